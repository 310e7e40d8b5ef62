import { CreateRequest, isUnknown, parseDuration, StateOf } from '../../custom-resource';
import { RdsApiError } from '../../rds';
import { PrecheckClient } from '../client';
import { asDiagnostic } from '../diagnostics/api-errors';
import { completeReport } from './complete-report';
import { ObtainedTask, obtainTask } from './obtain-task';
import { policyOf, reportState, UNSEEN_REPORT } from './report-state';
import { CREATE_TIMEOUT, precheckTaskSchema } from './schema';

type Schema = typeof precheckTaskSchema;
type Request = CreateRequest<Schema, PrecheckClient>;

/** Starts the assessment and, if asked for, waits for its report and judges it. */
export async function createPrecheckTask(request: Request): Promise<StateOf<Schema>> {
  const { planned, client, checkpoint } = request;
  const timeout = parseDuration(planned.timeouts?.create ?? CREATE_TIMEOUT);
  const deadline = client.clock.now() + timeout;
  const task = await obtain(request, deadline, timeout);
  const state: StateOf<Schema> = {
    ...planned,
    id: `${planned.db_instance_name}:${task.taskId}`,
    task_id: task.taskId,
    task_name: task.taskName,
    request_id: task.requestId,
    ...reportState(UNSEEN_REPORT, policyOf(planned)),
  };
  checkpoint(state);
  return planned.wait_for_report ? completeReport(state, request, deadline) : state;
}

async function obtain(
  { config, planned, client, log, signal }: Request,
  deadline: number,
  timeout: number,
): Promise<ObtainedTask> {
  const { db_instance_name: dbInstanceName, task_name: taskName } = planned;
  const wanted = {
    dbInstanceName,
    sourceIpAddress: planned.source_ip_address,
    sourcePort: Number(planned.source_port),
    sourceAccount: planned.source_account,
    sourcePassword: config.source_password_wo ?? config.source_password ?? '',
    sourceCategory: planned.source_category,
    taskName: isUnknown(taskName) || taskName === null ? undefined : taskName,
  };
  try {
    return await obtainTask(wanted, { client, log, signal, deadline, adoptableAge: timeout });
  } catch (error) {
    throw asDiagnostic(error, { dbInstanceName, consequence: consequenceOf(error) });
  }
}

function consequenceOf(error: unknown): string | undefined {
  if (!(error instanceof RdsApiError) || error.outcome === 'rejected') return undefined;
  return (
    'Whether the service created a task is not known, because its answer was lost. Nothing was stored. The next apply looks ' +
    'for it, and adopts it if it is still running.'
  );
}
