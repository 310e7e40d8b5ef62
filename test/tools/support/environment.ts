import { defaultInstance, Emulator } from '../../../lib/emulator';

/** Nothing answers at this address, so whoever asks a registry fails. */
const NO_NETWORK = {
  HTTPS_PROXY: 'http://127.0.0.1:9',
  HTTP_PROXY: 'http://127.0.0.1:9',
  NO_PROXY: '127.0.0.1',
};

export const PASSWORD = 'Sourc3-Passw0rd-of-a-test';

/** Everything that the quickstart needs: credentials, endpoint and variables; a CLI configuration that is missing; no network. */
export function quickstartEnvironment({ accessKey, endpoint }: Emulator): Record<string, string> {
  return {
    ...NO_NETWORK,
    TF_CLI_CONFIG_FILE: '/nonexistent/terraform.rc',
    ALICLOUD_REGION: 'cn-hangzhou',
    ALICLOUD_ACCESS_KEY: accessKey.accessKeyId,
    ALICLOUD_SECRET_KEY: accessKey.accessKeySecret,
    RDS_ENDPOINT: endpoint,
    TF_VAR_db_instance_name: defaultInstance.id,
    TF_VAR_source_ip_address: '172.16.0.10',
    TF_VAR_source_account: 'migratetest',
    TF_VAR_source_password: PASSWORD,
  };
}
