import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { temporaryDirectory } from '../constructs/support/temporary-directory';
import { runWith } from './support/module';

jest.setTimeout(120_000);
const root = temporaryDirectory();

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(root, 'step-'));
  mkdirSync(path.join(folder, 'in/excepted'), { recursive: true });
  writeFileSync(path.join(folder, 'in/a'), '1');
});

/** A step that counts its runs and copies its input. */
const step = (options = '') => `await subject.buildStep({
  name: 'copy', root: process.cwd(), stamps: 'stamps', inputs: ['in'], except: ['in/excepted'], outputs: ['out'],
  run: () => {
    fs.appendFileSync('runs', '.');
    fs.mkdirSync('out', { recursive: true });
    fs.copyFileSync('in/a', 'out/a');
  },
  ${options}
});`;

async function runs(program = step()): Promise<number> {
  const { code, stderr } = await runWith('build-step.mjs', `import fs from 'node:fs';\n${program}`, { cwd: folder });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return readFileSync(path.join(folder, 'runs'), 'utf8').length;
}

test('a step runs once, while nothing changes', async () => {
  expect(await runs()).toBe(1);
  expect(await runs()).toBe(1);
});

test.each([
  ['an input changed', () => writeFileSync(path.join(folder, 'in/a'), '2')],
  ['an input came', () => writeFileSync(path.join(folder, 'in/b'), '')],
  ['an input went', () => rmSync(path.join(folder, 'in/b'))],
  ['an output changed', () => writeFileSync(path.join(folder, 'out/a'), '2')],
  ['an output went', () => rmSync(path.join(folder, 'out'), { recursive: true })],
  ['its memory went', () => rmSync(path.join(folder, 'stamps'), { recursive: true })],
])('a step runs again when %s', async (_, change) => {
  writeFileSync(path.join(folder, 'in/b'), 'b');
  expect(await runs()).toBe(1);
  change();
  expect(await runs()).toBe(2);
  expect(await runs()).toBe(2);
});

test('a step runs again when its setting changed', async () => {
  expect(await runs(step(`setting: 'development'`))).toBe(1);
  expect(await runs(step(`setting: 'release'`))).toBe(2);
});

test('what is excepted from the inputs, and the time of a file, decide nothing', async () => {
  expect(await runs()).toBe(1);
  writeFileSync(path.join(folder, 'in/excepted/b'), 'b');
  writeFileSync(path.join(folder, 'in/a'), '1');
  expect(await runs()).toBe(1);
});

test('a step that failed runs again', async () => {
  const failing = step(`run: () => { fs.appendFileSync('runs', '.'); throw new Error('as if'); },`);
  const { code, stderr } = await runWith('build-step.mjs', `import fs from 'node:fs';\n${failing}`, { cwd: folder });
  expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('as if') });
  expect(await runs()).toBe(2);
});

const exclusively = (work: string) =>
  `import fs from 'node:fs'; await subject.exclusively('locks/lock', async () => { ${work} });`;

test('two processes do not build at once', async () => {
  const work = `fs.mkdirSync('busy'); for (let look = 0; look < 500; look++) await fs.promises.stat('busy'); fs.rmdirSync('busy');`;
  const builds = Array.from({ length: 4 }, () => runWith('build-lock.mjs', exclusively(work), { cwd: folder }));
  for (const { code, stderr } of await Promise.all(builds)) expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(existsSync(path.join(folder, 'locks/lock'))).toBe(false);
});

test('the lock of a process that is gone is void', async () => {
  const { stdout } = await runWith('build-lock.mjs', 'console.log(process.pid)', { cwd: folder });
  mkdirSync(path.join(folder, 'locks'));
  writeFileSync(path.join(folder, 'locks/lock'), stdout.trim());
  expect(await runWith('build-lock.mjs', exclusively(''), { cwd: folder })).toMatchObject({ code: 0 });
});

test('a build that fails gives its lock back', async () => {
  const failing = exclusively(`throw new Error('as if');`);
  expect(await runWith('build-lock.mjs', failing, { cwd: folder })).toMatchObject({ code: 1 });
  expect(existsSync(path.join(folder, 'locks/lock'))).toBe(false);
});
