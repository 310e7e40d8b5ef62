import { commands } from './commands';
import { fleet } from './fleet';
import { manyTasks } from './many-tasks';
import { Benchmark } from './measurement';
import { pluginStart } from './plugin-start';
import { synthesis } from './synthesis';
import { texts } from './texts';

export { type Benchmark, type Measurement, type Summary, summarise } from './measurement';
export { tableOf } from './table';

/** All benchmarks, by the name under which they are asked for. */
export const benchmarks: Readonly<Record<string, Benchmark>> = {
  start: pluginStart,
  commands,
  tasks: manyTasks,
  fleet,
  synthesis,
  texts,
};
