import { live, outputsOf, RunningExample, synthesise } from './support/example';

jest.setTimeout(180_000);

test('the example is synthesised as it is written down', async () => {
  expect((await synthesise('existing-instance')).json).toMatchSnapshot();
});

const variables = { db_instance_id: 'pgm-existing', source_ip_address: '172.16.0.10' };

test('an instance that exists is looked up and assessed', async () => {
  const instances = [{ id: 'pgm-existing' }, { id: 'pgm-other' }];
  const life = await live(await RunningExample.start('existing-instance', variables, { instances }));
  expect(life.tasks).toMatchObject([{ dbInstanceName: 'pgm-existing', sourceIpAddress: '172.16.0.10' }]);
  expect(life.outputs).toEqual(outputsOf(life.tasks[0]));
});

test.each([
  ['is not there', [{ id: 'pgm-other' }], 'instances[0] does not exist'],
  ['is older than its source', [{ id: 'pgm-existing', engineVersion: '14.0' }], '14.0'],
  ['is read-only', [{ id: 'pgm-existing', type: 'Readonly' as const }], 'Readonly'],
])('an instance that %s fails in the plan', async (_what, instances, reason) => {
  const example = await RunningExample.start('existing-instance', variables, { instances });
  const failure = await example.failure('plan', '-input=false');
  expect(failure).toContain('Resource precondition failed');
  expect(failure).toContain(reason);
  expect(example.emulator.tasks()).toEqual([]);
  await example.emulator.close();
});
