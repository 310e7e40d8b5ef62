import { runPlugin } from '../../../../lib/custom-resource/process/run-plugin';
import { withStrayErrors } from '../../../../lib/custom-resource/process/stray-errors';
import { stubService } from '../../wire/support/stub-service';

/** A plugin whose data source does what its type is called after. */
const behaviours: Readonly<Record<string, (call: { signal: AbortSignal; stopped: Promise<void> }) => Promise<void>>> = {
  async print() {
    globalThis.console.log('printed by user code, password=hunter2\nsecond line');
    globalThis.console.error('complained by user code');
    process.stdout.write('an open end');
  },
  async fail() {
    throw new Error('the password is hunter2');
  },
  async throwInCallback() {
    await withStrayErrors(() => new Promise<void>(() => setImmediate(throwNow, 'thrown in a callback')));
  },
  async rejectUnhandled() {
    void Promise.reject(new Error('nobody awaits hunter2'));
    await new Promise(setImmediate);
  },
  async waitForStop({ stopped }) {
    await stopped;
  },
  async waitForAbort({ signal }) {
    globalThis.console.error('waiting');
    await new Promise((resolve) => signal.addEventListener('abort', resolve));
    globalThis.console.error('aborted');
  },
};

function throwNow(message: string): never {
  throw new Error(message);
}

if (process.env['PLUGIN_FIXTURE'] === 'throwAtStart') process.nextTick(throwNow, 'broken with hunter2');

runPlugin({
  name: 'fixture-cloud',
  version: '1.2.3',
  address: 'terraform.local/test/fixture-cloud',
  redact: (text) => text.replaceAll('hunter2', '***'),
  createService({ log }) {
    let stop = () => undefined as void;
    const stopped = new Promise<void>((resolve) => (stop = resolve));
    return stubService({
      async readDataSource({ typeName }, { signal }) {
        log.info('reading', { typeName });
        await behaviours[typeName]?.({ signal, stopped });
        return { state: { json: Buffer.from(JSON.stringify({ pid: process.pid })) } };
      },
      async stopProvider() {
        stop();
        return {};
      },
    });
  },
});
