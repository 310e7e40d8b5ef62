import { Decision } from '../../assessment';
import { Diagnostics, isUnknown, PlanRequest, PlanResult, StateOf } from '../../custom-resource';
import { PrecheckClient } from '../client';
import { checkTarget } from './check-target';
import { failureText } from './failure-text';
import { newRunAskedFor } from './new-run';
import { plannedReport } from './planned-report';
import { storedReport } from './report-state';
import { precheckTaskSchema } from './schema';

type Schema = typeof precheckTaskSchema;
type Request = PlanRequest<Schema, PrecheckClient>;
type State = StateOf<Schema>;

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
function planUpdate({ config, planned, diagnostics }: Request, prior: State): PlanResult<Schema> {
  const { report, failure } = plannedReport(planned, prior);
  if (failure) tellOfReplacement(prior, failure, diagnostics);
  return {
    // Null after an import or an adoption, and then it stays so.
    planned: { ...report, request_id: prior.request_id },
    requiresReplace: [...newRunAskedFor(config, prior).map((name) => [name]), ...(failure ? [['status']] : [])],
  };
}

/**
 * After a create that failed Terraform says itself that the object is tainted, and shows no prior state here. Any other
 * failed report would be replaced without a reason: one that a refresh completed, one of an imported task, or one that
 * fails only since the rules are stricter.
 */
function tellOfReplacement(prior: State, failure: Decision, diagnostics: Diagnostics): void {
  const { summary, detail } = failureText(prior, storedReport(prior), failure);
  diagnostics.warning('A fresh assessment replaces one that failed', `${summary}.\n\n${detail}`);
}
