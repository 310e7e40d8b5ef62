import { isUnknown, PartialConfigOf, StateOf } from '../../custom-resource';
import { precheckTaskSchema } from './schema';

type Schema = typeof precheckTaskSchema;
type Announcement = 'source_password' | 'source_password_wo_version' | 'triggers';

/**
 * The changed attributes that ask for a new run of the same assessment. An imported task has none of them in state, since
 * the service does not tell them: the first ones that are configured change nothing.
 */
export function newRunAskedFor(config: PartialConfigOf<Schema>, prior: StateOf<Schema>): Announcement[] {
  const imported = prior.source_password === null && prior.source_password_wo_version === null;
  if (imported) return [];
  const passwords = (['source_password', 'source_password_wo_version'] as const).filter(
    (name) => isUnknown(config[name]) || config[name] !== prior[name],
  );
  return isSameMap(config.triggers, prior.triggers) ? passwords : [...passwords, 'triggers'];
}

type Triggers = PartialConfigOf<Schema>['triggers'];

/** An unknown value is the same as nothing. */
function isSameMap(configured: Triggers, prior: Readonly<Record<string, string>> | null): boolean {
  if (configured === null || prior === null || isUnknown(configured)) return configured === prior;
  const keys = Object.keys(configured);
  return keys.length === Object.keys(prior).length && keys.every((key) => configured[key] === prior[key]);
}
