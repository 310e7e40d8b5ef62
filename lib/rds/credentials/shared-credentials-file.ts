import { readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { CredentialsError } from './credentials-error';
import { OAuthTokens } from './source';

/** A profile as the Alibaba Cloud CLI writes it, with the CLI's names. */
export class Profile {
  readonly #entries: Readonly<Record<string, unknown>>;

  constructor(
    readonly name: string,
    entries: Readonly<Record<string, unknown>>,
  ) {
    this.#entries = entries;
  }

  /** For example `AK`, which is also meant when there is none. */
  get mode(): string {
    return this.text('mode') ?? 'AK';
  }

  /** Undefined when it is empty or not a string. */
  text(entry: string): string | undefined {
    const value = Object.hasOwn(this.#entries, entry) ? this.#entries[entry] : undefined;
    return typeof value === 'string' ? value.trim() || undefined : undefined;
  }

  /** Undefined when it is zero or not a number. */
  number(entry: string): number | undefined {
    const value = Object.hasOwn(this.#entries, entry) ? this.#entries[entry] : undefined;
    return typeof value === 'number' ? value || undefined : undefined;
  }

  isTrue(entry: string): boolean {
    return Object.hasOwn(this.#entries, entry) && this.#entries[entry] === true;
  }
}

/** The file in which the Alibaba Cloud CLI keeps its profiles. */
export class SharedCredentials {
  constructor(
    readonly file: string,
    readonly profiles: readonly Profile[],
  ) {}

  /** @throws CredentialsError when the file has no such profile */
  profile(name: string): Profile {
    const profile = this.profiles.find((candidate) => candidate.name === name);
    if (profile === undefined) {
      const names = this.profiles.map((candidate) => `"${candidate.name}"`).join(', ');
      throw new CredentialsError(`${this.file} has no profile "${name}"; it has ${names || 'none'}.`);
    }
    return profile;
  }
}

/** @throws CredentialsError when there is no such file, or it is not one of the CLI; without what it holds */
export async function readSharedCredentials(file: string): Promise<SharedCredentials> {
  const { profiles } = await readConfiguration(file);
  return new SharedCredentials(
    file,
    profiles.map((entries) => new Profile(String(entries.name ?? ''), entries)),
  );
}

/**
 * Puts new tokens of an OAuth login in the place of those that were used up. Should that fail, the credentials are good
 * all the same; only the next command has to log in again.
 */
export async function storeOAuthTokens(file: string, profileName: string, tokens: OAuthTokens): Promise<void> {
  const configuration = await readConfiguration(file);
  const profile = configuration.profiles.find(({ name }) => name === profileName);
  if (profile !== undefined) {
    profile.oauth_refresh_token = tokens.refreshToken;
    profile.oauth_access_token = tokens.accessToken;
    profile.oauth_access_token_expire = tokens.accessTokenExpiration;
    await replaceFile(await realpath(file), `${JSON.stringify(configuration, null, '\t')}\n`);
  }
}

interface Configuration {
  readonly profiles: readonly Record<string, unknown>[];
}

async function readConfiguration(file: string): Promise<Configuration> {
  const content = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new CredentialsError(
      error.code === 'ENOENT' ? `${file} does not exist.` : `${file} cannot be read (${error.code}).`,
    );
  });
  const configuration = parseJson(content.replace(/^\uFEFF/, ''), file);
  if (!isConfiguration(configuration)) {
    throw new CredentialsError(`${file} has no list "profiles", as the Alibaba Cloud CLI writes it.`);
  }
  return configuration;
}

function parseJson(content: string, file: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    // The original message quotes what stands there.
    throw new CredentialsError(`${file} is not valid JSON.`);
  }
}

function isConfiguration(value: unknown): value is Configuration {
  return isRecord(value) && Array.isArray(value.profiles) && value.profiles.every(isRecord);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** No reader ever sees half a file, and nobody else may read the new one. */
async function replaceFile(file: string, content: string): Promise<void> {
  const { mode } = await stat(file);
  const staged = `${file}.${process.pid}`;
  try {
    await writeFile(staged, content, { mode: mode & 0o777, flag: 'wx' });
    await rename(staged, file);
  } finally {
    await rm(staged, { force: true });
  }
}
