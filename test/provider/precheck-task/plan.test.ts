import { PartialConfigOf, PartialStateOf, UNKNOWN } from '../../../lib/custom-resource';
import { planPrecheckTask } from '../../../lib/provider/precheck-task/plan';
import { precheckTaskSchema } from '../../../lib/provider/precheck-task/schema';
import { failedReport, GLIBC_CHECK, passedReport, PORT_CHECK, strangeReport, warnedReport } from '../support/reports';
import { scene, Scene } from '../support/scene';
import { configOf, State, stateOf } from '../support/values';

type Config = PartialConfigOf<typeof precheckTaskSchema>;
type Planned = PartialStateOf<typeof precheckTaskSchema>;

async function planOf(
  setting: Scene,
  prior: State | null,
  planned: Partial<Planned> = {},
  config: Partial<Config> = {},
) {
  const request = {
    ...setting.context,
    config: { ...configOf(), ...config },
    planned: { ...stateOf(passedReport), ...prior, ...planned },
    priorState: prior,
  };
  return (await setting.clock.run(async () => planPrecheckTask(request))) ?? {};
}

test('a create asks whether the target suits', async () => {
  const setting = scene();
  await planOf(setting, null);
  expect(setting.rds.instanceCalls).toEqual(['pgm-target']);
});

test.each<[what: string, planned: Partial<Planned>]>([
  ['check_target is false', { check_target: false }],
  ['check_target is unknown', { check_target: UNKNOWN }],
  ['the instance is unknown', { db_instance_name: UNKNOWN }],
])('the service is not asked if %s', async (_, planned) => {
  const setting = scene();
  await planOf(setting, null, planned);
  expect(setting.rds.instanceCalls).toEqual([]);
});

test('an update does not ask: the task is there', async () => {
  const setting = scene();
  await planOf(setting, stateOf(passedReport), { fail_on: 'warning' });
  expect(setting.rds.instanceCalls).toEqual([]);
});

test('a request ID that was lost stays null', async () => {
  const prior = stateOf(passedReport, { request_id: null });
  expect(await planOf(scene(), prior)).toMatchObject({ planned: { request_id: null }, requiresReplace: [] });
});

test('a new password, new triggers and a failed report replace the task', async () => {
  const prior = stateOf(failedReport);
  const config = { source_password_wo_version: 2, triggers: { run: '2' } };
  expect((await planOf(scene(), prior, {}, config)).requiresReplace).toEqual([
    ['source_password_wo_version'],
    ['triggers'],
    ['status'],
  ]);
});

test('a plan that replaces a failed assessment says so, with its findings, their remedies and the way on', async () => {
  const setting = scene();
  await planOf(setting, stateOf(failedReport));
  const text = setting.told();
  expect(text).toMatch(
    /^warning at -: A fresh assessment replaces one that failed\nThe cloud migration assessment failed: /,
  );
  expect(text.match(/^(error|warning) at /gm)).toHaveLength(1);
  for (const part of ['439946016 (slf7w7wj3g)', '172.16.0.10:5432', PORT_CHECK, '5432 is unapproachable', 'Remedy: ']) {
    expect(text).toContain(part);
  }
});

test.each<[what: string, report: readonly string[], planned: Partial<Planned>, part: string]>([
  ['rules that became stricter', warnedReport, { fail_on: 'warning' }, GLIBC_CHECK],
  ['rules that are unknown and may be stricter', warnedReport, { fail_on: UNKNOWN }, GLIBC_CHECK],
  ['a last line in unknown words', strangeReport, {}, 'not understood'],
])('a replacement for %s says why', async (_, report, planned, part) => {
  const setting = scene();
  await planOf(setting, stateOf(report), planned);
  expect(setting.told()).toMatch(/^warning at -: A fresh assessment replaces one that failed/);
  expect(setting.told()).toContain(part);
});

test.each<[what: string, prior: State | null, planned: Partial<Planned>]>([
  ['a tainted task, which Terraform tells of itself', null, {}],
  ['a passed task', stateOf(passedReport), {}],
  ['a failed task that nobody waits for', stateOf(failedReport), { wait_for_report: false }],
  ['a failed task whose finding is ignored', stateOf(failedReport), { ignore_checks: [PORT_CHECK] }],
])('no replacement is told for %s', async (_, prior, planned) => {
  const setting = scene();
  await planOf(setting, prior, planned);
  expect(setting.told()).toBe('');
});
