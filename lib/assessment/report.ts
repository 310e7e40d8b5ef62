/**
 * Where an assessment stands.
 *
 * - `running`: no last line yet; more text may come.
 * - `passed`: finished, nothing was found.
 * - `warned`: finished; the migration may go ahead after a review of the warnings.
 * - `failed`: finished; at least one finding blocks the migration.
 * - `unknown`: the text, or its last line, is in words that this parser does not know.
 */
export type ReportStatus = 'running' | 'passed' | 'warned' | 'failed' | 'unknown';

/**
 * The outcome of one check. The words of the service are an open list, so the classification keeps a place for words
 * that are not known: `unknown`. The word itself is in {@link Check.word}.
 */
export type CheckStatus = 'success' | 'warning' | 'error' | 'unknown';

/** One line of the report: a thing that the service looked at, and what it found. */
export interface Check {
  /** The heading that the check stands under, without brackets; empty before the first heading. */
  readonly section: string;
  /** The check's name as the service wrote it. Several checks of one report may have the same name. */
  readonly name: string;
  readonly status: CheckStatus;
  /** The reason that the service gives, without its `error:` or `warning:` prefix; empty when it gives none. */
  readonly message: string;
  /** The status word as the service wrote it, for example `success` or `warning`. */
  readonly word: string;
}

/** A line that is neither a heading, a check nor the last line; kept so that nothing of the report is lost. */
export interface Remark {
  /** The heading that the remark stands under, without brackets; empty before the first heading. */
  readonly section: string;
  readonly text: string;
}

/** One line of a report. `end` is the line that closes it, `text` being what stands between the asterisks. */
export type ReportLine =
  | { readonly kind: 'section'; readonly section: string }
  | { readonly kind: 'check'; readonly check: Check }
  | { readonly kind: 'remark'; readonly remark: Remark }
  | { readonly kind: 'end'; readonly text: string; readonly status: CheckStatus };

/** An assessment report. `checks` and `remarks` are views of `lines`, which holds the whole report in its order. */
export interface AssessmentReport {
  readonly status: ReportStatus;
  /** Whether the last line was seen. Text may still be added to a report that is not finished. */
  readonly finished: boolean;
  readonly checks: readonly Check[];
  readonly remarks: readonly Remark[];
  readonly lines: readonly ReportLine[];
}

/**
 * Makes a report of its lines and derives its status.
 *
 * The service has no status field, and its guide shows only the last line of a successful run, so the status is
 * derived from the last line and the checks together, and where they contradict each other the more careful reading
 * counts:
 *
 * - Without a last line, a report is `running`, whatever its checks say so far; but text in which not one line was
 *   understood is `unknown`, because nothing says that it will ever end as an assessment.
 * - A check in error makes the report `failed`, even under a last line that says success: starting a migration that
 *   cannot work costs more than a second look.
 * - A last line that says failure makes it `failed`, even when no check does: the service has the last word on that.
 * - A last line in an unknown word makes it `unknown`, since nobody but the service knows what it concluded.
 * - A warning, in a check or in the last line, makes it `warned`.
 * - Checks in unknown words do not count against a last line that says success: the list of checks grows, and the
 *   service has judged them.
 *
 * When several last lines appear, the latest is the one that counts.
 */
export function reportOf(lines: readonly ReportLine[]): AssessmentReport {
  const checks = lines.flatMap((line) => (line.kind === 'check' ? [line.check] : []));
  const remarks = lines.flatMap((line) => (line.kind === 'remark' ? [line.remark] : []));
  const finished = lines.some((line) => line.kind === 'end');
  return { status: statusOf(lines, checks, remarks), finished, checks, remarks, lines };
}

function statusOf(lines: readonly ReportLine[], checks: readonly Check[], remarks: readonly Remark[]): ReportStatus {
  const verdict = lines.findLast((line) => line.kind === 'end')?.status;
  if (verdict === undefined) {
    return lines.length > 0 && remarks.length === lines.length ? 'unknown' : 'running';
  }
  const has = (status: CheckStatus): boolean => checks.some((check) => check.status === status);
  if (verdict === 'error' || has('error')) {
    return 'failed';
  }
  if (verdict === 'unknown') {
    return 'unknown';
  }
  return verdict === 'warning' || has('warning') ? 'warned' : 'passed';
}
