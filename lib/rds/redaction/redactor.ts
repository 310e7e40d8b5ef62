import { base64PartsOf, findBase64 } from './base64';
import { findSecretFields } from './fields';
import { findLoginPasswords, loginPatternsOf } from './logins';
import { layersOf } from './layers';
import { AnnouncedSecret, findAll, replaceSpans, Span } from './spans';
import { isOrdinary } from './vocabulary';

/** What a redactor has to know about the texts it will see. */
export interface RedactionSubject {
  /** Passwords, access keys, tokens. Empty and missing ones are ignored. */
  readonly secrets: readonly (string | undefined)[];
  /** Login names behind which `:<password>` may stand in a text. */
  readonly accounts?: readonly string[];
  /** Values that are public anyway: addresses, ports, instance ids. A secret that equals one is not searched for in them. */
  readonly publicValues?: readonly string[];
}

/**
 * Takes secrets out of any text that leaves this room.
 *
 * Three rules, joined, so that what one finds hides nothing from the others:
 *
 * 1. Known secrets are removed wherever they stand, in every spelling: raw, percent- or form-encoded once or more, JSON-,
 *    HTML- and XML-escaped, mixtures of these, Base64.
 * 2. Fields whose name says that they are secret (`SourcePassword=…`, `"SecurityToken": "…"`, `Signature%3D…`) lose their
 *    value, known or not.
 * 3. Passwords behind `<account>:` are removed, known or not.
 *
 * *Ordinary* secrets (one letter, the word "error"; see `vocabulary.ts`) are exempt from the first rule, except between
 * quotation marks in prose: where they are just a word, removing them would tell more than leaving them. For these the
 * promise is that the result is the same whatever the password was; for all others, that the result does not hold it.
 */
export class Redactor {
  readonly #subject: Required<RedactionSubject>;
  #rules: Rules | undefined;

  constructor(subject: RedactionSubject) {
    this.#subject = { accounts: [], publicValues: [], ...subject };
  }

  /** A redactor that knows these in addition. */
  and(subject: RedactionSubject): Redactor {
    return new Redactor({
      secrets: [...this.#subject.secrets, ...subject.secrets],
      accounts: [...this.#subject.accounts, ...(subject.accounts ?? [])],
      publicValues: [...this.#subject.publicValues, ...(subject.publicValues ?? [])],
    });
  }

  /** The text with `***` in the place of every secret. */
  redact(text: string): string {
    const rules = (this.#rules ??= rulesFor(this.#subject));
    const spans: Span[] = [];
    const settled = new Set<number>();
    for (const layer of layersOf(text)) {
      for (const span of rules.findKnown(layer.text)) {
        spans.push(layer.sourceOf(span));
      }
      for (const { announcedAt, value, isSettled } of rules.findAnnounced(layer.text)) {
        const announcement = layer.sourceOf({ start: announcedAt, end: announcedAt }).start;
        if (!settled.has(announcement)) {
          spans.push(layer.sourceOf(value));
        }
        if (isSettled) {
          settled.add(announcement);
        }
      }
    }
    return replaceSpans(text, spans);
  }
}

/** What has to go from one layer of a text. */
interface Rules {
  readonly findKnown: (text: string) => Span[];
  readonly findAnnounced: (text: string) => AnnouncedSecret[];
}

function rulesFor({ secrets, accounts, publicValues }: Required<RedactionSubject>): Rules {
  const known = [...new Set(secrets)].filter((secret): secret is string => secret !== undefined && secret !== '');
  const publicTexts = [...accounts, ...publicValues];
  const ordinary = known.filter((secret) => isOrdinary(secret, publicTexts));
  const conspicuous = known.filter((secret) => !ordinary.includes(secret));
  const base64Parts = conspicuous.flatMap(base64PartsOf);
  const logins = loginPatternsOf(accounts, (account) => isOrdinary(account, []));
  const knownSecretIn = (text: string) => (position: number) => {
    const lengths = known.filter((secret) => text.startsWith(secret, position)).map((secret) => secret.length);
    return lengths.length === 0 ? undefined : position + Math.max(...lengths);
  };
  return {
    findKnown: (text) => [
      ...conspicuous.flatMap((secret) => findAll(text, secret)),
      ...base64Parts.flatMap((part) => findBase64(text, part)),
      ...ordinary.flatMap((secret) => findAll(text, secret)).filter((span) => isQuoted(text, span)),
    ],
    findAnnounced: (text) => [
      ...findSecretFields(text, knownSecretIn(text)),
      ...findLoginPasswords(text, logins, knownSecretIn(text)),
    ],
  };
}

/** Tells whether a word stands between quotation marks in prose; behind a colon they would be those of JSON. */
function isQuoted(text: string, { start, end }: Span): boolean {
  return /(?:^|[\s(])["'`]$/.test(text.slice(Math.max(0, start - 2), start)) && /^["'`]/.test(text.slice(end, end + 1));
}
