import { setTimeout as pause } from 'node:timers/promises';
import { runPlugin } from '../../../../lib/custom-resource/process/run-plugin';
import { withStrayErrors } from '../../../../lib/custom-resource/process/stray-errors';
import { stubService } from '../../wire/support/stub-service';

/** A plugin whose data source does as its type name says. */
const behaviours: Readonly<Record<string, (signal: AbortSignal) => Promise<void>>> = {
  async print() {
    globalThis.console.log('printed by user code, password=hunter2\nsecond line');
    globalThis.console.error('complained by user code');
    process.stdout.write('an open end');
  },
  async fail() {
    throw new Error('the password is hunter2');
  },
  async throwInCallback() {
    await withStrayErrors(
      () =>
        new Promise<void>(() =>
          setImmediate(() => {
            throw new Error('thrown in a callback');
          }),
        ),
    );
  },
  async rejectUnhandled() {
    void Promise.reject(new Error('nobody awaits hunter2'));
    await pause(5);
  },
  async waitForAbort(signal) {
    globalThis.console.error('waiting');
    await new Promise((resolve) => signal.addEventListener('abort', resolve));
    globalThis.console.error('aborted');
  },
  async signalSelf() {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.kill(process.pid, signal);
    await pause(20);
  },
};

if (process.env['PLUGIN_FIXTURE'] === 'throwAtStart')
  setImmediate(() => {
    throw new Error('broken with hunter2');
  });

runPlugin({
  name: 'fixture-cloud',
  version: '1.2.3',
  address: 'terraform.local/test/fixture-cloud',
  redact: (text) => text.replaceAll('hunter2', '***'),
  createService: ({ log }) =>
    stubService({
      async readDataSource({ typeName }, { signal }) {
        log.info('reading', { typeName });
        await behaviours[typeName]?.(signal);
        return { state: { json: Buffer.from(JSON.stringify({ pid: process.pid })) } };
      },
    }),
});
