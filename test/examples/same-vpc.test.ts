import { countOf, live, outputsOf, RunningExample, synthesise, valueOf } from './support/example';

jest.setTimeout(180_000);

test('the example is synthesised as it is written down', async () => {
  expect((await synthesise('same-vpc')).json).toMatchSnapshot();
});

test('the source on an ECS instance is assessed in the VPC that both share', async () => {
  const life = await live(await RunningExample.start('same-vpc'));
  expect(life.tasks).toMatchObject([
    {
      dbInstanceName: valueOf(life, 'alicloud_db_instance.db', 'id'),
      sourceIpAddress: valueOf(life, 'alicloud_instance.server', 'primary_ip_address'),
      sourceCategory: 'ecsOnVpc',
    },
  ]);
  expect(life.outputs).toEqual(outputsOf(life.tasks[0]));
  expect(countOf(life, 'alicloud_security_group_rule')).toBe(2);
});
