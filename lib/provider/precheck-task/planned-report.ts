import { AssessmentReport, decide, Decision } from '../../assessment';
import { isUnknown, isWhollyKnown, PartialStateOf, StateOf, UNKNOWN } from '../../custom-resource';
import { reportSchema } from '../report-schema';
import { policyOf, rejudged, storedReport } from './report-state';
import { precheckTaskSchema } from './schema';

type Schema = typeof precheckTaskSchema;
type Planned = PartialStateOf<Schema>;

const UNKNOWN_REPORT = Object.fromEntries(
  Object.keys(reportSchema.attributes).map((name) => [name, UNKNOWN]),
) as Record<keyof typeof reportSchema.attributes, typeof UNKNOWN>;

export interface PlannedReport {
  readonly report: Partial<Planned>;
  /** Why the assessment is to be replaced by a fresh one; undefined when it is not. */
  readonly failure: Decision | undefined;
}

/**
 * What becomes of the stored report. One that was interrupted is completed, and an assessment that fails is replaced, as
 * after a failed create: the source may have been mended. Any other is judged by the planned rules.
 *
 * While the rules are not known, the plan has to hold whatever they turn out to be: Terraform refuses an update that
 * becomes a replacement at apply, but not the reverse, since a replacement is applied as a create.
 */
export function plannedReport(planned: Planned, prior: StateOf<Schema>): PlannedReport {
  const report = storedReport(prior);
  const waits = planned.wait_for_report !== false;
  const failure = waits ? possibleFailure(report, planned) : undefined;
  const changes = failure !== undefined || (waits && !report.finished);
  return { report: changes ? UNKNOWN_REPORT : judged(planned, prior), failure };
}

/** How the report fails under one of the policies that are still possible; naming more checks only helps. */
function possibleFailure(
  report: AssessmentReport,
  { fail_on: failOn, ignore_checks: ignoreChecks }: Planned,
): Decision | undefined {
  const possible = isUnknown(failOn) ? ['error', 'warning'] : [failOn];
  const names = knownNames(ignoreChecks);
  return possible
    .map((least) => decide(report, policyOf({ fail_on: least, ignore_checks: names })))
    .find(({ fails }) => fails);
}

/** Only the verdict depends on the rules. */
function judged({ fail_on: failOn, ignore_checks: ignoreChecks }: Planned, prior: StateOf<Schema>): Partial<Planned> {
  const rules = { fail_on: isUnknown(failOn) ? null : failOn, ignore_checks: knownNames(ignoreChecks) };
  const report = rejudged(prior, policyOf(rules));
  return isUnknown(failOn) || !isWhollyKnown(ignoreChecks) ? { ...report, passed: UNKNOWN } : report;
}

function knownNames(ignoreChecks: Planned['ignore_checks']): string[] {
  if (ignoreChecks === null || isUnknown(ignoreChecks)) return [];
  return ignoreChecks.filter((name): name is string => !isUnknown(name));
}
