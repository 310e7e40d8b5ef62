import { defineDataSource, DiagnosticError, ReadDataRequest, StateOf } from '../../custom-resource';
import { PrecheckRecord } from '../../rds';
import { PrecheckClient } from '../client';
import { asDiagnostic } from '../diagnostics/api-errors';
import { policyOf, reportState } from '../precheck-task/report-state';
import { categoryOf } from '../precheck-task/source-category';
import { listTasksPatiently, TaskFilter } from '../precheck-task/task-records';
import { precheckReportSchema } from './schema';
import { validatePrecheckReport } from './validate';

type Schema = typeof precheckReportSchema;
type Request = ReadDataRequest<Schema, PrecheckClient>;

export const precheckReport = defineDataSource<Schema, PrecheckClient>({
  typeName: 'rdsmigration_precheck_report',
  schema: precheckReportSchema,
  validate: validatePrecheckReport,
  read: readPrecheckReport,
});

async function readPrecheckReport({ config, client, signal }: Request): Promise<StateOf<Schema>> {
  const { db_instance_name: dbInstanceName, task_id: taskId, task_name: taskName } = config;
  const filter: TaskFilter = { dbInstanceName, taskId: taskId ?? undefined, taskName: taskName ?? undefined };
  let record: PrecheckRecord | undefined;
  try {
    [record] = await listTasksPatiently(client, filter, { signal });
  } catch (error) {
    throw asDiagnostic(error, { dbInstanceName });
  }
  if (!record) throw notFound(filter);
  return {
    ...config,
    task_id: record.taskId,
    // What is configured has to come out, even if the service spells it in another way.
    task_name: taskName ?? record.taskName,
    fail_on: config.fail_on ?? 'error',
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
      `The instance ${dbInstanceName} has no assessment yet. Start one with rdsmigration_precheck_task; if one is declared in this ` +
        'configuration, refer to its db_instance_name and task_id, so that this is read after it.',
      ['db_instance_name'],
    );
  }
  const [attribute, value] = taskId === undefined ? ['task_name', taskName] : ['task_id', taskId];
  return new DiagnosticError(
    'There is no such assessment',
    `The instance ${dbInstanceName} has no task whose ${attribute} is "${value}". Leave it out to read the latest one.`,
    [String(attribute)],
  );
}
