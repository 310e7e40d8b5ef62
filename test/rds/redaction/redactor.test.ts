import fc from 'fast-check';
import { inspect } from 'node:util';
import { Redactor } from '../../../lib/rds/redaction';
import { percentEncode, stringToSignV1 } from '../../../lib/rds/signature';
import { anySpelling, conspicuousSecret, ordinarySecret } from './encoders';

const redact = (text: string, ...secrets: string[]) => new Redactor({ secrets }).redact(text);

test('a secret is removed in every spelling, and what stands around it stays', () => {
  fc.assert(
    fc.property(conspicuousSecret, anySpelling, (secret, { encode }) => {
      const text = `The value [${encode(secret)}] was refused.`;
      expect(redact(text, secret)).toBe('The value [***] was refused.');
    }),
    { numRuns: 3000 },
  );
});

test('a secret is removed when other characters touch it', () => {
  fc.assert(
    fc.property(
      conspicuousSecret,
      anySpelling,
      fc.string({ unit: fc.constantFrom(...'xy%\\"25&') }),
      (secret, { encode }, around) => {
        expect(redact(encode(`${around}${secret}${around}`), secret)).not.toContain(encode(secret));
      },
    ),
    { numRuns: 2000 },
  );
});

test('two secrets that overlap leave no part of either', () => {
  expect(redact('<abcd1234efgh>', 'abcd1234', '1234efgh')).toBe('<***>');
  expect(redact('<xyxyxyx>', 'xyxyx')).toBe('<***>');
});

test('several occurrences are removed each for itself', () => {
  expect(redact('hunter2x, not hunter3x, hunter2x', 'hunter2x')).toBe('***, not hunter3x, ***');
});

test.each([0, 1, 2, 3, 4])('a secret behind %d other characters is removed from Base64 text', (length) => {
  const secret = 'k9§-correct-horse';
  const text = `Basic ${Buffer.from(`${'u'.repeat(length)}${secret}:tail`).toString('base64')} sent`;

  expect(redact(text, secret)).toBe('Basic *** sent');
  expect(redact(text.replace(/\+/g, '-').replace(/\//g, '_').replace(/=/g, ''), secret)).toBe('Basic *** sent');
});

test('redacting twice changes nothing more', () => {
  fc.assert(
    fc.property(conspicuousSecret, anySpelling, fc.string(), (secret, { encode }, text) => {
      const redactor = new Redactor({ secrets: [secret], accounts: ['migratetest'] });
      const once = redactor.redact(`${text} SourcePassword=${encode(secret)}&x migratetest:${encode(secret)}`);
      fc.pre(!'***'.includes(secret));
      expect(redactor.redact(once)).toBe(once);
    }),
  );
});

const REPORT = [
  '[Check source connectivity]',
  'Check ip connectable: success',
  'Check port connectable: failed(error:5432 is unapproachable)',
  '[Check source glibc version]',
  'Check source glibc version compatible: warning(warning:source glibc version is not compatible with rds pg)',
  '*Migrate check failed*',
].join('\n');

test('a password that is a word or a letter of the report leaves the report as it was', () => {
  fc.assert(
    fc.property(ordinarySecret, (secret) => {
      const redactor = new Redactor({
        secrets: [secret],
        accounts: ['migratetest'],
        publicValues: ['172.16.0.10', '5432'],
      });
      expect(redactor.redact(REPORT)).toBe(REPORT);
    }),
  );
});

/** Places in which the service, a proxy or a logger repeats a password. */
const ECHOES: Readonly<Record<string, (password: string) => string>> = {
  'a string-to-sign': (password) =>
    `Specified signature is not matched with our calculation. server string to sign is:${stringToSignV1('POST', {
      Action: 'CreateCloudMigrationPrecheckTask',
      SourcePassword: password,
      SourcePort: '5432',
    })}`,
  'a form body': (password) => `SourceAccount=migratetest&SourcePassword=${percentEncode(password)}&SourcePort=5432`,
  'the query of a URL': (password) =>
    `URL: https://rds.aliyuncs.com/?SourcePassword=${percentEncode(password)}&SourcePort=5432, retry`,
  'a URL in HTML': (password) => `<a href="?SourcePassword=${percentEncode(password)}&amp;SourcePort=5432">request</a>`,
  JSON: (password) => JSON.stringify({ SourceAccount: 'migratetest', SourcePassword: password, SourcePort: 5432 }),
  'indented JSON': (password) => JSON.stringify({ SourcePassword: password, SourcePort: 5432 }, null, 2),
  'JSON in JSON': (password) =>
    JSON.stringify({ Message: JSON.stringify({ SourcePassword: password, SourcePort: 1 }) }),
  'JSON in JSON in JSON': (password) =>
    JSON.stringify([JSON.stringify({ Message: JSON.stringify({ SourcePassword: password, SourcePort: 1 }) })]),
  XML: (password) =>
    `<SourcePassword>${password.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</SourcePassword><SourcePort>1</SourcePort>`,
  'the report': (password) =>
    `Check database connectable: failed(error:cannot connect to source database by migratetest:${password})\n` +
    '*Migrate check failed*',
  'the report with escaped line breaks': (password) =>
    `Check database connectable: failed(error:cannot connect to source database by migratetest:${password})\\n` +
    '*Migrate check failed*',
  prose: (password) => `The specified value "${password}" is not valid.`,
};

test.each(Object.entries(ECHOES))('what becomes of %s does not depend on the password', (_place, echo) => {
  fc.assert(
    fc.property(ordinarySecret, (password) => {
      const redactor = new Redactor({ secrets: [password], accounts: ['migratetest'], publicValues: ['5432'] });
      expect(redactor.redact(echo(password))).toBe(redactor.redact(echo('***')));
      expect(redactor.redact(echo(password))).toContain('***');
    }),
    { numRuns: 500 },
  );
});

test.each(Object.entries(ECHOES).filter(([place]) => place !== 'prose'))(
  'a password that nobody told the redactor is removed from %s',
  (_place, echo) => {
    expect(redact(echo('p@ss w*rd-ü'))).toBe(redact(echo('***')));
  },
);

test('an unknown password that holds line breaks and parentheses is removed whole from the report', () => {
  const text =
    'Check database connectable: failed(error:cannot connect to source database by bob:a)b\nc\\nd (e)\n' +
    ' [Check triggers]\nCheck triggers compatible: success';

  expect(redact(text)).toBe(
    'Check database connectable: failed(error:cannot connect to source database by bob:***)\n' +
      ' [Check triggers]\nCheck triggers compatible: success',
  );
});

test('a known password ends where it ends, so that the rest of the message can be read', () => {
  const redactor = new Redactor({ secrets: ['a'], accounts: ['bob'] });

  expect(redactor.redact('cannot connect to source database by bob:a, please check pg_hba')).toBe(
    'cannot connect to source database by bob:***, please check pg_hba',
  );
  expect(redactor.redact('cannot connect to source database by bob:abc-other')).toBe(
    'cannot connect to source database by bob:***',
  );
});

test('the account is not taken for the password although both are the same word', () => {
  const redactor = new Redactor({ secrets: ['postgres'], accounts: ['postgres'] });

  expect(redactor.redact('error:cannot connect to source database by postgres:postgres')).toBe(
    'error:cannot connect to source database by postgres:***',
  );
});

test('an account that is a word of the report hides no line of it', () => {
  const redactor = new Redactor({ secrets: ['xx'], accounts: ['error', 'warning'] });

  expect(redactor.redact(REPORT)).toBe(REPORT);
});

test('the password in a connection string is removed, the host stays', () => {
  expect(redact('postgres://bob:s3cret@db.example:5432/postgres failed')).toBe(
    'postgres://bob:***@db.example:5432/postgres failed',
  );
  expect(redact('host=db.example user=bob password=s3cret port=5432')).toBe(
    'host=db.example user=bob password=*** port=5432',
  );
});

test.each([
  ['AccessKeyId=LTAI5tExample&Action=X', 'AccessKeyId=***&Action=X'],
  ['AccessKeySecret: abcdef', 'AccessKeySecret: ***'],
  ['access_key_secret = "abcdef"', 'access_key_secret = "***"'],
  ['"SecurityToken": "CAIS\\"x", "Format": "JSON"', '"SecurityToken": "***", "Format": "JSON"'],
  ['{\\"SecurityToken\\":\\"CA\\\\\\"IS\\",\\"x\\":1}', '{\\"SecurityToken\\":\\"***\\",\\"x\\":1}'],
  ['Signature=OLeaidS1JvxuMvnyHOwuJ%2BuX5qY%3D', 'Signature=***'],
  ['&quot;SourcePassword&quot;:&quot;abc&quot;,', '&quot;SourcePassword&quot;:&quot;***&quot;,'],
  ['&lt;SourcePassword&gt;abc&lt;/SourcePassword&gt;', '&lt;SourcePassword&gt;***&lt;/SourcePassword&gt;'],
  ['{"SourcePassword":123456,"SourcePort":1}', '{"SourcePassword":***,"SourcePort":1}'],
  ['SourcePassword\\u003dabc\\u0026SourcePort', 'SourcePassword\\u003d***\\u0026SourcePort'],
  ["{ sourcePassword: 'it\\'s', port: 1 }", "{ sourcePassword: '***', port: 1 }"],
  ['SourcePassword=cut-off-in-the-mid', 'SourcePassword=***'],
])('the secret field in %j is emptied', (text, expected) => {
  expect(redact(text)).toBe(expected);
});

test.each([
  'SignatureMethod=HMAC-SHA1&SignatureVersion=1.0&SignatureNonce=1',
  'The input parameter "SourcePassword" that is mandatory for processing this request is not supplied.',
  'password authentication failed for user "bob"',
  'Specified access key is not found.',
  '',
])('the text %j has nothing to hide', (text) => {
  expect(redact(text)).toBe(text);
});

test('a redactor that was extended knows the old and the new secrets', () => {
  const redactor = new Redactor({ secrets: ['first-one', undefined, ''] }).and({ secrets: ['second-one'] });

  expect(redactor.redact('first-one second-one third-one')).toBe('*** *** third-one');
});

test('inspecting a redactor shows no secret', () => {
  const redactor = new Redactor({ secrets: ['hunter2x'], accounts: ['bob'] });
  redactor.redact('hunter2x');

  expect(inspect(redactor, { depth: Infinity, showHidden: true })).not.toContain('hunter2x');
  expect(JSON.stringify(redactor)).toBe('{}');
});
