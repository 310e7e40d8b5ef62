import { Decimal, Diagnostics, PartialConfigOf, UNKNOWN } from '../../../lib/custom-resource';
import { precheckTaskSchema } from '../../../lib/provider/precheck-task/schema';
import { validatePassword } from '../../../lib/provider/precheck-task/validate-password';
import { PASSWORD } from '../support/scene';
import { outline } from '../support/validation';
import { configOf } from '../support/values';

type Config = PartialConfigOf<typeof precheckTaskSchema>;
type Passwords = Pick<Config, 'source_password' | 'source_password_wo' | 'source_password_wo_version'>;

function diagnosticsOf(
  stored: Passwords['source_password'],
  writeOnly: Passwords['source_password_wo'],
  version: Passwords['source_password_wo_version'],
) {
  const diagnostics = new Diagnostics();
  const passwords = { source_password: stored, source_password_wo: writeOnly, source_password_wo_version: version };
  validatePassword({ ...configOf(), ...passwords }, diagnostics);
  for (const { summary, detail } of diagnostics.all) expect(summary + detail).not.toContain(PASSWORD);
  return diagnostics.all;
}

test.each<[stored: Passwords['source_password'], writeOnly: Passwords['source_password_wo'], version: number | null]>([
  [PASSWORD, null, null],
  [null, PASSWORD, 1],
  [null, PASSWORD, 7],
  [null, ' ', 1],
])('one password is as it should be', (stored, writeOnly, version) => {
  expect(diagnosticsOf(stored, writeOnly, version)).toEqual([]);
});

test('two passwords are one too many', () => {
  expect(outline(diagnosticsOf(PASSWORD, PASSWORD, 1))).toEqual(['error at source_password: Two passwords are set']);
});

test('no password is one too few, and both ways to set it are named', () => {
  const diagnostics = diagnosticsOf(null, null, null);
  expect(outline(diagnostics)).toEqual(['error at -: The password of the migration account is missing']);
  expect(diagnostics[0]?.detail).toMatch(/"source_password_wo".*"source_password_wo_version".*"source_password"/);
});

test('an empty password is refused where it is set', () => {
  expect(outline(diagnosticsOf('', null, null))).toEqual(['error at source_password: "source_password" is empty']);
  expect(outline(diagnosticsOf(null, '', 1))).toEqual(['error at source_password_wo: "source_password_wo" is empty']);
});

test('a password that ends in a line break is a warning', () => {
  const diagnostics = diagnosticsOf(null, `${PASSWORD}\n`, 1);
  expect(outline(diagnostics)).toEqual(['warning at source_password_wo: "source_password_wo" ends in a line break']);
  expect(diagnostics[0]?.detail).toContain('trimspace');
});

test('a write-only password without a version is refused', () => {
  expect(outline(diagnosticsOf(null, PASSWORD, null))).toEqual([
    'error at source_password_wo: "source_password_wo_version" is missing',
  ]);
});

test('a version without a write-only password is refused', () => {
  expect(outline(diagnosticsOf(PASSWORD, null, 1))).toEqual([
    'error at source_password_wo_version: "source_password_wo_version" has no password',
  ]);
});

test.each([0, -1, 1.5, new Decimal('1.00000000000000000001') as unknown as number])('%s is no version', (version) => {
  const diagnostics = diagnosticsOf(null, PASSWORD, version);
  expect(outline(diagnostics)).toEqual([
    'error at source_password_wo_version: "source_password_wo_version" is not a version',
  ]);
  expect(diagnostics[0]?.detail).toContain(String(version));
});

test.each<[Passwords['source_password'], Passwords['source_password_wo'], Passwords['source_password_wo_version']]>([
  [UNKNOWN, null, null],
  [null, UNKNOWN, 1],
  [null, UNKNOWN, null],
  [null, UNKNOWN, UNKNOWN],
  [null, PASSWORD, UNKNOWN],
  [UNKNOWN, UNKNOWN, UNKNOWN],
  [UNKNOWN, PASSWORD, 1],
  [PASSWORD, UNKNOWN, null],
])('what is unknown may turn out to be right', (stored, writeOnly, version) => {
  expect(diagnosticsOf(stored, writeOnly, version)).toEqual([]);
});
