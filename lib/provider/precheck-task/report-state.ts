import { AssessmentReport, decide, DecisionPolicy, FailOn, parseReport, summarise } from '../../assessment';
import { StateOf } from '../../custom-resource';
import { PrecheckRecord } from '../../rds';
import { reportSchema } from '../report-schema';

/** The attributes that tell of a report. */
export type ReportState = StateOf<typeof reportSchema>;

/** The part of a record that the report's attributes come from. */
export type ReportRecord = Pick<PrecheckRecord, 'detail' | 'gmtCreated' | 'gmtModified'>;

/** A task of which no report was seen yet. */
export const UNSEEN_REPORT: ReportRecord = { detail: '', gmtCreated: '', gmtModified: '' };

export function reportState(record: ReportRecord, policy: DecisionPolicy): ReportState {
  const report = parseReport(record.detail);
  const { passed, warned, failed } = summarise(report);
  return {
    status: report.status,
    passed: decide(report, policy).passed,
    checks: report.checks.map(({ section, name, status, message }) => ({ section, name, status, message })),
    checks_passed: passed,
    checks_warned: warned,
    checks_failed: failed,
    detail: record.detail,
    created_at: record.gmtCreated || null,
    modified_at: record.gmtModified || null,
  };
}

/** The report that a state holds. */
export function storedReport(state: Pick<ReportState, 'detail'>): AssessmentReport {
  return parseReport(state.detail ?? '');
}

/** The report that a state holds, judged under another policy. */
export function rejudged(
  { detail, created_at, modified_at }: Pick<ReportState, 'detail' | 'created_at' | 'modified_at'>,
  policy: DecisionPolicy,
): ReportState {
  return reportState({ detail: detail ?? '', gmtCreated: created_at ?? '', gmtModified: modified_at ?? '' }, policy);
}

export function policyOf(values: {
  readonly fail_on: string | null;
  readonly ignore_checks: readonly string[] | null;
}): DecisionPolicy {
  return { failOn: (values.fail_on ?? 'error') as FailOn, ignoreChecks: values.ignore_checks ?? [] };
}
