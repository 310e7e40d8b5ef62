import { inspect } from 'node:util';
import { TerraformStack, TerraformVariable, Testing } from 'cdktf';
import { SourcePassword } from '../../../lib/constructs/prerequisites';
import { errorsOf, preconditionsOf, warningsOf } from '../../../lib/constructs/prerequisites/requirement';
import { resolved } from '../../../lib/constructs/prerequisites/terraform-value';

const SECRET = 'correct horse battery staple';

function variable(sensitive: boolean | undefined, ephemeral: boolean): TerraformVariable {
  const result = new TerraformVariable(new TerraformStack(Testing.app(), 'stack'), 'source_password', { sensitive });
  if (ephemeral) result.addOverride('ephemeral', true);
  return result;
}

test('a variable is handed over write-only, in version 1 unless another is given', () => {
  const password = variable(true, true);
  const { attributes } = SourcePassword.fromVariable(password) as unknown as { attributes: Record<string, string> };
  expect(resolved(password, attributes.sourcePasswordWo ?? '')).toBe('${var.source_password}');
  expect(attributes).toMatchObject({ sourcePasswordWoVersion: 1 });
  expect(SourcePassword.fromVariable(password, 7).attributes).toMatchObject({ sourcePasswordWoVersion: 7 });
});

test('a value can be handed over write-only or as a sensitive argument', () => {
  expect(SourcePassword.writeOnly(SECRET, 2).attributes).toEqual({
    sourcePasswordWo: SECRET,
    sourcePasswordWoVersion: 2,
  });
  expect(SourcePassword.sensitive(SECRET).attributes).toEqual({ sourcePassword: SECRET });
});

test('a sensitive and ephemeral variable is all right', () => {
  const { requirements } = SourcePassword.fromVariable(variable(true, true));
  expect([...errorsOf(requirements), ...warningsOf(requirements)]).toEqual([]);
});

test.each([
  [
    'a variable that is not sensitive is refused',
    () => SourcePassword.fromVariable(variable(undefined, true)),
    'The variable "source_password" holds the source\'s password and is not sensitive, so Terraform would print it. ' +
      'Declare it with sensitive: true.',
  ],
  [
    'an empty password is refused',
    () => SourcePassword.sensitive(''),
    "The source's password is empty. Give the account's password.",
  ],
])('%s', (_name, make, error) => {
  expect(errorsOf(make().requirements)).toEqual([error]);
});

test.each([0, -1, 1.5, NaN])('version %d is refused', (version) => {
  expect(errorsOf(SourcePassword.writeOnly('${var.password}', version).requirements)).toEqual([
    `The version ${version} of the source's password is no whole number from 1. ` +
      'Start with 1 and count up when the password changes.',
  ]);
});

test.each([
  [
    'a variable that is not ephemeral',
    () => SourcePassword.fromVariable(variable(true, false)),
    'The variable "source_password" holds the source\'s password and is not ephemeral, so Terraform saves it in plan ' +
      "files. On Terraform or OpenTofu that know ephemeral variables, call variable.addOverride('ephemeral', true).",
  ],
  [
    'a password in the program',
    () => SourcePassword.writeOnly(SECRET, 1),
    "The source's password stands in the program, so it is in clear text in cdk.tf.json and in plan files. " +
      'Use SourcePassword.fromVariable().',
  ],
])('%s is warned of', (_name, make, warning) => {
  expect(errorsOf(make().requirements)).toEqual([]);
  expect(warningsOf(make().requirements)).toEqual([warning]);
});

test.each([SourcePassword.sensitive(SECRET), SourcePassword.writeOnly(SECRET, 0)])(
  'the password shows in no text that is made of it',
  (password) => {
    const messages = [...errorsOf(password.requirements), ...warningsOf(password.requirements)];
    const preconditions = preconditionsOf(password.requirements);
    const texts = [`${password}`, JSON.stringify({ password }), inspect(password, { depth: 9, showHidden: true })];
    expect([...texts, ...messages, JSON.stringify(preconditions)].join('\n')).not.toContain(SECRET);
  },
);
