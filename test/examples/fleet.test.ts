import { live, RunningExample, synthesise } from './support/example';

jest.setTimeout(180_000);

test('the example is synthesised as it is written down', async () => {
  expect((await synthesise('fleet')).json).toMatchSnapshot();
});

const INSTANCES = ['pgm-billing', 'pgm-orders', 'pgm-search'];

test('every entry of the list gets a task of its own', async () => {
  const migrations = INSTANCES.map((id, index) => ({
    db_instance_name: id,
    source_ip_address: `172.16.0.${10 + index}`,
  }));
  const instances = INSTANCES.map((id) => ({ id }));
  const example = await RunningExample.start('fleet', { migrations: JSON.stringify(migrations) }, { instances });
  const { tasks, objects, outputs } = await live(example);
  expect(objects).toEqual(INSTANCES.map((id) => `rdsmigration_precheck_task.precheck["${id}"]`));
  const assessed = new Map(tasks.map(({ dbInstanceName, sourceIpAddress }) => [dbInstanceName, sourceIpAddress]));
  expect(assessed).toEqual(new Map(migrations.map((each) => [each.db_instance_name, each.source_ip_address])));
  expect(outputs).toEqual({
    task_id: Object.fromEntries(tasks.map(({ dbInstanceName, taskId }) => [dbInstanceName, Number(taskId)])),
    task_name: Object.fromEntries(tasks.map(({ dbInstanceName, taskName }) => [dbInstanceName, taskName])),
  });
});
