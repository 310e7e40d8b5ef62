import { ClientContext, defineSchema, DiagnosticError } from '../../../lib/custom-resource';
import { Logger } from '../../../lib/custom-resource/process/logger';
import { KnownSecrets } from '../../../lib/custom-resource/server/known-secrets';
import { Session } from '../../../lib/custom-resource/server/session';
import { shown } from './support/served-provider';

const schema = defineSchema({ attributes: { size: { type: 'number', optional: true, description: 'Size.' } } });
const silent: Logger = { trace: ignore, debug: ignore, info: ignore, warn: ignore, error: ignore };

function ignore(): void {}

async function run(hook: (context: ClientContext<unknown>) => unknown) {
  const session = new Session<unknown>(silent, new KnownSecrets());
  const { signal } = new AbortController();
  const outcome = await session.run({ name: 'toy_thing', schema, values: [], signal }, hook);
  return { ...outcome, diagnostics: shown(outcome.diagnostics) };
}

test('a hook that answers has not failed', async () => {
  expect(await run(() => 7)).toEqual({ result: 7, failed: false, diagnostics: [] });
});

test('a warning is no failure, an error is one though the hook answers', async () => {
  expect(await run(({ diagnostics }) => diagnostics.warning('w', 'd'))).toMatchObject({ failed: false });
  expect(await run(({ diagnostics }) => (diagnostics.error('e', 'd'), 7))).toMatchObject({ failed: true, result: 7 });
});

test('an expected failure is shown as it was put', async () => {
  const outcome = await run(() => Promise.reject(new DiagnosticError('Too big', 'Choose less.', ['size'])));
  expect(outcome).toEqual({
    result: undefined,
    failed: true,
    diagnostics: [{ severity: 'error', summary: 'Too big', detail: 'Choose less.', path: '.size' }],
  });
});

const ownCause = new Error('round and round');
ownCause.cause = ownCause;

test.each<[string, unknown, string]>([
  ['an error', new TypeError('x is not a function'), 'TypeError: x is not a function\n'],
  [
    'an error with causes',
    new Error('fetch failed', { cause: new Error('ECONNREFUSED') }),
    'Error: fetch failed\nCaused by Error: ECONNREFUSED\n',
  ],
  [
    'several errors in one',
    new AggregateError([new Error('a'), new Error('b')], 'all failed'),
    'AggregateError: all failed\nCaused by Error: a\nCaused by Error: b\n',
  ],
  ['an error that is its own cause', ownCause, 'Error: round and round\nCaused by Error: round and round\n'],
  ['a text', 'out of coffee', 'out of coffee\n'],
  ['nothing', undefined, 'undefined\n'],
  ['what has no text', Object.create(null), 'a value that cannot be shown\n'],
  ['a symbol', Symbol('s'), 'Symbol(s)\n'],
])('%s that a hook throws is a diagnostic', async (_, thrown, text) => {
  const { failed, diagnostics } = await run(() => {
    throw thrown;
  });
  expect(failed).toBe(true);
  expect(diagnostics).toMatchObject([{ severity: 'error', summary: 'toy_thing failed unexpectedly' }]);
  expect(diagnostics[0]?.detail.startsWith(text)).toBe(true);
});

test('a diagnostic that an untyped hook filled with something else is shown as far as it goes', async () => {
  const { diagnostics } = await run((context) => {
    const untyped = context.diagnostics as unknown as { error(...parts: unknown[]): void };
    untyped.error(undefined, 5, 'size');
    untyped.error('a', 'b', [{}]);
    untyped.error('a', 'b', ['size', 'x']);
  });
  expect(diagnostics).toEqual([
    { severity: 'error', summary: 'undefined', detail: '5' },
    { severity: 'error', summary: 'a', detail: 'b' },
    { severity: 'error', summary: 'a', detail: 'b', path: '.size' },
  ]);
});
