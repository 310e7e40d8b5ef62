import type { Emulator, Instance } from '../emulator';

/** What the start of an emulator shows besides what the emulator itself says. */
export interface BannerSettings {
  /** The secret key was given on the command line: it is somebody's, so it is not repeated. */
  readonly hidesSecretKey: boolean;
  /** How long a report takes, in seconds. */
  readonly reportSeconds: number;
  /** What reports find on instances that declare none. */
  readonly outcome: string;
}

/** The text that `rds-precheck emulator` prints once it listens. */
export function emulatorBanner(emulator: Emulator, settings: BannerSettings): string {
  const { accessKeyId } = emulator.accessKey;
  const secret = settings.hidesSecretKey ? '<the value of --secret-key>' : emulator.accessKey.accessKeySecret;
  const region = emulator.instances()[0]?.region ?? 'cn-hangzhou';
  return `RDS endpoint emulator: not the real service, and no account needed.

  Endpoint        ${emulator.endpoint}
  Access key      ${accessKeyId}
  Secret key      ${secret}
  Administration  ${emulator.adminEndpoint}
  Admin token     ${emulator.adminToken}

Instances (a report takes ${settings.reportSeconds} s)
${table(emulator.instances().map((instance) => instanceRow(instance, settings.outcome)))}

Terraform provider block
  provider "rdsmigration" {
    region     = "${region}"
    access_key = "${accessKeyId}"
    secret_key = "${secret}"
    endpoints {
      rds = "${emulator.endpoint}"
    }
  }

The same as environment variables
  export ALICLOUD_REGION='${region}'
  export ALICLOUD_ACCESS_KEY='${accessKeyId}'
  export ALICLOUD_SECRET_KEY='${secret}'
  export RDS_ENDPOINT='${emulator.endpoint}'

Ctrl-C ends it. Requests:
`;
}

function instanceRow(instance: Instance, outcome: string): string[] {
  return [
    instance.id,
    `${instance.engine} ${instance.engineVersion}`,
    instance.type,
    instance.status,
    instance.lockMode,
    `${instance.storageType} ${instance.storageGiB} GiB`,
    `report: ${instance.report?.join(', ') ?? outcome}`,
  ];
}

function table(rows: readonly string[][]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows
    .map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd())
    .join('\n');
}
