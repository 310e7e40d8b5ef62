import { printable } from '../../assessment';
import { CreateRequest, isUnknown, parseDuration, StateOf } from '../../custom-resource';
import { attemptsOf, RdsApiError, RdsOperation } from '../../rds';
import { PrecheckClient } from '../client';
import { asDiagnostic } from '../diagnostics/api-errors';
import { completeReport } from './complete-report';
import { UnconfirmedTaskError } from './create-once';
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
  if (task.adopted) tellOfAdoption(task, request);
  const state: StateOf<Schema> = {
    ...planned,
    id: `${planned.db_instance_name}:${task.taskId}`,
    task_id: task.taskId,
    // What was planned has to come out, even if the service spells it in another way.
    task_name: isUnknown(planned.task_name) ? task.taskName : planned.task_name,
    request_id: task.requestId,
    ...reportState(UNSEEN_REPORT, policyOf(planned)),
  };
  checkpoint(state);
  return planned.wait_for_report ? completeReport(state, request, deadline) : state;
}

async function obtain(request: Request, deadline: number, timeout: number): Promise<ObtainedTask> {
  const { config, planned, client, log, signal } = request;
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
    const reportIsOptional = !planned.wait_for_report;
    return await obtainTask(wanted, { client, log, signal, deadline, timeout, reportIsOptional });
  } catch (error) {
    const failure = error instanceof UnconfirmedTaskError ? error.cause : error;
    throw asDiagnostic(failure, {
      dbInstanceName,
      consequence: consequenceOf(error, dbInstanceName),
      passwordAttribute: config.source_password_wo === null ? 'source_password' : 'source_password_wo',
      attempts: attemptsOf(error),
    });
  }
}

function consequenceOf(error: unknown, dbInstanceName: string): string | undefined {
  if (error instanceof UnconfirmedTaskError) {
    return (
      `The answer to the creation was lost, and it is not known whether the task exists: ${error.why}. Nothing was stored. If ` +
      `it exists, its name is "${error.taskName}". While it runs, the next apply adopts it; afterwards it can be taken over ` +
      `with terraform import and the id "${dbInstanceName}:${error.taskName}".`
    );
  }
  const isLook = error instanceof RdsApiError && error.operation === RdsOperation.describeCloudMigrationPrecheckResult;
  if (isLook && error.category === 'permission') {
    return (
      'No task was created, because its report could not be read. To start assessments without reading their reports, set ' +
      'wait_for_report = false.'
    );
  }
  return error instanceof RdsApiError ? 'No task was created.' : undefined;
}

function tellOfAdoption({ taskId, taskName }: ObtainedTask, { planned, diagnostics }: Request): void {
  diagnostics.warning(
    'An assessment that was running already is used',
    `Task ${taskId} (${printable(taskName)}) assesses the same source for ${planned.db_instance_name} and had not finished, so no other ` +
      'one was started. It uses the password that it was started with. If you have changed the password since, apply again ' +
      'with another value in "triggers" when it is finished.',
    ['db_instance_name'],
  );
}
