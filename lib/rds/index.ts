export { type Endpoint, parseEndpoint, rdsEndpoint } from './endpoint';
export { percentEncode, signRpcV1, stringToSignV1 } from './signature';
export { RDS_API_VERSION, RdsOperation, type WireParameters } from './wire';
