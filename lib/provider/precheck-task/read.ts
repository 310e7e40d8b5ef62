import { parseReport } from '../../assessment';
import { ReadRequest, StateOf } from '../../custom-resource';
import { RdsApiError } from '../../rds';
import { PrecheckClient } from '../client';
import { asDiagnostic } from '../diagnostics/api-errors';
import { withRecord } from './complete-report';
import { precheckTaskSchema } from './schema';
import { listTasks } from './task-records';

type Schema = typeof precheckTaskSchema;

/**
 * Completes a report that was still running. It never starts anything, and it never forgets a task: how long the service
 * keeps its records is not established, and the stored report stays true without them.
 */
export async function readPrecheckTask({
  state,
  client,
  signal,
  diagnostics,
}: ReadRequest<Schema, PrecheckClient>): Promise<StateOf<Schema>> {
  const { db_instance_name: dbInstanceName, task_id: taskId } = state;
  if (taskId === null) return state;
  try {
    const [record] = await listTasks(client.rds, { dbInstanceName, taskId }, signal);
    if (record) return withRecord(state, record);
    diagnostics.warning(
      'The service no longer lists the assessment',
      `Task ${taskId} of ${dbInstanceName} is not among the tasks of the instance. The report in state is kept; a change of ` +
        '"triggers" starts a new assessment.',
    );
  } catch (error) {
    const settled = parseReport(state.detail ?? '').finished;
    if (!settled || signal.aborted || !(error instanceof RdsApiError)) throw asDiagnostic(error, { dbInstanceName });
    diagnostics.warning(
      'The assessment could not be looked up',
      `Task ${taskId} of ${dbInstanceName} is finished, so the report in state is kept.\n\n${error.message}`,
    );
  }
  return state;
}
