import { requireArray, requireInteger, requireNumber, requireObject } from '../declaration';
import { seededRandomness, type Randomness } from '../randomness';
import { parseFault, type Fault } from './fault';

/** Which faults strike, and when. */
export interface FaultPlan {
  /** Each strikes once, the first request it fits; in order. */
  readonly queue?: readonly Fault[];
  /** Once nothing in the queue fits: strike at random, repeatable by its seed. */
  readonly random?: {
    readonly seed: number;
    /** From 0 (never) to 1 (every request). */
    readonly probability: number;
    /** One of these, each as likely as the others. */
    readonly faults: readonly Fault[];
  };
}

/** @throws DeclarationError for an unknown key or a wrong value */
export function parseFaultPlan(value: unknown, path: string): FaultPlan {
  const plan = requireObject(value, path, ['queue', 'random']);
  return {
    ...(plan.queue === undefined ? {} : { queue: parseFaults(plan.queue, `${path}.queue`) }),
    ...(plan.random === undefined ? {} : { random: parseRandom(plan.random, `${path}.random`) }),
  };
}

function parseRandom(value: unknown, path: string): NonNullable<FaultPlan['random']> {
  const random = requireObject(value, path, ['seed', 'probability', 'faults']);
  return {
    seed: requireInteger(random.seed, `${path}.seed`, 0, 2 ** 32 - 1),
    probability: requireNumber(random.probability, `${path}.probability`, 0, 1),
    faults: parseFaults(random.faults, `${path}.faults`),
  };
}

function parseFaults(value: unknown, path: string): Fault[] {
  return requireArray(value, path).map((fault, index) => parseFault(fault, `${path}[${index}]`));
}

/** Hands out the faults of the plans it is given. */
export class FaultInjector {
  private queue: Fault[] = [];
  private random: FaultPlan['random'];
  private randomness: Randomness | undefined;

  /** Appends the plan's queue; a random part replaces an earlier one. */
  add(plan: FaultPlan): void {
    this.queue.push(...(plan.queue ?? []));
    if (plan.random !== undefined) {
      this.random = plan.random;
      this.randomness = seededRandomness(plan.random.seed);
    }
  }

  clear(): void {
    this.queue = [];
    this.random = undefined;
    this.randomness = undefined;
  }

  /** The fault that strikes this request, if any. */
  next(action: string | undefined): Fault | undefined {
    const fits = (fault: Fault) => fault.action === undefined || fault.action === action;
    const index = this.queue.findIndex(fits);
    if (index >= 0) return this.queue.splice(index, 1)[0];
    const candidates = this.random?.faults.filter(fits) ?? [];
    if (this.random === undefined || this.randomness === undefined || candidates.length === 0) return undefined;
    const strikes = this.randomness.integer(1_000_000) < this.random.probability * 1_000_000;
    return strikes ? candidates[this.randomness.integer(candidates.length)] : undefined;
  }
}
