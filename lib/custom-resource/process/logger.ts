/** From the least to the most severe. */
const LEVELS = ['trace', 'debug', 'info', 'warn', 'error'] as const;

export type LogLevel = (typeof LEVELS)[number];

/** Facts beside the message. Names that begin with `@` belong to the format and are overwritten. */
export type LogFields = Readonly<Record<string, string | number | boolean>>;

/** Writes to Terraform's log, which its users see with `TF_LOG`. */
export type Logger = Readonly<Record<LogLevel, (message: string, fields?: LogFields) => void>>;

export interface LoggerOptions {
  /** The least level that is written. */
  readonly level: LogLevel | 'off';
  /** Who speaks: the provider's name. */
  readonly module: string;
  /** Takes secrets out of a text. Every text that is logged passes it, whole, before it is cut or encoded. */
  readonly redact: (text: string) => string;
  readonly now: () => Date;
  /** Takes one line, with its line feed. Must not throw. */
  readonly write: (line: string) => void;
}

/** Terraform cuts lines of 64 KiB. */
const LONGEST_LINE = 60 * 1024;

/**
 * The level that the user asked for: `TF_LOG_PROVIDER_<NAME>`, else `TF_LOG_PROVIDER`, else `TF_LOG`, in the words of
 * Terraform; none means off, a word that it does not know means trace. Terraform filters once more by the last two.
 *
 * @param name of the provider
 */
export function readLogLevel(environment: NodeJS.ProcessEnv, name: string): LogLevel | 'off' {
  const own = `TF_LOG_PROVIDER_${name.toUpperCase().replaceAll('-', '_')}`;
  const asked = environment[own] || environment['TF_LOG_PROVIDER'] || environment['TF_LOG'] || 'off';
  const word = asked.toLowerCase();
  return word === 'off' ? 'off' : (LEVELS.find((level) => level === word) ?? 'trace');
}

/** A logger whose lines are what hclog's JSON format wants, one object a line. */
export function createLogger(options: LoggerOptions): Logger {
  const least = options.level === 'off' ? LEVELS.length : LEVELS.indexOf(options.level);
  const logAt = (level: LogLevel) => (message: string, fields?: LogFields) => {
    if (LEVELS.indexOf(level) >= least) options.write(formatLine(level, message, fields ?? {}, options));
  };
  return {
    trace: logAt('trace'),
    debug: logAt('debug'),
    info: logAt('info'),
    warn: logAt('warn'),
    error: logAt('error'),
  };
}

type Value = string | number | boolean;

function formatLine(level: LogLevel, message: string, fields: LogFields, options: LoggerOptions): string {
  const clean = (value: Value) => redacted(value, options.redact);
  const values = Object.entries(fields).map(([key, value]) => [key, clean(value)] as const);
  const cleanMessage = clean(message);

  function render(shownFields: typeof values, longest: number): string {
    return `${JSON.stringify({
      ...Object.fromEntries(shownFields.map(([key, value]) => [key, shortened(value, longest)])),
      '@level': level,
      '@message': shortened(cleanMessage, longest),
      '@module': options.module,
      // hclog takes exactly six digits of a second.
      '@timestamp': options.now().toISOString().replace('Z', '000Z'),
    })}\n`;
  }

  for (let longest = LONGEST_LINE; longest >= 1; longest = Math.floor(longest / 2)) {
    const line = render(values, longest);
    if (Buffer.byteLength(line) <= LONGEST_LINE) return line;
  }
  // Not the values but the number of the fields, or their names, are too much.
  return render([], 1000);
}

function redacted(value: Value, redact: (text: string) => string): Value {
  const text = String(value);
  try {
    const clean = redact(text);
    return clean === text ? value : clean;
  } catch {
    return '(withheld: the text could not be searched for secrets)';
  }
}

function shortened(value: Value, longest: number): Value {
  if (typeof value !== 'string' || value.length <= longest) return value;
  return `${value.slice(0, longest)}… (${value.length - longest} more)`;
}
