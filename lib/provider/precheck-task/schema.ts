import { defineSchema, timeoutsBlock } from '../../custom-resource';
import { API_REFERENCE } from '../identity';
import { policySchema, reportSchema } from '../report-schema';

/** How long a create may take, the wait for the report included. */
export const CREATE_TIMEOUT = '15m';

/** One attribute for each field of the API, in snake_case; then what happens with the report; then the outputs. */
export const precheckTaskSchema = defineSchema({
  version: 0,
  description: `An assessment of a self-managed PostgreSQL before it is migrated into an ApsaraDB RDS for PostgreSQL instance ([CreateCloudMigrationPrecheckTask](${API_REFERENCE})). The API has no operation that deletes a task: a destroy forgets it, and any change of an argument starts a new one.`,
  attributes: {
    db_instance_name: {
      type: 'string',
      required: true,
      requiresReplace: true,
      description:
        'ID of the target RDS instance, for example `pgm-bp102g323jd4****`. API: `DBInstanceName`, which is the ID in spite of its name.',
    },
    source_ip_address: {
      type: 'string',
      required: true,
      requiresReplace: true,
      description:
        'Private IP address of the self-managed PostgreSQL: IPv4, IPv6 or a DNS name. The API page documents an address; whether it takes a DNS name is not established. API: `SourceIpAddress`.',
    },
    source_port: {
      type: 'number',
      required: true,
      requiresReplace: true,
      description: 'Port of the self-managed PostgreSQL, 1 to 65535, usually 5432. API: `SourcePort`.',
    },
    source_account: {
      type: 'string',
      required: true,
      requiresReplace: true,
      description: 'Name of the migration account on the self-managed PostgreSQL. API: `SourceAccount`.',
    },
    source_password: {
      type: 'string',
      optional: true,
      sensitive: true,
      description:
        'Password of the migration account. It is stored in state in clear text: prefer `source_password_wo`, and use this on clients without write-only attributes. Exactly one of the two. API: `SourcePassword`.',
    },
    source_password_wo: {
      type: 'string',
      optional: true,
      sensitive: true,
      writeOnly: true,
      writeOnlyFallback: 'source_password',
      description:
        'Password of the migration account, write-only: it is in neither state nor plan. Needs Terraform 1.11 or OpenTofu 1.11, and `source_password_wo_version`. API: `SourcePassword`.',
    },
    source_password_wo_version: {
      type: 'number',
      optional: true,
      description:
        'Version of the write-only password, 1 or greater. Terraform cannot see that a write-only value changed: raise the version to start a new assessment with the new password.',
    },
    source_category: {
      type: 'string',
      required: true,
      requiresReplace: true,
      description:
        'Where the self-managed PostgreSQL runs: `ecsOnVpc` (on an ECS instance) or `idcOnVpc` (in a data centre that reaches the VPC of the RDS instance). `internet` (with a public address) is in older references only; whether the service still takes it is not established. API: `SourceCategory`.',
    },
    task_name: {
      type: 'string',
      optional: true,
      computed: true,
      stable: true,
      requiresReplace: true,
      description:
        'Name of the task. Default: chosen for you, in the style of the service. A task of the same source that is running already is adopted instead, only under this name if it is set. API: `TaskName`.',
    },
    triggers: {
      type: { map: 'string' },
      optional: true,
      description: 'Any values; a change of one starts a new assessment. The first ones of an imported task do not.',
    },
    wait_for_report: {
      type: 'bool',
      optional: true,
      default: true,
      description:
        'Whether an apply waits until the report is complete, and judges it. Without that the report is read by later plans, and a bad one stops nothing. Default: `true`.',
    },
    ...policySchema.attributes,
    check_target: {
      type: 'bool',
      optional: true,
      default: true,
      description:
        'Whether a plan asks the service (`DescribeDBInstanceAttribute`) if the target instance can take a migration, so that a wrong instance fails in the plan. Default: `true`.',
    },
    id: {
      type: 'string',
      computed: true,
      stable: true,
      description: '`<db_instance_name>:<task_id>`.',
    },
    task_id: {
      type: 'number',
      computed: true,
      stable: true,
      description: 'ID that the service gave the task. API: `TaskId`.',
    },
    request_id: {
      type: 'string',
      computed: true,
      stable: true,
      description:
        'ID of the request that created the task, for support cases. Null after an import, for a task that was running already, and when the answer was lost. API: `RequestId`.',
    },
    ...reportSchema.attributes,
  },
  blocks: { timeouts: timeoutsBlock({ create: CREATE_TIMEOUT }) },
});
