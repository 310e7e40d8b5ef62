import { execFileSync } from 'node:child_process';
import path from 'node:path';

const FORBIDDEN = [
  ['lib/custom-resource/server/x.ts', '../../rds', 'the engine knows no Alibaba Cloud'],
  ['lib/rds/x.ts', '../custom-resource', 'the client knows no Terraform'],
  ['lib/assessment/x.ts', '../rds/rds-client', 'the report is read without a network'],
  ['lib/constructs/x.ts', '../provider/provider', 'constructs load no plugin code'],
  ['lib/constructs/prerequisites/x.ts', '../../rds', 'constructs load no network code'],
  ['lib/emulator/x.ts', '../provider/identity', 'the emulator knows no provider'],
  ['lib/provider/x.ts', '../emulator', 'the provider knows no emulator'],
  ['lib/provider/x.ts', '@msgpack/msgpack', 'the wire format stays in the engine'],
  ['lib/provider/x.ts', '@alicloud/pop-core', 'the API client stays in lib/rds'],
  ['lib/rds/x.ts', 'cdktf', 'constructs stay in lib/constructs'],
] as const;

const ALLOWED = [
  ['lib/provider/x.ts', '../rds'],
  ['lib/emulator/x.ts', '../assessment'],
  ['lib/constructs/x.ts', 'cdktf'],
] as const;

/** Lints files with one import each. Jest cannot load ESLint's configuration, so it runs in a process of its own. */
const LINTER = `
  import { ESLint } from 'eslint';
  const eslint = new ESLint();
  const answers = [];
  for (const [filePath, imported] of JSON.parse(process.argv[1])) {
    const text = \`import * as other from '\${imported}';\\nexport default other;\\n\`;
    const [result] = await eslint.lintText(text, { filePath });
    answers.push(result.messages.map(({ message }) => message).join());
  }
  console.log(JSON.stringify(answers));
`;

function lint(cases: readonly (readonly string[])[]): string[] {
  const args = ['--input-type=module', '--eval', LINTER, JSON.stringify(cases)];
  return JSON.parse(
    execFileSync(process.execPath, args, { encoding: 'utf8', cwd: path.join(__dirname, '..') }),
  ) as string[];
}

const answers = lint([...FORBIDDEN, ...ALLOWED]);

test.each(FORBIDDEN.map((forbidden, index) => [...forbidden, index] as const))(
  'lint refuses that %s imports %s: %s',
  (_file, _imported, _reason, index) => {
    expect(answers[index]).toContain('docs/architecture.md');
  },
);

test.each(ALLOWED.map((allowed, index) => [...allowed, FORBIDDEN.length + index] as const))(
  'lint allows that %s imports %s',
  (_file, _imported, index) => {
    expect(answers[index]).toBe('');
  },
);
