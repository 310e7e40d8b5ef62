import { decide } from '../../assessment';
import { isUnknown, isWhollyKnown, PlanRequest, PlanResult, UNKNOWN } from '../../custom-resource';
import { PrecheckClient } from '../client';
import { reportSchema } from '../report-schema';
import { checkTarget } from './check-target';
import { policyOf, reportState, storedReport } from './report-state';
import { precheckTaskSchema } from './schema';

type Schema = typeof precheckTaskSchema;
type Request = PlanRequest<Schema, PrecheckClient>;

const UNKNOWN_REPORT = Object.fromEntries(
  Object.keys(reportSchema.attributes).map((name) => [name, UNKNOWN]),
) as Record<keyof typeof reportSchema.attributes, typeof UNKNOWN>;

export async function planPrecheckTask(request: Request): Promise<PlanResult<Schema> | void> {
  if (request.priorState === null) return planCreate(request);
  return planUpdate(request, request.priorState);
}

async function planCreate({ planned, client, diagnostics, signal }: Request): Promise<void> {
  const { db_instance_name: dbInstanceName, check_target: wanted } = planned;
  if (wanted === true && !isUnknown(dbInstanceName)) await checkTarget(client, dbInstanceName, diagnostics, signal);
}

/**
 * A task itself never changes, so an update is about its report: judging it by other rules, or completing one that was
 * interrupted. An assessment that does not pass is replaced by a fresh one, as a failed create is: the source may have
 * been mended.
 */
function planUpdate(
  { config, planned }: Request,
  prior: NonNullable<Request['priorState']>,
): PlanResult<Schema> {
  const requiresReplace = replacedByPassword(config, prior);
  const { fail_on: failOn, ignore_checks: ignoreChecks, wait_for_report: waits } = planned;
  if (isUnknown(failOn) || !isWhollyKnown(ignoreChecks) || isUnknown(waits))
    return { planned: UNKNOWN_REPORT, requiresReplace };

  const report = storedReport(prior);
  const policy = policyOf({ fail_on: failOn, ignore_checks: ignoreChecks as string[] | null });
  if (waits && !report.finished) return { planned: UNKNOWN_REPORT, requiresReplace };
  if (waits && decide(report, policy).fails)
    return { planned: UNKNOWN_REPORT, requiresReplace: [...requiresReplace, ['status']] };
  const judged = reportState(
    { detail: prior.detail ?? '', gmtCreated: prior.created_at ?? '', gmtModified: prior.modified_at ?? '' },
    policy,
  );
  return { planned: { ...judged, status: prior.status ?? judged.status }, requiresReplace };
}

/**
 * Another password starts a new assessment. An imported task has none in its state, since the service does not tell: the
 * first one that is configured changes nothing.
 */
function replacedByPassword(config: Request['config'], prior: NonNullable<Request['priorState']>) {
  const imported = prior.source_password === null && prior.source_password_wo_version === null;
  if (imported) return [];
  const names = ['source_password', 'source_password_wo_version'] as const;
  return names.filter((name) => isUnknown(config[name]) || config[name] !== prior[name]).map((name) => [name]);
}
