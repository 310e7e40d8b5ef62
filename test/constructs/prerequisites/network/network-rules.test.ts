import { AlicloudProvider } from '../../../../lib/constructs/alicloud';
import {
  CenOptions,
  DataCenterOptions,
  ExistingNetworkOptions,
  MigrationNetwork,
  NetworkSide,
  VpcPeeringOptions,
} from '../../../../lib/constructs/prerequisites';
import { ScenarioStack } from '../scenarios';

const target: NetworkSide = {
  vpc: { id: 'vpc-1', cidrBlock: '172.16.0.0/12', routeTableId: 'vtb-1', regionId: 'cn-hangzhou' },
  vswitches: [{ id: 'vsw-1', zoneId: 'cn-hangzhou-h', cidrBlock: '172.16.1.0/24' }],
};
const source: NetworkSide = {
  vpc: { id: 'vpc-2', cidrBlock: '10.0.0.0/8', routeTableId: 'vtb-2', regionId: 'cn-hangzhou' },
  vswitches: [{ id: 'vsw-2', zoneId: 'cn-hangzhou-h', cidrBlock: '10.0.1.0/24' }],
};
const inBeijing = { ...source, regionId: 'cn-beijing' };
const group = { id: 'sg-1' };

const cen: CenOptions = { target, source };
const peering: VpcPeeringOptions = { target, source };
const dataCenter: DataCenterOptions = {
  target,
  dataCenterCidrBlocks: ['192.168.0.0/16'],
  through: { vpnAttachment: { id: 'vco-1' } },
};

function withVpc(side: NetworkSide, vpc: Partial<NetworkSide['vpc']>): NetworkSide {
  return { ...side, vpc: { ...side.vpc, ...vpc } };
}

function beijing(stack: ScenarioStack): AlicloudProvider {
  return new AlicloudProvider(stack, 'beijing', { alias: 'beijing', region: 'cn-beijing' });
}

type Make = (stack: ScenarioStack) => MigrationNetwork;
const byCen = (change: Partial<CenOptions>) => (stack: ScenarioStack) =>
  MigrationNetwork.cen(stack, 'network', { ...cen, ...change });
const byPeering = (change: Partial<VpcPeeringOptions>) => (stack: ScenarioStack) =>
  MigrationNetwork.vpcPeering(stack, 'network', { ...peering, ...change });
const toDataCenter = (change: Partial<DataCenterOptions>) => (stack: ScenarioStack) =>
  MigrationNetwork.dataCenter(stack, 'network', { ...dataCenter, ...change });
const existing = (options: ExistingNetworkOptions) => (stack: ScenarioStack) =>
  MigrationNetwork.existing(stack, 'network', options);

test.each<[what: string, make: Make]>([
  ['CEN in one region', byCen({})],
  ['CEN, basic edition', byCen({ edition: 'basic' })],
  [
    'CEN in two regions',
    (stack) => byCen({ source: { ...inBeijing, provider: beijing(stack) }, interRegionBandwidth: 5 })(stack),
  ],
  ['VPC peering', byPeering({})],
  [
    'VPC peering across accounts',
    (stack) => byPeering({ source: { ...source, provider: beijing(stack) }, acrossAccounts: true })(stack),
  ],
  ['a data center', toDataCenter({})],
  ['an existing network', existing({})],
])('%s is taken', (_what, make) => {
  expect(make(new ScenarioStack()).node.validate()).toEqual([]);
});

test.each<[what: string, make: Make, error: RegExp]>([
  [
    'a CEN with one VPC',
    byCen({ source: withVpc(source, { id: 'vpc-1' }) }),
    /^Cloud Enterprise Network joins two VPCs, and/,
  ],
  ['a peering of one VPC', byPeering({ source: withVpc(source, { id: 'vpc-1' }) }), /^VPC peering joins two VPCs, and/],
  ['overlapping VPCs by CEN', byCen({ source: withVpc(source, { cidrBlock: '172.20.0.0/16' }) }), /overlap/],
  [
    'overlapping VPCs by the basic edition',
    byCen({ edition: 'basic', source: withVpc(source, { cidrBlock: '172.16.0.0/12' }) }),
    /overlap/,
  ],
  ['overlapping VPCs by peering', byPeering({ source: withVpc(source, { cidrBlock: '172.16.0.0/16' }) }), /overlap/],
  ['an overlapping data center', toDataCenter({ dataCenterCidrBlocks: ['172.31.0.0/16'] }), /overlap/],
  [
    'an overlapping transit router',
    toDataCenter({ through: { vpnAttachment: { id: 'vco-1' }, transitRouterCidrBlock: '172.31.0.0/24' } }),
    /overlap/,
  ],
  [
    'a CIDR block that is none',
    byCen({ source: withVpc(source, { cidrBlock: '10.0.0.0' }) }),
    /"10\.0\.0\.0" is no IPv4 CIDR block/,
  ],
  [
    'a transit router without vSwitches on the target',
    byCen({ target: { ...target, vswitches: [] } }),
    /^The target's side .* vSwitches, and none is given/,
  ],
  [
    'a transit router without vSwitches on the source',
    byCen({ source: { ...source, vswitches: undefined } }),
    /^The source's side .* none is given/,
  ],
  [
    'a VPC without a route table',
    byCen({ source: withVpc(source, { routeTableId: undefined }) }),
    /names no route table/,
  ],
  [
    'a peering without a route table',
    byPeering({ target: withVpc(target, { routeTableId: undefined }) }),
    /names no route table/,
  ],
  [
    'two regions without bandwidth',
    byCen({ source: inBeijing }),
    /region cn-hangzhou, the source in cn-beijing\. Give interRegion/,
  ],
  [
    'two regions with one provider',
    byCen({ source: inBeijing, interRegionBandwidth: 5 }),
    /Give it a provider with an alias/,
  ],
  [
    'one region with bandwidth',
    (stack) => byCen({ source: { ...source, provider: beijing(stack) }, interRegionBandwidth: 5 })(stack),
    /both in region cn-hangzhou, so nothing connects two regions/,
  ],
  [
    'an unnamed region across regions',
    (stack) =>
      byCen({
        source: { ...withVpc(source, { regionId: undefined }), provider: beijing(stack) },
        interRegionBandwidth: 5,
      })(stack),
    /the region of the VPC is not known/,
  ],
  [
    'an unnamed region in the basic edition',
    byCen({ edition: 'basic', target: withVpc(target, { regionId: undefined }) }),
    /the region of the VPC is not known/,
  ],
  [
    'the basic edition across regions',
    byCen({ edition: 'basic', source: inBeijing, interRegionBandwidth: 5 }),
    /^The basic edition of CEN connects regions by bandwidth packages/,
  ],
  [
    'an unnamed region of a peering',
    byPeering({ source: withVpc(source, { regionId: undefined }) }),
    /the region of the VPC is not known/,
  ],
  ['a peering across accounts with one provider', byPeering({ acrossAccounts: true }), /is in another account/],
  ['a data center without networks', toDataCenter({ dataCenterCidrBlocks: [] }), /The data center has no CIDR blocks/],
  [
    'a data center network that is no CIDR block',
    toDataCenter({ dataCenterCidrBlocks: ['192.168/16'] }),
    /^The data center: "192\.168\/16"/,
  ],
  [
    'a security group and nobody to let in',
    existing({ sourceSecurityGroup: group }),
    /its CIDR blocks are not known\. Give rdsCidrBlocks/,
  ],
  [
    'vSwitches to let in, and none given',
    byCen({ edition: 'basic', admit: 'vswitches', sourceSecurityGroup: group, target: { vpc: target.vpc } }),
    /Give the vSwitches of the target/,
  ],
])('%s is refused at the path of the network', (_what, make, error) => {
  expect(make(new ScenarioStack()).node.validate()).toEqual([expect.stringMatching(error)]);
});

test('all problems of a network are reported at once', () => {
  const make = byCen({ source: { vpc: { id: 'vpc-1', cidrBlock: '172.16.0.0/12' } } });
  expect(make(new ScenarioStack()).node.validate()).toHaveLength(4);
});

test('a source on the public network that is open to every address is warned of', () => {
  const stack = new ScenarioStack();
  const network = MigrationNetwork.publicNetwork(stack, 'network', { rdsCidrBlocks: ['0.0.0.0/0'] });
  expect(network.node.metadata.map(({ type, data }) => `${type} ${data}`)).toEqual([
    expect.stringMatching(/^@cdktf\/warn The source on the public network is open to every address/),
  ]);
});
