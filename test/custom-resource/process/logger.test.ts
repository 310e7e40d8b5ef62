import fc from 'fast-check';
import { createLogger, readLogLevel, type LogLevel } from '../../../lib/custom-resource/process/logger';

const now = () => new Date('2026-03-01T12:34:56.007Z');

function logTo(lines: string[], level: LogLevel | 'off', redact = (text: string) => text) {
  return createLogger({ level, module: 'toy', redact, now, write: (line) => lines.push(line) });
}

test('a line is one JSON object as hclog writes it, with six digits of a second', () => {
  const lines: string[] = [];
  logTo(lines, 'info').info('Wrote "it"\nall', { tries: 3, last: true, by: 'me' });
  expect(lines).toEqual([
    `${JSON.stringify({
      tries: 3,
      last: true,
      by: 'me',
      '@level': 'info',
      '@message': 'Wrote "it"\nall',
      '@module': 'toy',
      '@timestamp': '2026-03-01T12:34:56.007000Z',
    })}\n`,
  ]);
});

test.each([
  ['trace', ['trace', 'debug', 'info', 'warn', 'error']],
  ['warn', ['warn', 'error']],
  ['off', []],
] as const)('at level %s the lines of %j are written', (level, written) => {
  const lines: string[] = [];
  const logger = logTo(lines, level);
  for (const at of ['trace', 'debug', 'info', 'warn', 'error'] as const) logger[at]('message');
  expect(lines.map((line) => (JSON.parse(line) as Record<string, string>)['@level'])).toEqual(written);
});

test.each([
  [{}, 'off'],
  [{ TF_LOG: 'WARN' }, 'warn'],
  [{ TF_LOG: 'warn' }, 'warn'],
  [{ TF_LOG: 'JSON' }, 'trace'],
  [{ TF_LOG: 'everything' }, 'trace'],
  [{ TF_LOG: 'OFF' }, 'off'],
  [{ TF_LOG: 'ERROR', TF_LOG_PROVIDER: 'DEBUG' }, 'debug'],
  [{ TF_LOG: 'TRACE', TF_LOG_PROVIDER: '' }, 'trace'],
  [{ TF_LOG: 'TRACE', TF_LOG_PROVIDER_MY_CLOUD: 'ERROR' }, 'error'],
  [{ TF_LOG: 'TRACE', TF_LOG_PROVIDER_OTHER: 'ERROR' }, 'trace'],
] as const)('with %j the level of my-cloud is %s', (environment, level) => {
  expect(readLogLevel(environment, 'my-cloud')).toBe(level);
});

test('any message and fields make one legal line of less than 64 KiB', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc
      .tuple(fc.string({ unit: 'binary', minLength: 1, maxLength: 4 }), fc.nat(100_000))
      .map(([unit, n]) => unit.repeat(n)),
  );
  const fields = fc.dictionary(fc.string({ maxLength: 30 }), fc.oneof(text, fc.double(), fc.boolean()), { maxKeys: 5 });
  fc.assert(
    fc.property(text, fields, (message, extra) => {
      const lines: string[] = [];
      logTo(lines, 'trace').error(message, extra);
      expect(lines).toHaveLength(1);
      expect(Buffer.byteLength(lines[0] ?? '')).toBeLessThan(64 * 1024);
      expect(lines[0]?.indexOf('\n')).toBe((lines[0]?.length ?? 0) - 1);
      expect(JSON.parse(lines[0] ?? '')).toMatchObject({ '@level': 'error', '@module': 'toy' });
    }),
    { numRuns: 60 },
  );
});

test('thousands of fields do not make a line too long', () => {
  const lines: string[] = [];
  const fields = Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`field${index}`, 1]));
  logTo(lines, 'trace').info('message', fields);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ '@message': 'message' });
  expect(Buffer.byteLength(lines[0] ?? '')).toBeLessThan(64 * 1024);
});

test('a secret never leaves, wherever it stands and wherever a long text is cut', () => {
  const secret = fc.oneof(
    fc.constantFrom('a"b\nc', '%41', 'ü', '1', 'info'),
    fc.string({ minLength: 8, maxLength: 12 }),
  );
  fc.assert(
    fc.property(secret, fc.nat(130_000), fc.boolean(), (hidden, before, inField) => {
      const lines: string[] = [];
      const redact = (text: string) => text.replaceAll(hidden, '\u2588');
      const text = `${'-'.repeat(before)}${hidden}`;
      logTo(lines, 'info', redact).info(
        inField ? 'message' : text,
        inField ? { text, number: Number(hidden) || 0 } : {},
      );
      const {
        '@message': message,
        text: field = '',
        number = 0,
      } = JSON.parse(lines[0] ?? '') as Record<string, unknown>;
      for (const value of [message, field]) expect(String(value).replace(/ \(\d+ more\)$/, '')).not.toContain(hidden);
      if (hidden === '1') expect(number).toBe(inField ? '\u2588' : 0);
    }),
    { numRuns: 100 },
  );
});

test('a secret is not cut in two, of which neither would be found', () => {
  for (const cut of [60 * 1024, 30 * 1024]) {
    const lines: string[] = [];
    const redact = (text: string) => text.replaceAll('hunter2', '*');
    logTo(lines, 'info', redact).info(`${'-'.repeat(cut - 3)}hunter2${'-'.repeat(70_000)}`);
    expect(lines.join('')).not.toContain('hun');
  }
});

test('when the search for secrets fails, the text is withheld', () => {
  const lines: string[] = [];
  const logger = logTo(lines, 'info', () => {
    throw new Error('no');
  });
  logger.info('hunter2', { field: 'hunter2' });
  expect(lines.join('')).not.toContain('hunter2');
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ '@message': expect.stringContaining('withheld') as string });
});
