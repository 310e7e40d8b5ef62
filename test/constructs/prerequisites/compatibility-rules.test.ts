import {
  MigrationNetwork,
  MigrationSource,
  NetworkSide,
  Prerequisites,
  RdsTarget,
} from '../../../lib/constructs/prerequisites';
import { ScenarioStack } from './scenarios';

const target: NetworkSide = {
  vpc: { id: 'vpc-1', cidrBlock: '172.16.0.0/12', routeTableId: 'vtb-1' },
  vswitches: [{ id: 'vsw-1', zoneId: 'cn-hangzhou-h', cidrBlock: '172.16.1.0/24' }],
};
const source: NetworkSide = {
  vpc: { id: 'vpc-2', cidrBlock: '10.0.0.0/8', routeTableId: 'vtb-2', regionId: 'cn-hangzhou' },
  vswitches: [{ id: 'vsw-2', zoneId: 'cn-hangzhou-h', cidrBlock: '10.0.1.0/24' }],
};

const sources = {
  ecs: (stack: ScenarioStack) => MigrationSource.onEcs({ ipAddress: '10.0.1.5', ...stack.account }),
  dataCenter: (stack: ScenarioStack) => MigrationSource.inDataCenter({ ipAddress: '192.168.1.5', ...stack.account }),
  publicNetwork: (stack: ScenarioStack) =>
    MigrationSource.onPublicNetwork({ ipAddress: '47.96.0.1', ...stack.account }),
};
const networks: Record<string, (stack: ScenarioStack) => MigrationNetwork> = {
  'one VPC': (stack) => MigrationNetwork.sameVpc(stack, 'network', target),
  CEN: (stack) => MigrationNetwork.cen(stack, 'network', { target, source }),
  peering: (stack) => MigrationNetwork.vpcPeering(stack, 'network', { target, source }),
  'a data center': (stack) =>
    MigrationNetwork.dataCenter(stack, 'network', {
      target,
      dataCenterCidrBlocks: ['192.168.0.0/16'],
      through: { vpnAttachment: { id: 'vco-1' } },
    }),
  'an existing network': (stack) => MigrationNetwork.existing(stack, 'network'),
  'the public network': (stack) => MigrationNetwork.publicNetwork(stack, 'network'),
};
const accepted: Record<string, (keyof typeof sources)[]> = {
  'one VPC': ['ecs'],
  CEN: ['ecs'],
  peering: ['ecs'],
  'a data center': ['dataCenter'],
  'an existing network': ['ecs', 'dataCenter'],
  'the public network': ['publicNetwork'],
};

test.each(Object.entries(accepted))('%s is for the sources %j, and no others', (name, expected) => {
  const taken = (Object.keys(sources) as (keyof typeof sources)[]).filter((kind) => {
    const stack = new ScenarioStack();
    const options = {
      target: RdsTarget.fromInstanceId('pgm-1'),
      source: sources[kind](stack),
      network: networks[name]?.(stack),
    };
    return new Prerequisites(stack, options).validate().length === 0;
  });
  expect(taken).toEqual(expected);
});

test.each([
  ['CEN', '11.0.0.5'],
  ['peering', '11.0.0.5'],
])('through %s, an address outside the VPC of the source is refused: no route leads there', (name, ipAddress) => {
  const stack = new ScenarioStack();
  const network = networks[name]?.(stack);
  const ecs = MigrationSource.onEcs({ ipAddress, ...stack.account });
  expect(
    new Prerequisites(stack, { target: RdsTarget.fromInstanceId('pgm-1'), source: ecs, network }).validate(),
  ).toEqual([
    expect.stringMatching(
      /^The source's address 11\.0\.0\.5 is in none of 10\.0\.0\.0\/8, and .* has no route to others/,
    ),
  ]);
});

test('an address outside the networks of the data center is refused: no route leads there', () => {
  const stack = new ScenarioStack();
  const network = networks['a data center']?.(stack);
  const outside = MigrationSource.inDataCenter({ ipAddress: '10.9.9.9', ...stack.account });
  expect(
    new Prerequisites(stack, { target: RdsTarget.fromInstanceId('pgm-1'), source: outside, network }).validate(),
  ).toEqual([expect.stringMatching(/^The source's address 10\.9\.9\.9 is in none of 192\.168\.0\.0\/16/)]);
});

test('more data than the guides advise for the storage is warned of', () => {
  const stack = new ScenarioStack();
  const warningsOf = (dataSizeGiB: number) =>
    new Prerequisites(stack, {
      target: RdsTarget.fromInstanceId('pgm-1', { instanceStorage: 100 }),
      source: MigrationSource.onEcs({ ipAddress: '10.0.1.5', ...stack.account, dataSizeGiB }),
    }).warnings;
  expect(warningsOf(80)).toEqual([]);
  expect(warningsOf(81)).toEqual([
    'RDS instance pgm-1 has 100 GB of storage, and the source has 81 GiB of data: more than the 80 % that the guides ' +
      'advise. Raise instance_storage.',
  ]);
});
