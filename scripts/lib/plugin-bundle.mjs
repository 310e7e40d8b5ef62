import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** The oldest major version of Node.js that runs the plugin; as in `engines` of package.json. */
const OLDEST_NODE = 20;

/**
 * The first lines of the plugin, valid both as a shell script and as JavaScript. Terraform shows nothing of a plugin that
 * fails to start but the first line it prints, so that line says what is missing and how to get it. `exec` matters:
 * Terraform stops its direct child only.
 */
function header(name) {
  const need = `${name} needs Node.js ${OLDEST_NODE} or newer`;
  const remedy = 'Install it from https://nodejs.org/en/download and run the command again.';
  return `#!/bin/sh
':' //; command -v node >/dev/null 2>&1 || { echo '${need}, and there is no node on the PATH. ${remedy}'; exit 1; }; exec node "$0" "$@"
if (parseInt(process.versions.node, 10) < ${OLDEST_NODE}) {
  console.log('${need}, and the node on the PATH is ' + process.versions.node + '. ${remedy}');
  process.exit(1);
}`;
}

/**
 * `debug` colours its output better where it finds `supports-color`, which it does not depend on. Bundled, that would be
 * whatever some development tool brought along; left outside, the plugin would load it from the folders of the user.
 */
const withoutStrayPackages = {
  name: 'without stray packages',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^supports-color$/ }, ({ path: stray }) => ({ path: stray, namespace: 'absent' }));
    onLoad({ filter: /^/, namespace: 'absent' }, () => ({ contents: '' }));
  },
};

async function bundle({ root, entry, name, version, define }) {
  const result = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    // A node_modules folder that is a link has the same paths as one that is not.
    preserveSymlinks: true,
    legalComments: 'inline',
    logLevel: 'warning',
    banner: { js: header(name) },
    plugins: [withoutStrayPackages],
    define: { ...define, PLUGIN_VERSION: JSON.stringify(version) },
  });
  const [{ inputs }] = Object.values(result.metafile.outputs);
  return {
    content: Buffer.from(result.outputFiles[0].contents),
    modules: Object.keys(inputs).filter((module) => inputs[module].bytesInOutput > 0),
  };
}

function sha256(content, encoding) {
  return createHash('sha256').update(content).digest(encoding);
}

/** The hash of a provider package that holds one file, as Terraform writes it into the dependency lock file. */
function packageHash(file, content) {
  return `h1:${sha256(`${sha256(content, 'hex')}  ${file}\n`, 'base64')}`;
}

function writeAtomically(file, content, mode) {
  const staged = `${file}.${process.pid}`;
  writeFileSync(staged, content, { mode });
  renameSync(staged, file);
}

/**
 * Bundles a plugin into one file that Terraform can run, and describes it in a `manifest.json` beside it.
 *
 * A version names exactly one content, because Terraform refuses a plugin whose bytes changed under a version that its
 * lock file knows. So only a release carries the bare version; every other build adds a hash of its own content.
 *
 * @param {object} options
 * @param {string} options.root folder of the package; paths in the bundle are relative to it
 * @param {string} options.entry file that calls `servePlugin`, relative to the root
 * @param {string} options.address source address of the provider: `<host>/<namespace>/<type>`
 * @param {string} options.version version of the package
 * @param {boolean} options.release whether the build may carry that version
 * @param {string} options.outDir folder of the plugin and its manifest
 * @param {Record<string, string>} [options.define] further constants of the source, as JSON
 * @returns the manifest, and the modules whose code is in the file, relative to the root
 */
export async function bundlePlugin({ root, entry, address, version, release, outDir, define = {} }) {
  const name = `terraform-provider-${address.split('/')[2]}`;
  const draft = await bundle({ root, entry, name, version, define });
  const hash = sha256(draft.content, 'hex').slice(0, 12);
  const pluginVersion = release ? version : `${version}-dev.h${hash}`;
  const { content, modules } = await bundle({ root, entry, name, version: pluginVersion, define });
  const file = `${name}.cjs`;
  const manifest = { address, version: pluginVersion, file, h1: packageHash(file, content) };
  mkdirSync(outDir, { recursive: true });
  writeAtomically(path.join(outDir, file), content, 0o755);
  writeAtomically(path.join(outDir, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`, 0o644);
  return { manifest, modules };
}
