import { defineSchema } from '../../custom-resource';
import { policySchema, reportSchema } from '../report-schema';

export const precheckReportSchema = defineSchema({
  description:
    'The report of an assessment that exists already (DescribeCloudMigrationPrecheckResult): of one task, or of the latest one of an instance.',
  attributes: {
    db_instance_name: { type: 'string', required: true, description: 'ID of the target RDS instance.' },
    task_id: {
      type: 'number',
      optional: true,
      computed: true,
      description: 'ID of the task. Default: the latest task that fits.',
    },
    task_name: { type: 'string', optional: true, computed: true, description: 'Name of the task.' },
    ...policySchema.attributes,
    id: { type: 'string', computed: true, description: '`<db_instance_name>:<task_id>`.' },
    source_ip_address: { type: 'string', computed: true, description: 'Address of the assessed PostgreSQL.' },
    source_port: { type: 'number', computed: true, description: 'Port of the assessed PostgreSQL.' },
    source_account: { type: 'string', computed: true, description: 'Migration account on the assessed PostgreSQL.' },
    source_category: {
      type: 'string',
      computed: true,
      description: 'Where the assessed PostgreSQL runs: `ecsOnVpc` or `idcOnVpc`.',
    },
    ...reportSchema.attributes,
  },
});
