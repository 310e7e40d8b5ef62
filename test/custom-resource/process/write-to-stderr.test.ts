import { writeSync } from 'node:fs';
import { writeToStderr } from '../../../lib/custom-resource/process/write-to-stderr';

jest.mock('node:fs', () => ({ writeSync: jest.fn() }));

/** Stderr that does as it is told, one write after the other, and then takes everything. */
function stderrThat(...behaviours: (number | string)[]): () => string {
  const taken: Buffer[] = [];
  const write = (_descriptor: number, bytes: Buffer): number => {
    const behaviour = behaviours.shift() ?? bytes.length;
    if (typeof behaviour === 'string') throw Object.assign(new Error(behaviour), { code: behaviour });
    taken.push(bytes.subarray(0, behaviour));
    return behaviour;
  };
  (writeSync as unknown as jest.Mock).mockReset().mockImplementation(write);
  return () => Buffer.concat(taken).toString();
}

test('a text is written to stderr', () => {
  const written = stderrThat();
  writeToStderr('Zeile ü\n');
  expect(written()).toBe('Zeile ü\n');
  expect(writeSync).toHaveBeenCalledWith(2, expect.anything());
});

test('what does not fit at once is written afterwards', () => {
  const written = stderrThat(1, 'EAGAIN', 7, 'EAGAIN', 'EAGAIN');
  writeToStderr('one line\n');
  expect(written()).toBe('one line\n');
});

test('a reader that is gone, or that never reads, does not stop the plugin', () => {
  stderrThat('EPIPE');
  expect(() => writeToStderr('one line\n')).not.toThrow();
  expect(writeSync).toHaveBeenCalledTimes(1);
  const endless = Array.from({ length: 5000 }, () => 'EAGAIN');
  const written = stderrThat(...endless);
  expect(() => writeToStderr('one line\n')).not.toThrow();
  expect(written()).toBe('');
});
