import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { billOfMaterials } from './lib/bill-of-materials.mjs';
import { locationOf, packagesOf } from './lib/locked-packages.mjs';
import { legalComment, thirdPartyNotices } from './lib/third-party-notices.mjs';

const LICENCE_FILE = /^(?:licen[cs]e|copying|notice)/i;

function read(...parts) {
  return readFileSync(path.join(...parts), 'utf8').replaceAll('\r\n', '\n');
}

/** The standard texts by their SPDX identifiers; the Apache licence is that of this package itself. */
function standardTexts(root) {
  const folder = path.join(root, 'scripts/lib/license-texts');
  const texts = readdirSync(folder).map((file) => [path.basename(file, '.txt'), read(folder, file)]);
  return { ...Object.fromEntries(texts), 'Apache-2.0': read(root, 'LICENSE') };
}

function describePackage(root, location, modules) {
  const { name, version, license, author } = JSON.parse(read(root, location, 'package.json'));
  const files = readdirSync(path.join(root, location))
    .filter((file) => LICENCE_FILE.test(file))
    .sort();
  const comments = modules
    .filter((module) => locationOf(module) === location)
    .map((module) => legalComment(read(root, module)))
    .filter((comment) => comment !== undefined);
  return {
    name,
    version,
    license,
    author: typeof author === 'object' ? author.name : author,
    files: files.map((file) => read(root, location, file)),
    comments: [...new Set(comments)],
  };
}

function byName(one, other) {
  return `${one.name} ${one.version}` < `${other.name} ${other.version}` ? -1 : 1;
}

/**
 * Writes what is known of the origin of everything shipped: `sbom.cdx.json`, the bill of materials, and
 * `THIRD-PARTY-NOTICES.txt`, the licences of the packages inside the plugin.
 *
 * @param {object} options
 * @param {string} options.root folder of the package
 * @param {string[]} options.modules the modules inside the plugin, relative to the root
 * @param {{ address: string, version: string, file: string, h1: string }} options.plugin manifest of the plugin
 * @param {string} options.pluginDir folder of the plugin
 * @param {string} options.outDir folder of both files
 */
export function generateSupplyChain({ root, modules, plugin, pluginDir, outDir }) {
  const lock = JSON.parse(read(root, 'package-lock.json'));
  const bundled = packagesOf(modules);
  const sha256 = createHash('sha256')
    .update(readFileSync(path.join(pluginDir, plugin.file)))
    .digest('hex');
  const bill = billOfMaterials({ lock, bundled, plugin, sha256 });
  const notices = thirdPartyNotices({
    file: plugin.file,
    packages: bundled.map((location) => describePackage(root, location, modules)).sort(byName),
    texts: standardTexts(root),
  });
  writeFileSync(path.join(outDir, 'sbom.cdx.json'), `${JSON.stringify(bill, null, 2)}\n`);
  writeFileSync(path.join(outDir, 'THIRD-PARTY-NOTICES.txt'), notices);
}
