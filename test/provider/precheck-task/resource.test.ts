import fc from 'fast-check';
import { inspect } from 'node:util';
import { UNKNOWN } from '../../../lib/custom-resource';
import { precheckTask } from '../../../lib/provider/precheck-task/resource';
import {
  endlessReport,
  failedReport,
  GLIBC_CHECK,
  passedReport,
  PORT_CHECK,
  strangeReport,
  warnedReport,
} from '../support/reports';
import { PASSWORD, scene, Scene } from '../support/scene';
import { Applied, Plan, TerraformCore } from '../support/terraform-core';
import { Config, configOf, wantedTask } from '../support/values';

/** What Terraform makes of the resource in the course of its life. */
interface Life {
  readonly setting: Scene;
  readonly terraform: TerraformCore;
  /** Begins another command: the plugin is another process, with a client of its own. */
  restart(): Promise<void>;
  /** Ctrl-C. */
  stop(): void;
  /** Plans, and applies what was planned. */
  change(changes?: Partial<Config>): Promise<Applied & { readonly plan: Plan }>;
  plan(changes?: Partial<Config>): Promise<Plan>;
  refresh(): Promise<readonly string[]>;
  /** What is in state. */
  readonly stored: () => Record<string, unknown> | null;
  /** Puts something into state, as an import does. */
  store(state: Record<string, unknown>): void;
}

/** Time passes only in here. */
async function live(story: (life: Life) => Promise<void>): Promise<void> {
  const setting = scene();
  await setting.clock.run(async () => {
    let terraform = await TerraformCore.start(precheckTask, setting.client);
    let state: Record<string, unknown> | null = null;
    let tainted = false;
    const plan = (changes?: Partial<Config>): Promise<Plan> => terraform.plan(configOf(changes), state, tainted);
    await story({
      setting,
      terraform,
      plan,
      async change(changes) {
        const planned = await plan(changes);
        const applied = await terraform.apply(planned, configOf(changes));
        ({ state, tainted } = applied);
        expect(inspect(applied, { depth: null })).not.toContain(PASSWORD);
        return { ...applied, plan: planned };
      },
      async refresh() {
        const refreshed = await terraform.refresh(state ?? {});
        state = refreshed.state;
        return refreshed.messages;
      },
      async restart() {
        terraform = await TerraformCore.start(precheckTask, { ...setting.client });
      },
      stop: () => terraform.stop(),
      stored: () => state,
      store: (stored) => (state = stored),
    });
  });
}

test('after a create nothing is left to do, with or without a refresh', () =>
  live(async ({ change, plan, refresh }) => {
    expect(await change()).toMatchObject({ tainted: false, messages: [], state: { status: 'passed' } });
    expect((await plan()).action).toBe('no-op');
    await refresh();
    expect((await plan()).action).toBe('no-op');
  }));

test('the category in lower case and other spellings of the service are no drift', () =>
  live(async ({ change, plan, refresh, setting }) => {
    await change();
    expect(setting.rds.tasks[0]?.request.sourceCategory).toBe('ecsOnVpc');
    expect(await refresh()).toEqual([]);
    expect((await plan()).action).toBe('no-op');
  }));

test('a create plans what it knows, and leaves to the apply what the service tells', () =>
  live(async ({ plan }) => {
    const { planned } = await plan({ task_name: 'mine' });
    expect(planned).toMatchObject({ task_name: 'mine', fail_on: 'error', wait_for_report: true, check_target: true });
    for (const name of ['id', 'task_id', 'request_id', 'status', 'passed', 'checks', 'detail', 'created_at']) {
      expect(planned[name]).toBe(UNKNOWN);
    }
  }));

test.each<[attribute: keyof Config, value: string | number]>([
  ['db_instance_name', 'pgm-other'],
  ['source_ip_address', '172.16.0.11'],
  ['source_port', 5433],
  ['source_account', 'somebody'],
  ['source_category', 'idcOnVpc'],
  ['task_name', 'mine'],
  ['source_password_wo_version', 2],
])('another "%s" starts a new assessment', (attribute, value) =>
  live(async ({ change, setting }) => {
    await change();
    const { plan, state } = await change({ [attribute]: value });
    expect(plan).toMatchObject({ action: 'replace', replacedBy: [attribute] });
    expect(state).toMatchObject({ task_id: setting.rds.tasks[1]?.taskId, [attribute]: value });
  }),
);

test('other triggers start a new assessment', () =>
  live(async ({ change }) => {
    await change({ triggers: { run: '1' } });
    expect((await change({ triggers: { run: '1' } })).plan.action).toBe('no-op');
    expect((await change({ triggers: { run: '2' } })).plan.replacedBy).toEqual(['triggers']);
    expect((await change()).plan.replacedBy).toEqual(['triggers']);
  }));

test('a task name that is no longer given stays', () =>
  live(async ({ change, plan }) => {
    await change({ task_name: 'mine' });
    expect((await plan()).action).toBe('no-op');
  }));

test('a failed assessment is tainted with its report, and the next apply starts a fresh one', () =>
  live(async ({ change, setting }) => {
    setting.rds.report = failedReport;
    const failed = await change();
    expect(failed).toMatchObject({ tainted: true, state: { status: 'failed', task_id: 439_946_016 } });
    expect(failed.messages).toHaveLength(1);
    setting.rds.report = passedReport;
    const mended = await change();
    expect(mended).toMatchObject({ plan: { action: 'replace' }, tainted: false, state: { task_id: 439_946_017 } });
  }));

test('a failed assessment with fail_on = "never" is kept, and stays', () =>
  live(async ({ change, plan, setting }) => {
    setting.rds.report = failedReport;
    const policy = { fail_on: 'never' };
    expect(await change(policy)).toMatchObject({ tainted: false, state: { status: 'failed', passed: false } });
    expect((await plan(policy)).action).toBe('no-op');
    expect((await plan()).replacedBy).toEqual(['status']);
  }));

test('other rules are an update in place, which shows the new verdict in the plan', () =>
  live(async ({ change, plan, setting }) => {
    setting.rds.report = warnedReport;
    await change();
    const { plan: planned, state } = await change({ ignore_checks: [GLIBC_CHECK], fail_on: 'warning' });
    expect(planned).toMatchObject({
      action: 'update',
      planned: { passed: true, task_id: 439_946_016, checks_warned: 1 },
    });
    expect(state).toMatchObject({ passed: true, fail_on: 'warning' });
    expect((await plan({ fail_on: 'warning' })).replacedBy).toEqual(['status']);
    expect(setting.rds.tasks).toHaveLength(1);
  }));

test('time-outs and check_target are changed in place', () =>
  live(async ({ change }) => {
    await change();
    const { plan } = await change({ timeouts: { create: '30m' }, check_target: false });
    expect(plan.action).toBe('update');
    const changed = Object.keys(plan.planned).filter((name) => plan.planned[name] !== plan.prior?.[name]);
    expect(changed.filter((name) => name !== 'checks')).toEqual(['check_target', 'timeouts']);
  }));

test('an interrupted assessment is kept, and the next refresh completes it', () =>
  live(async ({ change, plan, refresh, restart, stop, stored, setting }) => {
    setting.clock.later(10_000, stop);
    const { tainted, messages } = await change();
    expect(tainted).toBe(false);
    expect(messages).toEqual([expect.stringContaining('Warning: The assessment goes on without Terraform')]);
    expect(stored()).toMatchObject({ status: 'running', task_id: 439_946_016 });
    await setting.clock.wait(60_000, new AbortController().signal);
    await restart();
    expect(await refresh()).toEqual([]);
    expect(stored()).toMatchObject({ status: 'passed', passed: true });
    expect((await plan()).action).toBe('no-op');
  }));

/** Begins a life with an assessment that was started, but whose report is not in state. */
async function begin({ change }: Life): Promise<void> {
  await change({ wait_for_report: false });
}

test('a report that is not complete is waited for by the next apply that waits', () =>
  live(async (life) => {
    await begin(life);
    expect((await life.plan({ wait_for_report: false })).action).toBe('no-op');
    const { plan, state } = await life.change();
    expect(plan).toMatchObject({ action: 'update', planned: { status: UNKNOWN, task_id: 439_946_016 } });
    expect(state).toMatchObject({ status: 'passed', passed: true, wait_for_report: true });
    expect(life.setting.rds.tasks).toHaveLength(1);
  }));

test('a report that failed meanwhile is replaced as soon as somebody waits for it, and not before', () =>
  live(async (life) => {
    life.setting.rds.report = failedReport;
    await begin(life);
    await life.setting.clock.wait(60_000, new AbortController().signal);
    await life.refresh();
    expect(life.stored()).toMatchObject({ status: 'failed', passed: false });
    expect((await life.plan({ wait_for_report: false })).action).toBe('no-op');
    expect(await life.plan()).toMatchObject({ action: 'replace', replacedBy: ['status'] });
  }));

test('an update whose report fails keeps the report, and the next apply replaces the task', () =>
  live(async (life) => {
    life.setting.rds.report = failedReport;
    await begin(life);
    const { tainted, messages } = await life.change();
    expect(tainted).toBe(false);
    expect(messages[0]).toMatch(/^Error: The cloud migration assessment failed/);
    expect(life.stored()).toMatchObject({ status: 'failed' });
    expect((await life.plan()).replacedBy).toEqual(['status']);
  }));

test('an assessment that has not finished in time is adopted by the next apply', () =>
  live(async ({ change, restart, setting }) => {
    setting.rds.runTime = 20 * 60_000;
    const first = await change();
    expect(first).toMatchObject({ tainted: true, state: { status: 'running' } });
    await restart();
    const second = await change();
    expect(second).toMatchObject({ plan: { action: 'replace' }, tainted: false });
    expect(second.state).toMatchObject({ task_id: first.state?.task_id, status: 'passed', request_id: null });
    expect(setting.rds.tasks).toHaveLength(1);
  }));

test('an adopted task, which has no request ID, is updated in place without a new one', () =>
  live(async ({ change, setting }) => {
    setting.rds.add(wantedTask());
    expect((await change()).state).toMatchObject({ request_id: null });
    const { plan, state } = await change({ fail_on: 'warning' });
    expect(plan).toMatchObject({ action: 'update', planned: { request_id: null } });
    expect(state).toMatchObject({ request_id: null });
  }));

test('after an import the first apply stores what only the configuration knows, and starts nothing', () =>
  live(async ({ terraform, setting, store, change, plan }) => {
    setting.rds.add(wantedTask(), { runTime: 0, report: warnedReport });
    store(await terraform.importState('pgm-target:439946016'));
    const config = { triggers: { run: '1' }, timeouts: { create: '20m' }, fail_on: 'never' };
    const first = await change(config);
    expect(first.plan.action).toBe('update');
    expect(first.state).toMatchObject({ task_id: 439_946_016, source_password_wo_version: 1, triggers: { run: '1' } });
    expect((await plan(config)).action).toBe('no-op');
    expect((await plan({ ...config, triggers: { run: '2' } })).replacedBy).toEqual(['triggers']);
    expect(setting.rds.tasks).toHaveLength(1);
  }));

test('after an import a configuration of another source is another assessment', () =>
  live(async ({ terraform, setting, store, plan }) => {
    setting.rds.add(wantedTask(), { runTime: 0 });
    store(await terraform.importState('pgm-target:439946016'));
    expect((await plan({ source_port: 5433 })).replacedBy).toEqual(['source_port']);
  }));

test('a vanished record is told at every refresh, and changes nothing', () =>
  live(async ({ change, plan, refresh, setting }) => {
    await change();
    setting.rds.tasks.length = 0;
    expect(await refresh()).toEqual([expect.stringContaining('Warning: RDS no longer lists the assessment')]);
    expect((await plan()).action).toBe('no-op');
  }));

test('a target that does not suit stops the plan of a create', () =>
  live(async ({ plan, setting }) => {
    setting.rds.instance = { ...setting.rds.instance, dbInstanceType: 'Readonly' };
    await expect(plan()).rejects.toThrow('of the type Readonly');
    expect((await plan({ check_target: false })).action).toBe('create');
  }));

test('rules that are known only at apply are applied in place', () =>
  live(async ({ change, terraform, stored, setting }) => {
    setting.rds.report = warnedReport;
    await change();
    const unknown = { ...configOf(), ignore_checks: UNKNOWN };
    const plan = await terraform.plan(unknown, stored());
    expect(plan).toMatchObject({ action: 'update', planned: { passed: UNKNOWN, status: 'warned' } });
    const { state } = await terraform.apply(plan, configOf({ ignore_checks: [PORT_CHECK] }));
    expect(state).toMatchObject({ passed: true, ignore_checks: [PORT_CHECK] });
  }));

const configuration = fc.record({
  fail_on: fc.constantFrom(null, 'error', 'warning', 'never'),
  ignore_checks: fc.option(fc.subarray([PORT_CHECK, GLIBC_CHECK]), { nil: null }),
  wait_for_report: fc.constantFrom(null, true, false),
  check_target: fc.constantFrom(null, true, false),
  task_name: fc.constantFrom(null, 'mine', 'yours'),
  triggers: fc.constantFrom<(Record<string, string> | null)[]>(null, {}, { run: '1' }, { run: '2' }),
  timeouts: fc.constantFrom({ create: '30s' }, { create: '1m' }),
  source_password_wo_version: fc.constantFrom(1, 2),
  source_port: fc.constantFrom(5432, 5433),
});

const step = fc.record({
  configuration,
  /** Attributes that are known only at apply. */
  hidden: fc.subarray(['fail_on', 'ignore_checks', 'wait_for_report', 'task_name', 'triggers', 'source_port']),
  report: fc.constantFrom(passedReport, warnedReport, failedReport, strangeReport, endlessReport),
  refreshed: fc.boolean(),
  stoppedAfter: fc.option(fc.integer({ min: 200, max: 40_000 }), { nil: undefined, freq: 3 }),
});

test('whatever is configured and however assessments end, no plan contradicts itself, and a clean apply leaves nothing to do', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 5 }), async (steps) => {
      const setting = scene();
      await setting.clock.run(async () => {
        let state: Record<string, unknown> | null = null;
        let tainted = false;
        for (const { configuration, hidden, report, refreshed, stoppedAfter } of steps) {
          const config = configOf(configuration);
          const partly = { ...config, ...Object.fromEntries(hidden.map((name) => [name, UNKNOWN])) };
          setting.rds.report = report;
          const terraform = await TerraformCore.start(precheckTask, { ...setting.client });
          if (refreshed && state !== null) ({ state } = await terraform.refresh(state));
          const plan = await terraform.plan(partly, state, tainted);
          if (stoppedAfter !== undefined) setting.clock.later(stoppedAfter, () => terraform.stop());
          const applied = await terraform.apply(plan, config);
          ({ state, tainted } = applied);

          const isClean = applied.messages.every((message) => !message.startsWith('Error'));
          const isDone = state !== null && (state.status !== 'running' || state.wait_for_report === false);
          if (isClean && isDone && stoppedAfter === undefined) {
            const again = await TerraformCore.start(precheckTask, { ...setting.client });
            expect((await again.plan(config, state, tainted)).action).toBe('no-op');
          }
        }
      });
    }),
    { numRuns: 100 },
  );
}, 120_000);
