import { DiagnosticError, ImportRequest, StateOf } from '../../custom-resource';
import { PrecheckRecord } from '../../rds';
import { PrecheckClient } from '../client';
import { asDiagnostic } from '../diagnostics/api-errors';
import { ImportId, parseImportId } from './import-id';
import { policyOf, reportState } from './report-state';
import { precheckTaskSchema } from './schema';
import { categoryOf } from './source-category';
import { listTasksPatiently } from './task-records';

type State = StateOf<typeof precheckTaskSchema>;

/** Takes over a task that exists: `<db_instance_name>:<task_id>` or `<db_instance_name>:<task_name>`. */
export async function importPrecheckTask({ id, client, signal }: ImportRequest<PrecheckClient>): Promise<State> {
  const importId = parseImportId(id);
  const { dbInstanceName, task } = importId;
  let record: PrecheckRecord | undefined;
  try {
    [record] = await findTasks(client, importId, signal);
  } catch (error) {
    throw asDiagnostic(error, { dbInstanceName });
  }
  if (!record) {
    throw new DiagnosticError(
      'There is no such assessment',
      `The instance ${dbInstanceName} has no task with the ID or the name "${task}". Check both parts of "${id}", and the region ` +
        'and endpoint of the provider.',
    );
  }
  return importedState(dbInstanceName, record);
}

/** An ID comes first; a name may look like one. */
async function findTasks(
  client: PrecheckClient,
  { dbInstanceName, task, taskId }: ImportId,
  signal: AbortSignal,
): Promise<PrecheckRecord[]> {
  const byId = taskId === undefined ? [] : await listTasksPatiently(client, { dbInstanceName, taskId }, { signal });
  return byId.length > 0 ? byId : listTasksPatiently(client, { dbInstanceName, taskName: task }, { signal });
}

/** What the service tells of a task, and the defaults of the rest. It does not tell the password in a form to keep. */
function importedState(dbInstanceName: string, record: PrecheckRecord): State {
  const policy = { fail_on: 'error', ignore_checks: null };
  return {
    db_instance_name: dbInstanceName,
    source_ip_address: record.sourceIpAddress,
    source_port: record.sourcePort,
    source_account: record.sourceAccount,
    source_category: categoryOf(record),
    source_password: null,
    source_password_wo_version: null,
    task_name: record.taskName,
    triggers: null,
    wait_for_report: true,
    ...policy,
    check_target: true,
    id: `${dbInstanceName}:${record.taskId}`,
    task_id: record.taskId,
    request_id: null,
    ...reportState(record, policyOf(policy)),
    timeouts: null,
  };
}
