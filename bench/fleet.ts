import { Logger } from '../lib/custom-resource';
import { PrecheckClient } from '../lib/provider/client';
import { pacedClient } from '../lib/provider/configuration/paced-client';
import { obtainTask } from '../lib/provider/precheck-task/obtain-task';
import { waitForReport } from '../lib/provider/precheck-task/wait-for-report';
import { createPacer, createRdsClient, RdsClient } from '../lib/rds';
import { fasterClock } from './faster-clock';
import { Benchmark, Measurement } from './measurement';
import { RemoteEmulator, startRemoteEmulator } from './remote-emulator';
import { targetId, targets } from './stacks';

const TASKS = 1000;
const REQUESTS_PER_MINUTE = 100;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** How long an assessment takes in the vendor's sample, in milliseconds. */
const ASSESSMENT = 20_000;
/** Time passes so much faster for pacer, limit and assessments alike: a minute takes 5 s. */
const SPEED = 12;
/** Each task is looked for before it is created, and looked at when it is finished: two requests of one operation. */
const LEAST_TIME = (Math.ceil((2 * TASKS) / REQUESTS_PER_MINUTE) - 1) * MINUTE;

/** A thousand tasks of one process, created and awaited, against a service that refuses what is over its limit. */
export const fleet: Benchmark = {
  title: `Fleet of ${TASKS} tasks, ${REQUESTS_PER_MINUTE} requests a minute, time ${SPEED} times as fast`,
  async run() {
    const emulator = await startRemoteEmulator({
      instances: targets(TASKS),
      reportMillis: Math.round(ASSESSMENT / SPEED),
      rateLimit: { requests: REQUESTS_PER_MINUTE, perMilliseconds: MINUTE / SPEED },
    });
    try {
      return await measureFleet(emulator);
    } finally {
      await emulator.close();
    }
  },
};

async function measureFleet(emulator: RemoteEmulator): Promise<Measurement[]> {
  const { endpoint, accessKey } = emulator;
  const rds = createRdsClient({ endpoint, credentials: { getCredentials: async () => accessKey } });
  await warmUp(rds);
  const clock = fasterClock(SPEED);
  const pacer = createPacer({ maxRequestsPerMinute: REQUESTS_PER_MINUTE, clock });
  const client: PrecheckClient = {
    rds: pacedClient(rds, pacer),
    clock,
    random: Math.random,
    demand: () => pacer.demand(),
  };
  const start = clock.now();
  await Promise.all(Array.from({ length: TASKS }, (_, index) => runTask(targetId(index), client)));
  const elapsed = clock.now() - start;
  const { requests, throttled, tasksCreated } = await emulator.statistics();
  return [
    single('least time that the limit allows', 'min', LEAST_TIME / MINUTE),
    single('time until the last report', 'min', elapsed / MINUTE),
    single('more than the least time', '%', (elapsed / LEAST_TIME - 1) * 100),
    single('tasks that the emulator counts', '', tasksCreated),
    ...Object.entries(requests).map(([operation, count]) => single(operation, 'requests', count)),
    single('throttled', 'requests', throttled),
  ];
}

function single(name: string, unit: string, value: number): Measurement {
  return { name, unit, samples: [value] };
}

/**
 * One window's worth of requests of an operation that the fleet does not need. The first requests of a process are the
 * slowest: with time this much faster, the delay of theirs alone would bring later ones too close to them.
 */
async function warmUp(rds: RdsClient): Promise<void> {
  const requests = Array.from({ length: REQUESTS_PER_MINUTE }, (_, index) =>
    rds.describeDBInstanceAttribute(targetId(index)),
  );
  await Promise.all(requests);
}

const ignore = (): void => undefined;
const silent: Logger = { trace: ignore, debug: ignore, info: ignore, warn: ignore, error: ignore };

/** What the create hook does, without Terraform around it. */
async function runTask(dbInstanceName: string, client: PrecheckClient): Promise<void> {
  const { signal } = new AbortController();
  const deadline = client.clock.now() + HOUR;
  const wanted = {
    dbInstanceName,
    sourceIpAddress: '172.16.0.10',
    sourcePort: 5432,
    sourceAccount: 'migratetest',
    sourcePassword: 'benchmark',
    sourceCategory: 'ecsOnVpc',
  };
  const context = { client, log: silent, signal, deadline, timeout: HOUR, reportIsOptional: false };
  const { taskId } = await obtainTask(wanted, context);
  const options = { deadline, signal, seen: ignore };
  const { end } = await waitForReport(client, { dbInstanceName, taskId, secrets: [] }, options);
  if (end !== 'finished') throw new Error(`The report of ${dbInstanceName} did not come: ${end}.`);
}
