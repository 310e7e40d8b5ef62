import { Diagnostics } from '../../lib/custom-resource';
import { Emulator, Fault, Randomness, seededRandomness, startEmulator } from '../../lib/emulator';
import { PrecheckClient } from '../../lib/provider/client';
import { precheckTask } from '../../lib/provider/precheck-task/resource';
import { createRdsClient } from '../../lib/rds';

/** What happened to the tasks of a soak. */
export interface SoakResult {
  readonly seed: number;
  /** Assessments that were wanted. */
  readonly wanted: number;
  /** Creates that were started for them: more than one where a create failed or its process was killed. */
  readonly tries: number;
  /** Requests that the emulator received. */
  readonly requests: number;
  readonly faults: Readonly<Record<string, number>>;
  /** Tasks that the emulator counts. */
  readonly tasks: number;
  /** Tasks beyond one for each that was wanted. */
  readonly duplicates: number;
  /** Texts that held a password. */
  readonly leaks: number;
}

const INSTANCE = 'pgm-soak';

/** Everything that ends without waiting for a real time-out. */
const FAULTS: readonly Fault[] = [
  { kind: 'reset-before-acting' },
  { kind: 'lose-answer' },
  { kind: 'throttling' },
  { kind: 'signature-nonce-used' },
  { kind: 'garbage-body' },
  { kind: 'truncated-body' },
  { kind: 'wrong-types' },
  { kind: 'polluting-body' },
  { kind: 'http-error', status: 500, body: 'html', when: 'before' },
  { kind: 'http-error', status: 500, body: 'empty', when: 'after' },
  { kind: 'http-error', status: 502, body: 'html', when: 'after' },
  { kind: 'http-error', status: 503, body: 'empty', when: 'before' },
];

/** Passwords that encodings spell differently. */
const PASSWORDS = [
  'correct horse+battery',
  'pä$$wörd-€-🔑',
  '100%2Bsure%',
  `quo"te'd\\back`,
  'two\nlines-of-it',
  '<b>&amp;</b>',
];

/** More tries than this for one task means that something hangs. */
const MOST_TRIES = 20;

/**
 * Wants many assessments through a service that fails at random, from processes that are killed at random, and counts
 * what the service ends up with. Assessments never finish, so that every repetition has to find the first task.
 */
export async function soak(seed: number, wanted: number, probability = 0.4): Promise<SoakResult> {
  const randomness = seededRandomness(seed);
  const emulator = await startEmulator({
    instances: [{ id: INSTANCE, report: 'never-ends' }],
    rateLimit: 'unlimited',
    faults: { random: { seed, probability, faults: FAULTS } },
  });
  let tries = 0;
  let leaks = 0;
  try {
    for (let index = 0; index < wanted; index += 1) {
      const password = `${PASSWORDS[index % PASSWORDS.length]}-${index}`;
      const source = { address: `10.0.${index >> 8}.${index & 255}`, password };
      for (let done = false; !done;) {
        tries += 1;
        if (tries > (index + 1) * MOST_TRIES)
          throw new Error(`Seed ${seed}: assessment ${index} does not come to an end.`);
        const attempt = await create(emulator, source, randomness);
        if (holds(attempt.texts, password)) leaks += 1;
        done = attempt.succeeded;
      }
    }
    const { requests, faults, tasksCreated, tasksBySource } = emulator.statistics();
    return {
      seed,
      wanted,
      tries,
      requests: Object.values(requests).reduce((sum, count) => sum + count, 0),
      faults,
      tasks: tasksCreated,
      duplicates: tasksBySource.reduce((sum, { tasks }) => sum + tasks - 1, 0),
      leaks,
    };
  } finally {
    await emulator.close();
  }
}

interface Attempt {
  readonly succeeded: boolean;
  /** All that left the hook: messages, log, state. */
  readonly texts: string;
}

/** One process of Terraform: it creates the task, fails, or is killed after the task was created. */
async function create(
  emulator: Emulator,
  source: { address: string; password: string },
  randomness: Randomness,
): Promise<Attempt> {
  const diagnostics = new Diagnostics();
  const texts: string[] = [];
  const tell = (message: string, fields?: object): void => void texts.push(message, JSON.stringify(fields));
  const client = clientOf(emulator, randomness);
  const planned = {
    db_instance_name: INSTANCE,
    source_ip_address: source.address,
    source_port: 5432,
    source_account: 'migratetest',
    source_category: 'ecsOnVpc',
    source_password: null,
    source_password_wo_version: 1,
    task_name: null,
    triggers: null,
    wait_for_report: false,
    fail_on: 'error',
    ignore_checks: null,
    check_target: false,
    timeouts: null,
  };
  let state: unknown;
  try {
    state = await precheckTask.create({
      config: { ...planned, source_password_wo: source.password } as never,
      planned: planned as never,
      client,
      diagnostics,
      log: { trace: tell, debug: tell, info: tell, warn: tell, error: tell },
      signal: new AbortController().signal,
      checkpoint: () => {},
    });
  } catch (error) {
    texts.push(String(error), (error as Error).stack ?? '', JSON.stringify(error));
  }
  texts.push(
    JSON.stringify(diagnostics.all),
    JSON.stringify(state, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)),
  );
  const killed = randomness.integer(10) === 0;
  return { succeeded: state !== undefined && !killed, texts: texts.join('\n') };
}

/** A client with a clock of its own, in which waiting takes no time. */
function clientOf(emulator: Emulator, randomness: Randomness): PrecheckClient {
  let waited = 0;
  const { accessKeyId, accessKeySecret } = emulator.accessKey;
  return {
    rds: createRdsClient({
      endpoint: emulator.endpoint,
      credentials: { getCredentials: async () => ({ accessKeyId, accessKeySecret }) },
    }),
    clock: {
      now: () => Date.now() + waited,
      wait: async (milliseconds, signal) => {
        signal.throwIfAborted();
        waited += milliseconds;
      },
    },
    random: () => randomness.integer(1_000_000) / 1_000_000,
    demand: () => 0,
  };
}

function holds(texts: string, password: string): boolean {
  const once = encodeURIComponent(password);
  const spellings = [password, JSON.stringify(password).slice(1, -1), once, encodeURIComponent(once)];
  return spellings.some((spelling) => texts.includes(spelling));
}
