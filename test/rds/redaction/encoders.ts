import fc from 'fast-check';
import { inspect } from 'node:util';
import { percentEncode } from '../../../lib/rds/signature';

/** The layers that a secret may pass on its way into a text. */
const ENCODERS: Readonly<Record<string, (text: string) => string>> = {
  raw: (text) => text,
  rfc3986: percentEncode,
  encodeURIComponent: (text) => encodeURIComponent(text),
  lowerCaseHex: (text) => percentEncode(text).replace(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase()),
  form: (text) => new URLSearchParams({ x: text }).toString().slice(2),
  json: (text) => JSON.stringify(text).slice(1, -1),
  asciiJson: (text) =>
    JSON.stringify(text)
      .slice(1, -1)
      .replace(/[^ -~]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`),
  htmlSafeJson: (text) =>
    JSON.stringify(text)
      .slice(1, -1)
      .replace(/[<>&='+]/g, (character) => `\\u00${character.charCodeAt(0).toString(16).toUpperCase()}`),
  slashEscapingJson: (text) => JSON.stringify(text).slice(1, -1).replace(/\//g, '\\/'),
  html: (text) =>
    text
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;')
      .replace(/"/g, '&quot;')
      .replace(/'/g, '&#39;'),
  hexadecimalHtml: (text) =>
    text.replace(/[^A-Za-z0-9]/gu, (character) => `&#x${(character.codePointAt(0) ?? 0).toString(16)};`),
  decimalXml: (text) => text.replace(/[^A-Za-z0-9 ]/gu, (character) => `&#${character.codePointAt(0) ?? 0};`),
  inspect: (text) => inspect(text, { breakLength: Infinity }).slice(1, -1),
};

/** Up to three layers on top of each other. */
export const anySpelling = fc
  .array(fc.constantFrom(...Object.keys(ENCODERS)), { minLength: 1, maxLength: 3 })
  .map((names) => ({
    name: names.join(' then '),
    encode: (text: string) => names.reduce((encoded, name) => (ENCODERS[name] ?? String)(encoded), text),
  }));

/** Characters that encodings and patterns stumble over, among ordinary ones. */
const awkwardCharacter = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...'%+&=:@/\\"\'`<>;,.*?^$|()[]{}#~!- \n\r\t') },
  { weight: 3, arbitrary: fc.constantFrom(...'abcdefGHIJ0123456789') },
  { weight: 1, arbitrary: fc.constantFrom(...'äß€漢😀') },
);

/** Passwords of any sort that are long enough to stand out: a digit pair at the end keeps them out of the vocabulary. */
export const conspicuousSecret = fc
  .tuple(fc.array(awkwardCharacter, { minLength: 3, maxLength: 24 }), fc.constantFrom('q7', 'Z0', '9x'))
  .map(([characters, end]) => `${characters.join('')}${end}`);

/** Passwords that stand in texts anyway, or might by chance. */
export const ordinarySecret = fc.oneof(
  fc
    .array(awkwardCharacter, { minLength: 1, maxLength: 3 })
    .map((characters) => [...characters.join('')].slice(0, 2).join('')),
  fc.constantFrom(
    'error',
    'success',
    'postgres',
    'Password',
    'warning',
    'check',
    'source',
    'null',
    'migratetest',
    '5432',
  ),
);
