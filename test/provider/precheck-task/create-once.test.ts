import { CreatedTask, createOnce, UnconfirmedTaskError } from '../../../lib/provider/precheck-task/create-once';
import { attemptsOf, PrecheckRecord } from '../../../lib/rds';
import { scene, Scene } from '../support/scene';
import { wantedTask } from '../support/values';

const MINUTE = 60_000;
const request = { ...wantedTask(), taskName: 'slf7w7wj3g' };

function create(
  { clock, client, context }: Scene,
  options: { readonly timeout?: number; readonly isNew?: ((record: PrecheckRecord) => boolean) | undefined } = {},
): Promise<CreatedTask> {
  const { log, signal } = context;
  const { timeout = 15 * MINUTE } = options;
  const isNew = 'isNew' in options ? options.isNew : () => true;
  return clock.run(() => createOnce(request, { client, log, signal, deadline: clock.now() + timeout, isNew }));
}

async function failureOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => undefined,
    (error: unknown) => error,
  );
}

test('a task is created with one call, under the name that was chosen before', async () => {
  const setting = scene();
  expect(await create(setting)).toMatchObject({
    taskId: 439_946_016,
    taskName: 'slf7w7wj3g',
    requestId: 'REQUEST-439946016',
  });
  expect(setting.rds.creates).toEqual([request]);
  expect(setting.rds.describes).toEqual([]);
});

test.each([
  { code: 'Throttling.User', httpStatus: 400 },
  { code: 'IncorrectDBInstanceState', httpStatus: 400 },
  { code: 'OperationDenied.DBInstanceStatus', httpStatus: 403 },
  { code: 'ConnectionRefused' },
])('$code is repeated without a look-up, since nothing was carried out', async (fault) => {
  const setting = scene();
  setting.rds.faults.create.push(fault, fault, fault);
  await create(setting);
  expect(setting.rds.creates).toHaveLength(4);
  expect(setting.rds.describes).toEqual([]);
  expect(setting.rds.tasks).toHaveLength(1);
});

test.each([
  'IncorrectDBInstance',
  'IncorrectDBInstanceType',
  'InvalidDBInstanceName.NotFound',
  'IncorrectDBInstanceLockMode',
  'SignatureDoesNotMatch',
  'Forbidden.RAM',
  'InvalidParameter',
])('%s ends the create at once', async (code) => {
  const setting = scene();
  setting.rds.lasting.create = { code, httpStatus: 400 };
  await expect(create(setting)).rejects.toMatchObject({ code });
  expect(setting.rds.creates).toHaveLength(1);
});

const LOSSES = [
  { code: 'ReadTimeout' },
  { code: 'ConnectionReset' },
  { code: 'MalformedAnswer', httpStatus: 200 },
  { code: 'HttpError', httpStatus: 502 },
  { code: 'InternalError', httpStatus: 500 },
  { code: 'ServiceUnavailable', httpStatus: 503 },
  { code: 'AnswerTooLarge', httpStatus: 200 },
];

test.each(LOSSES)('a task is found whose answer was lost to $code', async (fault) => {
  const setting = scene();
  setting.rds.faults.create.push({ ...fault, actsAfter: 0 });
  expect(await create(setting)).toEqual({ taskId: 439_946_016, taskName: 'slf7w7wj3g', requestId: null });
  expect(setting.rds.creates).toHaveLength(1);
  expect(setting.rds.describes).toMatchObject([{ taskName: 'slf7w7wj3g' }]);
});

test.each([1000, 5000, 12_000, 29_000])('a task is found that appears in the list only after %i ms', async (delay) => {
  const setting = scene();
  setting.rds.listDelay = delay;
  setting.rds.faults.create.push({ code: 'ConnectionReset', actsAfter: 0 });
  await create(setting);
  expect(setting.rds.tasks).toHaveLength(1);
});

test('a task is found that a slow service creates after the connection is gone', async () => {
  const setting = scene();
  setting.rds.listDelay = 5000;
  setting.rds.faults.create.push({ code: 'ReadTimeout', actsAfter: 20_000 });
  await create(setting);
  expect(setting.rds.tasks).toHaveLength(1);
});

test('the call is repeated once it is certain that it created nothing, half a minute later', async () => {
  const setting = scene();
  const start = setting.clock.now();
  setting.rds.faults.create.push({ code: 'ConnectionReset' });
  expect(await create(setting)).toMatchObject({ requestId: 'REQUEST-439946016' });
  expect(setting.rds.creates.map(({ taskName }) => taskName)).toEqual(['slf7w7wj3g', 'slf7w7wj3g']);
  expect(setting.clock.now() - start).toBeGreaterThanOrEqual(30_000);
  expect(setting.rds.describes.length).toBeLessThanOrEqual(7);
});

test('look-ups that fail for a while prove nothing, and go on', async () => {
  const setting = scene();
  setting.rds.faults.create.push({ code: 'ConnectionReset', actsAfter: 0 });
  setting.rds.faults.describe.push(...Array.from({ length: 9 }, () => ({ code: 'ServiceUnavailable' })));
  await create(setting);
  expect(setting.rds.creates).toHaveLength(1);
  expect(setting.rds.describes).toHaveLength(10);
});

test('a task that is not new is not taken for the lost one', async () => {
  const setting = scene();
  const older = setting.rds.add(request, { runTime: 0 });
  setting.rds.faults.create.push({ code: 'ConnectionReset', actsAfter: 0 });
  const created = await create(setting, { isNew: ({ taskId }) => taskId !== older.taskId });
  expect(created.taskId).toBe(439_946_017);
  expect(setting.rds.tasks).toHaveLength(2);
});

test('the password is handed to look-ups, so that the client removes it from reports', async () => {
  const setting = scene();
  setting.rds.report = [`Check database connectable: failed(error:cannot connect by ${request.sourcePassword})`];
  setting.rds.runTime = 0;
  setting.rds.faults.create.push({ code: 'ConnectionReset', actsAfter: 0 });
  await create(setting, { isNew: ({ detail }) => !detail.includes(request.sourcePassword) });
  expect(setting.rds.tasks).toHaveLength(1);
});

test('refusals are repeated until the deadline; the error tells of every try', async () => {
  const setting = scene();
  const start = setting.clock.now();
  setting.rds.lasting.create = { code: 'IncorrectDBInstanceState', httpStatus: 400, requestId: 'REQUEST-X' };
  const failure = await failureOf(create(setting, { timeout: 5 * MINUTE }));
  expect(failure).toMatchObject({ code: 'IncorrectDBInstanceState' });
  expect(attemptsOf(failure)?.count).toBe(setting.rds.creates.length);
  expect(setting.rds.creates.length).toBeGreaterThan(10);
  expect(setting.clock.now() - start).toBeLessThanOrEqual(5 * MINUTE + 100);
  expect(setting.logged.join('')).toContain('IncorrectDBInstanceState');
});

test('when time runs out before the list tells, nobody claims to know', async () => {
  const setting = scene();
  setting.rds.listDelay = 25_000;
  setting.rds.lasting.create = { code: 'ConnectionReset', actsAfter: 0 };
  const failure = await failureOf(create(setting, { timeout: 10_000 }));
  expect(failure).toBeInstanceOf(UnconfirmedTaskError);
  expect(failure).toMatchObject({ taskName: 'slf7w7wj3g', cause: { code: 'ConnectionReset' } });
  expect((failure as Error).message).toContain('time ran out before the list of tasks told');
  expect(setting.rds.creates).toHaveLength(1);
});

test('the list is looked at once even if time has run out when the answer is lost', async () => {
  const setting = scene();
  setting.rds.latency = 20_000;
  setting.rds.faults.create.push({ code: 'ReadTimeout', actsAfter: 0 });
  expect(await create(setting, { timeout: 10_000 })).toMatchObject({ taskId: 439_946_016 });
});

test('when the list may not be read, the call is not repeated', async () => {
  const setting = scene();
  setting.rds.faults.create.push({ code: 'ConnectionReset' });
  setting.rds.lasting.describe = { code: 'Forbidden.RAM' };
  const failure = await failureOf(create(setting));
  expect(failure).toMatchObject({ name: 'UnconfirmedTaskError', why: expect.stringContaining('Forbidden.RAM') });
  expect(setting.rds.creates).toHaveLength(1);
});

test('when tasks cannot be told from earlier ones, the call is not repeated', async () => {
  const setting = scene();
  setting.rds.faults.create.push({ code: 'ConnectionReset' });
  const failure = await failureOf(create(setting, { isNew: undefined }));
  expect(failure).toMatchObject({ why: 'the credentials may not list tasks' });
  expect(setting.rds.creates).toHaveLength(1);
  expect(setting.rds.describes).toEqual([]);
});

test('a stop does not break off a call, and its answer counts', async () => {
  const setting = scene();
  setting.clock.later(50, () => setting.abort.abort(new Error('stopped')));
  expect(await create(setting)).toMatchObject({ taskId: 439_946_016, requestId: 'REQUEST-439946016' });
});

test('a stop before the first call starts nothing', async () => {
  const setting = scene();
  setting.abort.abort(new Error('stopped'));
  await expect(create(setting)).rejects.toThrow('stopped');
  expect(setting.rds.creates).toEqual([]);
});

test('a stop between two tries ends them', async () => {
  const setting = scene();
  setting.rds.lasting.create = { code: 'IncorrectDBInstanceState' };
  setting.clock.later(60_000, () => setting.abort.abort(new Error('stopped')));
  await expect(create(setting)).rejects.toThrow('stopped');
  expect(setting.rds.tasks).toEqual([]);
});

test('a stop while a lost task is looked for leaves open whether it exists, and says so', async () => {
  const setting = scene();
  setting.rds.listDelay = 20_000;
  setting.rds.faults.create.push({ code: 'ConnectionReset', actsAfter: 0 });
  setting.clock.later(5000, () => setting.abort.abort(new Error('stopped')));
  const failure = await failureOf(create(setting));
  expect(failure).toMatchObject({ why: 'Terraform was stopped before the list of tasks told' });
});

test('an exception that is no answer of the service is passed on as it is', async () => {
  const setting = scene();
  const fault = new TypeError('a bug');
  setting.rds.createCloudMigrationPrecheckTask = () => Promise.reject(fault);
  expect(await failureOf(create(setting))).toBe(fault);
});
