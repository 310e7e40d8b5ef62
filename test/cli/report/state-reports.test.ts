import { reportsOfState } from '../../../lib/cli/report/state-reports';
import { facts } from './samples';
import { attributes, showState, stateFile, type SampleResource } from './states';

const address = 'rdsmigration_precheck_task.this';

function read(resources: readonly SampleResource[], policy = {}) {
  return reportsOfState(JSON.stringify(showState(resources)), 'state.json', policy);
}

test('a task is read with its facts, its report and its policy', () => {
  const [task] = read([{ address }]);

  expect(task).toMatchObject(facts);
  expect(task?.report.checks).toHaveLength(5);
  expect(task?.decision.failOn).toBe('error');
  expect(task?.decision.ignored.map(({ name }) => name)).toEqual(['Check database connectable']);
});

test('tasks and reports of data sources are read, other resources are not', () => {
  const tasks = read([
    { address },
    { address: 'alicloud_vpc.main' },
    { address: 'data.rdsmigration_precheck_report.last' },
  ]);

  expect(tasks.map((task) => task.address)).toEqual([address, 'data.rdsmigration_precheck_report.last']);
});

test('the policy of the command goes before fail_on and adds to ignore_checks', () => {
  const [task] = read([{ address }], { failOn: 'warning', ignoreChecks: ['port connectable'] });

  expect(task?.decision.failOn).toBe('warning');
  expect(task?.ignoreChecks).toEqual(['Check database connectable', 'port connectable']);
  expect(task?.decision.blocking.map(({ name }) => name)).toEqual(['Check source glibc version compatible']);
});

test('the fail_on of the resource is respected', () => {
  const [task] = read([{ address, values: attributes({ fail_on: 'warning', ignore_checks: null }) }]);

  expect(task?.decision).toMatchObject({ failOn: 'warning', ignored: [] });
});

test('a task whose report was not read yet is running', () => {
  const values = attributes({ detail: null, status: null, created_at: null, modified_at: null });

  expect(read([{ address, values }])[0]).toMatchObject({ report: { status: 'running' }, taskId: '439946016' });
});

test('a task id beyond 2^53 keeps its digits', () => {
  const document = JSON.stringify(showState([{ address, values: attributes({ id: 'pgm-x:9007199254740993' }) }]));

  expect(reportsOfState(document.replace('439946016', '9007199254740993'), 'state.json', {})[0]?.taskId).toBe(
    '9007199254740993',
  );
});

test.each([
  [showState([]), /state\.json has no assessment .*the state is empty\. Apply first/],
  [showState([{ address: 'b.x' }, { address: 'a.x' }]), /it holds a, b\. Pass the state of the stack that declares/],
  [
    showState('abcdefgh'.split('').map((type) => ({ address: `${type}.x` }))),
    /it holds a, b, c, d, e, f, 2 more types\./,
  ],
  [{ format_version: '1.2', planned_values: {} }, /it is a plan, and there was none before it\. Apply the plan/],
])('a state without an assessment is refused with what it holds', (document, message) => {
  expect(() => reportsOfState(JSON.stringify(document), 'state.json', {})).toThrow(message);
});

test.each(['(sensitive value)', '<sensitive>', 'REDACTED'])(
  'a report that is blacked out as %s is not taken for a running one',
  (detail) => {
    expect(() => read([{ address, values: attributes({ detail }) }])).toThrow(
      /rdsmigration_precheck_task\.this in state\.json has its attribute "detail" blacked out as .* Run `terraform show -json`/,
    );
  },
);

test('a resource without the report is refused', () => {
  expect(() => read([{ address, values: { task_id: 1 } }])).toThrow(/has no attribute "detail".*Pass the whole output/);
});

test('a state file is read as well', () => {
  const document = stateFile([
    { mode: 'managed', type: 'rdsmigration_precheck_task', name: 'this', instances: [{ attributes: attributes() }] },
  ]);

  expect(reportsOfState(JSON.stringify(document), 'terraform.tfstate', {})[0]).toMatchObject(facts);
});
