import { requireInteger, requireObject, requireOneOf, requireText } from './declaration';
import { parseOutcomes, type Outcome } from './report/outcome';

/*
 * Allowed values: the DescribeDBInstanceAttribute and DescribeDBInstances pages of the vendor's RDS API reference and
 * its table of instance states. RDS's own lists grow; a value that is missing here is one to add.
 */
export const engines = ['PostgreSQL', 'MySQL', 'SQLServer', 'MariaDB'] as const;
export const instanceTypes = ['Primary', 'Readonly', 'Guard', 'Temp'] as const;
export const instanceStatuses = [
  'Running',
  'Creating',
  'Deleting',
  'Released',
  'Rebooting',
  'Restoring',
  'Stopping',
  'Stopped',
  'TRANSING',
  'TransingToOthers',
  'Importing',
  'ImportingFromOthers',
  'INS_CLONING',
  'DBInstanceClassChanging',
  'DBInstanceNetTypeChanging',
  'EngineVersionUpgrading',
  'GuardDBInstanceCreating',
  'GuardSwitching',
] as const;
export const lockModes = [
  'Unlock',
  'ManualLock',
  'LockByExpiration',
  'LockByRestoration',
  'LockByDiskQuota',
  'LockReadInstanceByDiskQuota',
  'Released',
] as const;
export const storageTypes = [
  'cloud_essd',
  'cloud_essd0',
  'cloud_essd2',
  'cloud_essd3',
  'cloud_auto',
  'cloud_ssd',
  'general_essd',
  'local_ssd',
  'ephemeral_ssd',
] as const;
export const categories = [
  'HighAvailability',
  'Basic',
  'AlwaysOn',
  'Finance',
  'cluster',
  'serverless_basic',
  'serverless_standard',
  'serverless_ha',
] as const;

/** An ApsaraDB RDS instance as the emulator knows it. */
export interface Instance {
  /** The instance's id; RDS calls it DBInstanceId, and DBInstanceName in the migration operations. */
  readonly id: string;
  readonly engine: (typeof engines)[number];
  /** Such as `15.0`. */
  readonly engineVersion: string;
  readonly type: (typeof instanceTypes)[number];
  readonly status: (typeof instanceStatuses)[number];
  readonly lockMode: (typeof lockModes)[number];
  readonly storageType: (typeof storageTypes)[number];
  /** Storage in GiB. */
  readonly storageGiB: number;
  readonly category: (typeof categories)[number];
  readonly vpcId: string;
  readonly vswitchId: string;
  readonly region: string;
  /** The primary instance's id; absent on a primary. */
  readonly masterInstanceId?: string;
  /** What assessments of this instance find. Absent: the emulator's own default outcome. */
  readonly report?: readonly Outcome[];
  /** How long an assessment of this instance takes, in milliseconds. Absent: the emulator's own default. */
  readonly reportMillis?: number;
}

/** How an instance is declared: only `id` is required, everything else has the value of {@link defaultInstance}. */
export type InstanceDeclaration = { readonly id: string } & Partial<
  Omit<Instance, 'id' | 'report'> & { readonly report: Outcome | readonly Outcome[] }
>;

/** What an instance is unless declared otherwise; it is also the only instance of an emulator that is told of none. */
export const defaultInstance: Instance = {
  id: 'pgm-emulated0001',
  engine: 'PostgreSQL',
  engineVersion: '15.0',
  type: 'Primary',
  status: 'Running',
  lockMode: 'Unlock',
  storageType: 'cloud_essd',
  storageGiB: 100,
  category: 'HighAvailability',
  vpcId: 'vpc-emulated0001',
  vswitchId: 'vsw-emulated0001',
  region: 'cn-hangzhou',
};

const declarationKeys = [...Object.keys(defaultInstance), 'masterInstanceId', 'report', 'reportMillis'];
const identifier = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const identifierRule = 'one to 64 letters, digits, hyphens, dots and underscores';

/**
 * Reads a declaration of unknown origin.
 *
 * @param path where it stands, for errors, such as `instances.json: instances[0]`
 * @throws DeclarationError for a missing id, an unknown key or a value that is not allowed
 */
export function parseInstance(value: unknown, path: string): Instance {
  const declared = requireObject(value, path, declarationKeys);
  const read = <T>(key: keyof Instance, otherwise: T, parse: (value: unknown, path: string) => T): T =>
    declared[key] === undefined ? otherwise : parse(declared[key], `${path}.${key}`);
  const readIdentifier = (key: keyof Instance, otherwise: string) =>
    read(key, otherwise, (text, at) => requireText(text, at, identifier, identifierRule));

  const standard = defaultInstance;
  const type = read('type', standard.type, (text, at) => requireOneOf(text, at, instanceTypes));
  const instance: Instance = {
    id: requireText(declared.id, `${path}.id`, identifier, identifierRule),
    engine: read('engine', standard.engine, (text, at) => requireOneOf(text, at, engines)),
    engineVersion: read('engineVersion', standard.engineVersion, (text, at) =>
      requireText(text, at, /^\d{1,4}(\.\d{1,4})?[A-Za-z0-9_]{0,20}$/, 'a version such as "15.0", as text'),
    ),
    type,
    status: read('status', standard.status, (text, at) => requireOneOf(text, at, instanceStatuses)),
    lockMode: read('lockMode', standard.lockMode, (text, at) => requireOneOf(text, at, lockModes)),
    storageType: read('storageType', standard.storageType, (text, at) => requireOneOf(text, at, storageTypes)),
    storageGiB: read('storageGiB', standard.storageGiB, (size, at) => requireInteger(size, at, 1, 1_000_000)),
    category: read('category', standard.category, (text, at) => requireOneOf(text, at, categories)),
    vpcId: readIdentifier('vpcId', standard.vpcId),
    vswitchId: readIdentifier('vswitchId', standard.vswitchId),
    region: readIdentifier('region', standard.region),
  };
  return {
    ...instance,
    ...(declared.masterInstanceId === undefined ? {} : { masterInstanceId: readIdentifier('masterInstanceId', '') }),
    ...(declared.report === undefined ? {} : { report: parseOutcomes(declared.report, `${path}.report`) }),
    ...(declared.reportMillis === undefined
      ? {}
      : { reportMillis: requireInteger(declared.reportMillis, `${path}.reportMillis`, 0, 86_400_000) }),
  };
}
