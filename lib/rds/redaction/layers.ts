import { Span } from './spans';

/**
 * A text with some of its escapes undone, and the way back from its positions to those of the text as it came.
 *
 * Between a service and a log a secret is percent-encoded, put into JSON, put into JSON again, shown in an HTML page.
 * Looking for it in every layer finds it in every mixture, with no list of mixtures to maintain.
 */
export class Layer {
  /** @param ends for each character the position behind its source; undefined if the text is as it came. */
  constructor(
    readonly text: string,
    private readonly ends?: Uint32Array,
  ) {}

  /** The part of the original text that a part of this layer came from. */
  sourceOf({ start, end }: Span): Span {
    return { start: this.sourcePosition(start), end: this.sourcePosition(end) };
  }

  /** This text with one kind of escape undone; undefined if it has none. No escape is shorter than its character. */
  peel({ pattern, decode }: Escape): Layer | undefined {
    const parts: string[] = [];
    const ends = new Uint32Array(this.text.length);
    let length = 0;
    let position = 0;
    const keepUntil = (end: number): void => {
      parts.push(this.text.slice(position, end));
      for (; position < end; position += 1) {
        ends[length++] = this.sourcePosition(position + 1);
      }
    };
    for (const match of this.text.matchAll(pattern)) {
      const decoded = decode(match[0]);
      if (decoded !== undefined) {
        keepUntil(match.index);
        position += match[0].length;
        parts.push(decoded);
        ends.fill(this.sourcePosition(position), length, length + decoded.length);
        length += decoded.length;
      }
    }
    if (position === 0) {
      return undefined;
    }
    keepUntil(this.text.length);
    return new Layer(parts.join(''), ends.subarray(0, length));
  }

  private sourcePosition(position: number): number {
    return position === 0 || this.ends === undefined ? position : (this.ends[position - 1] ?? position);
  }
}

interface Escape {
  readonly pattern: RegExp;
  /** The character that an escape stands for; undefined if it stands for none. */
  readonly decode: (escape: string) => string | undefined;
}

const UTF8_SEQUENCE =
  '%[0-7][0-9a-f]|%[cd][0-9a-f]%[89ab][0-9a-f]|%e[0-9a-f](?:%[89ab][0-9a-f]){2}|%f[0-7](?:%[89ab][0-9a-f]){3}';

function decodePercent(escape: string): string | undefined {
  try {
    return decodeURIComponent(escape);
  } catch {
    return undefined;
  }
}

const CONTROL_CHARACTERS: Readonly<Record<string, string>> = {
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  0: '\0',
};

const NAMED_CHARACTERS: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const ESCAPES: readonly Escape[] = [
  { pattern: new RegExp(UTF8_SEQUENCE, 'gi'), decode: decodePercent },
  // Form encoding; apart from the one before because a plus may also mean itself.
  { pattern: new RegExp(`\\+|${UTF8_SEQUENCE}`, 'gi'), decode: (text) => (text === '+' ? ' ' : decodePercent(text)) },
  // JSON, and what util.inspect prints.
  {
    pattern: /\\(?:u[0-9a-f]{4}|x[0-9a-f]{2}|["'`\\/bfnrtv0])/gi,
    decode: (escape) =>
      /^.[ux]./.test(escape)
        ? String.fromCharCode(parseInt(escape.slice(2), 16))
        : (CONTROL_CHARACTERS[escape.charAt(1)] ?? escape.charAt(1)),
  },
  // HTML and XML.
  {
    pattern: /&(?:amp|lt|gt|quot|apos|#[0-9]{1,8}|#x[0-9a-f]{1,7});/gi,
    decode: (reference) => {
      const name = reference.slice(1, -1).toLowerCase();
      const codePoint = name.startsWith('#x') ? parseInt(name.slice(2), 16) : Number(name.slice(1));
      return name.startsWith('#')
        ? codePoint <= 0x10ffff
          ? String.fromCodePoint(codePoint)
          : undefined
        : NAMED_CHARACTERS[name];
    },
  },
];

/** Twice percent-encoded, in JSON, in JSON: the deepest nesting that is looked through. */
const MOST_LAYERS = 4;

/** The text as it came and all that is under up to four layers of escapes, each different text once. */
export function layersOf(text: string): Layer[] {
  const layers = [new Layer(text)];
  const seen = new Set([text]);
  let outermost = layers;
  for (let depth = 0; depth < MOST_LAYERS && outermost.length > 0; depth += 1) {
    const next: Layer[] = [];
    for (const layer of outermost) {
      for (const escape of ESCAPES) {
        const peeled = layer.peel(escape);
        if (peeled !== undefined && !seen.has(peeled.text)) {
          seen.add(peeled.text);
          next.push(peeled);
        }
      }
    }
    layers.push(...next);
    outermost = next;
  }
  return layers;
}
