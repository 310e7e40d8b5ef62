import { explain, type Check } from '../../assessment';
import { findingsOf, outcomeOf, verdictOf, type PrecheckReport } from './precheck-report';

/** Rises in its first part when a reader of an older form could misread the document. */
const formatVersion = '1.0';

/**
 * Prints assessments as one JSON document for programs. Keys are those of the Terraform attributes where there are
 * some; facts that are not known are `null`. `passed` on top is true when every assessment passes.
 */
export function renderJson(tasks: readonly PrecheckReport[]): string {
  const document = {
    format_version: formatVersion,
    passed: tasks.every(({ decision }) => decision.passed),
    reports: tasks.map(reportObject),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function reportObject(task: PrecheckReport): object {
  const { report, decision, summary } = task;
  return {
    address: task.address ?? null,
    db_instance_name: task.dbInstanceName ?? null,
    source_ip_address: task.sourceIpAddress ?? null,
    source_port: task.sourcePort === undefined ? null : Number(task.sourcePort),
    source_account: task.sourceAccount ?? null,
    source_category: task.sourceCategory ?? null,
    task_id: task.taskId ?? null,
    task_name: task.taskName ?? null,
    request_id: task.requestId ?? null,
    created_at: task.createdAt ?? null,
    modified_at: task.modifiedAt ?? null,
    status: report.status,
    finished: report.finished,
    passed: decision.passed,
    verdict: verdictOf(task).sentence,
    fail_on: decision.failOn,
    ignore_checks: task.ignoreChecks,
    checks_passed: summary.passed,
    checks_warned: summary.warned,
    checks_failed: summary.failed,
    checks_unknown: summary.unknown,
    checks: report.checks.map((check) => checkObject(check, task)),
    remarks: report.remarks,
  };
}

function checkObject(check: Check, task: PrecheckReport): object {
  const isFinding = findingsOf(task).includes(check) || outcomeOf(check, task.decision) === 'ignored';
  return {
    section: check.section,
    name: check.name,
    status: check.status,
    word: check.word,
    message: check.message,
    blocking: task.decision.blocking.includes(check),
    ignored: task.decision.ignored.includes(check),
    ...(isFinding ? explain(check) : {}),
  };
}
