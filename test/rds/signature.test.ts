import fc from 'fast-check';
import { percentEncode, signRpcV1, stringToSignV1 } from '../../lib/rds/signature';

const SECRET = 'testsecret';

test("the vendor's published GET example gets the published signature", () => {
  const signature = signRpcV1(
    'GET',
    {
      AccessKeyId: 'testid',
      Action: 'DescribeRegions',
      Format: 'XML',
      SignatureMethod: 'HMAC-SHA1',
      SignatureNonce: '3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf',
      SignatureVersion: '1.0',
      Timestamp: '2016-02-23T12:46:24Z',
      Version: '2014-05-26',
    },
    SECRET,
  );

  expect(signature).toBe('OLeaidS1JvxuMvnyHOwuJ+uX5qY=');
});

const PRECHECK_PARAMETERS = {
  AccessKeyId: 'testid',
  Action: 'CreateCloudMigrationPrecheckTask',
  DBInstanceName: 'pgm-test',
  Format: 'JSON',
  SignatureMethod: 'HMAC-SHA1',
  SignatureNonce: 'nonce-1',
  SignatureVersion: '1.0',
  SourceAccount: 'migratetest',
  SourceCategory: 'ecsOnVpc',
  SourceIpAddress: '172.16.0.10',
  SourcePassword: "p@ss w*'()~!+/=ü",
  SourcePort: '5432',
  Timestamp: '2024-01-01T00:00:00Z',
  Version: '2014-08-15',
};

test('a POST with an odd password gets the signature that the reference implementations give', () => {
  expect(signRpcV1('POST', PRECHECK_PARAMETERS, SECRET)).toBe('3KokqHvdMQ72Fk7jRMTUA5XVEyE=');
});

test('the string to sign carries every value percent-encoded twice', () => {
  const text = stringToSignV1('POST', PRECHECK_PARAMETERS);

  expect(text).toMatch(/^POST&%2F&AccessKeyId%3Dtestid%26Action%3D/);
  expect(text).toContain('SourcePassword%3Dp%2540ss%2520w%252A%2527%2528%2529~%2521%252B%252F%253D%25C3%25BC%26');
});

test('the order in which parameters are given does not change the signature', () => {
  const reversed = Object.fromEntries(Object.entries(PRECHECK_PARAMETERS).reverse());

  expect(signRpcV1('POST', reversed, SECRET)).toBe(signRpcV1('POST', PRECHECK_PARAMETERS, SECRET));
});

test('percent-encoding leaves only unreserved characters and decodes back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const encoded = percentEncode(text);
      expect(encoded).toMatch(/^(?:[A-Za-z0-9\-_.~]|%[0-9A-F]{2})*$/);
      expect(decodeURIComponent(encoded)).toBe(text);
    }),
  );
});

test('half of a surrogate pair cannot be encoded', () => {
  expect(() => percentEncode('\uD83D')).toThrow(URIError);
});
