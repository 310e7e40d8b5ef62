import { join } from 'node:path';
import { explainFileSystemFailures, PluginInstallationError } from './installation-error';
import { Plugin } from './plugin';
import { readIfPresent } from './read-if-present';

/** `dist/plugin` of this package, seen alike from its sources and from its compiled files. */
const FOLDER = join(__dirname, '..', '..', '..', 'dist', 'plugin');

/**
 * The plugin that comes with this package.
 *
 * @param folder folder of the plugin and its manifest
 * @throws PluginInstallationError when the package was not built
 */
export function bundledPlugin(folder: string = FOLDER): Plugin {
  const manifest = join(folder, 'manifest.json');
  const text = explainFileSystemFailures('read the manifest of the plugin', manifest, () => readIfPresent(manifest));
  if (text === undefined) {
    throw new PluginInstallationError(
      `The plugin of cdktf-alicloud-rds-migration is missing: there is no ${manifest}. In a clone of the repository run "npm run build"; in your own project install the package again. A bundler must leave the package in node_modules ("external").`,
    );
  }
  const { address, version, file, h1 } = JSON.parse(text) as Required<Plugin>;
  return { address, version, file: join(folder, file), h1 };
}
