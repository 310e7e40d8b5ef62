import { startEmulator } from '../lib/emulator';
import { Benchmark, measurementsOf, repeat, timeOf } from './measurement';
import { floorStack, precheckStack, targets } from './stacks';
import { TerraformDirectory } from './terraform-directory';

const ROUNDS = 5;

/** Whole commands of Terraform for one task that is started, but not awaited. */
export const commands: Benchmark = {
  title: 'Terraform commands, 1 task',
  async run() {
    const emulator = await startEmulator({ instances: targets(1), reportMillis: 0, rateLimit: 'unlimited' });
    const stacks: TerraformDirectory[] = [];
    try {
      const precheck = await precheckStack(emulator, 1);
      stacks.push(precheck);
      const floor = await floorStack(1);
      stacks.push(floor);
      const rounds = await repeat(ROUNDS, async () => ({
        ...(await timeCommands(precheck, '')),
        ...(await timeCommands(floor, ', terraform_data alone')),
      }));
      return measurementsOf(rounds, 'ms');
    } finally {
      stacks.forEach((stack) => stack.remove());
      await emulator.close();
    }
  },
};

async function timeCommands(stack: TerraformDirectory, suffix: string): Promise<Record<string, number>> {
  const time = (...args: readonly string[]): Promise<number> => timeOf(() => stack.run(...args));
  return {
    [`validate${suffix}`]: await time('validate'),
    [`plan${suffix}`]: await time('plan', '-input=false'),
    [`apply${suffix}`]: await time('apply', '-input=false', '-auto-approve'),
    [`plan without changes${suffix}`]: await time('plan', '-input=false'),
    [`destroy${suffix}`]: await time('destroy', '-input=false', '-auto-approve'),
  };
}
