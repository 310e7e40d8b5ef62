import { AnnouncedSecret, endOfMark, KnownSecretAt, nextMatchOf } from './spans';

/** Names after which a value is a secret, whoever's it is. */
const SECRET_NAMES =
  /(?:password|passwd|pwd|access[_-]?key(?:[_-]?(?:id|secret))?|secret[_-]?(?:access[_-]?)?key|(?:security|session|access|refresh|sts|oidc)[_-]?token|private[_-]?key|signature)(?![A-Za-z0-9_-])/gi;

/** One way in which a name and its value are joined, and where such a value ends. */
interface Notation {
  /** Sticky; matches what stands between the name and the value. */
  readonly joint: RegExp;
  /** What ends the value; a quotation mark ends it unless a backslash stands before. */
  readonly terminator: RegExp | 'closing quote';
}

const END_OF_BARE_VALUE = /[&\s"<>]|\\(?:[rn]|u0026)/;

/** The first whose joint fits decides, unless in another the value is a known secret or was removed before. */
const NOTATIONS: readonly Notation[] = [
  // A string in JSON, in a configuration file, in what util.inspect prints.
  { joint: /["']?\s{0,64}[:=]\s{0,64}["'`]/y, terminator: 'closing quote' },
  // A number in JSON.
  { joint: /["']\s{0,64}[:=]\s{0,64}/y, terminator: /[\s,}\]]/ },
  // An element of XML.
  { joint: />/y, terminator: /</ },
  // A query, a form body, a connection string, prose; also where a JSON writer has escaped the `&` or the line break.
  { joint: /[ \t]{0,64}[:=][ \t]{0,64}/y, terminator: END_OF_BARE_VALUE },
  // The same with a value that begins with a space.
  { joint: /[:=]/y, terminator: END_OF_BARE_VALUE },
];

/**
 * The values of all fields whose name says that they are secret, in URLs, form bodies, JSON, XML and prose. The values
 * need not be known; one that is known is taken whole even where its characters look like the end of the field.
 */
export function findSecretFields(text: string, knownSecretAt: KnownSecretAt): AnnouncedSecret[] {
  const readers = NOTATIONS.map((notation) => readerOf(notation, text, knownSecretAt));
  return [...text.matchAll(SECRET_NAMES)].flatMap((name) => {
    const announcedAt = name.index + name[0].length;
    const readings = readers.flatMap((read) => read(announcedAt) ?? []);
    return readings.find(({ isSettled }) => isSettled) ?? readings[0] ?? [];
  });
}

/** Reads, in one notation, the value behind a name that ends at a position; undefined if the notation does not fit. */
function readerOf({ joint, terminator }: Notation, text: string, knownSecretAt: KnownSecretAt) {
  const nextTerminator = terminator === 'closing quote' ? undefined : nextMatchOf(terminator, text);
  return (announcedAt: number): AnnouncedSecret | undefined => {
    joint.lastIndex = announcedAt;
    const [match] = joint.exec(text) ?? [];
    if (match === undefined) {
      return undefined;
    }
    const endFrom = nextTerminator ?? ((position: number) => closingQuote(text, position, match.slice(-1)));
    const start = announcedAt + match.length;
    const end = endFrom(start);
    const known = knownSecretAt(start);
    const settledEnd = known !== undefined && endFrom(known) === known ? known : endOfMark(text, start);
    return {
      announcedAt,
      value: { start, end: settledEnd ?? Math.max(end, known ?? start) },
      isSettled: settledEnd !== undefined,
    };
  };
}

function closingQuote(text: string, start: number, quote: string): number {
  let position = start;
  while (position < text.length && text.charAt(position) !== quote) {
    position += text.charAt(position) === '\\' ? 2 : 1;
  }
  return Math.min(position, text.length);
}
