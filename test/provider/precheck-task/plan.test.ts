import { PartialConfigOf, PartialStateOf, UNKNOWN } from '../../../lib/custom-resource';
import { planPrecheckTask } from '../../../lib/provider/precheck-task/plan';
import { precheckTaskSchema } from '../../../lib/provider/precheck-task/schema';
import { failedReport, passedReport } from '../support/reports';
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
