import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Every file under the given files and folders, in an order that does not depend on the machine. */
function filesOf(root, entries, except) {
  const found = entries.flatMap((entry) => {
    const absolute = path.join(root, entry);
    if (!existsSync(absolute)) return [];
    if (!statSync(absolute).isDirectory()) return [entry];
    return readdirSync(absolute, { recursive: true, withFileTypes: true })
      .filter((child) => child.isFile())
      .map((child) => path.relative(root, path.join(child.parentPath ?? child.path, child.name)));
  });
  return [...new Set(found)].filter((file) => !except.some((folder) => file.startsWith(`${folder}/`))).sort();
}

function digestOf(root, entries, except = []) {
  const digest = createHash('sha256');
  for (const file of filesOf(root, entries, except)) {
    digest.update(`${file}\0`).update(
      createHash('sha256')
        .update(readFileSync(path.join(root, file)))
        .digest(),
    );
  }
  return digest.digest('hex');
}

/**
 * Runs one step of a build, unless its inputs and its outputs are what they were when it last succeeded. Contents
 * decide, not times: a fresh clone, a restored cache and a reverted edit are all told apart rightly.
 *
 * @param {object} step
 * @param {string} step.name name of the step, shown when it runs
 * @param {string} step.root folder that the other paths are relative to
 * @param {string} step.stamps folder that remembers the last success of each step
 * @param {string[]} step.inputs files and folders that the outputs are made from
 * @param {string[]} step.outputs files and folders that the step makes
 * @param {string[]} [step.except] folders inside the inputs that are not inputs
 * @param {string} [step.setting] anything beside the inputs that the outputs depend on
 * @param {() => unknown} step.run makes the outputs; throws when it cannot
 */
export async function buildStep({ name, root, stamps, inputs, outputs, except = [], setting = '', run }) {
  const stampFile = path.join(stamps, name);
  const currentStamp = () =>
    JSON.stringify([process.versions.node, setting, digestOf(root, inputs, except), digestOf(root, outputs)]);
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === currentStamp()) return;
  const started = process.hrtime.bigint();
  await run();
  mkdirSync(stamps, { recursive: true });
  writeFileSync(stampFile, currentStamp());
  console.log(`build: ${name} (${(process.hrtime.bigint() - started) / 1_000_000n} ms)`);
}
