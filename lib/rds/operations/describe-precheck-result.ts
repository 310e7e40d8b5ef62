import { DescribePrecheckResultRequest, PrecheckRecord, PrecheckResultPage } from '../rds-client';
import { Redactor } from '../redaction';
import { RdsOperation } from '../wire';
import { Answer } from './answer';
import { OperationCall } from './operation';
import { wireParameters } from './parameters';

/**
 * DescribeCloudMigrationPrecheckResult.
 *
 * @see https://www.alibabacloud.com/help/en/rds/api-query-rds-postgresql-check-report-before-going-to-the-cloud
 */
export function describePrecheckResult(request: DescribePrecheckResultRequest): OperationCall<PrecheckResultPage> {
  return {
    operation: RdsOperation.describeCloudMigrationPrecheckResult,
    parameters: wireParameters({
      DBInstanceName: request.dbInstanceName,
      PageNumber: request.pageNumber,
      PageSize: request.pageSize,
      TaskId: request.taskId,
      TaskName: request.taskName,
      SourceIpAddress: request.sourceIpAddress,
      SourcePort: request.sourcePort,
    }),
    subject: { secrets: [], publicValues: [request.dbInstanceName] },
    readAnswer: (answer, redactor) => ({
      items: answer.list('Items').map((item) => readRecord(item, redactor)),
      pageNumber: answer.integer('PageNumber'),
      pageSize: answer.integer('PageSize'),
      totalSize: answer.integer('TotalSize'),
      requestId: redactor.redact(answer.text('RequestId')),
    }),
  };
}

/** The service adds the source's password to each record, as a field and within the report; neither goes further. */
function readRecord(item: Answer, redactor: Redactor): PrecheckRecord {
  const sourceAccount = item.text('SourceAccount');
  const sourceIpAddress = item.text('SourceIpAddress');
  const sourcePort = item.integer('SourcePort');
  const targetInstanceName = item.text('TargetInstanceName');
  const recordRedactor = redactor.and({
    secrets: [item.text('SourcePassword')],
    accounts: [sourceAccount],
    publicValues: [sourceIpAddress, String(sourcePort), targetInstanceName],
  });
  const redactedText = (name: string): string => recordRedactor.redact(item.text(name));
  return {
    taskId: item.longInteger('TaskId'),
    taskName: redactedText('TaskName'),
    sourceCategory: redactedText('SourceCategory'),
    sourceIpAddress,
    sourcePort,
    sourceAccount,
    targetInstanceName,
    detail: redactedText('Detail'),
    gmtCreated: redactedText('GmtCreated'),
    gmtModified: redactedText('GmtModified'),
  };
}
