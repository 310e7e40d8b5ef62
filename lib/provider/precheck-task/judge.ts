import { AssessmentReport, Check, decide, Decision, explain, printable, wrapText } from '../../assessment';
import { Diagnostics, StateOf } from '../../custom-resource';
import { failureText } from './failure-text';
import { policyOf } from './report-state';
import { precheckTaskSchema } from './schema';

type State = StateOf<typeof precheckTaskSchema>;

/** Tells what a complete report means: an error if the assessment fails, a warning if something is left to review. */
export function judge(state: State, report: AssessmentReport, diagnostics: Diagnostics): void {
  const decision = decide(report, policyOf(state));
  if (decision.fails) {
    const { summary, detail } = failureText(state, report, decision);
    diagnostics.error(summary, detail);
    return;
  }
  if (!decision.passed) {
    diagnostics.warning(
      'The assessment did not pass',
      `Task ${state.task_id} of ${state.db_instance_name} ended with the status "${state.status}". The apply goes on, because fail_on is ` +
        `"${decision.failOn}".${listed([...decision.blocking, ...decision.tolerated])}`,
      ['fail_on'],
    );
  } else if (decision.tolerated.length > 0) {
    diagnostics.warning(
      'The assessment passed with findings to review',
      `Task ${state.task_id} of ${state.db_instance_name} found what may hinder the migration, but does not block it. What you have ` +
        `reviewed can be named in ignore_checks.${listed(decision.tolerated)}`,
    );
  }
  tellOfUnmatchedIgnores(report, decision, diagnostics);
}

/** Terraform breaks lines at the terminal's edge without regard to indents. */
const LINE_WIDTH = 74;

function listed(checks: readonly Check[]): string {
  return checks.map(findingParagraph).join('');
}

function findingParagraph(check: Check): string {
  const { name, status, message, word } = check;
  const lines = [message || word, `Remedy: ${explain(check).remedy}`].flatMap((text) =>
    wrapText(printable(text), LINE_WIDTH),
  );
  return [`\n\n${status.toUpperCase()}: ${printable(name)}`, ...lines.map((line) => `  ${line}`)].join('\n');
}

/** A slip of the pen in `ignore_checks` would otherwise show only when the assessment fails. */
export function tellOfUnmatchedIgnores(
  report: AssessmentReport,
  { unmatchedIgnores }: Pick<Decision, 'unmatchedIgnores'>,
  diagnostics: Diagnostics,
): void {
  if (unmatchedIgnores.length === 0) return;
  const example = report.checks[0] ? `, for example "${printable(report.checks[0].name)}"` : '';
  diagnostics.warning(
    '"ignore_checks" names checks that the report does not have',
    `Not found: ${unmatchedIgnores.join(', ')}. Names are those of the report${example}.`,
    ['ignore_checks'],
  );
}
