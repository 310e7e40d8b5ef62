import { AssessmentReport, Decision, FailureText, renderFailure } from '../../assessment';
import { StateOf } from '../../custom-resource';
import { precheckTaskSchema } from './schema';

/** Why the assessment of a task fails: its findings, their causes and remedies, and the way on. */
export function failureText(
  state: StateOf<typeof precheckTaskSchema>,
  report: AssessmentReport,
  decision: Decision,
): FailureText {
  return renderFailure(report, decision, {
    dbInstanceName: state.db_instance_name,
    taskId: String(state.task_id),
    ...(state.task_name === null ? {} : { taskName: state.task_name }),
    sourceIpAddress: state.source_ip_address,
    sourcePort: Number(state.source_port),
  });
}
