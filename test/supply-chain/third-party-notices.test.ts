import { readdirSync } from 'node:fs';
import { runWith } from '../package/support/module';
import { temporaryDirectory } from '../constructs/support/temporary-directory';
import { bundledComponents, identify, PROJECT, PRODUCTION, readBillOfMaterials, readProject } from './support/project';

const directory = temporaryDirectory();
const notices = readProject('dist/THIRD-PARTY-NOTICES.txt');

test('names every package inside the plugin with its version and licence, and no other', () => {
  const listed = [...notices.matchAll(/^- (.+): (.+)$/gm)].map(([, name, license]) => [name, license]);
  const inside = bundledComponents(readBillOfMaterials()).map(({ name, version, licenses = [] }) => [
    `${name} ${version}`,
    licenses.map(({ license, expression }) => license?.id ?? expression).join(),
  ]);
  expect(inside.length).toBeGreaterThan(5);
  expect(Object.fromEntries(listed)).toEqual(Object.fromEntries(inside));
});

test('holds the licence text of every one of them as the package brings it', () => {
  const bundled = bundledComponents(readBillOfMaterials()).map(({ name, version }) => `${name}@${version}`);
  const texts = PRODUCTION.filter((locatedPackage) => bundled.includes(identify(locatedPackage))).flatMap(
    ([location]) =>
      readdirSync(`${PROJECT}/${location}`)
        .filter((file) => /licen[cs]e/i.test(file))
        .map((file) => readProject(location, file).replaceAll('\r\n', '\n').trim()),
  );
  expect(texts.length).toBeGreaterThan(5);
  for (const text of texts) expect(notices).toContain(text);
});

test('tells no path of the machine that built it', () => {
  expect(notices).not.toContain(PROJECT);
});

const PACKAGE = { name: 'a', version: '1.0.0', license: 'MIT', files: [] as string[], comments: [] as string[] };

async function noticesOf(packages: object[], texts: Record<string, string> = { MIT: 'the text of MIT\n' }) {
  const program = `console.log(subject.thirdPartyNotices(${JSON.stringify({ file: 'toy.cjs', packages, texts })}));`;
  return runWith('third-party-notices.mjs', program, { cwd: directory });
}

test('a licence file of the package is taken as it is', async () => {
  const { stdout } = await noticesOf([{ ...PACKAGE, files: ['own text'] }]);
  expect(stdout).toContain('own text');
  expect(stdout).not.toContain('the text of MIT');
});

test('where the package brings none, its legal comments and the standard text stand for it, said as such', async () => {
  const { stdout } = await noticesOf([{ ...PACKAGE, author: 'Somebody', comments: ['Copyright 2020 Somebody'] }]);
  expect(stdout).toContain('Copyright 2020 Somebody');
  expect(stdout).toContain('brings no licence file; its package.json says "MIT". The author it names is Somebody.');
  expect(stdout).toContain('This is the standard text of MIT:\n\nthe text of MIT');
});

test('an expression gets the text of each licence that it names', async () => {
  const texts = { MIT: 'one text', ISC: 'another text' };
  const { stdout } = await noticesOf([{ ...PACKAGE, license: '(MIT AND ISC)' }], texts);
  expect(stdout).toContain('one text');
  expect(stdout).toContain('another text');
});

test('a licence without a known text fails the build, with the package and the next step', async () => {
  const { code, stderr } = await noticesOf([{ ...PACKAGE, license: 'Zlib' }]);
  expect(code).toBe(1);
  expect(stderr).toContain(
    'The package a 1.0.0 brings no licence file, and scripts/lib/license-texts has no text of Zlib. Add Zlib.txt.',
  );
});

test.each([
  ["'use strict';\n// Copyright 2020 A\n// All rights\ncode();", 'Copyright 2020 A\nAll rights'],
  ['/*!\n * Licensed under MIT\n */\ncode();', 'Licensed under MIT'],
  ['/* Copyright A */ code();', 'Copyright A'],
])('a legal comment is found: %j', async (source, expected) => {
  const program = `console.log(JSON.stringify(subject.legalComment(${JSON.stringify(source)})));`;
  const { stdout } = await runWith('third-party-notices.mjs', program, { cwd: directory });
  expect(JSON.parse(stdout)).toBe(expected);
});

test('a comment about anything else is none', async () => {
  const program = `console.log(subject.legalComment('// How it works\\n// Copyright'.slice(0, 16)), subject.legalComment('x()'));`;
  expect((await runWith('third-party-notices.mjs', program, { cwd: directory })).stdout).toBe('undefined undefined\n');
});
