import { ProviderArguments, resolveSettings } from '../../../lib/provider/configuration/settings';

const NOTHING: ProviderArguments = {
  region: null,
  access_key: null,
  secret_key: null,
  security_token: null,
  profile: null,
  shared_credentials_file: null,
  ecs_role_name: null,
  credentials_uri: null,
  max_requests_per_minute: null,
  endpoints: null,
  assume_role: null,
  assume_role_with_oidc: null,
};

test('without arguments and variables there are the usual limit, and nothing else', () => {
  expect(resolveSettings(NOTHING, {})).toEqual({ maxRequestsPerMinute: 100, credentials: {} });
});

test.each([
  ['region', ['ALICLOUD_REGION', 'ALIBABA_CLOUD_REGION']],
  ['endpoint', ['ALIBABA_CLOUD_ENDPOINT_RDS', 'RDS_ENDPOINT']],
] as const)('%s comes from the first of %j that is not empty', (setting, variables) => {
  for (let first = 0; first < variables.length; first += 1) {
    const environment = Object.fromEntries(variables.map((name, index) => [name, index < first ? '' : name]));
    expect(resolveSettings(NOTHING, environment)[setting]).toBe(variables[first]);
  }
});

test('an argument counts before every variable, an empty one does not', () => {
  const environment = { ALICLOUD_REGION: 'variable', RDS_ENDPOINT: 'variable' };
  const configured = { ...NOTHING, region: 'argument', endpoints: { rds: '', sts: null } };
  expect(resolveSettings(configured, environment)).toMatchObject({ region: 'argument', endpoint: 'variable' });
});

test('arguments that credentials come from are handed on, blocks included', () => {
  const configured: ProviderArguments = {
    ...NOTHING,
    region: 'cn-hangzhou',
    profile: 'migration',
    endpoints: { rds: null, sts: 'sts.example.com' },
    assume_role: {
      role_arn: 'acs:ram::1:role/r',
      session_name: null,
      session_expiration: 900n,
      policy: null,
      external_id: 'x',
    },
  };
  expect(resolveSettings(configured, {}).credentials).toEqual({
    region: 'cn-hangzhou',
    profile: 'migration',
    stsEndpoint: 'sts.example.com',
    assumeRole: { roleArn: 'acs:ram::1:role/r', sessionExpiration: 900, externalId: 'x' },
  });
});
