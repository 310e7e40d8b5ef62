import { writeSync } from 'node:fs';

const STDERR = 2;
const LONGEST_WAIT_MILLISECONDS = 1000;

/**
 * Writes text to stderr before it returns, so that it is not lost when the process ends. Never throws: a log that
 * nobody reads any more must not end a plugin that still works. The stream `process.stderr` is not used, because user
 * code's own output to it is turned into log lines (see `redirectOutput`).
 */
export function writeToStderr(text: string): void {
  let rest = Buffer.from(text);
  let waited = 0;
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(STDERR, rest));
    } catch (error) {
      const full = error instanceof Error && 'code' in error && error.code === 'EAGAIN';
      if (!full || waited >= LONGEST_WAIT_MILLISECONDS) return;
      pauseForMillisecond();
      waited += 1;
    }
  }
}

/** A child process that shares the pipe can make it non-blocking, and then it may be full. */
function pauseForMillisecond(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
}
