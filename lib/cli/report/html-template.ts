import { printable } from '../../assessment';

/** HTML that is safe to put into a page, as opposed to a string, which is text. */
export class Html {
  constructor(readonly source: string) {}
}

type Content = string | number | Html | undefined | readonly Content[];

/**
 * Builds HTML from a template: what is put into it is text and is escaped, unless it is {@link Html} itself; lists are
 * put in one after the other, and `undefined` is nothing. Attribute values have to stand in quotes.
 */
export function html(parts: TemplateStringsArray, ...contents: readonly Content[]): Html {
  return new Html(parts.map((part, index) => part + sourceOf(contents[index])).join(''));
}

/** Escapes text for HTML, in content and in quoted attributes. Control characters are shown as their code. */
export function escapeHtml(text: string): string {
  return printable(text).replace(/[&<>"'`]/g, (character) => `&#${character.charCodeAt(0)};`);
}

function sourceOf(content: Content): string {
  if (content === undefined) {
    return '';
  }
  if (content instanceof Html) {
    return content.source;
  }
  return typeof content === 'object' ? content.map(sourceOf).join('') : escapeHtml(String(content));
}
