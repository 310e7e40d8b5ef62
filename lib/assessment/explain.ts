import { guides, knownChecks, type GuideLink, type KnownCheck } from './known-checks';
import type { Check } from './report';
import { checkKey } from './vocabulary';

/** What a finding means and what to do about it, in plain words. */
export interface Explanation {
  /** Why the check came out as it did; one or more sentences. */
  readonly cause: string;
  /** What to change, and where. */
  readonly remedy: string;
  readonly links: readonly GuideLink[];
}

/**
 * Explains a check. The list of checks of the service grows, so a check that is not in the table is explained by its
 * own message and a link to the vendor's guide.
 *
 * A check is recognised by the topic in its name, or else in the heading above it.
 */
export function explain(check: Pick<Check, 'section' | 'name' | 'message'>): Explanation {
  const known = findKnownCheck(check.name) ?? findKnownCheck(check.section);
  if (known !== undefined) {
    return { cause: known.cause, remedy: known.remedy, links: known.links };
  }
  return {
    cause: check.message === '' ? 'The report gives no reason.' : `The report says: ${check.message}`,
    remedy: "This check is not known here. Look it up in the vendor's guide to assessment reports.",
    links: [guides.assessmentReport],
  };
}

function findKnownCheck(text: string): KnownCheck | undefined {
  const key = checkKey(text);
  return knownChecks.find((known) => key.includes(known.topic));
}
