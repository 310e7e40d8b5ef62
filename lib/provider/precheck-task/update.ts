import { decide } from '../../assessment';
import { isUnknown, parseDuration, StateOf, UpdateRequest } from '../../custom-resource';
import { PrecheckClient } from '../client';
import { completeReport } from './complete-report';
import { tellOfUnmatchedIgnores } from './judge';
import { policyOf, rejudged, storedReport } from './report-state';
import { CREATE_TIMEOUT, precheckTaskSchema } from './schema';

type Schema = typeof precheckTaskSchema;

/** A task never changes; an update judges its report by other rules, or goes on waiting for it. */
export async function updatePrecheckTask(request: UpdateRequest<Schema, PrecheckClient>): Promise<StateOf<Schema>> {
  const { planned, priorState: prior, client, diagnostics } = request;
  const policy = policyOf(planned);
  const state: StateOf<Schema> = {
    ...planned,
    id: prior.id,
    task_id: prior.task_id,
    task_name: isUnknown(planned.task_name) ? prior.task_name : planned.task_name,
    request_id: prior.request_id,
    ...rejudged(prior, policy),
  };
  const report = storedReport(prior);
  if (report.finished) {
    tellOfUnmatchedIgnores(report, decide(report, policy), diagnostics);
    return state;
  }
  if (!planned.wait_for_report) return state;
  const timeout = parseDuration(planned.timeouts?.create ?? CREATE_TIMEOUT);
  return completeReport(state, request, client.clock.now() + timeout);
}
