/**
 * Wants many assessments through a service that fails at random, and counts what the service ends up with.
 *
 *     npm run soak                        ten seeds, 200 assessments each: a few minutes
 *     npm run soak -- <seeds> <wanted>    another size
 *     SEED=… npm run soak -- 1 200        one seed again
 */
import { require as requireTypeScript } from 'tsx/cjs/api';

const { soak } = requireTypeScript('../test/soak/soak.ts', import.meta.url);
const [seeds = 10, wanted = 200] = process.argv.slice(2).map(Number);
const first = Number(process.env.SEED ?? Date.now() % 2 ** 32);

const rows = [];
for (let seed = first; seed < first + seeds; seed += 1) {
  const { faults, ...counts } = await soak(seed, wanted);
  rows.push({ ...counts, faults: Object.values(faults).reduce((sum, count) => sum + count, 0) });
  console.log(`seed ${seed}: ${JSON.stringify(rows.at(-1))}`);
}

const total = (name) => rows.reduce((sum, row) => sum + row[name], 0);
const names = ['wanted', 'tries', 'requests', 'faults', 'tasks', 'duplicates', 'leaks'];
console.log(`\n${names.map((name) => `${name} ${total(name)}`).join(', ')}`);
if (total('duplicates') > 0 || total('leaks') > 0) process.exitCode = 1;
