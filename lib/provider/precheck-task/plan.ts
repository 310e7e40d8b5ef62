import { isUnknown, PlanRequest, PlanResult } from '../../custom-resource';
import { PrecheckClient } from '../client';
import { checkTarget } from './check-target';
import { plannedReport } from './planned-report';
import { newRunAskedFor } from './new-run';
import { precheckTaskSchema } from './schema';

type Schema = typeof precheckTaskSchema;
type Request = PlanRequest<Schema, PrecheckClient>;

export async function planPrecheckTask(request: Request): Promise<PlanResult<Schema> | void> {
  const { priorState } = request;
  return priorState === null ? planCreate(request) : planUpdate(request, priorState);
}

async function planCreate({ planned, client, diagnostics, signal }: Request): Promise<void> {
  const { db_instance_name: dbInstanceName, check_target: wanted } = planned;
  if (wanted === true && !isUnknown(dbInstanceName)) await checkTarget(client, dbInstanceName, diagnostics, signal);
}

/**
 * A task itself never changes. So an update is about its report (judging it by other rules, or completing one that was
 * interrupted), and everything else is a new task.
 */
function planUpdate({ config, planned }: Request, prior: NonNullable<Request['priorState']>): PlanResult<Schema> {
  const { report, fails } = plannedReport(planned, prior);
  return {
    // Null after an import or an adoption, and then it stays so.
    planned: { ...report, request_id: prior.request_id },
    requiresReplace: [...newRunAskedFor(config, prior).map((name) => [name]), ...(fails ? [['status']] : [])],
  };
}
