import { ReadRequest, StateOf } from '../../custom-resource';
import { PrecheckRecord, RdsApiError } from '../../rds';
import { PrecheckClient } from '../client';
import { asDiagnostic } from '../diagnostics/api-errors';
import { withRecord } from './complete-report';
import { storedReport } from './report-state';
import { precheckTaskSchema } from './schema';
import { listTasks, listTasksPatiently, LookOptions, TaskFilter } from './task-records';

type State = StateOf<typeof precheckTaskSchema>;
type Request = ReadRequest<typeof precheckTaskSchema, PrecheckClient>;

/**
 * How long the look at a task may take whose report is final, in milliseconds. It tells hardly anything new, so that a
 * refresh or a destroy without the service should not wait for it.
 */
const GLANCE = 10_000;

/**
 * Completes a report that was still running. It never starts anything, and it never forgets a task: how long the service
 * keeps its records is not established, and the stored report stays true without them.
 */
export async function readPrecheckTask({ state, client, signal, diagnostics }: Request): Promise<State> {
  const { db_instance_name: dbInstanceName, task_id, source_password: password } = state;
  const taskId = task_id ?? 0;
  const isSettled = storedReport(state).finished;
  let record: PrecheckRecord | undefined;
  try {
    const filter: TaskFilter = { dbInstanceName, taskId };
    const options: LookOptions = { signal, secrets: password === null ? [] : [password] };
    [record] = isSettled
      ? await listTasks(client.rds, filter, { ...options, timeout: GLANCE })
      : await listTasksPatiently(client, filter, options);
  } catch (error) {
    if (!isSettled || signal.aborted || !(error instanceof RdsApiError)) throw asDiagnostic(error, { dbInstanceName });
    diagnostics.warning(
      'The assessment could not be looked up',
      `Task ${taskId} of ${dbInstanceName} is finished, so the report in state is kept.\n\n${error.message}`,
    );
    return state;
  }
  if (!record) {
    diagnostics.warning(
      'RDS no longer lists the assessment',
      `Task ${taskId} is not among the tasks of ${dbInstanceName}. ` +
        (isSettled
          ? 'Its report was complete and is kept in state. A change of "triggers" starts a new assessment.'
          : 'Its report was not complete. If it does not appear soon, start a new assessment with terraform apply -replace and ' +
            'the address of this resource.'),
    );
    return state;
  }
  // A finished report is final: a record that has lost its text says nothing new.
  return isSettled && !storedReport(record).finished ? state : withRecord(state, record);
}
