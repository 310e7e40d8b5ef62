import { operationErrors } from '../api-error';
import type { Instance } from '../instance';
import type { Operation } from './operation';

/** `ecsOnVpc` and `idcOnVpc` are documented; `internet` is on older pages only. */
const sourceCategories = ['ecsOnVpc', 'idcOnVpc', 'internet'];

/** CreateCloudMigrationPrecheckTask: starts an assessment; the call is not idempotent, each one starts another. */
export const createPrecheckTask: Operation = (parameters, service) => {
  const dbInstanceName = parameters.required('DBInstanceName');
  const source = {
    ipAddress: parameters.required('SourceIpAddress'),
    port: parameters.requiredInteger('SourcePort', 1, 65_535),
    account: parameters.required('SourceAccount'),
    password: parameters.required('SourcePassword'),
  };
  const sourceCategory = parameters.requiredOneOf('SourceCategory', sourceCategories);
  const taskName = parameters.optional('TaskName');

  const instance = service.instances.get(dbInstanceName);
  if (instance === undefined) throw operationErrors.instanceNameNotFound();
  refuseUnfitTarget(instance);

  const task = service.tasks.create({
    dbInstanceName,
    sourceCategory,
    ...(taskName === undefined ? {} : { taskName }),
    report: {
      source,
      outcomes: instance.report ?? service.outcomes,
      duration: instance.reportMillis ?? service.reportMillis,
      newlines: service.newlines,
    },
  });
  return { DBInstanceName: dbInstanceName, TaskId: task.taskId, TaskName: task.taskName };
};

function refuseUnfitTarget(instance: Instance): void {
  if (instance.engine !== 'PostgreSQL') throw operationErrors.instanceType();
  if (instance.type !== 'Primary') throw operationErrors.instance();
  if (instance.lockMode !== 'Unlock') throw operationErrors.instanceLockMode();
  if (instance.status !== 'Running') throw operationErrors.instanceState();
}
