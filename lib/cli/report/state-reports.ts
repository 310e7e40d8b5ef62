import type { DecisionPolicy, FailOn } from '../../assessment';
import { precheckReportOf, type PrecheckReport, type TaskFacts } from './precheck-report';
import { readStateDocument, type StateResource } from './state-document';

const reportTypes = ['rdsmigration_precheck_task', 'rdsmigration_precheck_report'];

/**
 * Reads the assessment reports of a Terraform state.
 *
 * @param origin What the document is called in errors.
 * @param policy Takes the place of the `fail_on` of the resources, and adds to their `ignore_checks`.
 * @throws Error when the text is no state, has no assessment, or has its report blacked out.
 */
export function reportsOfState(text: string, origin: string, policy: DecisionPolicy): PrecheckReport[] {
  const { resources, isPlan } = readStateDocument(text, origin);
  const tasks = resources.filter(({ type }) => reportTypes.includes(type));
  if (tasks.length === 0) {
    throw new Error(`${origin} has no assessment (${reportTypes.join(' or ')}): ${reasonFor(resources, isPlan)}`);
  }
  return tasks.map((task) => reportOfResource(task, origin, policy));
}

function reasonFor(resources: readonly StateResource[], isPlan: boolean): string {
  if (isPlan) {
    return 'it is a plan, and there was none before it. Apply the plan, then read the state.';
  }
  if (resources.length === 0) {
    return 'the state is empty. Apply first, and read the state that the backend of the stack writes.';
  }
  const types = [...new Set(resources.map(({ type }) => type))].sort();
  const shown = types.length > 6 ? [...types.slice(0, 6), `${types.length - 6} more types`] : types;
  return `it holds ${shown.join(', ')}. Pass the state of the stack that declares the assessment.`;
}

function reportOfResource(resource: StateResource, origin: string, policy: DecisionPolicy): PrecheckReport {
  const { address, values } = resource;
  refuseRedacted(resource, origin);
  const failOn = policy.failOn ?? failOnIn(values.fail_on);
  const ignoreChecks = [...textsIn(values.ignore_checks), ...(policy.ignoreChecks ?? [])];
  return precheckReportOf(factsIn(address, values), textIn(values.detail) ?? '', {
    ...(failOn === undefined ? {} : { failOn }),
    ignoreChecks,
  });
}

function factsIn(address: string, values: StateResource['values']): TaskFacts {
  const attributes = {
    dbInstanceName: 'db_instance_name',
    sourceIpAddress: 'source_ip_address',
    sourcePort: 'source_port',
    sourceAccount: 'source_account',
    sourceCategory: 'source_category',
    taskName: 'task_name',
    requestId: 'request_id',
    createdAt: 'created_at',
    modifiedAt: 'modified_at',
  } as const;
  const texts = Object.entries(attributes).map(([fact, attribute]) => [fact, textIn(values[attribute])] as const);
  const known = [...texts, ['taskId', taskIdIn(values)] as const];
  return { address, ...Object.fromEntries(known.filter(([, value]) => value !== undefined)) };
}

/** A document in which the report is blacked out would otherwise be taken for one of a running assessment. */
function refuseRedacted({ address, values }: StateResource, origin: string): void {
  if (!('detail' in values)) {
    throw new Error(
      `${address} in ${origin} has no attribute "detail", which holds the report. Pass the whole output of \`terraform show -json\`.`,
    );
  }
  const redacted = Object.entries(values).find(
    ([name, value]) =>
      ['detail', 'status', 'fail_on'].includes(name) && /^[([<]?(sensitive|redacted)\b/i.test(String(value)),
  );
  if (redacted !== undefined) {
    throw new Error(
      `${address} in ${origin} has its attribute "${redacted[0]}" blacked out as ${String(redacted[1])}. Run \`terraform show -json\` against the state itself, with the right to read it.`,
    );
  }
}

/** JSON numbers lose digits beyond 2^53; the id of the resource, `<DBInstanceName>:<TaskId>`, has them all. */
function taskIdIn({ task_id: taskId, id }: StateResource['values']): string | undefined {
  return typeof taskId === 'number' && !Number.isSafeInteger(taskId) ? textIn(id)?.split(':').at(-1) : textIn(taskId);
}

function textIn(value: unknown): string | undefined {
  return (typeof value === 'string' && value !== '') || typeof value === 'number' ? String(value) : undefined;
}

function textsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];
}

function failOnIn(value: unknown): FailOn | undefined {
  return value === 'error' || value === 'warning' || value === 'never' ? value : undefined;
}
