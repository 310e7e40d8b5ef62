import { Decimal, PartialConfigOf, UNKNOWN } from '../../../lib/custom-resource';
import { providerSchema } from '../../../lib/provider/configuration/schema';
import { validateProvider } from '../../../lib/provider/configuration/validate';
import { outline, validated } from '../support/validation';
import { providerConfigOf } from '../support/values';

type Config = PartialConfigOf<typeof providerSchema>;

function diagnosticsOf(changes: Partial<Config>) {
  return validated<Config>(validateProvider, { ...providerConfigOf(), ...changes });
}

test.each<Partial<Config>>([
  {},
  { max_requests_per_minute: 1 },
  { max_requests_per_minute: 100n },
  { max_requests_per_minute: 2n ** 60n },
  { max_requests_per_minute: UNKNOWN },
  { endpoints: { rds: null, sts: null } },
  { endpoints: { rds: '', sts: null } },
  { endpoints: { rds: UNKNOWN, sts: UNKNOWN } },
  { endpoints: UNKNOWN },
  { endpoints: { rds: 'rds.cn-hangzhou.aliyuncs.com', sts: null } },
  { endpoints: { rds: 'http://127.0.0.1:8080', sts: null } },
])('the provider block %j is as it should be', (changes) => {
  expect(diagnosticsOf(changes)).toEqual([]);
});

test.each<[attribute: keyof Config, limit: unknown]>([
  ['max_requests_per_minute', 0],
  ['max_requests_per_minute', -5n],
  ['max_requests_per_minute', 1.5],
  ['max_requests_per_minute', new Decimal('1.00000000000000000000001')],
])('"%s" = %s is refused', (attribute, limit) => {
  const diagnostics = diagnosticsOf({ [attribute]: limit });
  expect(outline(diagnostics)).toEqual([`error at ${attribute}: "${attribute}" is not a number of requests`]);
  expect(diagnostics[0]?.detail).toContain(String(limit));
});

test.each(['ftp://rds.aliyuncs.com', 'rds.aliyuncs.com/path', 'no host'])('the endpoint "%s" is none', (rds) => {
  expect(outline(diagnosticsOf({ endpoints: { rds, sts: null } }))).toEqual([
    'error at endpoints.rds: "endpoints.rds" is not an endpoint',
  ]);
});
