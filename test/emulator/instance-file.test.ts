import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultInstance, readInstanceFile } from '../../lib/emulator';

const folder = mkdtempSync(join(tmpdir(), 'instances-'));
const file = join(folder, 'instances.json');
afterAll(() => rmSync(folder, { recursive: true }));

function read(text: string) {
  writeFileSync(file, text);
  return readInstanceFile(file);
}

test('a file of instances is read', () => {
  expect(read('{"instances": [{"id": "pgm-one"}, {"id": "pgm-two", "report": "warn"}]}')).toEqual([
    { ...defaultInstance, id: 'pgm-one' },
    { ...defaultInstance, id: 'pgm-two', report: ['warn'] },
  ]);
});

test.each([
  ['{"instances": [{"id": "pgm-one"}, {"id": "pgm-two", "engine": "Oracle"}]}', 'instances[1].engine is "Oracle"'],
  ['{"instances": [{"id": "pgm-one"}, {"id": "pgm-one"}]}', 'instances[1].id is "pgm-one", which'],
  ['{"instances": {}}', 'instances must be an array, not {}'],
  ['[]', 'must be an object with the keys instances'],
  ['{"instance": []}', '.instance is not known. Allowed keys: instances'],
  ['{"instances": [', 'is not JSON'],
])('%s is refused with the file and the place', (text, problem) => {
  expect(() => read(text)).toThrow(file);
  expect(() => read(text)).toThrow(problem);
});

test('a file that is not there is refused by name', () => {
  const missing = join(folder, 'missing.json');
  expect(() => readInstanceFile(missing)).toThrow(`${missing}: cannot be read (ENOENT`);
});
