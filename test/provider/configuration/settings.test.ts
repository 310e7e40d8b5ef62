import { ProviderArguments, resolveSettings } from '../../../lib/provider/configuration/settings';

const NOTHING: ProviderArguments = {
  region: null,
  access_key: null,
  secret_key: null,
  security_token: null,
  max_requests_per_minute: null,
  endpoints: null,
};

test('without arguments and variables there is the default region, the usual limit, and nothing else', () => {
  expect(resolveSettings(NOTHING, {})).toEqual({
    region: 'cn-beijing',
    endpoint: undefined,
    accessKey: undefined,
    secretKey: undefined,
    securityToken: undefined,
    maxRequestsPerMinute: 100,
  });
});

test.each([
  ['accessKey', ['ALICLOUD_ACCESS_KEY', 'ALIBABA_CLOUD_ACCESS_KEY_ID', 'ALIBABACLOUD_ACCESS_KEY_ID']],
  ['secretKey', ['ALICLOUD_SECRET_KEY', 'ALIBABA_CLOUD_ACCESS_KEY_SECRET', 'ALIBABACLOUD_ACCESS_KEY_SECRET']],
  ['securityToken', ['ALICLOUD_SECURITY_TOKEN', 'ALIBABA_CLOUD_SECURITY_TOKEN', 'ALIBABACLOUD_SECURITY_TOKEN']],
  ['region', ['ALICLOUD_REGION', 'ALIBABA_CLOUD_REGION']],
  ['endpoint', ['ALIBABA_CLOUD_ENDPOINT_RDS', 'RDS_ENDPOINT']],
] as const)('%s comes from the first of %j that is not empty', (setting, variables) => {
  for (let first = 0; first < variables.length; first += 1) {
    const environment = Object.fromEntries(variables.map((name, index) => [name, index < first ? '' : name]));
    expect(resolveSettings(NOTHING, environment)[setting]).toBe(variables[first]);
  }
});

test('an argument counts before every variable, an empty one does not', () => {
  const environment = { ALICLOUD_ACCESS_KEY: 'variable', RDS_ENDPOINT: 'variable' };
  const configured = { ...NOTHING, access_key: 'argument', endpoints: { rds: '' } };
  expect(resolveSettings(configured, environment)).toMatchObject({ accessKey: 'argument', endpoint: 'variable' });
});
