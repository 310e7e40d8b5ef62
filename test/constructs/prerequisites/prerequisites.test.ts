import { DataResource, TerraformLocal, TerraformStack, Testing } from 'cdktf';
import {
  DbInstanceFacts,
  EcsInstanceLike,
  MigrationNetwork,
  MigrationSource,
  MigrationSourceOptions,
  NetworkSide,
  Prerequisites,
  RdsTarget,
  SourcePassword,
} from '../../../lib/constructs/prerequisites';
import { preconditionsOf } from '../../../lib/constructs/prerequisites/requirement';
import { TerraformDirectory } from '../../support/terraform';

/** What a case changes in a set of prerequisites that are all met. */
interface Change {
  readonly target?: DbInstanceFacts;
  readonly source?: Partial<Pick<MigrationSourceOptions, 'postgresVersion' | 'dataSizeGiB'>>;
  readonly instance?: Partial<EcsInstanceLike>;
  readonly targetVpc?: Partial<NetworkSide['vpc']>;
  readonly sourceVpc?: Partial<NetworkSide['vpc']>;
}

const met = {
  target: {
    engine: 'PostgreSQL',
    engineVersion: '15.0',
    dbInstanceStorageType: 'cloud_essd',
    instanceStorage: 100,
    category: 'HighAvailability',
    instanceChargeType: 'Postpaid',
    dbInstanceType: 'Primary',
    vpcId: 'vpc-rds',
  },
  source: { postgresVersion: '15.4', dataSizeGiB: 80 },
  instance: { privateIp: '10.0.1.5', vpcId: 'vpc-ecs' },
  targetVpc: { id: 'vpc-rds', cidrBlock: '172.16.0.0/12', routeTableId: 'vtb-1', regionId: 'cn-hangzhou' },
  sourceVpc: { id: 'vpc-ecs', cidrBlock: '10.0.0.0/8', routeTableId: 'vtb-2', regionId: 'cn-hangzhou' },
} satisfies Change;

/** Each rule that both the synth and Terraform can decide: what breaks it, and what is said then. */
const rules: readonly [rule: string, change: Change, message: string][] = [
  [
    'the engine is PostgreSQL',
    { target: { engine: 'MySQL' } },
    'RDS instance pgm-1: engine is "MySQL", and only PostgreSQL can be the target of this migration. ' +
      'Choose an instance with engine = "PostgreSQL".',
  ],
  [
    'the target runs PostgreSQL 10 or newer',
    { target: { engineVersion: '9.4' }, source: { postgresVersion: undefined } },
    'RDS instance pgm-1: engine_version is "9.4", and migration starts at PostgreSQL 10. ' +
      'Choose the major version of the source, 10.0 or newer.',
  ],
  [
    'the source runs PostgreSQL 10 or newer',
    { target: { engineVersion: undefined }, source: { postgresVersion: '9.6.24' } },
    'The source runs PostgreSQL "9.6.24", and migration starts at 10. ' +
      'Upgrade it first, or correct postgresVersion (server_version, such as 15.4).',
  ],
  [
    'both sides run the same major version',
    { target: { engineVersion: '16.0' } },
    'RDS instance pgm-1 runs PostgreSQL "16.0", the source "15.4", and migration needs the same major version on both ' +
      "sides. Choose an instance of the source's major version; upgrade after the migration.",
  ],
  [
    'the target is a primary instance',
    { target: { dbInstanceType: 'Readonly' } },
    'RDS instance pgm-1 is not a primary instance (db_instance_type "Readonly"), and only a primary can take a ' +
      'migration. Point to its primary instance.',
  ],
  [
    'the target has cloud disks',
    { target: { dbInstanceStorageType: 'local_ssd' } },
    'RDS instance pgm-1: db_instance_storage_type is "local_ssd", and migration needs cloud disks. ' +
      'Choose cloud_essd, cloud_essd2, cloud_essd3 or cloud_ssd.',
  ],
  [
    "the target's edition is not serverless",
    { target: { category: 'serverless_ha' } },
    'RDS instance pgm-1 is serverless (category "serverless_ha"), which migration does not support. ' +
      'Choose another edition.',
  ],
  [
    'the target is not billed as serverless',
    { target: { instanceChargeType: 'Serverless' } },
    'RDS instance pgm-1 is serverless (instance_charge_type "Serverless"), which migration does not support. ' +
      'Choose another edition.',
  ],
  [
    "the source's data fits into the target's storage",
    { source: { dataSizeGiB: 101 } },
    'RDS instance pgm-1 has 100 GB of storage, and the source has 101 GiB of data, which does not fit. ' +
      'Raise instance_storage.',
  ],
  [
    "the target is in the network's VPC",
    { target: { vpcId: 'vpc-other' } },
    'RDS instance pgm-1 is in the VPC vpc-other, and VPC peering leads to vpc-rds. ' +
      'Give the network the VPC that it is in, or choose another kind of network.',
  ],
  [
    "the ECS instance is in the network's VPC",
    { instance: { vpcId: 'vpc-other' } },
    'The ECS instance of the source is in the VPC vpc-other, and VPC peering leads to vpc-ecs. ' +
      'Give the network the VPC that it is in, or choose another kind of network.',
  ],
  [
    'two VPCs are two',
    { sourceVpc: { id: 'vpc-rds' }, instance: { vpcId: 'vpc-rds' } },
    'VPC peering joins two VPCs, and target and source are both in vpc-rds. ' +
      'Use MigrationNetwork.sameVpc(), or give the two VPCs.',
  ],
  [
    'the CIDR blocks of two VPCs share no address',
    { sourceVpc: { cidrBlock: '172.20.0.0/16' }, instance: { privateIp: '172.20.1.5' } },
    'The CIDR blocks 172.16.0.0/12 and 172.20.0.0/16 overlap, so no route leads from one network to the other. ' +
      'Choose blocks that share no address.',
  ],
];

/** Leaves every value as it is (known at synth), or makes Terraform the only one who knows it. */
type Disguise = <T>(value: T) => T;
const known: Disguise = (value) => value;

function unknownIn(stack: TerraformStack): Disguise {
  let count = 0;
  return <T>(value: T): T => {
    if (typeof value !== 'string' && typeof value !== 'number') return value;
    const local = new TerraformLocal(stack, `value-${(count += 1)}`, value);
    return (typeof value === 'string' ? local.asString : local.asNumber) as T;
  };
}

function disguised<T extends object>(values: T, disguise: Disguise): T {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, disguise(value)])) as T;
}

/** The errors at synth, and the preconditions for Terraform, of all prerequisites together. */
function judge(stack: TerraformStack, id: string, change: Change, disguise: Disguise) {
  const vpc = (own: NetworkSide['vpc'], other: object = {}) => ({ vpc: disguised({ ...own, ...other }, disguise) });
  const network = MigrationNetwork.vpcPeering(stack, id, {
    target: vpc(met.targetVpc, change.targetVpc),
    source: vpc(met.sourceVpc, change.sourceVpc),
  });
  const prerequisites = new Prerequisites(stack, {
    target: RdsTarget.fromInstanceId('pgm-1', disguised({ ...met.target, ...change.target }, disguise)),
    source: MigrationSource.onEcs({
      instance: disguised({ ...met.instance, ...change.instance }, disguise),
      account: 'migratetest',
      password: SourcePassword.sensitive('${var.password}'),
      ...disguised({ ...met.source, ...change.source }, disguise),
    }),
    network,
  });
  return {
    errors: [...prerequisites.validate(), ...network.node.validate()],
    preconditions: [...prerequisites.preconditions, ...preconditionsOf(network.connection.requirements)],
    warnings: prerequisites.warnings,
  };
}

function newStack(): TerraformStack {
  return new TerraformStack(Testing.app(), 'stack');
}

test('prerequisites that are all met and known leave nothing to Terraform', () => {
  expect(judge(newStack(), 'network', {}, known)).toEqual({ errors: [], preconditions: [], warnings: [] });
});

test.each(rules)('known at synth: %s', (_rule, change, message) => {
  expect(judge(newStack(), 'network', change, known).errors).toEqual([message]);
});

test('values that only Terraform knows give no error at synth', () => {
  const stack = newStack();
  const disguise = unknownIn(stack);
  rules.forEach(([, change], index) => expect(judge(stack, `network-${index}`, change, disguise).errors).toEqual([]));
});

const directory = new TerraformDirectory();
let messages: Record<string, string[]>;

/** Plans one object for each case, in one run, whose preconditions are those of the case. */
beforeAll(async () => {
  const stack = newStack();
  const disguise = unknownIn(stack);
  [{}, ...rules.map(([, change]) => change)].forEach((change, index) => {
    const { preconditions } = judge(stack, `network-${index}`, change, disguise);
    new DataResource(stack, `case-${index}`, { lifecycle: { precondition: preconditions } });
  });
  const { locals, resource } = JSON.parse(Testing.synth(stack));
  directory.write('cdk.tf.json', { locals, resource: { terraform_data: resource.terraform_data } });
  await directory.succeed(['init', '-input=false']);
  const { stdout } = await directory.run(['plan', '-input=false', '-json']);
  messages = failedPreconditions(stdout);
}, 60_000);

afterAll(() => directory.remove());

test('known to Terraform: prerequisites that are all met let the plan through', () => {
  expect(messages['case-0']).toBeUndefined();
});

test.each(rules.map(([rule, , message], index) => [rule, message, index] as const))(
  'known to Terraform: %s',
  (_rule, message, index) => {
    expect(messages[`case-${index + 1}`]).toEqual([message]);
  },
);

interface PlanLine {
  readonly diagnostic?: {
    readonly summary: string;
    readonly detail: string;
    readonly snippet?: { readonly context?: string };
  };
}

function failedPreconditions(planOutput: string): Record<string, string[]> {
  const failed: Record<string, string[]> = {};
  for (const line of planOutput.trim().split('\n')) {
    const { diagnostic } = JSON.parse(line) as PlanLine;
    if (diagnostic === undefined) continue;
    const id = /terraform_data\.([\w-]+)/.exec(diagnostic.snippet?.context ?? '')?.[1] ?? diagnostic.summary;
    (failed[id] ??= []).push(diagnostic.detail);
  }
  return failed;
}
