import { createHash } from 'node:crypto';

/**
 * The hash of a provider package, as Terraform and OpenTofu write it into `.terraform.lock.hcl`: one line for each file of
 * the package, sorted by name, hashed as a whole. It is the same on every platform whose package has the same bytes.
 *
 * Source: hash scheme `h1`, https://developer.hashicorp.com/terraform/language/files/dependency-lock#h1
 *
 * @param files content by path inside the package, with `/` between folders
 */
export function packageHash(files: Readonly<Record<string, Buffer>>): string {
  const lines = Object.keys(files)
    .sort()
    .map((name) => `${sha256(files[name] ?? Buffer.alloc(0)).toString('hex')}  ${name}\n`);
  return `h1:${sha256(lines.join('')).toString('base64')}`;
}

function sha256(content: Buffer | string): Buffer {
  return createHash('sha256').update(content).digest();
}
