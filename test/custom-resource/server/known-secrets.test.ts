import fc from 'fast-check';
import { KnownSecrets } from '../../../lib/custom-resource/server/known-secrets';

/** The spellings in which clients and loggers repeat what they were given. */
const spellings = (secret: string): string[] => [
  secret,
  JSON.stringify(secret).slice(1, -1),
  encodeURIComponent(secret),
  encodeURIComponent(encodeURIComponent(secret)),
];

/** Long enough not to be a part of the text around it. */
const arbitrarySecret = fc.string({ unit: 'grapheme', minLength: 6, maxLength: 30 });

test('no spelling of a secret is left in a text', () => {
  fc.assert(
    fc.property(fc.array(arbitrarySecret, { minLength: 1, maxLength: 4 }), (all) => {
      const secrets = new KnownSecrets();
      secrets.add(all);
      const text = all.flatMap(spellings).join(' and ');
      const shown = secrets.redact(text);
      for (const spelling of all.flatMap(spellings)) expect(shown).not.toContain(spelling);
    }),
  );
});

test('a text without secrets stays as it is, and an empty secret is none', () => {
  const secrets = new KnownSecrets();
  secrets.add(['', 'hunter2']);
  expect(secrets.redact('nothing to see')).toBe('nothing to see');
});

test('a secret is masked for ever, also when others come later', () => {
  const secrets = new KnownSecrets();
  secrets.add(['first secret']);
  secrets.add(['second secret']);
  expect(secrets.redact('first secret, second secret')).not.toMatch(/first|second/);
});

test('a provider may bring a redactor of its own, which is made anew for every new secret', () => {
  const made: string[][] = [];
  const secrets = new KnownSecrets((all) => {
    made.push([...all]);
    return { redact: (text) => `${text} without ${all.length}` };
  });
  secrets.add(['a']);
  secrets.add(['a', '']);
  expect(secrets.redact('text')).toBe('text without 1');
  secrets.add(['b']);
  expect(secrets.redact('text')).toBe('text without 2');
  expect(made).toEqual([['a'], ['a', 'b']]);
});
