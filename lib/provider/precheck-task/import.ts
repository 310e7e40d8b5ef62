import { DiagnosticError, ImportRequest, StateOf } from '../../custom-resource';
import { PrecheckRecord } from '../../rds';
import { PrecheckClient } from '../client';
import { asDiagnostic } from '../diagnostics/api-errors';
import { precheckTaskSchema } from './schema';
import { withRecord } from './complete-report';
import { listTasks } from './task-records';

type State = StateOf<typeof precheckTaskSchema>;

const CATEGORIES = ['ecsOnVpc', 'idcOnVpc', 'internet'];

/** Takes over a task that exists: `<db_instance_name>:<task_id>` or `<db_instance_name>:<task_name>`. */
export async function importPrecheckTask({ id, client, signal }: ImportRequest<PrecheckClient>): Promise<State> {
  const { dbInstanceName, task } = parseImportId(id);
  let found: PrecheckRecord[];
  try {
    found = await findTask(client, dbInstanceName, task, signal);
  } catch (error) {
    throw asDiagnostic(error, { dbInstanceName });
  }
  const [record] = found;
  if (!record) {
    throw new DiagnosticError(
      'There is no such assessment',
      `The instance ${dbInstanceName} has no task with the ID or the name "${task}". Check both parts of "${id}", and the region ` +
        'and endpoint of the provider.',
    );
  }
  return importedState(dbInstanceName, record);
}

interface ImportId {
  readonly dbInstanceName: string;
  /** ID or name of the task. */
  readonly task: string;
}

/** @throws DiagnosticError when the text is no such id. */
export function parseImportId(id: string): ImportId {
  const colon = id.indexOf(':');
  const dbInstanceName = id.slice(0, Math.max(colon, 0)).trim();
  const task = id.slice(colon + 1).trim();
  if (colon < 0 || dbInstanceName === '' || task === '') {
    throw new DiagnosticError(
      'The import id is malformed',
      `"${id}" is not "<db_instance_name>:<task_id>" or "<db_instance_name>:<task_name>", for example ` +
        '"pgm-bp102g323jd4****:439946016".',
    );
  }
  return { dbInstanceName, task };
}

/** Digits are an ID first; a name may be made of digits as well. */
async function findTask(
  { rds }: PrecheckClient,
  dbInstanceName: string,
  task: string,
  signal: AbortSignal,
): Promise<PrecheckRecord[]> {
  if (/^\d+$/.test(task)) {
    const byId = await listTasks(rds, { dbInstanceName, taskId: BigInt(task) }, signal);
    if (byId.length > 0) return byId;
  }
  return listTasks(rds, { dbInstanceName, taskName: task }, signal);
}

function importedState(dbInstanceName: string, record: PrecheckRecord): State {
  const state: State = {
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
    fail_on: 'error',
    ignore_checks: null,
    check_target: true,
    id: `${dbInstanceName}:${record.taskId}`,
    task_id: record.taskId,
    request_id: null,
    status: null,
    passed: null,
    checks: null,
    checks_passed: null,
    checks_warned: null,
    checks_failed: null,
    detail: null,
    created_at: null,
    modified_at: null,
    timeouts: null,
  };
  return withRecord(state, record);
}

/** The service gives categories back in lower case; the configuration has them as the API page writes them. */
export function categoryOf({ sourceCategory }: Pick<PrecheckRecord, 'sourceCategory'>): string {
  return CATEGORIES.find((known) => known.toLowerCase() === sourceCategory.toLowerCase()) ?? sourceCategory;
}
