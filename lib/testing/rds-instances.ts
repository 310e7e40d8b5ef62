import { DiagnosticError } from '../custom-resource';
import type { Instance, InstanceDeclaration } from '../emulator';

/** The instances of a running emulator, through its administration. */
export class RdsInstances {
  /**
   * @param adminEndpoint address of the administration, ending in `/_emulator/`
   * @param token the emulator's own token
   */
  constructor(
    private readonly adminEndpoint: string,
    private readonly token: string,
  ) {}

  async list(): Promise<readonly Instance[]> {
    const { instances } = (await this.request('GET', 'instances')) as { instances: readonly Instance[] };
    return instances;
  }

  /** Registers an instance, or replaces the one with its id. */
  async put(declaration: InstanceDeclaration): Promise<void> {
    await this.request('POST', 'instances', declaration);
  }

  /** Removes an instance; one that is not there is no failure. */
  async remove(id: string): Promise<void> {
    await this.request('DELETE', `instances/${encodeURIComponent(id)}`, undefined, [404]);
  }

  private async request(
    method: string,
    resource: string,
    body?: unknown,
    accepted: readonly number[] = [],
  ): Promise<unknown> {
    const url = new URL(resource, this.adminEndpoint);
    const response = await fetch(url, {
      method,
      headers: { authorization: `Bearer ${this.token}` },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }).catch((error: unknown) => {
      throw new DiagnosticError(
        'The RDS emulator does not answer',
        `Nothing answers at ${this.adminEndpoint}: ${reasonOf(error)}. Start the emulator before Terraform, close it afterwards, and give Terraform the environment that installAlicloudStandIn() returned.`,
      );
    });
    const answer = (await response.json()) as { readonly error?: string };
    if (response.ok || accepted.includes(response.status)) return answer;
    throw new DiagnosticError(
      'The RDS emulator refuses the instance',
      `${method} ${resource} was answered with ${response.status}: ${answer.error ?? 'no reason was given'}`,
    );
  }
}

function reasonOf(error: unknown): string {
  const { cause } = error as { readonly cause?: { readonly message?: string } };
  return cause?.message ?? String(error);
}
