import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { textsIn, Values } from '../values';

/** An object of the made-up account. */
export interface CloudObject {
  /** Resource type, for example `alicloud_vpc`. */
  readonly type: string;
  /** The object's `id` in Terraform. */
  readonly id: string;
  readonly region: string;
  /** The ids by which others refer to it, for example the `transit_router_id` of a transit router. */
  readonly names: readonly string[];
  /** The object's attributes, without secrets. */
  readonly attributes: Values;
}

/**
 * The made-up account: one file for each object, in a directory that all processes of the stand-in share. Terraform runs
 * a process for each provider configuration, so nothing is kept in memory.
 */
export class Cloud {
  constructor(readonly directory: string) {}

  /** Registers an object; false when there is one of the same type and id. */
  add(object: CloudObject): boolean {
    const file = this.fileOf(object);
    mkdirSync(path.dirname(file), { recursive: true });
    try {
      writeFileSync(file, serialized(object), { flag: 'wx' });
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
      throw error;
    }
  }

  replace(object: CloudObject): void {
    const file = this.fileOf(object);
    mkdirSync(path.dirname(file), { recursive: true });
    const aside = `${file}.${process.pid}`;
    writeFileSync(aside, serialized(object));
    renameSync(aside, file);
  }

  remove(type: string, id: string): void {
    rmSync(this.fileOf({ type, id }), { force: true });
  }

  has(type: string, id: string): boolean {
    return this.find(type, id) !== undefined;
  }

  /** The object of a type that an id means; undefined when it is none that the stand-in made. */
  find(type: string, id: string | undefined): CloudObject | undefined {
    return this.list(type).find((object) => object.id === id || (id !== undefined && object.names.includes(id)));
  }

  /** Every object, or every one of a type, in the order of their ids. */
  list(type?: string): CloudObject[] {
    const types = type === undefined ? filesIn(this.directory) : [type];
    return types
      .flatMap((each) => filesIn(path.join(this.directory, each)).map((file) => path.join(each, file)))
      .filter((file) => file.endsWith('.json'))
      .flatMap((file) => this.read(file));
  }

  /** The objects that refer to one. */
  usersOf({ type, id, names }: CloudObject): CloudObject[] {
    return this.list()
      .filter((other) => other.type !== type || other.id !== id)
      .filter((other) => referencesOf(other).some((reference) => names.includes(reference)));
  }

  private read(file: string): CloudObject[] {
    try {
      return [JSON.parse(readFileSync(path.join(this.directory, file), 'utf8')) as CloudObject];
    } catch (error) {
      // Another process may remove an object between the listing and the reading.
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw error;
    }
  }

  private fileOf({ type, id }: { readonly type: string; readonly id: string }): string {
    return path.join(this.directory, type, `${encodeURIComponent(id)}.json`);
  }
}

/** Some attributes hold several ids, joined by commas. */
function referencesOf({ attributes: { id: _, ...attributes } }: CloudObject): string[] {
  return textsIn(attributes).flatMap((text) => text.split(','));
}

function filesIn(directory: string): string[] {
  try {
    return readdirSync(directory).sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** Whole numbers beyond 2^53 are bigints in the engine; here nothing calculates with them. */
function serialized(object: CloudObject): string {
  return JSON.stringify(object, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value), 2);
}
