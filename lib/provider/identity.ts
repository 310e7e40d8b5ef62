/** The provider's type: the first word of its resource types, and the key of its provider block. */
export const PROVIDER_NAME = 'rdsmigration';

/**
 * The provider's address. Nothing has to answer under this host: the plugin is installed from a local directory. A
 * registry's address would make Terraform ask that registry.
 */
export const PROVIDER_ADDRESS = 'terraform.local/alicloud/rdsmigration';

/** The newest release of the OpenAPI operations that the resources call. */
export const API_REFERENCE =
  'https://www.alibabacloud.com/help/en/rds/api-create-rds-postgresql-check-task-before-going-to-the-cloud';
