import type { AccessKey } from './access-key';
import type { BackendSettings } from './backend';
import type { Clock } from './clock';
import { DeclarationError, requireInteger, requireOneOf } from './declaration';
import type { FaultPlan } from './faults/fault-plan';
import { defaultInstance, type InstanceDeclaration } from './instance';
import { parseInstances } from './instance-file';
import { systemRandomness, type Randomness } from './randomness';
import { defaultRateLimit, type RateLimit } from './rate-limit';
import { newlineEncodings, type NewlineEncoding } from './report/detail';
import { parseOutcomes, type Outcome } from './report/outcome';
import type { RequestLogEntry } from './request-log';

/** How an emulator behaves; everything has a default. */
export interface EmulatorOptions {
  /** The address to listen on. Default `127.0.0.1`: this machine only. */
  readonly host?: string;
  /** The port; 0, the default, lets the system choose. */
  readonly port?: number;
  /** Default: one, {@link defaultInstance}. */
  readonly instances?: readonly InstanceDeclaration[];
  /** Key pairs to accept; the first is `emulator.accessKey`. Default: one random pair. */
  readonly accessKeys?: readonly [AccessKey, ...AccessKey[]];
  /** The bearer token of the administration. Default: random. */
  readonly adminToken?: string;
  /** What assessments find on instances that declare no report of their own. Default `pass`. */
  readonly outcome?: Outcome | readonly Outcome[];
  /** How long an assessment takes, in milliseconds; 0 = complete at once. Default 3000; the vendor's sample took about 20000. */
  readonly reportMillis?: number;
  /** How long a new task is missing from the results, in milliseconds. Default 0; the service's own delay is not established. */
  readonly recordDelayMillis?: number;
  /** How a report's lines are separated. Default `real`; what the service sends is not established. */
  readonly newlines?: NewlineEncoding;
  /** The first TaskId; each further one is one more. Default 439946016, the vendor's sample. */
  readonly firstTaskId?: bigint;
  /** Requests admitted for each API. Default 100 in any 60 s, the usual row of the vendor's quota table. */
  readonly rateLimit?: RateLimit | 'unlimited';
  /** Faults from the start. Default: none. */
  readonly faults?: FaultPlan;
  /** Default: the system's. It judges time stamps and plays reports. */
  readonly clock?: Clock;
  /** Default: the system's. Chooses request ids and task names, never keys. */
  readonly randomness?: Randomness;
  /** Called once for each request of the API, with nothing secret in it. */
  readonly onRequest?: (entry: RequestLogEntry) => void;
}

const longestRun = 86_400_000;
const largestLong = 2n ** 63n - 1n;

/** @throws DeclarationError for an option that is not allowed */
export function readBehaviour(options: EmulatorOptions): Omit<BackendSettings, 'accessKeys' | 'clock'> {
  return {
    randomness: options.randomness ?? systemRandomness,
    instances: parseInstances(options.instances ?? [{ id: defaultInstance.id }], 'instances'),
    outcomes: parseOutcomes(options.outcome ?? 'pass', 'outcome'),
    reportMillis: requireInteger(options.reportMillis ?? 3_000, 'reportMillis', 0, longestRun),
    recordDelayMillis: requireInteger(options.recordDelayMillis ?? 0, 'recordDelayMillis', 0, longestRun),
    newlines: requireOneOf(options.newlines ?? 'real', 'newlines', newlineEncodings),
    firstTaskId: readFirstTaskId(options.firstTaskId ?? 439_946_016n),
    rateLimit: readRateLimit(options.rateLimit ?? defaultRateLimit),
  };
}

/** TaskId is a Long: 64 bits with a sign. */
function readFirstTaskId(firstTaskId: bigint): bigint {
  if (firstTaskId >= 1n && firstTaskId <= largestLong) return firstTaskId;
  throw new DeclarationError('firstTaskId', `is ${firstTaskId}, but must be from 1 to ${largestLong}.`);
}

function readRateLimit(rateLimit: RateLimit | 'unlimited'): RateLimit | 'unlimited' {
  if (rateLimit === 'unlimited') return rateLimit;
  return {
    requests: requireInteger(rateLimit.requests, 'rateLimit.requests', 1, 1_000_000),
    perMilliseconds: requireInteger(rateLimit.perMilliseconds, 'rateLimit.perMilliseconds', 1, 86_400_000),
  };
}
