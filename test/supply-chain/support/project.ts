import { readFileSync } from 'node:fs';
import path from 'node:path';

export const PROJECT = path.resolve(__dirname, '../../..');

/** A package in package-lock.json, by npm's description of version 3 of the file. */
export interface LockedPackage {
  readonly name?: string;
  readonly version: string;
  readonly license?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly inBundle?: boolean;
  readonly dev?: boolean;
  readonly hasInstallScript?: boolean;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

export const readProject = (...parts: string[]): string => readFileSync(path.join(PROJECT, ...parts), 'utf8');

export const LOCK: { readonly packages: Readonly<Record<string, LockedPackage>> } = JSON.parse(
  readProject('package-lock.json'),
);

/** Every package of the lock file with its location, without the project itself. */
export const LOCKED = Object.entries(LOCK.packages).filter(([location]) => location !== '');

/** What npm installs along with this package, without the peers, which the user chooses. */
export const PRODUCTION = LOCKED.filter(([, { dev }]) => !dev);

/** `name@version`, which is also how a bill of materials and a list of licences tell packages apart. */
export function identify([location, { version }]: (typeof LOCKED)[number]): string {
  return `${location.replace(/^.*node_modules\//, '')}@${version}`;
}

export interface Component {
  readonly 'bom-ref': string;
  readonly type: string;
  readonly name: string;
  readonly version: string;
  readonly purl?: string;
  readonly hashes?: readonly { readonly alg: string; readonly content: string }[];
  readonly licenses?: readonly { readonly license?: { readonly id: string }; readonly expression?: string }[];
  readonly properties?: readonly { readonly name: string; readonly value: string }[];
}

export interface BillOfMaterials {
  readonly metadata: { readonly component: Component };
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

export const readBillOfMaterials = (folder = path.join(PROJECT, 'dist')): BillOfMaterials =>
  JSON.parse(readFileSync(path.join(folder, 'sbom.cdx.json'), 'utf8'));

/** The packages that the bill of materials says are inside the plugin. */
export function bundledComponents({ components, dependencies }: BillOfMaterials): Component[] {
  const plugin = components.find(({ type }) => type === 'application');
  const inside = dependencies.find(({ ref }) => ref === plugin?.['bom-ref'])?.dependsOn ?? [];
  return components.filter((component) => inside.includes(component['bom-ref']));
}
