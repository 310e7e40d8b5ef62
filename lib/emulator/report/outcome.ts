import { DeclarationError, requireOneOf } from '../declaration';
import { findings } from './findings';

/** Whole reports that cannot be combined with findings. */
const wholeReports = ['pass', 'garbage', 'never-ends', 'empty'] as const;

/**
 * What an assessment finds. `pass`, `garbage` (text outside the report's grammar), `never-ends` (stops half-way and
 * never says that it is done) and `empty` (no text at all) stand alone; the others, one for each documented problem,
 * can be combined.
 */
export type Outcome = (typeof wholeReports)[number] | keyof typeof findings;

/** Every outcome by name. */
export const outcomes: readonly Outcome[] = [...wholeReports, ...(Object.keys(findings) as (keyof typeof findings)[])];

/**
 * Reads one outcome or an array of them.
 *
 * @throws DeclarationError for an unknown name, an empty array, or a whole report combined with anything
 */
export function parseOutcomes(value: unknown, path: string): readonly Outcome[] {
  if (!Array.isArray(value)) return [requireOneOf(value, path, outcomes)];
  const parsed = value.map((item, index) => requireOneOf(item, `${path}[${index}]`, outcomes));
  const alone = wholeReports.find((outcome) => parsed.includes(outcome));
  if (parsed.length === 0) throw new DeclarationError(path, 'is empty. Name at least one outcome, such as "pass".');
  if (alone !== undefined && parsed.length > 1) {
    throw new DeclarationError(path, `combines "${alone}" with others, but "${alone}" stands alone.`);
  }
  return parsed;
}
