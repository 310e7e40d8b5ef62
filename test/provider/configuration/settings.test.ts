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

test.each<[setting: 'region' | 'endpoint', variables: string[], resolved: (variable: string) => unknown]>([
  ['region', ['ALICLOUD_REGION', 'ALIBABA_CLOUD_REGION'], (variable) => `of ${variable}`],
  [
    'endpoint',
    ['ALIBABA_CLOUD_ENDPOINT_RDS', 'RDS_ENDPOINT'],
    (variable) => ({ value: `of ${variable}`, origin: { variable } }),
  ],
])('%s comes from the first of %j that is not empty', (setting, variables, resolved) => {
  for (const [first, variable] of variables.entries()) {
    const environment = Object.fromEntries(variables.map((name, index) => [name, index < first ? '' : `of ${name}`]));
    expect(resolveSettings(NOTHING, environment)[setting]).toEqual(resolved(variable));
  }
});

test('an argument counts before every variable, an empty one does not', () => {
  const environment = { ALICLOUD_REGION: 'variable', RDS_ENDPOINT: 'variable' };
  const configured = { ...NOTHING, region: 'argument', endpoints: { rds: '', sts: null } };
  expect(resolveSettings(configured, environment)).toMatchObject({
    region: 'argument',
    endpoint: { value: 'variable', origin: { variable: 'RDS_ENDPOINT' } },
  });
  const named = { ...NOTHING, endpoints: { rds: 'argument', sts: null } };
  const origin = { argument: 'endpoints.rds' };
  expect(resolveSettings(named, environment).endpoint).toEqual({ value: 'argument', origin });
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
