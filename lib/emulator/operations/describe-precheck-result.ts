import { operationErrors } from '../api-error';
import type { ResponseObject } from '../http/response-body';
import type { PrecheckTask } from '../precheck-tasks';
import { playReport } from '../report/detail';
import type { Operation } from './operation';

/** DescribeCloudMigrationPrecheckResult: the tasks of an instance with their reports as they stand now, newest first. */
export const describePrecheckResult: Operation = (parameters, service) => {
  const dbInstanceName = parameters.required('DBInstanceName');
  const pageNumber = parameters.requiredInteger('PageNumber', 1, 2_147_483_647);
  const pageSize = parameters.requiredInteger('PageSize', 30, 100);
  const filter = {
    dbInstanceName,
    taskId: parameters.optionalLong('TaskId'),
    taskName: parameters.optional('TaskName'),
    sourceIpAddress: parameters.optional('SourceIpAddress'),
    sourcePort: parameters.optionalInteger('SourcePort', 1, 65_535),
  };
  if (!service.instances.has(dbInstanceName)) throw operationErrors.instanceNameNotFound();

  const now = service.clock.now();
  const recorded = service.tasks.find(filter).filter((task) => now >= task.createdAt + service.recordDelayMillis);
  const page = recorded.slice((pageNumber - 1) * pageSize, pageNumber * pageSize);
  return {
    Items: page.map((task) => resultItem(task, now)),
    PageNumber: pageNumber,
    PageSize: pageSize,
    TotalSize: recorded.length,
  };
};

/** The password is in it twice over, as in the real answer: as a field, and in the text of a failed login. */
function resultItem(task: PrecheckTask, now: number): ResponseObject {
  const { source } = task.report;
  const progress = playReport(task.report, now - task.createdAt);
  return {
    GmtCreated: utcSecond(task.createdAt),
    GmtModified: utcSecond(task.createdAt + progress.changedAt),
    TaskId: task.taskId,
    TaskName: task.taskName,
    SourceCategory: task.sourceCategory.toLowerCase(),
    SourceIpAddress: source.ipAddress,
    SourcePort: source.port,
    SourceAccount: source.account,
    SourcePassword: source.password,
    TargetEip: '',
    TargetInstanceName: task.dbInstanceName,
    Detail: progress.detail,
  };
}

/** Such as `2022-02-25T06:57:41Z`. */
function utcSecond(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}
