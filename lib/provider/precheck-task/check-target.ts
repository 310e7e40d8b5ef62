import { Diagnostics } from '../../custom-resource';
import { RdsApiError } from '../../rds';
import { PrecheckClient } from '../client';
import { asDiagnostic } from '../diagnostics/api-errors';
import { targetFindings } from './target-findings';

const PATH = ['db_instance_name'];
const WAY_AROUND = 'Set check_target = false to plan without this check.';

/**
 * Asks the service during the plan whether the target can take a migration, so that a wrong instance does not cost an
 * apply. Whoever may not ask gets a warning: the plan of a pipeline may well have fewer permissions than its apply.
 *
 * @throws DiagnosticError when there is no such instance
 */
export async function checkTarget(
  { rds }: PrecheckClient,
  dbInstanceName: string,
  diagnostics: Diagnostics,
  signal: AbortSignal,
): Promise<void> {
  try {
    const instance = await rds.describeDBInstanceAttribute(dbInstanceName, { signal });
    for (const { severity, text } of targetFindings(instance)) {
      const detail = `${dbInstanceName}: ${text}\n\n${WAY_AROUND}`;
      diagnostics[severity]('The target instance does not suit a cloud migration', detail, PATH);
    }
  } catch (error) {
    if (signal.aborted || (error instanceof RdsApiError && error.category === 'instance-not-found')) {
      throw asDiagnostic(error, { dbInstanceName });
    }
    const reason = error instanceof Error ? error.message : String(error);
    const detail = `${reason}\n\nThe plan goes on; the apply will tell. ${WAY_AROUND}`;
    diagnostics.warning('The target instance was not checked', detail, PATH);
  }
}
