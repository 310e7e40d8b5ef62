import { AssessmentReport, printable } from '../../assessment';
import { ClientContext, StateOf } from '../../custom-resource';
import { PrecheckRecord } from '../../rds';
import { PrecheckClient } from '../client';
import { asDiagnostic } from '../diagnostics/api-errors';
import { judge } from './judge';
import { policyOf, reportState } from './report-state';
import { precheckTaskSchema } from './schema';
import { AwaitedReport, waitForReport } from './wait-for-report';

type State = StateOf<typeof precheckTaskSchema>;

export interface CompleteReportContext extends ClientContext<PrecheckClient> {
  /** Holds the password, which the report may repeat. */
  readonly config: { readonly source_password: string | null; readonly source_password_wo: string | null };
  checkpoint(state: State): void;
}

/** The state with what a record of the task tells. */
export function withRecord(state: State, record: PrecheckRecord | undefined): State {
  return record ? { ...state, ...reportState(record, policyOf(state)) } : state;
}

/**
 * Waits for the report of a task that exists, stores every step of it, and judges it. An assessment that does not pass is
 * an error; a wait that the user stopped is none, so that the task stays as it is and the next apply goes on waiting.
 *
 * @param deadline in milliseconds since 1970
 */
export async function completeReport(state: State, context: CompleteReportContext, deadline: number): Promise<State> {
  const { client, config, signal, diagnostics, checkpoint } = context;
  const { db_instance_name: dbInstanceName, task_id } = state;
  const taskId = task_id ?? 0;
  const secrets = [config.source_password, config.source_password_wo].filter((secret) => secret !== null);
  let awaited: AwaitedReport;
  try {
    awaited = await waitForReport(
      client,
      { dbInstanceName, taskId, secrets },
      { deadline, signal, seen: (record) => checkpoint(withRecord(state, record)) },
    );
  } catch (error) {
    throw asDiagnostic(error, {
      dbInstanceName,
      consequence: `Task ${taskId} exists and is in state; its report could not be read.`,
    });
  }
  const completed = withRecord(state, awaited.record);
  if (awaited.end === 'finished') judge(completed, awaited.report, diagnostics);
  if (awaited.end === 'stopped') {
    diagnostics.warning(
      'The assessment goes on without Terraform',
      `Task ${taskId} was started and is in state. ${lastSeen(awaited)} The next plan or apply looks for its report.`,
    );
  }
  if (awaited.end === 'timed out') {
    diagnostics.error(
      'The assessment has not finished in time',
      `Task ${taskId} of ${dbInstanceName} has no complete report yet. ${lastSeen(awaited)} Apply again to go on waiting for it: a ` +
        'task that is still running is not started a second time. Allow more time with timeouts { create = "30m" }. If it is ' +
        'stuck, another "task_name" starts another one.',
      ['timeouts'],
    );
  }
  return completed;
}

/** The last that is known of a task that has not finished. */
function lastSeen({ record, report, failure }: AwaitedReport): string {
  const seen = record ? stageOf(record, report) : 'RDS has not listed it so far.';
  return failure ? `${seen} The last look failed: ${failure.message}` : seen;
}

function stageOf({ detail }: PrecheckRecord, { status, checks }: AssessmentReport): string {
  const last = checks.at(-1);
  if (last) {
    const counted = checks.length === 1 ? '1 check' : `${checks.length} checks`;
    return `Its report has ${counted} so far, the last one "${printable(last.name)}".`;
  }
  if (status === 'unknown') return `RDS wrote a report that is not understood; it begins: ${beginningOf(detail)}`;
  return detail.trim() === '' ? 'Its report is empty so far.' : 'Its report has no check so far.';
}

/** As much of a report as fits into a sentence, in characters. */
const QUOTED_LENGTH = 120;

function beginningOf(detail: string): string {
  const characters = [...printable(detail).trim()];
  const isWhole = characters.length <= QUOTED_LENGTH;
  return `"${characters.slice(0, QUOTED_LENGTH).join('')}${isWhole ? '' : '…'}".`;
}
