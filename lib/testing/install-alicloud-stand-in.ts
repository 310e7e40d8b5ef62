import path from 'node:path';
import { bundledPlugin } from '../constructs/installation/bundled-plugin';
import { installPlugin } from '../constructs/installation/install-plugin';
import type { Emulator } from '../emulator';
import { DIRECTORY_VARIABLE, EMULATOR_TOKEN_VARIABLE, EMULATOR_VARIABLE } from './environment';

/** `dist/alicloud-stand-in` of this package, seen alike from its sources and from its compiled files. */
const FOLDER = path.join(__dirname, '..', '..', 'dist', 'alicloud-stand-in');

export interface AlicloudStandInOptions {
  /**
   * The emulator that RDS instances are registered with, and that the assessment talks to. Default: none; the assessment
   * then talks to whatever its provider is configured for.
   */
  readonly emulator?: Pick<Emulator, 'endpoint' | 'accessKey' | 'adminEndpoint' | 'adminToken'>;
  /** Folder of the made-up account, for stacks that share one. Default: one for each stack, in its folder. */
  readonly accountDirectory?: string;
}

/** A stand-in that is installed. */
export interface AlicloudStandIn {
  /** Version of aliyun/alicloud that it stands in for. */
  readonly version: string;
  /**
   * What Terraform has to be run with, beside its usual environment: the emulator's addresses, its token and a key pair,
   * which is valid for the emulator alone.
   */
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * Puts a stand-in of aliyun/alicloud into the folder of a synthesised stack, under the provider's own address, and locks
 * it. `terraform init`, `validate`, `plan`, `apply` and `destroy` then need neither a registry nor an account. Call it
 * after `app.synth()` and run Terraform in that folder.
 *
 * The folder is of no use with the real provider afterwards: its lock file names the stand-in. Synthesise into a folder
 * of its own.
 *
 * @param stackDirectory folder of the stack, for example `cdktf.out/stacks/<stack>`
 * @throws PluginInstallationError when the file system refuses
 */
export function installAlicloudStandIn(
  stackDirectory: string,
  { emulator, accountDirectory }: AlicloudStandInOptions = {},
): AlicloudStandIn {
  const plugin = bundledPlugin(FOLDER);
  installPlugin(plugin, stackDirectory);
  return {
    version: plugin.version,
    environment: {
      ...(accountDirectory === undefined ? {} : { [DIRECTORY_VARIABLE]: path.resolve(accountDirectory) }),
      ...(emulator === undefined
        ? {}
        : {
            [EMULATOR_VARIABLE]: emulator.adminEndpoint,
            [EMULATOR_TOKEN_VARIABLE]: emulator.adminToken,
            RDS_ENDPOINT: emulator.endpoint,
            ALICLOUD_ACCESS_KEY: emulator.accessKey.accessKeyId,
            ALICLOUD_SECRET_KEY: emulator.accessKey.accessKeySecret,
          }),
    },
  };
}
