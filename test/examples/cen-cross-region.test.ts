import { countOf, live, outputsOf, RunningExample, synthesise, valueOf } from './support/example';

jest.setTimeout(180_000);

test('the example is synthesised as it is written down', async () => {
  expect((await synthesise('cen-cross-region')).json).toMatchSnapshot();
});

test('two VPCs of two regions are joined by two transit routers before the assessment', async () => {
  const life = await live(await RunningExample.start('cen-cross-region'));
  expect(life.tasks).toMatchObject([{ dbInstanceName: valueOf(life, 'alicloud_db_instance.db', 'id') }]);
  expect(life.outputs).toEqual(outputsOf(life.tasks[0]));
  expect(valueOf(life, 'alicloud_vpc.source-vpc', 'region_id')).toBe('cn-beijing');
  expect(valueOf(life, 'alicloud_vpc.target-vpc', 'region_id')).toBe('cn-hangzhou');
  expect(countOf(life, 'alicloud_cen_transit_router')).toBe(2);
  expect(countOf(life, 'alicloud_cen_transit_router_peer_attachment')).toBe(1);
});
