import { CreatePrecheckTaskRequest, CreatePrecheckTaskResult } from '../rds-client';
import { RdsOperation } from '../wire';
import { OperationCall } from './operation';
import { wireParameters } from './parameters';

/**
 * CreateCloudMigrationPrecheckTask.
 *
 * Once the service has answered with a TaskId, the task exists; so nothing else that may be missing from the answer makes
 * it an error.
 *
 * @see https://www.alibabacloud.com/help/en/rds/api-create-rds-postgresql-check-task-before-going-to-the-cloud
 */
export function createPrecheckTask(request: CreatePrecheckTaskRequest): OperationCall<CreatePrecheckTaskResult> {
  return {
    operation: RdsOperation.createCloudMigrationPrecheckTask,
    parameters: wireParameters({
      DBInstanceName: request.dbInstanceName,
      SourceIpAddress: request.sourceIpAddress,
      SourcePort: request.sourcePort,
      SourceAccount: request.sourceAccount,
      SourcePassword: request.sourcePassword,
      SourceCategory: request.sourceCategory,
      TaskName: request.taskName,
    }),
    subject: {
      secrets: [request.sourcePassword],
      accounts: [request.sourceAccount],
      publicValues: [request.dbInstanceName, request.sourceIpAddress, String(request.sourcePort)],
    },
    readAnswer: (answer, redactor) => ({
      taskId: answer.longInteger('TaskId'),
      taskName: redactor.redact(answer.text('TaskName')) || (request.taskName ?? ''),
      dbInstanceName: answer.text('DBInstanceName') || request.dbInstanceName,
      requestId: redactor.redact(answer.text('RequestId')),
    }),
  };
}
