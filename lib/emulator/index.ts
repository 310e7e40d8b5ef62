/**
 * A local RDS endpoint for the cloud-migration assessment: for tests, demonstrations and pipelines without an account.
 *
 * @packageDocumentation
 */
export type { AccessKey } from './access-key';
export type { Administration, TaskSummary } from './backend';
export { ManualClock, type Clock } from './clock';
export { DeclarationError } from './declaration';
export { startEmulator, type Emulator } from './emulator';
export type { EmulatorOptions } from './emulator-options';
export { faultKinds, type Fault } from './faults/fault';
export { parseFaultPlan, type FaultPlan } from './faults/fault-plan';
export { isLoopbackAddress } from './http/admin-api';
export { defaultInstance, type Instance, type InstanceDeclaration } from './instance';
export { readInstanceFile, readJsonFile } from './instance-file';
export { seededRandomness, type Randomness } from './randomness';
export { defaultRateLimit, type RateLimit } from './rate-limit';
export { newlineEncodings, type NewlineEncoding } from './report/detail';
export { outcomes, parseOutcomes, type Outcome } from './report/outcome';
export { formatLogEntry, type RequestLogEntry } from './request-log';
export type { SourceCount, Statistics } from './statistics';
