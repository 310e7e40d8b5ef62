import { asText } from '../terraform-value';
import { FirewallCommands } from './firewall';

const FOLDER = '/var/lib/rds-migration';

/** What cloud-init brings to the host. */
export interface CloudInitParts {
  readonly port: number;
  readonly roleSql: string;
  readonly pgHba: string;
  readonly listenAddresses: string;
  readonly firewall: FirewallCommands;
}

/**
 * User data for an ECS instance whose image has PostgreSQL and cloud-init. The files are written as YAML block scalars,
 * which need no quoting, so that values which only Terraform knows fit in as they are.
 */
export function cloudInit(parts: CloudInitParts): string {
  const files = {
    'role.sql': parts.roleSql,
    'listen.sql': `ALTER SYSTEM SET listen_addresses = '${parts.listenAddresses}';\n`,
    'pg_hba.conf': parts.pgHba,
    'firewalld.sh': parts.firewall.firewalld,
    'ufw.sh': parts.firewall.ufw,
    'setup.sh': setupScript(parts.port),
  };
  return [
    '#cloud-config',
    'write_files:',
    ...Object.entries(files).flatMap(([name, content]) => [
      `  - path: ${FOLDER}/${name}`,
      `    permissions: '0600'`,
      '    content: |',
      ...content
        .trimEnd()
        .split('\n')
        .map((line) => `      ${line}`),
    ]),
    'runcmd:',
    `  - [sh, ${FOLDER}/setup.sh]`,
    '',
  ].join('\n');
}

/** Runs as root at the first start of the host, and may run again. Without `${`, which Terraform would take for its own. */
function setupScript(port: number): string {
  return `set -eu
cd ${FOLDER}
run_sql() { runuser -u postgres -- psql -X -q -A -t -p ${asText(port)} -d postgres "$@"; }
run_sql < role.sql
run_sql < listen.sql
pg_hba=$(run_sql -c 'SHOW hba_file')
if ! grep -qxF "$(head -n 1 pg_hba.conf)" "$pg_hba"; then
  cat pg_hba.conf "$pg_hba" > pg_hba.new
  cat pg_hba.new > "$pg_hba"
fi
systemctl try-restart 'postgresql*.service'
if command -v ufw > /dev/null && ufw status | grep -q '^Status: active'; then
  sh ufw.sh
elif systemctl is-active --quiet firewalld; then
  sh firewalld.sh
fi
`;
}
