import { dependenciesOf, nameAt, productionPackages } from './locked-packages.mjs';

/** Package URL of an npm package. Source: https://github.com/package-url/purl-spec, type `npm` */
function packageUrl(name, version) {
  return `pkg:npm/${name.replace('@', '%40')}@${version}`;
}

function licenses(license) {
  if (license === undefined) return {};
  return { licenses: [/\s/.test(license) ? { expression: license } : { license: { id: license } }] };
}

/** The `integrity` of the lock file in the words of CycloneDX: `SHA-512` and the digest in hexadecimal digits. */
function hashes(integrity) {
  if (integrity === undefined) return {};
  const digests = integrity.split(' ').map((hash) => /^sha(\d+)-(.+)$/.exec(hash));
  return {
    hashes: digests.map(([, bits, digest]) => ({
      alg: `SHA-${bits}`,
      content: Buffer.from(digest, 'base64').toString('hex'),
    })),
  };
}

function library(name, { version, license, integrity }) {
  const purl = packageUrl(name, version);
  return { type: 'library', 'bom-ref': purl, name, version, ...hashes(integrity), ...licenses(license), purl };
}

function inOrder(references) {
  return [...new Set(references)].sort();
}

/** One node for each reference: the same version may be installed in several places, each with its own neighbours. */
function merged(dependencies) {
  const byReference = new Map();
  for (const { ref, dependsOn } of dependencies) {
    byReference.set(ref, inOrder([...(byReference.get(ref) ?? []), ...dependsOn]));
  }
  return [...byReference].map(([ref, dependsOn]) => ({ ref, dependsOn }));
}

/**
 * The software bill of materials, in CycloneDX 1.5: every package that comes with an installation of this one, and the
 * plugin, which depends on exactly the packages whose code is inside its file. It has neither a serial number nor a time
 * nor the versions of tools: the same lock file and the same plugin give the same bytes.
 *
 * Source: https://cyclonedx.org/docs/1.5/json/
 *
 * @param {object} options
 * @param {object} options.lock content of package-lock.json, version 3
 * @param {string[]} options.bundled locations of the packages inside the plugin, as the lock file names them
 * @param {{ address: string, version: string, file: string, h1: string }} options.plugin manifest of the plugin
 * @param {string} options.sha256 digest of the plugin's file, in hexadecimal digits
 */
export function billOfMaterials({ lock, bundled, plugin, sha256 }) {
  const { '': root } = lock.packages;
  const rootReference = packageUrl(root.name, root.version);
  const pluginReference = `${plugin.address}@${plugin.version}`;
  const at = (location) => library(nameAt(location), lock.packages[location]);
  const referenceOf = (location) => at(location)['bom-ref'];

  const locations = inOrder([...productionPackages(lock), ...bundled]);
  const libraries = new Map(locations.map((location) => [referenceOf(location), at(location)]));
  const graph = [
    { ref: rootReference, dependsOn: [pluginReference, ...dependenciesOf(lock, '').map(referenceOf)] },
    { ref: pluginReference, dependsOn: bundled.map(referenceOf) },
    ...locations.map((location) => ({
      ref: referenceOf(location),
      dependsOn: dependenciesOf(lock, location).map(referenceOf),
    })),
  ];
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    version: 1,
    metadata: {
      lifecycles: [{ phase: 'build' }],
      component: library(root.name, root),
    },
    components: [
      {
        type: 'application',
        'bom-ref': pluginReference,
        name: plugin.file,
        version: plugin.version,
        hashes: [{ alg: 'SHA-256', content: sha256 }],
        ...licenses(root.license),
        properties: [
          { name: 'terraform:provider:address', value: plugin.address },
          { name: 'terraform:lock:hash', value: plugin.h1 },
        ],
      },
      ...inOrder(libraries.keys()).map((reference) => libraries.get(reference)),
    ],
    dependencies: merged(graph),
  };
}
