import fc from 'fast-check';
import { UnconfirmedTaskError } from '../../../lib/provider/precheck-task/create-once';
import { ObtainContext, ObtainedTask, obtainTask, WantedTask } from '../../../lib/provider/precheck-task/obtain-task';
import { RdsApiError } from '../../../lib/rds';
import { FakeTask, Fault } from '../support/fake-rds';
import { endlessReport } from '../support/reports';
import { scene, Scene, seededRandom } from '../support/scene';
import { wantedTask } from '../support/values';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

function contextOf({ clock, client, context }: Scene, options: Partial<ObtainContext> = {}): ObtainContext {
  const { timeout = 15 * MINUTE } = options;
  const { log, signal } = context;
  return { client, log, signal, deadline: clock.now() + timeout, timeout, reportIsOptional: false, ...options };
}

function obtain(setting: Scene, wanted: WantedTask = wantedTask(), options: Partial<ObtainContext> = {}) {
  return setting.clock.run(() => obtainTask(wanted, contextOf(setting, options)));
}

/** A task that somebody else has started and that is still running. */
function addRunning(
  { rds, clock }: Scene,
  wanted: Partial<WantedTask> = {},
  changes: Partial<FakeTask> = {},
): FakeTask {
  const task = { report: endlessReport, createdAt: clock.now() - MINUTE, ...changes };
  return rds.add({ ...wantedTask(), taskName: 'theirs', ...wanted }, task);
}

test('without an earlier task, one is created under a name in the style of the service', async () => {
  const setting = scene(seededRandom(1));
  const task = await obtain(setting);
  expect(task).toMatchObject({ taskId: 439_946_016, requestId: 'REQUEST-439946016', adopted: false });
  expect(task.taskName).toMatch(/^[a-z0-9]{10}$/);
  expect(setting.rds.creates).toEqual([{ ...wantedTask(), taskName: task.taskName }]);
});

test('a name that is given is used', async () => {
  const setting = scene();
  expect(await obtain(setting, wantedTask({ taskName: 'mine' }))).toMatchObject({ taskName: 'mine' });
});

test('a running task of the same source and target is adopted', async () => {
  const setting = scene();
  const running = addRunning(setting);
  expect(await obtain(setting)).toEqual({ taskId: running.taskId, taskName: 'theirs', requestId: null, adopted: true });
  expect(setting.rds.creates).toEqual([]);
});

test('addresses and categories are the same whatever their capitals', async () => {
  const setting = scene();
  const running = addRunning(setting, { sourceIpAddress: 'DB.internal', sourceCategory: 'idcOnVpc' });
  const wanted = wantedTask({ sourceIpAddress: 'db.INTERNAL', sourceCategory: 'idcOnVpc' });
  expect(await obtain(setting, wanted)).toMatchObject({ taskId: running.taskId });
});

test('of several running tasks the newest is adopted', async () => {
  const setting = scene();
  addRunning(setting, {}, { createdAt: setting.clock.now() - 2 * MINUTE });
  const newest = addRunning(setting);
  addRunning(setting, {}, { createdAt: setting.clock.now() - 3 * MINUTE });
  expect(await obtain(setting)).toMatchObject({ taskId: newest.taskId });
});

test.each<[what: string, wanted: Partial<WantedTask>]>([
  ['target', { dbInstanceName: 'pgm-other' }],
  ['address', { sourceIpAddress: '172.16.0.11' }],
  ['port', { sourcePort: 5433 }],
  ['account', { sourceAccount: 'somebody' }],
  ['category', { sourceCategory: 'idcOnVpc' }],
])('a running task with another %s is not adopted', async (_, other) => {
  const setting = scene();
  addRunning(setting, other);
  expect(await obtain(setting)).toMatchObject({ adopted: false });
  expect(setting.rds.tasks).toHaveLength(2);
});

test('with a name that is given, only a task of that name is adopted', async () => {
  const setting = scene();
  addRunning(setting, { taskName: 'theirs' });
  const mine = addRunning(setting, { taskName: 'mine' }, { createdAt: setting.clock.now() - 5 * MINUTE });
  expect(await obtain(setting, wantedTask({ taskName: 'mine' }))).toMatchObject({ taskId: mine.taskId, adopted: true });
});

test('after a finished assessment a fresh one is started', async () => {
  const setting = scene();
  setting.rds.add(wantedTask({ taskName: 'mine' }), { runTime: 0 });
  expect(await obtain(setting, wantedTask({ taskName: 'mine' }))).toMatchObject({ adopted: false });
  expect(setting.rds.tasks).toHaveLength(2);
});

test('a task whose report is not understood but has no end is running', async () => {
  const setting = scene();
  const running = addRunning(setting, {}, { report: ['what is this'] });
  expect(await obtain(setting)).toMatchObject({ taskId: running.taskId });
});

test('a task that outlived a create is still adopted by the next apply', async () => {
  const setting = scene();
  const running = addRunning(setting, {}, { createdAt: setting.clock.now() - 16 * MINUTE });
  expect(await obtain(setting)).toMatchObject({ taskId: running.taskId });
});

test('a task without a change for an hour is taken for stuck', async () => {
  const setting = scene();
  addRunning(setting, {}, { createdAt: setting.clock.now() - 61 * MINUTE });
  expect(await obtain(setting)).toMatchObject({ adopted: false });
});

test('a task counts from its last change, and creates that may take long have patience', async () => {
  const recent = scene();
  addRunning(recent, {}, { createdAt: recent.clock.now() - 2 * HOUR, runTime: 2 * HOUR });
  expect(await obtain(recent)).toMatchObject({ adopted: true });
  const patient = scene();
  addRunning(patient, {}, { createdAt: patient.clock.now() - 2 * HOUR });
  expect(await obtain(patient, wantedTask(), { timeout: 3 * HOUR })).toMatchObject({ adopted: true });
});

test('a running task beyond the first page of the list is adopted', async () => {
  const setting = scene();
  const running = addRunning(setting, {}, { createdAt: setting.clock.now() - 30 * MINUTE });
  for (let count = 0; count < 250; count += 1) setting.rds.add(wantedTask(), { runTime: 0 });
  expect(await obtain(setting)).toMatchObject({ taskId: running.taskId });
});

test('earlier tasks are listed patiently, since not knowing them may mean a second task', async () => {
  const setting = scene();
  const running = addRunning(setting);
  setting.rds.faults.describe.push(...Array.from({ length: 8 }, () => ({ code: 'Throttling.User' })));
  expect(await obtain(setting)).toMatchObject({ taskId: running.taskId });
});

test('without permission to list tasks nothing is started, since the report could not be read', async () => {
  const setting = scene();
  setting.rds.lasting.describe = { code: 'Forbidden.RAM' };
  await expect(obtain(setting)).rejects.toMatchObject({
    code: 'Forbidden.RAM',
    operation: 'DescribeCloudMigrationPrecheckResult',
  });
  expect(setting.rds.creates).toEqual([]);
});

test('without permission to list tasks one is started if nobody wants its report', async () => {
  const setting = scene();
  addRunning(setting);
  setting.rds.lasting.describe = { code: 'NoPermission' };
  expect(await obtain(setting, wantedTask(), { reportIsOptional: true })).toMatchObject({ adopted: false });
  expect(setting.logged.join('')).toContain('cannot be listed');
});

test('without permission to list tasks a lost answer is not followed by a second task', async () => {
  const setting = scene();
  setting.rds.lasting.describe = { code: 'NoPermission' };
  setting.rds.faults.create.push({ code: 'ConnectionReset', actsAfter: 0 });
  await expect(obtain(setting, wantedTask(), { reportIsOptional: true })).rejects.toBeInstanceOf(UnconfirmedTaskError);
  expect(setting.rds.tasks).toHaveLength(1);
});

test('an instance that does not exist is not asked to create a task', async () => {
  const setting = scene();
  setting.rds.lasting.describe = { code: 'InvalidDBInstanceName.NotFound', httpStatus: 404 };
  await expect(obtain(setting)).rejects.toMatchObject({ code: 'InvalidDBInstanceName.NotFound' });
  expect(setting.rds.creates).toEqual([]);
});

test('after a lost answer an older finished task of the same name is not taken for the new one', async () => {
  const setting = scene();
  const older = setting.rds.add(wantedTask({ taskName: 'mine' }), { runTime: 0 });
  setting.rds.faults.create.push({ code: 'ReadTimeout', actsAfter: 0 });
  const task = await obtain(setting, wantedTask({ taskName: 'mine' }));
  expect(task.taskId).not.toBe(older.taskId);
  expect(setting.rds.tasks).toHaveLength(2);
});

test('after a lost answer a task of the same name, but of another source, is not taken for the new one', async () => {
  const setting = scene();
  setting.rds.add(wantedTask({ taskName: 'mine', sourceIpAddress: '10.0.0.99' }), { runTime: 0 });
  setting.rds.faults.create.push({ code: 'ReadTimeout' });
  await obtain(setting, wantedTask({ taskName: 'mine' }));
  expect(setting.rds.tasks.map(({ request }) => request.sourceIpAddress)).toEqual(['10.0.0.99', '172.16.0.10']);
});

test('a create that was interrupted is completed by the next one, in another process', async () => {
  const setting = scene();
  const interrupted = addRunning(setting, { taskName: 'slf7w7wj3g' }, { createdAt: setting.clock.now() - 3000 });
  expect(await obtain(setting)).toMatchObject({ taskId: interrupted.taskId, adopted: true });
  expect(setting.rds.tasks).toHaveLength(1);
});

function obtainTogether(setting: Scene, wanted: readonly WantedTask[]): Promise<ObtainedTask[]> {
  return setting.clock.run(() => Promise.all(wanted.map((one) => obtainTask(one, contextOf(setting)))));
}

test('resources that are declared alike get a task each, whoever is faster', async () => {
  const setting = scene(seededRandom(3));
  const tasks = await obtainTogether(setting, [wantedTask(), wantedTask(), wantedTask()]);
  expect(new Set(tasks.map(({ taskId }) => taskId)).size).toBe(3);
  expect(setting.rds.tasks).toHaveLength(3);
});

test('resources that are declared alike adopt a running task each, and the last one starts its own', async () => {
  const setting = scene(seededRandom(4));
  const running = [addRunning(setting), addRunning(setting)];
  const tasks = await obtainTogether(setting, [wantedTask(), wantedTask(), wantedTask()]);
  expect(tasks.map(({ adopted }) => adopted)).toEqual([true, true, false]);
  expect(new Set(tasks.map(({ taskId }) => taskId)).size).toBe(3);
  expect(setting.rds.tasks).toHaveLength(running.length + 1);
});

test('a failed create does not keep the next one from trying', async () => {
  const setting = scene(seededRandom(5));
  setting.rds.faults.create.push({ code: 'IncorrectDBInstance', httpStatus: 403 });
  const [first, second] = await setting.clock.run(() =>
    Promise.allSettled([wantedTask(), wantedTask()].map((wanted) => obtainTask(wanted, contextOf(setting)))),
  );
  expect([first?.status, second?.status]).toEqual(['rejected', 'fulfilled']);
});

const refusal = fc.constantFrom(
  { code: 'Throttling.User', httpStatus: 400 },
  { code: 'IncorrectDBInstanceState', httpStatus: 400 },
  { code: 'ConnectionRefused' },
);
const loss = fc.constantFrom(
  { code: 'ReadTimeout' },
  { code: 'ConnectionReset' },
  { code: 'MalformedAnswer', httpStatus: 200 },
  { code: 'HttpError', httpStatus: 502 },
  { code: 'InternalError', httpStatus: 500 },
  { code: 'ServiceUnavailable', httpStatus: 503 },
);
const createFault: fc.Arbitrary<Fault> = fc.oneof(
  refusal,
  loss,
  fc.tuple(loss, fc.nat(12_000)).map(([fault, actsAfter]) => ({ ...fault, actsAfter })),
);

const faultyService = fc.record({
  seed: fc.nat(),
  create: fc.array(createFault, { maxLength: 6 }),
  describe: fc.array(fc.oneof(refusal, loss), { maxLength: 12 }),
  listDelay: fc.nat(15_000),
  latency: fc.integer({ min: 1, max: 3000 }),
  timeout: fc.oneof(fc.constant(HOUR), fc.integer({ min: 1, max: 10 * MINUTE })),
  taskName: fc.option(fc.constant('mine'), { nil: undefined }),
  older: fc.nat(2),
  stopAfter: fc.option(fc.nat(2 * MINUTE), { nil: undefined, freq: 4 }),
});

test('whatever goes wrong on the way, there is one task and it is known, or none, or nobody claims to know', async () => {
  await fc.assert(
    fc.asyncProperty(
      faultyService,
      async ({ seed, create, describe, older, timeout, taskName, stopAfter, ...service }) => {
        const setting = scene(seededRandom(seed));
        const { rds, clock, abort } = setting;
        for (let count = 0; count < older; count += 1) {
          rds.add(wantedTask({ taskName: 'mine' }), { runTime: 0, createdAt: clock.now() - HOUR });
        }
        Object.assign(rds, service);
        rds.faults.create.push(...create);
        rds.faults.describe.push(...describe);
        if (stopAfter !== undefined) clock.later(stopAfter, () => abort.abort(new Error('stopped')));

        const outcome = await obtain(setting, wantedTask({ taskName }), { timeout }).catch((error: unknown) => error);
        // Whatever is still under way at the service.
        await clock.run(() => clock.wait(MINUTE, new AbortController().signal));

        const created = rds.tasks.slice(older);
        if (outcome instanceof UnconfirmedTaskError) {
          expect(created.length).toBeLessThanOrEqual(1);
          for (const task of created) expect(task.taskName).toBe(outcome.taskName);
        } else if (outcome instanceof Error) {
          expect(outcome instanceof RdsApiError || outcome.message === 'stopped').toBe(true);
          expect(created).toEqual([]);
        } else {
          expect(created.map(({ taskId }) => taskId)).toEqual([(outcome as ObtainedTask).taskId]);
        }
      },
    ),
    { numRuns: 3000 },
  );
}, 120_000);

test('the next apply finds what an earlier one lost: never a second task while the first is running', async () => {
  await fc.assert(
    fc.asyncProperty(faultyService, async ({ seed, create, stopAfter, ...service }) => {
      const setting = scene(seededRandom(seed));
      const { rds, clock, client } = setting;
      rds.listDelay = service.listDelay;
      rds.runTime = HOUR;
      rds.faults.create.push(...create);
      const killed = new AbortController();
      if (stopAfter !== undefined) clock.later(stopAfter, () => killed.abort(new Error('killed')));
      const options = { timeout: service.timeout, signal: killed.signal };
      await obtain(setting, wantedTask(), options).catch(() => undefined);
      await clock.run(() => clock.wait(MINUTE, new AbortController().signal));
      rds.faults.create.length = 0;

      // A new process has a client of its own.
      const next = { ...setting, client: { ...client } };
      await obtain(next);
      expect(rds.tasks).toHaveLength(1);
    }),
    { numRuns: 1000 },
  );
}, 120_000);
