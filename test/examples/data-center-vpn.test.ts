import { live, outputsOf, RunningExample, synthesise, valueOf } from './support/example';

jest.setTimeout(180_000);

test('the example is synthesised as it is written down', async () => {
  expect((await synthesise('data-center-vpn')).json).toMatchSnapshot();
});

test('a data center is joined by an IPsec connection before its server is assessed', async () => {
  const life = await live(await RunningExample.start('data-center-vpn', { pre_shared_key: 'hush-Pk9!tunnel' }));
  expect(life.tasks).toMatchObject([
    {
      dbInstanceName: valueOf(life, 'alicloud_db_instance.db', 'id'),
      sourceCategory: 'idcOnVpc',
      sourceIpAddress: '192.168.1.10',
    },
  ]);
  expect(life.outputs).toEqual(outputsOf(life.tasks[0]));
  const [vpn = ''] = life.objects.filter((address) =>
    address.startsWith('alicloud_cen_transit_router_vpn_attachment.'),
  );
  expect(valueOf(life, vpn, 'vpn_id')).toBe(valueOf(life, 'alicloud_vpn_gateway_vpn_attachment.vpn', 'id'));
});
