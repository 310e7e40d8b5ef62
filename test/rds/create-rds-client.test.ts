import { inspect } from 'node:util';
import { createRdsClient, RdsApiError, signRpcV1 } from '../../lib/rds';
import {
  ACCESS_KEY_ID,
  ACCESS_KEY_SECRET,
  answerWith,
  clientOf,
  PRECHECK_ANSWER,
  PRECHECK_REQUEST,
  SECRETS,
  SECURITY_TOKEN,
  SOURCE_PASSWORD,
  withServer,
} from './support/rds-server';

test('creating a task sends one POST with everything in the body and nothing in the URL', async () => {
  await withServer(answerWith(200, PRECHECK_ANSWER), async ({ endpoint, requests }) => {
    await clientOf(endpoint).createCloudMigrationPrecheckTask({ ...PRECHECK_REQUEST, taskName: 'slf7w7wj3g' });

    expect(requests).toHaveLength(1);
    const [request] = requests;
    expect(request).toMatchObject({ method: 'POST', url: '/' });
    expect(request?.headers['content-type']).toBe('application/x-www-form-urlencoded');
    expect(Object.fromEntries(request?.parameters ?? [])).toMatchObject({
      Action: 'CreateCloudMigrationPrecheckTask',
      Version: '2014-08-15',
      Format: 'JSON',
      AccessKeyId: ACCESS_KEY_ID,
      SecurityToken: SECURITY_TOKEN,
      SignatureMethod: 'HMAC-SHA1',
      DBInstanceName: 'pgm-bp102g323jd4abcd',
      SourceIpAddress: '172.16.0.10',
      SourcePort: '5432',
      SourceAccount: 'migratetest',
      SourcePassword: SOURCE_PASSWORD,
      SourceCategory: 'ecsOnVpc',
      TaskName: 'slf7w7wj3g',
    });
  });
});

test('the signature of a request is the one that the service will compute', async () => {
  await withServer(answerWith(200, PRECHECK_ANSWER), async ({ endpoint, requests }) => {
    await clientOf(endpoint).createCloudMigrationPrecheckTask(PRECHECK_REQUEST);

    const { Signature: signature, ...signed } = Object.fromEntries(requests[0]?.parameters ?? []);
    expect(signature).toBe(signRpcV1('POST', signed, ACCESS_KEY_SECRET));
  });
});

test('a parameter without a value is not sent', async () => {
  await withServer(answerWith(200, PRECHECK_ANSWER), async ({ endpoint, requests }) => {
    const withoutToken = {
      getCredentials: async () => ({ accessKeyId: 'id-of-key', accessKeySecret: 'secret-of-key' }),
    };
    const client = clientOf(endpoint, { credentials: withoutToken });
    await client.createCloudMigrationPrecheckTask({ ...PRECHECK_REQUEST, taskName: undefined });

    expect(requests[0]?.parameters.has('TaskName')).toBe(false);
    expect(requests[0]?.parameters.has('SecurityToken')).toBe(false);
    expect(requests[0]?.body).not.toMatch(/undefined|null/);
  });
});

test('the headers name the operation and the caller', async () => {
  await withServer(answerWith(200, PRECHECK_ANSWER), async ({ endpoint, requests }) => {
    await clientOf(endpoint, { userAgent: 'Terraform/1.11 rdsmigration/0.1' }).createCloudMigrationPrecheckTask(
      PRECHECK_REQUEST,
    );

    expect(requests[0]?.headers).toMatchObject({
      'user-agent': 'Terraform/1.11 rdsmigration/0.1',
      'x-acs-action': 'CreateCloudMigrationPrecheckTask',
      'x-acs-version': '2014-08-15',
    });
  });
});

test('the task that the service has made is given back', async () => {
  await withServer(answerWith(200, PRECHECK_ANSWER), async ({ endpoint }) => {
    expect(await clientOf(endpoint).createCloudMigrationPrecheckTask(PRECHECK_REQUEST)).toEqual({
      dbInstanceName: 'pgm-bp102g323jd4abcd',
      requestId: '60F9A12A-16B8-4728-B099-4CA38D32C31C',
      taskId: 439946016,
      taskName: 'slf7w7wj3g',
    });
  });
});

test('requests one after the other share one connection', async () => {
  await withServer(answerWith(200, PRECHECK_ANSWER), async (server) => {
    const client = clientOf(server.endpoint);
    await client.createCloudMigrationPrecheckTask(PRECHECK_REQUEST);
    await client.createCloudMigrationPrecheckTask(PRECHECK_REQUEST);

    expect(server.requests).toHaveLength(2);
    expect(server.connections()).toBe(1);
    expect(new Set(server.requests.map(({ parameters }) => parameters.get('SignatureNonce'))).size).toBe(2);
  });
});

const RECORD = {
  GmtCreated: '2022-02-25T06:57:41Z',
  GmtModified: '2022-02-25T06:58:00Z',
  TaskId: 439946016,
  TaskName: 'slf7w7wj3g',
  SourceCategory: 'ecsonvpc',
  SourceIpAddress: '172.16.0.10',
  SourcePort: 5432,
  SourceAccount: 'migratetest',
  SourcePassword: SOURCE_PASSWORD,
  TargetEip: '',
  TargetInstanceName: 'pgm-bp102g323jd4abcd',
  Detail: '[Check rds empty]\\nCheck rds databases: success\\n*Migrate check success*',
};

const pageOf = (...Items: unknown[]) => ({
  Items,
  PageNumber: 1,
  PageSize: 30,
  TotalSize: Items.length,
  RequestId: '1AD222E9-E606-4A42-BF6D-8A4442913CEF',
});

const FIRST_PAGE = { dbInstanceName: 'pgm-bp102g323jd4abcd', pageNumber: 1, pageSize: 30 };

test('a page of reports is asked for with its filters and comes back without the password', async () => {
  await withServer(answerWith(200, pageOf(RECORD)), async ({ endpoint, requests }) => {
    const page = await clientOf(endpoint).describeCloudMigrationPrecheckResult({
      ...FIRST_PAGE,
      taskId: 9007199254740993n,
      sourcePort: 5432,
    });

    expect(Object.fromEntries(requests[0]?.parameters ?? [])).toMatchObject({
      Action: 'DescribeCloudMigrationPrecheckResult',
      PageNumber: '1',
      PageSize: '30',
      TaskId: '9007199254740993',
      SourcePort: '5432',
    });
    expect(page).toEqual({
      items: [
        {
          taskId: 439946016,
          taskName: 'slf7w7wj3g',
          sourceCategory: 'ecsonvpc',
          sourceIpAddress: '172.16.0.10',
          sourcePort: 5432,
          sourceAccount: 'migratetest',
          targetInstanceName: 'pgm-bp102g323jd4abcd',
          detail: RECORD.Detail,
          gmtCreated: '2022-02-25T06:57:41Z',
          gmtModified: '2022-02-25T06:58:00Z',
        },
      ],
      pageNumber: 1,
      pageSize: 30,
      totalSize: 1,
      requestId: '1AD222E9-E606-4A42-BF6D-8A4442913CEF',
    });
  });
});

test.each([
  ['a new line', '\n'],
  ['a backslash and an n', '\\n'],
  ['two backslashes and an n', '\\\\n'],
])('the password in a report is removed where lines end in %s, and these stay as they came', async (_name, end) => {
  const detail = (password: string) =>
    [
      '[Check source connectivity]',
      `Check database connectable: failed(error:cannot connect to source database by migratetest:${password})`,
      ' [Check triggers]',
      'Check triggers compatible: success',
      '*Migrate check failed*',
    ].join(end);
  await withServer(answerWith(200, pageOf({ ...RECORD, Detail: detail(SOURCE_PASSWORD) })), async ({ endpoint }) => {
    const page = await clientOf(endpoint).describeCloudMigrationPrecheckResult(FIRST_PAGE);

    expect(page.items[0]?.detail).toBe(detail('***'));
  });
});

test('the password of a record is removed wherever the report repeats it, in every record by itself', async () => {
  const records = ['first-Pa55', 'second-Pa55'].map((password) => ({
    ...RECORD,
    SourcePassword: password,
    Detail: `replication with ${password} was refused`,
  }));
  await withServer(answerWith(200, pageOf(...records)), async ({ endpoint }) => {
    const page = await clientOf(endpoint).describeCloudMigrationPrecheckResult(FIRST_PAGE);

    expect(page.items.map(({ detail }) => detail)).toEqual([
      'replication with *** was refused',
      'replication with *** was refused',
    ]);
  });
});

test('a report that quotes the password of another run loses it too', async () => {
  const masked = { ...RECORD, SourcePassword: '********', Detail: 'used Zeus-and-Hera-77 for replication' };
  await withServer(answerWith(200, pageOf(masked)), async ({ endpoint }) => {
    const page = await clientOf(endpoint).describeCloudMigrationPrecheckResult(FIRST_PAGE, {
      secrets: ['Zeus-and-Hera-77'],
    });

    expect(page.items[0]?.detail).toBe('used *** for replication');
  });
});

test('a report that is still empty, and a page without reports, are no errors', async () => {
  const running = { ...RECORD, Detail: undefined };
  await withServer(answerWith(200, pageOf(running)), async ({ endpoint }) => {
    const page = await clientOf(endpoint).describeCloudMigrationPrecheckResult(FIRST_PAGE);
    expect(page.items[0]?.detail).toBe('');
  });
  await withServer(answerWith(200, pageOf()), async ({ endpoint }) => {
    expect((await clientOf(endpoint).describeCloudMigrationPrecheckResult(FIRST_PAGE)).items).toEqual([]);
  });
});

test('the attributes of an instance are read from its entry', async () => {
  const attribute = {
    DBInstanceId: 'pgm-a',
    Engine: 'PostgreSQL',
    EngineVersion: '15.0',
    DBInstanceType: 'Primary',
    DBInstanceStatus: 'Running',
    LockMode: 'Unlock',
    DBInstanceStorageType: 'cloud_essd',
    DBInstanceStorage: 100,
    Category: 'HighAvailability',
    VpcId: 'vpc-1',
    Port: '5432',
  };
  const body = { Items: { DBInstanceAttribute: [attribute] }, RequestId: 'R-1' };
  await withServer(answerWith(200, body), async ({ endpoint, requests }) => {
    expect(await clientOf(endpoint).describeDBInstanceAttribute('pgm-a')).toEqual({
      dbInstanceId: 'pgm-a',
      engine: 'PostgreSQL',
      engineVersion: '15.0',
      dbInstanceType: 'Primary',
      dbInstanceStatus: 'Running',
      lockMode: 'Unlock',
      storageType: 'cloud_essd',
      storageGiB: 100,
      category: 'HighAvailability',
      vpcId: 'vpc-1',
      port: '5432',
      requestId: 'R-1',
    });
    expect(requests[0]?.parameters.get('DBInstanceId')).toBe('pgm-a');
  });
});

test('an answer that describes no instance, or another, is not taken for the one asked for', async () => {
  const body = { Items: { DBInstanceAttribute: [{ DBInstanceId: 'pgm-b' }] }, RequestId: 'R-1' };
  await withServer(answerWith(200, body), async ({ endpoint }) => {
    await expect(clientOf(endpoint).describeDBInstanceAttribute('pgm-a')).rejects.toThrow(
      /MalformedAnswer: the answer does not describe the instance pgm-a/,
    );
  });
});

test('a refused security token is replaced once, and the call is repeated with the new one', async () => {
  let current = 'CAISexpired-token';
  const invalidated: unknown[] = [];
  const credentials = {
    getCredentials: async () => ({
      accessKeyId: 'id-of-key',
      accessKeySecret: 'secret-of-key',
      securityToken: current,
    }),
    invalidate: (refused: unknown) => {
      invalidated.push(refused);
      current = 'CAISfresh-token';
    },
  };
  const refusal = {
    Code: 'InvalidSecurityToken.Expired',
    Message: 'Specified SecurityToken is expired.',
    RequestId: 'R',
  };
  await withServer(
    (request, response, socket) =>
      request.parameters.get('SecurityToken') === 'CAISfresh-token'
        ? answerWith(200, PRECHECK_ANSWER)(request, response, socket)
        : answerWith(400, refusal)(request, response, socket),
    async ({ endpoint, requests }) => {
      const result = await clientOf(endpoint, { credentials }).createCloudMigrationPrecheckTask(PRECHECK_REQUEST);

      expect(result.taskId).toBe(439946016);
      expect(requests).toHaveLength(2);
      expect(invalidated).toMatchObject([{ securityToken: 'CAISexpired-token' }]);
    },
  );
  await withServer(answerWith(400, refusal), async ({ endpoint, requests }) => {
    const call = clientOf(endpoint, { credentials }).createCloudMigrationPrecheckTask(PRECHECK_REQUEST);

    await expect(call).rejects.toMatchObject({ code: 'InvalidSecurityToken.Expired', category: 'security-token' });
    expect(requests).toHaveLength(2);
  });
});

test('what the provider of the credentials throws reaches the caller as it is', async () => {
  const failure = new Error('no profile named "ci"');
  const client = createRdsClient({
    region: 'cn-hangzhou',
    credentials: { getCredentials: () => Promise.reject(failure) },
  });

  await expect(client.createCloudMigrationPrecheckTask(PRECHECK_REQUEST)).rejects.toBe(failure);
});

test.each([
  ['no key', { accessKeyId: '', accessKeySecret: 'x' }],
  ['no secret', { accessKeyId: 'x', accessKeySecret: '' }],
  ['half a character in the token', { accessKeyId: 'x', accessKeySecret: 'y', securityToken: '\uD83D' }],
])('credentials with %s are refused before anything is sent', async (_name, incomplete) => {
  await withServer(answerWith(200, PRECHECK_ANSWER), async ({ endpoint, requests }) => {
    const client = clientOf(endpoint, { credentials: { getCredentials: async () => incomplete } });

    await expect(client.describeDBInstanceAttribute('pgm-a')).rejects.toMatchObject({
      code: 'NoCredentials',
      outcome: 'rejected',
      retryable: false,
    });
    expect(requests).toHaveLength(0);
  });
});

test.each([
  ['half of a surrogate pair', { sourcePassword: 'secret\uD83D' }, 'SourcePassword'],
  ['a fraction', { sourcePort: 5432.5 }, 'SourcePort'],
  ['an object', { sourceAccount: { nested: 'value' } as unknown as string }, 'SourceAccount'],
  ['an array', { taskName: ['a'] as unknown as string }, 'TaskName'],
])(
  'a request with %s is refused before anything is sent, and the value is not quoted',
  async (_name, odd, parameter) => {
    await withServer(answerWith(200, PRECHECK_ANSWER), async ({ endpoint, requests }) => {
      const call = clientOf(endpoint).createCloudMigrationPrecheckTask({ ...PRECHECK_REQUEST, ...odd });

      const error: unknown = await call.catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(RdsApiError);
      expect(error).toMatchObject({ code: 'InvalidRequest', outcome: 'rejected', retryable: false });
      expect(String(error)).toContain(`the parameter ${parameter} `);
      expect(String(error)).not.toMatch(/secret|nested/);
      expect(requests).toHaveLength(0);
    });
  },
);

test('a client without region and endpoint says so with the first call', async () => {
  const client = createRdsClient({ credentials: { getCredentials: () => Promise.reject(new Error('not asked')) } });

  await expect(client.describeDBInstanceAttribute('pgm-a')).rejects.toThrow(/neither a region nor an endpoint/);
});

test('a malformed endpoint, region or user agent is refused when the client is made', () => {
  const credentials = { getCredentials: () => Promise.reject(new Error('not asked')) };

  expect(() => createRdsClient({ credentials, endpoint: 'ftp://x' })).toThrow(/scheme "ftp" is not supported/);
  expect(() => createRdsClient({ credentials, region: 'Hang zhou' })).toThrow(/is not a region id/);
  expect(() => createRdsClient({ credentials, region: 'cn-hangzhou', userAgent: 'a\r\nb' })).toThrow(/user agent/);
});

test('inspecting a client shows no secret, before and after a request', async () => {
  await withServer(answerWith(200, PRECHECK_ANSWER), async ({ endpoint }) => {
    const client = clientOf(endpoint);
    const before = inspect(client, { depth: Infinity, showHidden: true });
    await client.createCloudMigrationPrecheckTask(PRECHECK_REQUEST);
    const after = inspect(client, { depth: Infinity, showHidden: true });

    for (const secret of SECRETS) {
      expect(before).not.toContain(secret);
      expect(after).not.toContain(secret);
    }
  });
});
