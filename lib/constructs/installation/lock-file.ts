/** One provider of a dependency lock file. */
export interface LockEntry {
  /** Source address, `<host>/<namespace>/<type>`. */
  readonly address: string;
  readonly version: string;
  /** Hash of the package, for example `h1:…`. */
  readonly hash: string;
}

const HEADER = `# This file is maintained automatically by "terraform init".
# Manual edits may be lost in future updates.
`;
const BLOCK = /^provider[ \t]+"([^"\r\n]+)"[ \t]*\{[^}]*\}[ \t]*(?:\r?\n|$)/gm;

interface Block {
  readonly address: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * The content of `.terraform.lock.hcl` with the entry in it, written as `terraform init` writes it, so that `init` has
 * nothing to change. Everything else stays byte for byte, and so does an entry that already says the same.
 *
 * Source: https://developer.hashicorp.com/terraform/language/files/dependency-lock
 *
 * @param content what the file holds, or undefined when there is none
 */
export function withLockEntry(content: string | undefined, entry: LockEntry): string {
  if (content === undefined || content.trim() === '') return `${HEADER}\n${render(entry)}`;
  const blocks = blocksOf(content);
  const present = blocks.find(({ address }) => address === entry.address);
  if (present) {
    if (isSatisfiedBy(entry, present.text)) return content;
    return content.slice(0, present.start) + render(entry) + content.slice(present.end);
  }
  const next = blocks.find(({ address }) => address > entry.address);
  if (next) return `${content.slice(0, next.start)}${render(entry)}\n${content.slice(next.start)}`;
  return `${content.trimEnd()}\n\n${render(entry)}`;
}

function blocksOf(content: string): Block[] {
  return [...content.matchAll(BLOCK)].map((match) => ({
    address: match[1] ?? '',
    start: match.index,
    end: match.index + match[0].length,
    text: match[0],
  }));
}

function isSatisfiedBy({ version, hash }: LockEntry, block: string): boolean {
  const valueOf = (name: string): string | undefined =>
    new RegExp(`^[ \\t]*${name}[ \\t]*=[ \\t]*"([^"]*)"`, 'm').exec(block)?.[1];
  return valueOf('version') === version && valueOf('constraints') === version && block.includes(`"${hash}"`);
}

function render({ address, version, hash }: LockEntry): string {
  return `provider "${address}" {
  version     = "${version}"
  constraints = "${version}"
  hashes = [
    "${hash}",
  ]
}
`;
}
