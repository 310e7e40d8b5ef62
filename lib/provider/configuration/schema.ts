import { defineSchema } from '../../custom-resource';

/** The arguments of aliyun/alicloud that a provider for one API needs, under the same names and with the same variables. */
export const providerSchema = defineSchema({
  description: 'Assesses self-managed PostgreSQL servers before they are migrated into ApsaraDB RDS for PostgreSQL.',
  attributes: {
    region: {
      type: 'string',
      optional: true,
      description:
        'Region of the RDS instances, for example `cn-hangzhou`; it chooses the endpoint. Default: `ALICLOUD_REGION`, `ALIBABA_CLOUD_REGION`, the region of the profile, then `cn-beijing`.',
    },
    access_key: {
      type: 'string',
      optional: true,
      sensitive: true,
      description:
        'AccessKey ID. Default: `ALICLOUD_ACCESS_KEY`, `ALIBABA_CLOUD_ACCESS_KEY_ID`, `ALIBABACLOUD_ACCESS_KEY_ID`.',
    },
    secret_key: {
      type: 'string',
      optional: true,
      sensitive: true,
      description:
        'AccessKey secret. Default: `ALICLOUD_SECRET_KEY`, `ALIBABA_CLOUD_ACCESS_KEY_SECRET`, `ALIBABACLOUD_ACCESS_KEY_SECRET`.',
    },
    max_requests_per_minute: {
      type: 'number',
      optional: true,
      description:
        'How many requests of one operation are sent in a minute, 1 or greater. The service limits them for each account and region; 100 is its usual limit, the one of these operations is not established. Default: 100.',
    },
    security_token: {
      type: 'string',
      optional: true,
      sensitive: true,
      description:
        'STS token of temporary credentials. Default: `ALICLOUD_SECURITY_TOKEN`, `ALIBABA_CLOUD_SECURITY_TOKEN`, `ALIBABACLOUD_SECURITY_TOKEN`.',
    },
  },
  blocks: {
    endpoints: {
      nesting: 'single',
      description: 'Endpoints to use in place of those of the region.',
      attributes: {
        rds: {
          type: 'string',
          optional: true,
          description:
            'Endpoint of RDS: a host, or a URL with `http://` or `https://`. Default: `ALIBABA_CLOUD_ENDPOINT_RDS`, `RDS_ENDPOINT`, then the endpoint of the region.',
        },
      },
    },
  },
});
