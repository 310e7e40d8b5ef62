import type { ReportReader } from '../../../lib/cli/report/api-reader';
import { reportOfApi, type TaskQuery } from '../../../lib/cli/report/api-reports';
import { RdsApiError, type DescribePrecheckResultRequest, type PrecheckRecord } from '../../../lib/rds';
import { mixedDetail } from './samples';

function record(overrides: Partial<PrecheckRecord> = {}): PrecheckRecord {
  return {
    taskId: 1,
    taskName: 'one',
    sourceCategory: 'ecsonvpc',
    sourceIpAddress: '172.16.0.10',
    sourcePort: 5432,
    sourceAccount: 'migratetest',
    targetInstanceName: 'pgm-x',
    detail: mixedDetail,
    gmtCreated: '2026-02-25T06:57:41Z',
    gmtModified: '2026-02-25T06:58:00Z',
    ...overrides,
  };
}

/** A service that has the given records and gives them in pages of at most `most`, whatever is asked for. */
function readerOf(records: readonly PrecheckRecord[], most = 100) {
  const requests: DescribePrecheckResultRequest[] = [];
  const reader: ReportReader = {
    describeCloudMigrationPrecheckResult: (request) => {
      requests.push(request);
      const first = (request.pageNumber - 1) * most;
      const items = records.slice(first, first + most);
      return Promise.resolve({
        items,
        pageNumber: request.pageNumber,
        pageSize: most,
        totalSize: records.length,
        requestId: 'r',
      });
    },
  };
  return { reader, requests };
}

function read(records: readonly PrecheckRecord[], query: Partial<TaskQuery> = {}, most?: number) {
  return reportOfApi(readerOf(records, most).reader, { dbInstanceName: 'pgm-x', ...query }, { failOn: 'warning' });
}

test('a record becomes a report with its facts, judged by the policy', async () => {
  const task = await read([record()]);

  expect(task).toMatchObject({
    dbInstanceName: 'pgm-x',
    sourceIpAddress: '172.16.0.10',
    sourcePort: '5432',
    taskId: '1',
    taskName: 'one',
    createdAt: '2026-02-25T06:57:41Z',
  });
  expect(task.report.checks).toHaveLength(5);
  expect(task.decision.failOn).toBe('warning');
});

test('facts that the service leaves out are left out', async () => {
  expect(await read([record({ taskName: '', gmtModified: '' })])).not.toHaveProperty('taskName');
});

test('without a task the latest one counts, wherever it stands in the pages', async () => {
  const records = [
    record({ taskId: 1, gmtCreated: '2026-02-01T00:00:00Z' }),
    record({ taskId: 2, gmtCreated: '2026-02-03T00:00:00Z' }),
    record({ taskId: 4, gmtCreated: '2026-02-03T00:00:00Z' }),
    record({ taskId: 3, gmtCreated: '2026-02-02T00:00:00Z' }),
  ];

  expect((await read(records, {}, 1)).taskId).toBe('4');
  expect((await read([...records].reverse(), {}, 3)).taskId).toBe('4');
});

test('a task is found by id and by name, also when the service does not filter', async () => {
  const records = [record({ taskId: 2, taskName: 'two' }), record(), record({ taskId: 2n ** 60n, taskName: 'big' })];

  expect((await read(records, { taskId: 1n })).taskName).toBe('one');
  expect((await read(records, { taskId: 2n ** 60n })).taskName).toBe('big');
  expect((await read(records, { taskName: 'two' })).taskId).toBe('2');
});

test('the service is asked for as large pages as it gives, with the filter', async () => {
  const { reader, requests } = readerOf([record()]);
  await reportOfApi(reader, { dbInstanceName: 'pgm-x', taskId: 1n }, {});

  expect(requests).toEqual([{ dbInstanceName: 'pgm-x', taskId: 1n, pageNumber: 1, pageSize: 100 }]);
});

test('a total that is never reached does not keep the command asking', async () => {
  const empty: ReportReader = {
    describeCloudMigrationPrecheckResult: ({ pageNumber }) =>
      Promise.resolve({
        items: pageNumber === 1 ? [record()] : [],
        pageNumber,
        pageSize: 1,
        totalSize: 99,
        requestId: 'r',
      }),
  };

  expect((await reportOfApi(empty, { dbInstanceName: 'pgm-x' }, {})).taskId).toBe('1');
});

test.each([
  [{}, 'The instance pgm-x has no assessment yet, or its records are gone. Start one with rdsmigration_precheck_task.'],
  [{ taskId: 7n }, 'The instance pgm-x has no assessment with the id 7. Leave it out for the latest one.'],
  [{ taskName: 'x' }, 'The instance pgm-x has no assessment with the name "x". Leave it out for the latest one.'],
  [
    { taskId: 7n, taskName: 'x' },
    'The instance pgm-x has no assessment with the id 7 and the name "x". Leave both out for the latest one.',
  ],
])('a task that is not there is named: %j', async (query, message) => {
  await expect(read([], query)).rejects.toThrow(message);
});

test.each([
  ['InvalidDBInstanceName.NotFound', 404, /Check the id .* and the region/],
  ['Forbidden.RAM', 403, /rds:DescribeCloudMigrationPrecheckResult/],
  ['InvalidAccessKeyId.NotFound', 404, /ALICLOUD_ACCESS_KEY/],
  ['Throttling.User', 400, /Wait a minute/],
])('the error %s of the API comes with the next step', async (code, httpStatus, nextStep) => {
  const error = new RdsApiError(`It failed: ${code}.`, {
    operation: 'o',
    code,
    httpStatus,
    retryable: false,
    outcome: 'rejected',
  });
  const reader: ReportReader = { describeCloudMigrationPrecheckResult: () => Promise.reject(error) };
  const failure = await reportOfApi(reader, { dbInstanceName: 'pgm-x' }, {}).catch((thrown: unknown) => thrown);

  expect(failure).toMatchObject({ message: expect.stringMatching(nextStep), cause: error });
  expect((failure as Error).message).toContain(code);
});

test('any other error is left as it is', async () => {
  const error = new TypeError('broken');
  const reader: ReportReader = { describeCloudMigrationPrecheckResult: () => Promise.reject(error) };

  await expect(reportOfApi(reader, { dbInstanceName: 'pgm-x' }, {})).rejects.toBe(error);
});
