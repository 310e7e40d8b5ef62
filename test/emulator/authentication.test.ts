import fc from 'fast-check';
import { createHmac } from 'node:crypto';
import { ManualClock } from '../../lib/emulator';
import { signRpcV1 } from '../../lib/rds';
import { call, create, createParameters, start } from './support/emulator';

const describeAttribute = { DBInstanceId: 'pgm-emulated0001' };

test('a rightly signed POST is accepted', async () => {
  expect((await create(await start())).status).toBe(200);
});

test('a rightly signed GET is accepted', async () => {
  const emulator = await start();
  const answer = await call(emulator, 'DescribeDBInstanceAttribute', describeAttribute, { method: 'GET' });
  expect(answer.status).toBe(200);
});

test('parameters of query and body are verified and read together', async () => {
  const emulator = await start();
  const query = { DBInstanceId: 'pgm-emulated0001' };
  expect((await call(emulator, 'DescribeDBInstanceAttribute', {}, { query })).status).toBe(200);
});

test('a signature by hand, written down from the protocol, is accepted', async () => {
  const emulator = await start();
  const encode = (text: string) => encodeURIComponent(text).replace(/\*/g, '%2A').replace(/'/g, '%27');
  const parameters: [string, string][] = [
    ['AccessKeyId', emulator.accessKey.accessKeyId],
    ['Action', 'DescribeDBInstanceAttribute'],
    ['DBInstanceId', 'pgm-emulated0001'],
    ['SignatureMethod', 'HMAC-SHA1'],
    ['SignatureNonce', 'by hand'],
    ['SignatureVersion', '1.0'],
    ['Timestamp', `${new Date().toISOString().slice(0, 19)}Z`],
    ['Version', '2014-08-15'],
  ];
  const query = parameters.map(([name, value]) => `${name}=${encode(value)}`).join('&');
  const signature = createHmac('sha1', `${emulator.accessKey.accessKeySecret}&`)
    .update(`GET&%2F&${encode(query)}`)
    .digest('base64');
  const response = await fetch(`${emulator.endpoint}/?${query}&Signature=${encodeURIComponent(signature)}`);
  expect(response.status).toBe(200);
});

test('any text survives signing, transport and reading', async () => {
  const emulator = await start({ reportMillis: 0, rateLimit: 'unlimited' });
  await fc.assert(
    fc.asyncProperty(fc.string({ minLength: 1, maxLength: 30, unit: 'binary' }), async (SourcePassword) => {
      const answer = await create(emulator, { SourcePassword });
      expect(answer.json.Code).toBeUndefined();
      const result = await call(emulator, 'DescribeCloudMigrationPrecheckResult', {
        DBInstanceName: createParameters.DBInstanceName,
        PageNumber: '1',
        PageSize: '30',
        TaskId: String(answer.json.TaskId),
      });
      expect((result.json.Items as { SourcePassword: string }[])[0]?.SourcePassword).toBe(SourcePassword);
    }),
    { numRuns: 50 },
  );
});

test('a wrong secret is refused with the whole request in the message, the password encoded twice', async () => {
  const emulator = await start();
  const accessKey = { ...emulator.accessKey, accessKeySecret: 'wrong' };
  const answer = await call(emulator, 'CreateCloudMigrationPrecheckTask', createParameters, { accessKey });
  expect(answer.status).toBe(400);
  expect(answer.json.Code).toBe('SignatureDoesNotMatch');
  expect(answer.json.Message).toMatch(
    /^Specified signature is not matched with our calculation\. server string to sign is:POST&%2F&AccessKeyId%3D/,
  );
  expect(answer.json.Message).toContain(
    'SourcePassword%3Dp%2540ss%2520w%252A%2527%2528%2529~%2521%252B%252F%253D%25C3%25BC',
  );
  expect(emulator.tasks()).toEqual([]);
});

test.each(['SourceIpAddress', 'SourcePassword', 'Action', 'Timestamp', 'SignatureNonce'])(
  'a request whose %s was changed on its way is refused',
  async (name) => {
    const emulator = await start();
    const changed: Readonly<Record<string, string>> = {
      Action: 'DescribeDBInstanceAttribute',
      Timestamp: `${new Date(Date.now() + 60_000).toISOString().slice(0, 19)}Z`,
    };
    const answer = await call(emulator, 'CreateCloudMigrationPrecheckTask', createParameters, {
      tamper: (parameters) => {
        parameters[name] = changed[name] ?? 'changed';
      },
    });
    expect(answer.json.Code).toBe('SignatureDoesNotMatch');
  },
);

test('a parameter that was added on its way is refused', async () => {
  const emulator = await start();
  const answer = await call(emulator, 'DescribeDBInstanceAttribute', describeAttribute, {
    tamper: (parameters) => {
      parameters['__proto__x'] = '1';
    },
  });
  expect(answer.json.Code).toBe('SignatureDoesNotMatch');
});

test('a POST that is signed as a GET is refused', async () => {
  const emulator = await start();
  const answer = await call(emulator, 'DescribeDBInstanceAttribute', describeAttribute, {
    tamper: (parameters) => {
      const signed = { ...parameters };
      delete signed.Signature;
      parameters.Signature = signRpcV1('GET', signed, emulator.accessKey.accessKeySecret);
    },
  });
  expect(answer.json.Code).toBe('SignatureDoesNotMatch');
});

test('an unknown access key is refused as not found', async () => {
  const emulator = await start();
  const accessKey = { accessKeyId: 'unknown', accessKeySecret: 'secret' };
  const answer = await call(emulator, 'DescribeDBInstanceAttribute', describeAttribute, { accessKey });
  expect([answer.status, answer.json.Code]).toEqual([404, 'InvalidAccessKeyId.NotFound']);
});

test.each([
  ['AccessKeyId', 'MissingParameter'],
  ['Signature', 'MissingParameter'],
  ['SignatureNonce', 'MissingParameter'],
  ['SignatureMethod', 'MissingParameter'],
  ['SignatureVersion', 'MissingParameter'],
  ['Timestamp', 'IllegalTimestamp'],
])('a request without %s is refused with %s', async (name, code) => {
  const emulator = await start();
  const answer = await call(emulator, 'DescribeDBInstanceAttribute', describeAttribute, {
    tamper: (parameters) => {
      delete parameters[name];
    },
  });
  expect([answer.status, answer.json.Code]).toEqual([400, code]);
  expect(answer.json.Message).toContain(`"${name}"`);
});

test.each([
  ['SignatureMethod', 'HMAC-SHA256', 'InvalidSignatureMethod'],
  ['SignatureVersion', '2.0', 'IncompleteSignature'],
  ['Signature', 'not base64 of twenty bytes', 'IncompleteSignature'],
  ['Timestamp', 'yesterday', 'InvalidTimeStamp.Format'],
  ['Timestamp', '2026-02-30T00:00:00Z', 'InvalidTimeStamp.Format'],
  ['Timestamp', '2026-01-01T00:00:00+00:00', 'InvalidTimeStamp.Format'],
  ['Timestamp', '2026-01-01 00:00:00', 'InvalidTimeStamp.Format'],
])('%s = %s is refused with %s', async (name, value, code) => {
  const emulator = await start();
  const answer = await call(emulator, 'DescribeDBInstanceAttribute', describeAttribute, {
    tamper: (parameters) => {
      parameters[name] = value;
    },
  });
  expect([answer.status, answer.json.Code]).toEqual([400, code]);
});

test.each([
  [-901, 400],
  [-899, 200],
  [899, 200],
  [901, 400],
])('a time stamp that is %d seconds away is answered with %d', async (seconds, status) => {
  const clock = new ManualClock(Date.UTC(2026, 0, 1));
  const emulator = await start({ clock });
  const Timestamp = `${new Date(clock.now() + seconds * 1000).toISOString().slice(0, 19)}Z`;
  const answer = await call(emulator, 'DescribeDBInstanceAttribute', { ...describeAttribute, Timestamp });
  expect(answer.status).toBe(status);
  if (status === 400) expect(answer.json.Code).toBe('InvalidTimeStamp.Expired');
});

test('a nonce is accepted once', async () => {
  const emulator = await start();
  const parameters = { ...describeAttribute, SignatureNonce: 'once' };
  expect((await call(emulator, 'DescribeDBInstanceAttribute', parameters)).status).toBe(200);
  const second = await call(emulator, 'DescribeDBInstanceAttribute', parameters);
  expect([second.status, second.json.Code]).toEqual([400, 'SignatureNonceUsed']);
});

test('a request that is replayed to the letter is refused', async () => {
  const emulator = await start();
  let replay: URLSearchParams | undefined;
  await call(emulator, 'CreateCloudMigrationPrecheckTask', createParameters, {
    tamper: (parameters) => {
      replay = new URLSearchParams(parameters);
    },
  });
  const response = await fetch(`${emulator.endpoint}/`, { method: 'POST', body: replay });
  expect(await response.json()).toMatchObject({ Code: 'SignatureNonceUsed' });
  expect(emulator.tasks()).toHaveLength(1);
});

test('nobody uses up a nonce with a wrong signature', async () => {
  const emulator = await start();
  const parameters = { ...describeAttribute, SignatureNonce: 'mine' };
  const accessKey = { ...emulator.accessKey, accessKeySecret: 'wrong' };
  await call(emulator, 'DescribeDBInstanceAttribute', parameters, { accessKey });
  expect((await call(emulator, 'DescribeDBInstanceAttribute', parameters)).status).toBe(200);
});

test('temporary credentials need their token, whole and in time', async () => {
  const clock = new ManualClock();
  const emulator = await start({ clock });
  const accessKey = {
    accessKeyId: 'STS.emulated',
    accessKeySecret: 'temporary',
    securityToken: 'token',
    expiresAt: clock.now() + 60_000,
  };
  emulator.putAccessKey(accessKey);
  const codeWith = async (SecurityToken: string | undefined) => {
    const parameters = { ...describeAttribute, SecurityToken };
    return (await call(emulator, 'DescribeDBInstanceAttribute', parameters, { accessKey })).json.Code;
  };
  expect(await codeWith('token')).toBeUndefined();
  expect(await codeWith(undefined)).toBe('MissingSecurityToken');
  expect(await codeWith('other')).toBe('InvalidSecurityToken.Malformed');
  clock.advance(60_000);
  expect(await codeWith('token')).toBe('InvalidSecurityToken.Expired');
});

test('a token with a key that has none is refused', async () => {
  const emulator = await start();
  const answer = await call(emulator, 'DescribeDBInstanceAttribute', { ...describeAttribute, SecurityToken: 'token' });
  expect(answer.json.Code).toBe('InvalidSecurityToken.MismatchWithAccessKey');
});
