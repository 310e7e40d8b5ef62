import { DbInstanceAttribute } from '../../rds';

export interface TargetFinding {
  readonly severity: 'error' | 'warning';
  /** A sentence about the instance, then what to do. */
  readonly text: string;
}

/** The oldest major version that the current guides allow; they name no newest one. */
const LEAST_MAJOR_VERSION = 10;
const LOCAL_DISKS = ['local_ssd', 'ephemeral_ssd'];

/**
 * What the API page and the guides ask of a target, as far as the instance's attributes tell. An attribute that the
 * service leaves out is empty, and says nothing.
 */
export function targetFindings(instance: DbInstanceAttribute): TargetFinding[] {
  const { engine, engineVersion, dbInstanceType, storageType, category, dbInstanceStatus, lockMode } = instance;
  const isPostgreSql = engine === 'PostgreSQL';
  const rules: readonly (TargetFinding & { readonly broken: boolean })[] = [
    {
      broken: isOther(engine, 'PostgreSQL'),
      severity: 'error',
      text: `its engine is ${engine}. Give the ID of an ApsaraDB RDS for PostgreSQL instance.`,
    },
    {
      broken: isPostgreSql && Number.parseInt(engineVersion, 10) < LEAST_MAJOR_VERSION,
      severity: 'error',
      text: `it runs PostgreSQL ${engineVersion}. A migration needs version ${LEAST_MAJOR_VERSION} or newer, the same major version as the source.`,
    },
    {
      broken: isOther(dbInstanceType, 'Primary'),
      severity: 'error',
      text: `it is not a primary instance but of the type ${dbInstanceType}. Give the ID of the primary instance.`,
    },
    {
      broken: LOCAL_DISKS.includes(storageType),
      severity: 'error',
      text: `its storage type is ${storageType}. A migration needs cloud disks: standard SSDs or ESSDs.`,
    },
    {
      broken: category.toLowerCase().startsWith('serverless'),
      severity: 'error',
      text: `it is serverless (${category}). A migration needs a regular instance.`,
    },
    {
      broken: isOther(lockMode, 'Unlock'),
      severity: 'error',
      text: `it is locked (${lockMode}). Remove the reason of the lock in the RDS console.`,
    },
    {
      broken: isOther(dbInstanceStatus, 'Running'),
      severity: 'warning',
      text: `its status is ${dbInstanceStatus}. An assessment needs a running instance; the apply waits for it as long as its time-out allows.`,
    },
  ];
  return rules.filter(({ broken }) => broken).map(({ severity, text }) => ({ severity, text }));
}

function isOther(value: string, expected: string): boolean {
  return value !== '' && value !== expected;
}
