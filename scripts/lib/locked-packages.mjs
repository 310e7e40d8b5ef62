const INNERMOST_PACKAGE = /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)$/;

/**
 * Where the package of a module is, as package-lock.json names it: `node_modules/a/node_modules/b`. Undefined for a
 * module of our own.
 *
 * @param {string} module path of the module, relative to the root, with `/` between folders
 */
export function locationOf(module) {
  return /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(module)?.[0];
}

/** The name under which the package at a location is imported. */
export function nameAt(location) {
  return INNERMOST_PACKAGE.exec(location)?.[1];
}

/** Where Node.js finds `name` when a module at `location` (the root is `''`) imports it; undefined when nowhere. */
function locate(lock, location, name) {
  for (let folder = location; ; folder = folder.replace(INNERMOST_PACKAGE, '')) {
    const candidate = `${folder}${folder && '/'}node_modules/${name}`;
    if (candidate in lock.packages) return candidate;
    if (folder === '') return undefined;
  }
}

/** The locations of what a package (the root is `''`) depends on at run time, in the order of their paths. */
export function dependenciesOf(lock, location) {
  const { dependencies, optionalDependencies } = lock.packages[location];
  return Object.keys({ ...dependencies, ...optionalDependencies })
    .map((name) => locate(lock, location, name))
    .filter((found) => found !== undefined)
    .sort();
}

/** The locations of all packages that come with an installation of this one: the lock file marks the others `dev`. */
export function productionPackages(lock) {
  return Object.keys(lock.packages)
    .filter((location) => location !== '' && !lock.packages[location].dev)
    .sort();
}

/** The locations of the packages that the given modules belong to. */
export function packagesOf(modules) {
  return [...new Set(modules.map(locationOf).filter((location) => location !== undefined))].sort();
}
