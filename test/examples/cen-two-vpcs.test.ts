import { countOf, live, outputsOf, RunningExample, synthesise, valueOf } from './support/example';

jest.setTimeout(180_000);

test('the example is synthesised as it is written down', async () => {
  expect((await synthesise('cen-two-vpcs')).json).toMatchSnapshot();
});

test('two VPCs of one region are joined by a transit router before the assessment', async () => {
  const life = await live(await RunningExample.start('cen-two-vpcs'));
  expect(life.tasks).toMatchObject([{ dbInstanceName: valueOf(life, 'alicloud_db_instance.db', 'id') }]);
  expect(life.outputs).toEqual(outputsOf(life.tasks[0]));
  expect(countOf(life, 'alicloud_cen_transit_router')).toBe(1);
  expect(countOf(life, 'alicloud_cen_transit_router_vpc_attachment')).toBe(2);
  expect(countOf(life, 'alicloud_route_entry')).toBe(2);
});
