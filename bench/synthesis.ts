import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Benchmark, repeat, timeOf } from './measurement';

const ROUNDS = 15;

/** Typed, and synchronous: an example is a program that runs when it is loaded. */
declare const require: ((id: string) => unknown) & { resolve(id: string): string; cache: Record<string, unknown> };

/** The quickstart, run in this process as `cdktf synth` would run it, each time into an empty folder. */
export const synthesis: Benchmark = {
  title: 'Synthesis of examples/quickstart',
  async run() {
    const outputs = mkdtempSync(path.join(tmpdir(), 'synthesis-'));
    try {
      const first = await synthesise(path.join(outputs, 'first'));
      const later = await repeat(ROUNDS, (index) => synthesise(path.join(outputs, String(index))));
      return [
        { name: 'first, which loads cdktf', unit: 'ms', samples: [first] },
        { name: 'again, in the same process', unit: 'ms', samples: later },
      ];
    } finally {
      rmSync(outputs, { recursive: true, force: true });
    }
  },
};

function synthesise(output: string): Promise<number> {
  process.env['CDKTF_OUTDIR'] = output;
  const example = require.resolve('../examples/quickstart/main.ts');
  for (const loaded of Object.keys(require.cache)) if (loaded.startsWith(example)) delete require.cache[loaded];
  return timeOf(() => require('../examples/quickstart/main.ts'));
}
