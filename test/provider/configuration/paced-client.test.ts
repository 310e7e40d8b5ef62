import { pacedClient } from '../../../lib/provider/configuration/paced-client';
import { CallOptions, CreatePrecheckTaskRequest, Pacer, RdsApiError, RdsClient } from '../../../lib/rds';

const REQUEST = { dbInstanceName: 'pgm-1' } as CreatePrecheckTaskRequest;

function scene(fail?: RdsApiError) {
  const events: string[] = [];
  const received: (CallOptions | undefined)[] = [];
  const answer = async (operation: string, options?: CallOptions): Promise<never> => {
    events.push(`call ${operation}`);
    received.push(options);
    if (fail) throw fail;
    return undefined as never;
  };
  const rds: RdsClient = {
    createCloudMigrationPrecheckTask: (_request, options) => answer('create', options),
    describeCloudMigrationPrecheckResult: (_request, options) => answer('describe', options),
    describeDBInstanceAttribute: (_id, options) => answer('attribute', options),
  };
  const pacer: Pacer = {
    acquire: async (operation, signal) => {
      signal?.throwIfAborted();
      events.push(`turn ${operation}`);
    },
    penalise: (operation) => void events.push(`penalty ${operation}`),
    demand: () => 0,
  };
  return { client: pacedClient(rds, pacer), events, received };
}

function apiError(code: string, retryable: boolean): RdsApiError {
  return new RdsApiError('refused', {
    operation: 'CreateCloudMigrationPrecheckTask',
    code,
    retryable,
    outcome: 'rejected',
  });
}

test('every request waits for the turn of its own operation', async () => {
  const { client, events } = scene();
  await client.createCloudMigrationPrecheckTask(REQUEST);
  await client.describeCloudMigrationPrecheckResult({ dbInstanceName: 'pgm-1', pageNumber: 1, pageSize: 30 });
  await client.describeDBInstanceAttribute('pgm-1');
  expect(events).toEqual([
    'turn CreateCloudMigrationPrecheckTask',
    'call create',
    'turn DescribeCloudMigrationPrecheckResult',
    'call describe',
    'turn DescribeDBInstanceAttribute',
    'call attribute',
  ]);
});

test('a stop ends the wait for a turn, and nothing is sent', async () => {
  const { client, events } = scene();
  const stopped = AbortSignal.abort(new Error('stopped'));
  await expect(client.createCloudMigrationPrecheckTask(REQUEST, { signal: stopped })).rejects.toThrow('stopped');
  expect(events).toEqual([]);
});

test('a create that is sent is not broken off by a stop, a read is', async () => {
  const { client, received } = scene();
  const { signal } = new AbortController();
  await client.createCloudMigrationPrecheckTask(REQUEST, { signal, secrets: ['s'] });
  await client.describeDBInstanceAttribute('pgm-1', { signal });
  expect(received).toEqual([{ signal: undefined, secrets: ['s'] }, { signal }]);
});

test('throttling slows the operation down, another refusal does not', async () => {
  const throttled = scene(apiError('Throttling.User', true));
  await expect(throttled.client.createCloudMigrationPrecheckTask(REQUEST)).rejects.toThrow(RdsApiError);
  expect(throttled.events.at(-1)).toBe('penalty CreateCloudMigrationPrecheckTask');
  const refused = scene(apiError('Forbidden.RAM', false));
  await expect(refused.client.createCloudMigrationPrecheckTask(REQUEST)).rejects.toThrow(RdsApiError);
  expect(refused.events.at(-1)).toBe('call create');
});
