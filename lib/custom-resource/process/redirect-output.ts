import { Writable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import type { Logger } from './logger';

/** Text that no line feed ends is logged once it is this long, in characters. */
const LONGEST_OPEN_TEXT = 1 << 20;

/**
 * Turns what the process prints into its log: stdout belongs to the handshake, and stderr to the log's own format.
 * `console` and everything else that writes to `process.stdout` (level info) or `process.stderr` (level warn) is covered,
 * also libraries with debug output of their own, whose text then passes the log's redaction too.
 *
 * The streams are made when first used, so a process that prints nothing pays nothing.
 */
export function redirectOutput(logger: Logger): void {
  redirect('stdout', (text) => logger.info(text, { stream: 'stdout' }));
  redirect('stderr', (text) => logger.warn(text, { stream: 'stderr' }));
}

function redirect(name: 'stdout' | 'stderr', log: (text: string) => void): void {
  let stream: Writable | undefined;
  function create(): Writable {
    const logged = createLogStream(log);
    process.once('exit', logged.flush);
    return logged.stream;
  }
  Object.defineProperty(process, name, {
    configurable: true,
    enumerable: true,
    get: () => (stream ??= create()),
  });
}

/**
 * A stream that hands on what it is given, without the last line feed, as soon as one ends it. Several lines written at once
 * stay one text: a secret may have a line feed in it, and would not be found in pieces.
 */
export function createLogStream(log: (text: string) => void): {
  readonly stream: Writable;
  readonly flush: () => void;
} {
  const decoder = new StringDecoder('utf8');
  let open = '';

  function flush(): void {
    const text = open.replace(/\r?\n$/, '');
    open = '';
    if (text !== '') log(text);
  }

  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      open += decoder.write(chunk);
      if (open.endsWith('\n') || open.length > LONGEST_OPEN_TEXT) flush();
      done();
    },
  });
  return { stream, flush };
}
