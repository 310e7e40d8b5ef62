import { DataResource, TerraformStack, TerraformVariable, Testing } from 'cdktf';
import { Construct } from 'constructs';
import {
  AlicloudProvider,
  DbInstance,
  DbInstanceConfig,
  Instance,
  SecurityGroup,
  Vpc,
  Vswitch,
} from '../../../lib/constructs/alicloud';
import {
  CenOptions,
  MigrationNetwork,
  MigrationSource,
  NetworkSide,
  Prerequisites,
  PrerequisitesOptions,
  RdsTarget,
  SourcePassword,
} from '../../../lib/constructs/prerequisites';

/** A stack with a provider and a variable for the password, in an app of its own. */
export class ScenarioStack extends TerraformStack {
  readonly password: TerraformVariable;

  constructor(id = 'scenario') {
    super(Testing.app(), id);
    new AlicloudProvider(this, 'alicloud', { region: 'cn-hangzhou' });
    this.password = new TerraformVariable(this, 'source_password', { type: 'string', sensitive: true });
    this.password.addOverride('ephemeral', true);
  }

  /** A VPC with one vSwitch in each of two zones. */
  side(name: string, cidr: { vpc: string; vswitches: [string, string] }, more: Partial<NetworkSide> = {}): NetworkSide {
    const { provider, regionId = 'cn-hangzhou' } = more;
    const vpc = new Vpc(this, `${name}-vpc`, { cidrBlock: cidr.vpc, provider });
    const zoneIds = [`${regionId}-h`, `${regionId}-i`];
    const vswitches = cidr.vswitches.map(
      (cidrBlock, index) =>
        new Vswitch(this, `${name}-vswitch-${index}`, { vpcId: vpc.id, zoneId: zoneIds[index], cidrBlock, provider }),
    );
    return { vpc, vswitches, ...more };
  }

  targetSide(more: Partial<NetworkSide> = {}): NetworkSide {
    return this.side('target', { vpc: '172.16.0.0/16', vswitches: ['172.16.1.0/24', '172.16.2.0/24'] }, more);
  }

  sourceSide(more: Partial<NetworkSide> = {}): NetworkSide {
    return this.side('source', { vpc: '10.0.0.0/16', vswitches: ['10.0.1.0/24', '10.0.2.0/24'] }, more);
  }

  db(side: NetworkSide, config: Partial<DbInstanceConfig> = {}): DbInstance {
    return new DbInstance(this, 'db', {
      engine: 'PostgreSQL',
      engineVersion: '15.0',
      instanceType: 'pg.n2.2c.1m',
      instanceStorage: 100,
      dbInstanceStorageType: 'cloud_essd',
      vswitchId: side.vswitches?.[0]?.id,
      ...config,
    });
  }

  securityGroup(side: NetworkSide): SecurityGroup {
    return new SecurityGroup(this, 'source-group', { vpcId: side.vpc.id, provider: side.provider });
  }

  ecs(side: NetworkSide, group: SecurityGroup): Instance {
    return new Instance(this, 'postgresql', {
      imageId: 'debian_12_8_x64_20G_alibase_20241216.vhd',
      instanceType: 'ecs.g7.large',
      securityGroups: [group.id],
      vswitchId: side.vswitches?.[0]?.id,
      provider: side.provider,
    });
  }

  get account(): { account: string; password: SourcePassword } {
    return { account: 'migratetest', password: SourcePassword.fromVariable(this.password) };
  }
}

/** Stands for the task of the assessment: it has the arguments, the preconditions and the dependencies. */
export class Task extends Construct {
  readonly prerequisites: Prerequisites;

  constructor(scope: Construct, id: string, options: PrerequisitesOptions) {
    super(scope, id);
    this.prerequisites = new Prerequisites(this, options);
    this.node.addValidation({ validate: () => this.prerequisites.validate() });
    const { sourcePort, sourceIpAddress, dbInstanceName } = this.prerequisites.attributes;
    new DataResource(this, 'task', {
      input: { dbInstanceName, sourceIpAddress, sourcePort },
      lifecycle: { precondition: this.prerequisites.preconditions },
      dependsOn: this.prerequisites.dependencies,
    });
  }
}

type Build = (stack: ScenarioStack) => void;

function cenScenario(
  change: (stack: ScenarioStack, options: CenOptions) => CenOptions = (_, options) => options,
): Build {
  return (stack) => {
    const sides = { target: stack.targetSide(), source: stack.sourceSide() };
    const group = stack.securityGroup(sides.source);
    const options = change(stack, { ...sides, sourceSecurityGroup: group });
    const network = MigrationNetwork.cen(stack, 'network', options);
    const source = MigrationSource.onEcs({ instance: stack.ecs(sides.source, group), ...stack.account });
    new Task(stack, 'precheck', { target: RdsTarget.fromDbInstance(stack.db(sides.target)), source, network });
  };
}

/** One whole stack for each kind of network. */
export const scenarios: Record<string, Build> = {
  'same VPC': (stack) => {
    const side = stack.targetSide();
    const group = stack.securityGroup(side);
    const network = MigrationNetwork.sameVpc(stack, 'network', { ...side, sourceSecurityGroup: group });
    const source = MigrationSource.onEcs({ instance: stack.ecs(side, group), ...stack.account });
    new Task(stack, 'precheck', { target: RdsTarget.fromDbInstance(stack.db(side)), source, network });
  },
  'CEN in one region': cenScenario(),
  'CEN, each vSwitch admitted': cenScenario((_, options) => ({ ...options, admit: 'vswitches' })),
  'CEN with a transit router that exists': cenScenario((_, options) => ({
    ...options,
    target: { ...options.target, transitRouter: { cenId: 'cen-1', transitRouterId: 'tr-1' } },
  })),
  'CEN, basic edition': cenScenario((_, options) => ({ ...options, edition: 'basic' })),
  'CEN across regions': (stack) => {
    const provider = new AlicloudProvider(stack, 'beijing', { alias: 'beijing', region: 'cn-beijing' });
    const target = stack.targetSide({ regionId: 'cn-hangzhou' });
    const source = stack.sourceSide({ regionId: 'cn-beijing', provider });
    const group = stack.securityGroup(source);
    const network = MigrationNetwork.cen(stack, 'network', {
      target,
      source,
      interRegionBandwidth: 100,
      sourceSecurityGroup: group,
    });
    const ecs = MigrationSource.onEcs({ instance: stack.ecs(source, group), ...stack.account });
    new Task(stack, 'precheck', { target: RdsTarget.fromDbInstance(stack.db(target)), source: ecs, network });
  },
  'VPC peering': (stack) => {
    const [target, source] = [stack.targetSide(), stack.sourceSide()];
    const group = stack.securityGroup(source);
    const network = MigrationNetwork.vpcPeering(stack, 'network', { target, source, sourceSecurityGroup: group });
    const ecs = MigrationSource.onEcs({ instance: stack.ecs(source, group), ...stack.account });
    new Task(stack, 'precheck', { target: RdsTarget.fromDbInstance(stack.db(target)), source: ecs, network });
  },
  'VPC peering across accounts': (stack) => {
    const provider = new AlicloudProvider(stack, 'other', { alias: 'other', profile: 'other' });
    const [target, source] = [stack.targetSide(), stack.sourceSide({ provider })];
    const network = MigrationNetwork.vpcPeering(stack, 'network', { target, source, acrossAccounts: true });
    const ecs = MigrationSource.onEcs({ ipAddress: '10.0.1.5', ...stack.account });
    new Task(stack, 'precheck', { target: RdsTarget.fromDbInstance(stack.db(target)), source: ecs, network });
  },
  'data center behind a virtual border router': (stack) => {
    const target = stack.targetSide();
    const network = MigrationNetwork.dataCenter(stack, 'network', {
      target,
      dataCenterCidrBlocks: ['192.168.0.0/16'],
      through: { virtualBorderRouter: { id: 'vbr-1' } },
    });
    const source = MigrationSource.inDataCenter({ ipAddress: '192.168.1.5', ...stack.account });
    new Task(stack, 'precheck', { target: RdsTarget.fromDbInstance(stack.db(target)), source, network });
  },
  'data center behind an IPsec connection': (stack) => {
    const target = stack.targetSide();
    const network = MigrationNetwork.dataCenter(stack, 'network', {
      target,
      dataCenterCidrBlocks: ['192.168.0.0/17', '192.168.128.0/17'],
      through: {
        vpnAttachment: { id: 'vco-1' },
        zoneId: 'cn-hangzhou-h',
        transitRouterCidrBlock: '100.64.0.0/24',
      },
    });
    const source = MigrationSource.inDataCenter({ ipAddress: '192.168.200.5', ...stack.account });
    new Task(stack, 'precheck', { target: RdsTarget.fromDbInstance(stack.db(target)), source, network });
  },
  'existing network': (stack) => {
    const network = MigrationNetwork.existing(stack, 'network', {
      rdsCidrBlocks: ['172.16.0.0/16'],
      sourceSecurityGroup: { id: 'sg-1' },
    });
    const source = MigrationSource.onEcs({ ipAddress: '10.0.1.5', ...stack.account });
    new Task(stack, 'precheck', { target: RdsTarget.fromInstanceId('pgm-1'), source, network });
  },
  'public network': (stack) => {
    const network = MigrationNetwork.publicNetwork(stack, 'network', {
      rdsCidrBlocks: ['47.96.0.1/32'],
      sourceSecurityGroup: { id: 'sg-1' },
    });
    const source = MigrationSource.onPublicNetwork({ ipAddress: 'db.example.com', port: 5433, ...stack.account });
    new Task(stack, 'precheck', { target: RdsTarget.fromInstanceId('pgm-1'), source, network });
  },
};

/** The stack of a scenario. */
export function scenario(name: string): ScenarioStack {
  const stack = new ScenarioStack();
  scenarios[name]?.(stack);
  return stack;
}
