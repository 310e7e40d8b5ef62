/**
 * The whole build: messages of the plugin protocol, the plugin, the bindings, then `dist/`. What did not change since the
 * last build is not built again, and the same sources give the same bytes.
 *
 *     node scripts/build.mjs             a development build: the plugin's version ends in a hash of its content
 *     node scripts/build.mjs --release   a release: the plugin has the version of package.json
 *
 * `npm publish` makes a release by itself, through the `prepack` script. To test the tarball of a release before it is
 * published: `node scripts/build.mjs --release && npm pack --ignore-scripts`, then `npm publish <tarball>`.
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { require as requireTypeScript } from 'tsx/cjs/api';
import { exclusively } from './lib/build-lock.mjs';
import { buildStep } from './lib/build-step.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const stamps = path.join(root, 'dist/.build');
const release = process.argv.includes('--release') || process.env.npm_command === 'publish';

/** What decides the versions and the options of every tool. */
const tools = ['package.json', 'package-lock.json', 'scripts', 'tsconfig.json', 'tsconfig.build.json'];

/** tsc leaves what it compiled once: a file whose source is gone must go, too. */
function removeOrphans(rooms) {
  for (const room of rooms) {
    for (const file of readdirSync(path.join(root, 'dist', room), { recursive: true })) {
      const source = /^(.+?)(?:\.d)?\.[jt]s$/.exec(file)?.[1];
      const isOrphan = source !== undefined && !existsSync(path.join(root, 'lib', room, `${source}.ts`));
      if (isOrphan) rmSync(path.join(root, 'dist', room, file));
    }
  }
}

function compile(rooms) {
  const compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  const memory = path.join(stamps, 'tsconfig.tsbuildinfo');
  const isWhole = rooms.every((room) => existsSync(path.join(root, 'dist', room)));
  if (!isWhole) rmSync(memory, { force: true });
  try {
    execFileSync(
      process.execPath,
      [
        compiler,
        '-p',
        'tsconfig.build.json',
        '--noEmitOnError',
        '--incremental',
        '--tsBuildInfoFile',
        memory,
        '--pretty',
        'false',
      ],
      { cwd: root, stdio: 'inherit' },
    );
  } catch (error) {
    rmSync(memory, { force: true });
    throw new Error(`tsc ended with exit code ${error.status}; what it found is above.`, { cause: error });
  }
  removeOrphans(rooms);
  chmodSync(path.join(root, 'dist/cli/main.js'), 0o755);
}

/** The plugin and what is known of the origin of its parts: made together, because only the bundler knows what is inside. */
async function makePlugin(version) {
  const { bundlePlugin } = await import('./lib/plugin-bundle.mjs');
  const { generateSupplyChain } = await import('./generate-supply-chain.mjs');
  const pluginDir = path.join(root, 'dist/plugin');
  const { manifest, modules } = await bundlePlugin({
    root,
    entry: 'lib/provider/main.ts',
    address: requireTypeScript('../lib/provider/identity.ts', import.meta.url).PROVIDER_ADDRESS,
    version,
    release,
    outDir: pluginDir,
  });
  generateSupplyChain({ root, modules, plugin: manifest, pluginDir, outDir: path.join(root, 'dist') });
}

/** The stand-in has the version that it stands in for, in every build: bindings ask for exactly that one. */
async function makeStandIn() {
  const { bundlePlugin } = await import('./lib/plugin-bundle.mjs');
  const schemas = JSON.parse(readFileSync(path.join(root, 'schema/alicloud-1.289.0.json'), 'utf8'));
  const [[address, version]] = Object.entries(schemas.provider_versions);
  await bundlePlugin({
    root,
    entry: 'lib/testing/main.ts',
    address,
    version,
    release: true,
    outDir: path.join(root, 'dist/alicloud-stand-in'),
    define: { ALICLOUD_SCHEMAS: JSON.stringify(schemas) },
  });
}

async function build() {
  const step = (options) => buildStep({ root, stamps, ...options, inputs: [...tools, ...options.inputs] });
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const rooms = readdirSync(path.join(root, 'lib'));

  await step({
    name: 'protocol',
    inputs: ['lib/custom-resource/wire'],
    except: ['lib/custom-resource/wire/generated'],
    outputs: ['lib/custom-resource/wire/generated'],
    run: async () => (await import('./generate-protocol.mjs')).generateProtocol(),
  });
  await step({
    name: 'plugin',
    inputs: ['lib/provider', 'lib/custom-resource', 'lib/rds', 'lib/assessment', 'LICENSE'],
    outputs: ['dist/plugin', 'dist/sbom.cdx.json', 'dist/THIRD-PARTY-NOTICES.txt'],
    setting: release ? 'release' : 'development',
    run: () => makePlugin(version),
  });
  await step({
    name: 'rdsmigration bindings',
    inputs: ['lib/provider', 'lib/custom-resource', 'dist/plugin/manifest.json'],
    outputs: ['lib/constructs/generated/rdsmigration'],
    run: async () => (await import('./generate-rdsmigration-bindings.mjs')).generateRdsmigrationBindings(),
  });
  await step({
    name: 'alicloud bindings',
    inputs: ['schema'],
    outputs: ['lib/constructs/generated/alicloud'],
    run: () => import('./generate-alicloud-bindings.mjs'),
  });
  await step({
    name: 'alicloud stand-in',
    inputs: ['lib/testing', 'lib/custom-resource', 'schema'],
    outputs: ['dist/alicloud-stand-in'],
    run: makeStandIn,
  });
  await step({
    name: 'compilation',
    inputs: ['lib'],
    outputs: rooms.map((room) => `dist/${room}`),
    run: () => compile(rooms),
  });
}

try {
  await exclusively(path.join(root, 'dist/.build/lock'), build);
} catch (error) {
  console.error(`build: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
