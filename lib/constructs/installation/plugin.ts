/** A Terraform provider plugin that is one file, and what Terraform calls it. */
export interface Plugin {
  /** Source address, `<host>/<namespace>/<type>`, for example `terraform.local/alicloud/rdsmigration`. */
  readonly address: string;
  /**
   * Version, for example `0.1.0`. A version must name exactly one content: Terraform refuses a plugin whose bytes changed
   * under a version that its lock file knows.
   */
  readonly version: string;
  /** Path of the plugin, a program that the operating system can start. Its extension is kept, for example `.cjs`. */
  readonly file: string;
  /**
   * Hash of the package that holds the file alone, as Terraform writes it into its lock file (`h1:…`). Default: not
   * compared, only computed.
   */
  readonly h1?: string;
}

/** The parts of a source address. */
export interface PluginAddress {
  readonly host: string;
  readonly namespace: string;
  readonly type: string;
}

const HOST = /^[a-z0-9-]+(\.[a-z0-9-]+)*(:\d+)?$/;
const NAME = /^[a-z0-9]+([-_][a-z0-9]+)*$/;
const VERSION = /^\d+\.\d+\.\d+(-[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?$/;

/**
 * @throws RangeError when the address is not `<host>/<namespace>/<type>`: it becomes a path, and the key of a lock entry.
 * Source: https://developer.hashicorp.com/terraform/language/providers/requirements#source-addresses
 */
export function parseAddress(address: string): PluginAddress {
  const [host, namespace, type, ...rest] = address.split('/');
  const isValid = HOST.test(host ?? '') && NAME.test(namespace ?? '') && NAME.test(type ?? '') && rest.length === 0;
  if (!isValid || host === undefined || namespace === undefined || type === undefined) {
    throw new RangeError(
      `"${address}" is not the source address of a provider. Write it as <host>/<namespace>/<type>, in lower case, for example "terraform.local/alicloud/rdsmigration".`,
    );
  }
  return { host, namespace, type };
}

/** @throws RangeError when the version is not a semantic version without build metadata: it becomes a path. */
export function checkVersion(version: string): void {
  if (VERSION.test(version)) return;
  throw new RangeError(
    `"${version}" is not the version of a plugin. Write it as a semantic version without build metadata, for example "0.1.0" or "0.1.0-rc.1".`,
  );
}
