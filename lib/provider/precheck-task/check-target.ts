import { Diagnostics } from '../../custom-resource';
import { DbInstanceAttribute, RdsApiError } from '../../rds';
import { PrecheckClient } from '../client';
import { asDiagnostic } from '../diagnostics/api-errors';

/** The oldest major version that the current guides allow; they name no newest one. */
const LEAST_MAJOR_VERSION = 10;
const LOCAL_DISKS = ['local_ssd', 'ephemeral_ssd'];
const NOT_FOUND = ['InvalidDBInstanceId.NotFound', 'InvalidDBInstanceName.NotFound', 'Forbidden.InstanceNotFound'];

/**
 * Asks the service during the plan whether the target can take a migration, so that a wrong instance does not cost an
 * apply. Whoever may not ask gets a warning: the plan of a pipeline may well have fewer permissions than its apply.
 */
export async function checkTarget(
  { rds }: PrecheckClient,
  dbInstanceName: string,
  diagnostics: Diagnostics,
  signal: AbortSignal,
): Promise<void> {
  try {
    const instance = await rds.describeDBInstanceAttribute(dbInstanceName, { signal });
    for (const { severity, text } of findings(instance)) {
      diagnostics[severity]('The target instance does not suit a cloud migration', `${dbInstanceName}: ${text}`, [
        'db_instance_name',
      ]);
    }
  } catch (error) {
    if (signal.aborted || (error instanceof RdsApiError && NOT_FOUND.includes(error.code))) {
      throw asDiagnostic(error, { dbInstanceName });
    }
    diagnostics.warning(
      'The target instance was not checked',
      `${error instanceof Error ? error.message : String(error)}\n\nThe plan goes on; the apply will tell. Set check_target = false to plan without this check.`,
      ['db_instance_name'],
    );
  }
}

interface Finding {
  readonly severity: 'error' | 'warning';
  readonly text: string;
}

/** What the API page and the guides ask of a target, as far as the instance's attributes tell. */
export function findings(instance: DbInstanceAttribute): Finding[] {
  const { engine, engineVersion, dbInstanceType, storageType, category, dbInstanceStatus, lockMode } = instance;
  const major = Number.parseInt(engineVersion, 10);
  const rules: readonly (Finding & { readonly broken: boolean })[] = [
    {
      broken: engine !== 'PostgreSQL',
      severity: 'error',
      text: `its engine is ${engine}. Give the ID of an ApsaraDB RDS for PostgreSQL instance.`,
    },
    {
      broken: engine === 'PostgreSQL' && major < LEAST_MAJOR_VERSION,
      severity: 'error',
      text: `it runs PostgreSQL ${engineVersion}. A migration needs version ${LEAST_MAJOR_VERSION} or newer, the same major version as the source.`,
    },
    {
      broken: dbInstanceType !== 'Primary',
      severity: 'error',
      text: `it is not a primary instance but ${dbInstanceType}. Give the ID of the primary instance.`,
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
      broken: lockMode !== 'Unlock',
      severity: 'error',
      text: `it is locked (${lockMode}). Remove the reason of the lock in the RDS console.`,
    },
    {
      broken: dbInstanceStatus !== 'Running',
      severity: 'warning',
      text: `its status is ${dbInstanceStatus}. An assessment needs a running instance; the apply waits for it as long as its time-out allows.`,
    },
  ];
  return rules.filter(({ broken }) => broken);
}
