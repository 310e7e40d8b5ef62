import { decide, renderFailure } from '../../assessment';
import { ClientContext, StateOf } from '../../custom-resource';
import { PrecheckRecord } from '../../rds';
import { PrecheckClient } from '../client';
import { asDiagnostic } from '../diagnostics/api-errors';
import { policyOf, reportState } from './report-state';
import { precheckTaskSchema } from './schema';
import { AwaitedReport, waitForReport } from './wait-for-report';

type State = StateOf<typeof precheckTaskSchema>;

interface Context extends ClientContext<PrecheckClient> {
  checkpoint(state: State): void;
}

/** The state with what a record of the task tells. */
export function withRecord(state: State, record: PrecheckRecord | undefined): State {
  return record ? { ...state, ...reportState(record, policyOf(state)) } : state;
}

/**
 * Waits for the report of a task that exists, stores every step of it, and judges it. An assessment that does not pass is
 * an error; a wait that the user stopped is none, so that the task stays as it is and the next apply goes on waiting.
 */
export async function completeReport(state: State, context: Context, deadline: number): Promise<State> {
  const { client, signal, diagnostics, checkpoint } = context;
  const task = { dbInstanceName: state.db_instance_name, taskId: state.task_id ?? 0 };
  let awaited: AwaitedReport;
  try {
    awaited = await waitForReport(client, task, deadline, signal, (record) => checkpoint(withRecord(state, record)));
  } catch (error) {
    const consequence = `Task ${task.taskId} exists; its report could not be read.`;
    throw asDiagnostic(error, { dbInstanceName: task.dbInstanceName, consequence });
  }
  const completed = withRecord(state, awaited.record);
  if (awaited.end === 'finished') judge(completed, awaited, context);
  if (awaited.end === 'stopped') {
    diagnostics.warning(
      'The assessment goes on without Terraform',
      `Task ${task.taskId} was started and is kept in state. ${lastSeen(awaited)} The next apply waits for its report.`,
    );
  }
  if (awaited.end === 'timed out') {
    diagnostics.error(
      'The assessment has not finished in time',
      `Task ${task.taskId} of ${task.dbInstanceName} has no complete report yet. ${lastSeen(awaited)} Apply again, or allow more time ` +
        'with timeouts { create = "30m" }. A task that is still running is adopted, not repeated.',
      ['timeouts'],
    );
  }
  return completed;
}

function judge(state: State, { report }: AwaitedReport, { diagnostics }: Context): void {
  const decision = decide(report, policyOf(state));
  if (decision.fails) {
    const { summary, detail } = renderFailure(report, decision, {
      dbInstanceName: state.db_instance_name,
      taskId: String(state.task_id),
      taskName: state.task_name ?? undefined,
      sourceIpAddress: state.source_ip_address,
      sourcePort: Number(state.source_port),
    });
    diagnostics.error(summary, detail);
  } else if (decision.unmatchedIgnores.length > 0) {
    diagnostics.warning(
      '"ignore_checks" names checks that the report does not have',
      `Not found: ${decision.unmatchedIgnores.join(', ')}. Names are those of the report, for example "${report.checks[0]?.name ?? ''}".`,
      ['ignore_checks'],
    );
  }
}

function lastSeen({ record, report }: AwaitedReport): string {
  if (!record) return 'The service has not listed it so far.';
  const last = report.checks.at(-1);
  return last
    ? `Its report has ${report.checks.length} checks so far, the last one "${last.name}".`
    : 'Its report is empty so far.';
}
