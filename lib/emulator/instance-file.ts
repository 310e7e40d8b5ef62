import { readFileSync } from 'node:fs';
import { DeclarationError, requireArray, requireObject } from './declaration';
import { parseInstance, type Instance } from './instance';

/**
 * Reads instances from a JSON file: `{ "instances": [ { "id": "pgm-…", … } ] }`.
 *
 * @throws DeclarationError that names the file, the path inside it, the value and what is allowed
 */
export function readInstanceFile(file: string): Instance[] {
  const declared = requireObject(readJsonFile(file), `${file}: $`, ['instances']);
  return parseInstances(declared.instances, `${file}: $.instances`);
}

/** @throws DeclarationError for a wrong declaration or an id that is declared twice */
export function parseInstances(value: unknown, path: string): Instance[] {
  const instances = requireArray(value, path).map((item, index) => parseInstance(item, `${path}[${index}]`));
  const seen = new Map<string, number>();
  instances.forEach(({ id }, index) => {
    const earlier = seen.get(id);
    if (earlier !== undefined) {
      throw new DeclarationError(
        `${path}[${index}].id`,
        `is "${id}", which ${path}[${earlier}] has already. Ids are unique.`,
      );
    }
    seen.set(id, index);
  });
  return instances;
}

/** @throws DeclarationError when the file cannot be read or is not JSON */
export function readJsonFile(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new DeclarationError(
      `${file}:`,
      `cannot be read (${(error as Error).message}). Give the path of a readable JSON file.`,
    );
  }
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new DeclarationError(`${file}:`, `is not JSON (${(error as Error).message}).`);
  }
}
