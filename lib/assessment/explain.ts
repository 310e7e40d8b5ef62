import { guides, knownChecks, type GuideLink, type KnownCheck } from './known-checks';
import type { Check } from './report';
import { checkKey } from './vocabulary';

/** What a finding means and what to do about it, in plain words. */
export interface Explanation {
  /** Whether the check is in the table of known checks; if not, there is nothing to say but what the report says. */
  readonly known: boolean;
  /** Why the check came out as it did; one or more sentences. For a check that is not known, its message. */
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
    return { known: true, cause: known.cause, remedy: known.remedy, links: known.links };
  }
  return {
    known: false,
    cause: check.message === '' ? 'The report gives no reason.' : check.message,
    remedy:
      "This check is not known here. Look it up in the vendor's guide to assessment reports, or in the RDS console.",
    links: [guides.assessmentReport],
  };
}

function findKnownCheck(text: string): KnownCheck | undefined {
  const key = checkKey(text);
  return knownChecks.find((known) => key.includes(known.topic));
}
