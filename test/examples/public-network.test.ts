import { live, outputsOf, RunningExample, synthesise } from './support/example';

jest.setTimeout(180_000);

test('the example is synthesised as it is written down', async () => {
  expect((await synthesise('public-network')).json).toMatchSnapshot();
});

test('a server with a public address is assessed', async () => {
  const life = await live(await RunningExample.start('public-network', { source_ip_address: '198.51.100.7' }));
  expect(life.tasks).toMatchObject([{ sourceCategory: 'internet', sourceIpAddress: '198.51.100.7' }]);
  expect(life.outputs).toEqual(outputsOf(life.tasks[0]));
});
