import { startEmulator } from '../lib/emulator';
import { Benchmark, measurementsOf, repeat, timeOf } from './measurement';
import { floorStack, precheckStack, targets } from './stacks';
import { TerraformDirectory } from './terraform-directory';

const TASKS = 200;
const ROUNDS = 3;

/** Whole commands of Terraform for many tasks at once, at Terraform's own parallelism of 10 and at 50. */
export const manyTasks: Benchmark = {
  title: `Terraform commands, ${TASKS} tasks`,
  async run() {
    const emulator = await startEmulator({ instances: targets(TASKS), reportMillis: 0, rateLimit: 'unlimited' });
    const stacks: TerraformDirectory[] = [];
    try {
      const precheck = await precheckStack(emulator, TASKS);
      stacks.push(precheck);
      const floor = await floorStack(TASKS);
      stacks.push(floor);
      const rounds = await repeat(ROUNDS, async () => ({
        ...(await timeCommands(precheck, 10, '')),
        ...(await timeCommands(precheck, 50, '')),
        ...(await timeCommands(floor, 10, ', terraform_data alone')),
        ...(await timeCommands(floor, 50, ', terraform_data alone')),
      }));
      return measurementsOf(rounds, 'ms');
    } finally {
      stacks.forEach((stack) => stack.remove());
      await emulator.close();
    }
  },
};

/** Everything is destroyed again, which is not measured. */
async function timeCommands(
  stack: TerraformDirectory,
  parallelism: number,
  suffix: string,
): Promise<Record<string, number>> {
  const options = ['-input=false', `-parallelism=${parallelism}`];
  const time = (command: string, ...flags: readonly string[]): Promise<number> =>
    timeOf(() => stack.run(command, ...options, ...flags));
  const times = {
    [`plan, parallelism ${parallelism}${suffix}`]: await time('plan'),
    [`apply, parallelism ${parallelism}${suffix}`]: await time('apply', '-auto-approve'),
  };
  await stack.run('destroy', ...options, '-auto-approve', '-refresh=false');
  return times;
}
