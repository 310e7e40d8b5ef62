import { PROTOCOL_VERSION } from './start';

/** What the plugin is called, in the words of Terraform's `required_providers`. */
export interface PluginIdentity {
  /** Local name of the provider, for example `rdsmigration`. */
  readonly name: string;
  /** For example `0.1.0`. */
  readonly version: string;
  /** Source address, `<host>/<namespace>/<type>`. */
  readonly address: string;
}

const ARCHITECTURES: Readonly<Record<string, string>> = { x64: 'amd64', ia32: '386' };

/** What a person reads who started the plugin by hand: what it is, how it is installed, how it is debugged. */
export function byHandText({ name, version, address }: PluginIdentity, platform: string, architecture: string): string {
  const target = `${platform === 'win32' ? 'windows' : platform}_${ARCHITECTURES[architecture] ?? architecture}`;
  return `This is ${name} ${version}, a provider for Terraform and OpenTofu. They start it; it does nothing when run by hand.

To install it, put this file beside your configuration at
  terraform.d/plugins/${address}/${version}/${target}/terraform-provider-${name}.cjs
keep it executable, ask for it with
  terraform {
    required_providers {
      ${name} = {
        source  = "${address}"
        version = "${version}"
      }
    }
  }
and run "terraform init".

To debug it, start it with --debug; it then stays, and says how Terraform is attached to it.
`;
}

/**
 * What an author sees who started the plugin with `--debug`.
 *
 * Source: `TF_REATTACH_PROVIDERS` of Terraform and OpenTofu.
 */
export function attachText({ name, address }: PluginIdentity, socketPath: string, processId: number): string {
  const reattach = {
    [address]: {
      Protocol: 'grpc',
      ProtocolVersion: PROTOCOL_VERSION,
      Pid: processId,
      Test: true,
      Addr: { Network: 'unix', String: socketPath },
    },
  };
  return `${name} is waiting. To attach Terraform, set this where you run it (Ctrl-C here ends the plugin):

TF_REATTACH_PROVIDERS='${JSON.stringify(reattach)}'
`;
}
