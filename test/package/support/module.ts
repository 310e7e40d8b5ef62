import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { run, RunOptions, RunResult } from '../../constructs/support/run';

export const PROJECT = path.resolve(__dirname, '../../..');

/** Runs a program that imports a module of `scripts/lib` as `subject`. Those are ES modules, which Jest does not load. */
export function runWith(module: string, program: string, options: RunOptions): Promise<RunResult> {
  const url = pathToFileURL(path.join(PROJECT, 'scripts/lib', module)).href;
  const source = `import * as subject from ${JSON.stringify(url)};\n${program}`;
  return run(process.execPath, ['--input-type=module', '--eval', source], options);
}
