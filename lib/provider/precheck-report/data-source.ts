import { defineDataSource, DiagnosticError, ReadDataRequest, StateOf } from '../../custom-resource';
import { PrecheckRecord } from '../../rds';
import { PrecheckClient } from '../client';
import { asDiagnostic } from '../diagnostics/api-errors';
import { categoryOf } from '../precheck-task/import';
import { policyOf, reportState } from '../precheck-task/report-state';
import { listTasks, TaskFilter } from '../precheck-task/task-records';
import { validateFailOn } from '../report-schema';
import { precheckReportSchema } from './schema';

type Schema = typeof precheckReportSchema;
type Request = ReadDataRequest<Schema, PrecheckClient>;

export const precheckReport = defineDataSource<Schema, PrecheckClient>({
  typeName: 'rdsmigration_precheck_report',
  schema: precheckReportSchema,
  validate({ config, diagnostics }) {
    if (config.task_id !== null && config.task_name !== null) {
      diagnostics.error('Two tasks are named', 'Give "task_id" or "task_name", or neither for the latest task.', [
        'task_name',
      ]);
    }
    validateFailOn(config.fail_on, diagnostics);
  },
  read: readPrecheckReport,
});

async function readPrecheckReport({ config, client, signal }: Request): Promise<StateOf<Schema>> {
  const { db_instance_name: dbInstanceName, task_id: taskId, task_name: taskName } = config;
  const filter: TaskFilter = { dbInstanceName, taskId: taskId ?? undefined, taskName: taskName ?? undefined };
  let found: PrecheckRecord[];
  try {
    found = await listTasks(client.rds, filter, signal);
  } catch (error) {
    throw asDiagnostic(error, { dbInstanceName });
  }
  const [record] = found;
  if (!record) throw notFound(filter);
  return {
    db_instance_name: dbInstanceName,
    task_id: record.taskId,
    task_name: record.taskName,
    fail_on: config.fail_on ?? 'error',
    ignore_checks: config.ignore_checks,
    id: `${dbInstanceName}:${record.taskId}`,
    source_ip_address: record.sourceIpAddress,
    source_port: record.sourcePort,
    source_account: record.sourceAccount,
    source_category: categoryOf(record),
    ...reportState(record, policyOf(config)),
  };
}

function notFound({ dbInstanceName, taskId, taskName }: TaskFilter): DiagnosticError {
  if (taskId === undefined && taskName === undefined) {
    return new DiagnosticError(
      'There is no assessment',
      `The instance ${dbInstanceName} has no assessment yet. Start one with rdsmigration_precheck_task.`,
      ['db_instance_name'],
    );
  }
  const [attribute, value] = taskId === undefined ? ['task_name', taskName] : ['task_id', taskId];
  return new DiagnosticError(
    'There is no such assessment',
    `The instance ${dbInstanceName} has no task whose ${attribute} is "${value}".`,
    [String(attribute)],
  );
}
