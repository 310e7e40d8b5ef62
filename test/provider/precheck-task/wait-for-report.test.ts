import { AwaitedReport, waitForReport } from '../../../lib/provider/precheck-task/wait-for-report';
import { PrecheckRecord } from '../../../lib/rds';
import { FakeTask } from '../support/fake-rds';
import { endlessReport, failedReport } from '../support/reports';
import { PASSWORD, scene, Scene, seededRandom } from '../support/scene';
import { wantedTask } from '../support/values';

const MINUTE = 60_000;

interface Waiting {
  readonly awaited: AwaitedReport;
  readonly seen: PrecheckRecord[];
  /** Milliseconds that it took. */
  readonly took: number;
}

async function wait(setting: Scene, task: Pick<FakeTask, 'taskId'>, timeout = 15 * MINUTE): Promise<Waiting> {
  const { clock, client, context } = setting;
  const start = clock.now();
  const seen: PrecheckRecord[] = [];
  const awaited = await clock.run(() =>
    waitForReport(
      client,
      { dbInstanceName: 'pgm-target', taskId: task.taskId, secrets: [PASSWORD] },
      { deadline: start + timeout, signal: context.signal, seen: (record) => seen.push(record) },
    ),
  );
  return { awaited, seen, took: clock.now() - start };
}

/** Remembers when the service was asked, in milliseconds from now. */
function recordLooks({ rds, clock }: Scene): number[] {
  const start = clock.now();
  const looks: number[] = [];
  const { describeCloudMigrationPrecheckResult } = rds;
  rds.describeCloudMigrationPrecheckResult = (...call) => {
    looks.push(clock.now() - start);
    return describeCloudMigrationPrecheckResult.apply(rds, call);
  };
  return looks;
}

test('the first look is after 2 s, then they grow rarer, up to one in 10 s', async () => {
  const setting = scene();
  setting.rds.latency = 0;
  const looks = recordLooks(setting);
  await wait(setting, setting.rds.add(wantedTask(), { runTime: MINUTE }));
  expect(looks).toEqual([2000, 5000, 9500, 16_250, 26_250, 36_250, 46_250, 56_250, 66_250]);
});

test('chance keeps the tasks of a fleet out of step', async () => {
  const looksOf = async (seed: number): Promise<number[]> => {
    const setting = scene(seededRandom(seed));
    const looks = recordLooks(setting);
    await wait(setting, setting.rds.add(wantedTask(), { runTime: MINUTE }));
    return looks;
  };
  const [one, other] = [await looksOf(1), await looksOf(2)];
  expect(one[0]).toBeGreaterThanOrEqual(1600);
  expect(one[0]).toBeLessThanOrEqual(2400);
  expect(one).not.toEqual(other);
});

test('the wait ends with the complete report', async () => {
  const setting = scene();
  const task = setting.rds.add(wantedTask(), { runTime: MINUTE, report: failedReport });
  const { awaited, seen } = await wait(setting, task);
  expect(awaited).toMatchObject({ end: 'finished', report: { status: 'failed' }, record: { taskId: task.taskId } });
  expect(seen.length).toBeGreaterThan(3);
  expect(seen.at(-1)).toBe(awaited.record);
});

test('only the awaited task is looked at', async () => {
  const setting = scene();
  const task = setting.rds.add(wantedTask());
  setting.rds.add(wantedTask(), { runTime: 0 });
  const { awaited } = await wait(setting, task);
  expect(awaited.record?.taskId).toBe(task.taskId);
  expect(setting.rds.describes[0]).toMatchObject({ dbInstanceName: 'pgm-target', taskId: task.taskId });
});

test('an ID beyond 2^53 is found', async () => {
  const setting = scene();
  const task = setting.rds.add(wantedTask(), { taskId: 2n ** 60n + 1n });
  expect((await wait(setting, task)).awaited).toMatchObject({ end: 'finished', record: { taskId: 2n ** 60n + 1n } });
});

test('a task that is not listed yet is waited for', async () => {
  const setting = scene();
  setting.rds.listDelay = 12_000;
  const { awaited } = await wait(setting, setting.rds.add(wantedTask()));
  expect(awaited.end).toBe('finished');
});

test('the report comes without the password', async () => {
  const setting = scene();
  const report = [
    `Check database connectable: failed(error:cannot connect by u:${PASSWORD})`,
    '*Migrate check failed*',
  ];
  const { awaited } = await wait(setting, setting.rds.add(wantedTask(), { report }));
  expect(awaited.record?.detail).toContain('cannot connect by');
  expect(awaited.record?.detail).not.toContain(PASSWORD);
});

test('a report that never ends ends the wait at its deadline, with what was seen', async () => {
  const setting = scene();
  const task = setting.rds.add(wantedTask(), { report: endlessReport });
  const { awaited, took } = await wait(setting, task, 3 * MINUTE);
  expect(awaited).toMatchObject({ end: 'timed out', record: { taskId: task.taskId }, report: { status: 'running' } });
  expect(took).toBeGreaterThanOrEqual(3 * MINUTE);
  expect(took).toBeLessThanOrEqual(3 * MINUTE + setting.rds.latency);
});

test('a report that is complete at the deadline counts', async () => {
  const setting = scene();
  const { awaited } = await wait(setting, setting.rds.add(wantedTask(), { runTime: 2900 }), 3000);
  expect(awaited.end).toBe('finished');
});

test('if no time is left at all, there is still one look', async () => {
  const setting = scene();
  const task = setting.rds.add(wantedTask(), { runTime: 0 });
  expect((await wait(setting, task, -1)).awaited.end).toBe('finished');
  expect(setting.rds.describes).toHaveLength(1);
});

test('failures that may pass are waited out', async () => {
  const setting = scene();
  const codes = ['Throttling.User', 'ServiceUnavailable', 'ConnectionReset', 'ReadTimeout', 'MalformedAnswer'];
  setting.rds.faults.describe.push(...codes.map((code) => ({ code })));
  const { awaited } = await wait(setting, setting.rds.add(wantedTask()));
  expect(awaited).toMatchObject({ end: 'finished', failure: undefined });
});

test('a failure that lasts to the deadline is told', async () => {
  const setting = scene();
  setting.rds.lasting.describe = { code: 'ServiceUnavailable' };
  const { awaited } = await wait(setting, setting.rds.add(wantedTask()), MINUTE);
  expect(awaited).toMatchObject({ end: 'timed out', record: undefined, failure: { code: 'ServiceUnavailable' } });
});

test('a refusal ends the wait with an error', async () => {
  const setting = scene();
  setting.rds.faults.describe.push({ code: 'Forbidden.RAM' });
  const task = setting.rds.add(wantedTask());
  await expect(wait(setting, task)).rejects.toMatchObject({ code: 'Forbidden.RAM' });
});

test('an exception that is no answer of the service ends the wait', async () => {
  const setting = scene();
  setting.rds.describeCloudMigrationPrecheckResult = () => Promise.reject(new TypeError('a bug'));
  await expect(wait(setting, { taskId: 1 })).rejects.toThrow('a bug');
});

test.each([
  ['during a pause', 6000],
  ['during a call', 2050],
])('a stop %s ends the wait at once, with what was seen', async (_, after) => {
  const setting = scene();
  const task = setting.rds.add(wantedTask(), { runTime: MINUTE });
  setting.clock.later(after, () => setting.abort.abort(new Error('stopped')));
  const { awaited, took } = await wait(setting, task);
  expect(awaited.end).toBe('stopped');
  expect(awaited.record === undefined).toBe(after === 2050);
  expect(took).toBe(after);
});

test('in a fleet the first look keeps back until the task has probably finished', async () => {
  const calm = scene();
  const setting: Scene = { ...calm, client: { ...calm.client, demand: () => 1 } };
  setting.rds.latency = 0;
  const looks = recordLooks(setting);
  await wait(setting, setting.rds.add(wantedTask(), { runTime: MINUTE }));
  expect(looks[0]).toBeGreaterThanOrEqual(20_000);
});
