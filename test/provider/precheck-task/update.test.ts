import { updatePrecheckTask } from '../../../lib/provider/precheck-task/update';
import { UNKNOWN } from '../../../lib/custom-resource';
import { failedReport, GLIBC_CHECK, passedReport, PORT_CHECK, warnedReport } from '../support/reports';
import { scene, Scene } from '../support/scene';
import { configOf, Planned, plannedOf, State, stateOf, wantedTask } from '../support/values';

function update(setting: Scene, priorState: State, planned: Partial<Planned> = {}): Promise<State> {
  const request = {
    ...setting.context,
    config: configOf(),
    planned: plannedOf(planned),
    priorState,
    checkpoint: () => undefined,
  };
  return setting.clock.run(() => updatePrecheckTask(request));
}

test('another policy judges the stored report, without a call', async () => {
  const setting = scene();
  const prior = stateOf(failedReport);
  const state = await update(setting, prior, { ignore_checks: [PORT_CHECK, GLIBC_CHECK] });
  expect(state).toEqual({ ...prior, ignore_checks: [PORT_CHECK, GLIBC_CHECK], passed: true });
  expect(setting.rds.describes).toEqual([]);
  expect(setting.told()).toBe('');
});

test('the identity of the task stays', async () => {
  const prior = stateOf(passedReport, { request_id: null, task_id: 2n ** 60n, id: 'pgm-target:1152921504606846976' });
  const state = await update(scene(), prior, { fail_on: 'warning', task_name: UNKNOWN });
  expect(state).toMatchObject({
    request_id: null,
    task_id: 2n ** 60n,
    id: prior.id,
    task_name: prior.task_name,
    fail_on: 'warning',
  });
});

test('a finished report is not waited for', async () => {
  const setting = scene();
  await update(setting, stateOf(warnedReport, { wait_for_report: false }), { wait_for_report: true });
  expect(setting.rds.describes).toEqual([]);
});

test('a report that was interrupted is completed, and judged', async () => {
  const setting = scene();
  setting.rds.add(wantedTask(), { report: failedReport });
  const state = await update(setting, stateOf([]));
  expect(state).toMatchObject({ status: 'failed', checks_failed: 1 });
  expect(setting.context.diagnostics.hasErrors).toBe(true);
});

test('without a wait an unfinished report stays as it is', async () => {
  const setting = scene();
  setting.rds.add(wantedTask());
  const state = await update(setting, stateOf([]), { wait_for_report: false });
  expect(state).toMatchObject({ status: 'running', wait_for_report: false });
  expect(setting.rds.describes).toEqual([]);
});

test('an update waits as long as a create may take', async () => {
  const setting = scene();
  setting.rds.add(wantedTask(), { report: ['[Check rds empty]'] });
  const start = setting.clock.now();
  await update(setting, stateOf([]), { timeouts: { create: '90s' } });
  expect(setting.told()).toContain('has not finished in time');
  expect(Math.round((setting.clock.now() - start) / 1000)).toBe(90);
});

test('a name in ignore_checks that no check has is told', async () => {
  const setting = scene();
  await update(setting, stateOf(passedReport), { ignore_checks: ['Check the moon'] });
  expect(setting.told()).toContain('Not found: Check the moon.');
});
