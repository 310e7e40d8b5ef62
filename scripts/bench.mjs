/**
 * Measures what users wait for. Nothing is judged: absolute values vary by machine, so compare rows, not values.
 *
 *     npm run bench                          all of it: two to three minutes
 *     npm run bench -- --json <file>         all samples into a file as well
 *     npm run bench -- start synthesis       only some: start, commands, tasks, fleet, synthesis, texts
 */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ensureInstalled } from './lib/ensure-installed.mjs';
import { describeTerraform, findTerraform } from './lib/terraform-binary.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** Loads the benchmarks once everything that they measure is there. */
async function loadBenchmarks() {
  ensureInstalled(root);
  const { status } = spawnSync(process.execPath, [path.join(root, 'scripts/build.mjs')], { stdio: 'inherit' });
  if (status !== 0) throw new Error('The build failed.');
  const { require: requireTypeScript } = await import('tsx/cjs/api');
  return requireTypeScript('../bench/index.ts', import.meta.url);
}

function choose(benchmarks, asked) {
  const known = Object.keys(benchmarks);
  const unknown = asked.find((name) => !known.includes(name));
  if (unknown) throw new Error(`There is no benchmark "${unknown}". There are: ${known.join(', ')}.`);
  return asked.length > 0 ? asked : known;
}

try {
  const { values, positionals } = parseArgs({ options: { json: { type: 'string' } }, allowPositionals: true });
  const binary = findTerraform();
  process.env.TERRAFORM_BINARY_NAME = binary;
  const { benchmarks, summarise, tableOf } = await loadBenchmarks();
  const chosen = choose(benchmarks, positionals);
  const machine = {
    cores: os.availableParallelism(),
    node: process.version,
    terraform: describeTerraform(binary, process.env).name,
  };
  console.log(`${machine.cores} cores, Node.js ${machine.node}, ${machine.terraform}; median, least – greatest`);

  const start = performance.now();
  const results = {};
  for (const name of chosen) {
    const { title, run } = benchmarks[name];
    const measurements = await run();
    console.log(`\n${title}\n${tableOf(measurements)}`);
    results[name] = measurements.map((measurement) => ({ ...measurement, ...summarise(measurement.samples) }));
  }
  console.log(`\nMeasured in ${((performance.now() - start) / 1000).toFixed(0)} s.`);
  if (values.json) writeFileSync(values.json, `${JSON.stringify({ machine, results }, null, 2)}\n`);
} catch (error) {
  console.error(`The benchmark stopped: ${error.message}`);
  process.exitCode = 1;
}
