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
    profile: {
      type: 'string',
      optional: true,
      description:
        'Profile of the Alibaba Cloud CLI. Default: `ALICLOUD_PROFILE`, `ALIBABA_CLOUD_PROFILE`; without one no shared credentials file is read.',
    },
    shared_credentials_file: {
      type: 'string',
      optional: true,
      description:
        'File of the profile. Default: `ALICLOUD_SHARED_CREDENTIALS_FILE`, `ALIBABA_CLOUD_CREDENTIALS_FILE`, then `~/.aliyun/config.json`.',
    },
    ecs_role_name: {
      type: 'string',
      optional: true,
      description:
        'RAM role of the ECS instance that Terraform runs on. Default: `ALICLOUD_ECS_ROLE_NAME`, `ALIBABA_CLOUD_ECS_METADATA`.',
    },
    credentials_uri: {
      type: 'string',
      optional: true,
      description:
        'Address of a service that gives temporary credentials. Default: `ALICLOUD_CREDENTIALS_URI`, `ALIBABA_CLOUD_CREDENTIALS_URI`.',
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
        sts: {
          type: 'string',
          optional: true,
          description:
            'Host of STS. Default: `ALIBABA_CLOUD_ENDPOINT_STS`, `STS_ENDPOINT`, then the endpoint of the region.',
        },
      },
    },
    assume_role: {
      nesting: 'single',
      description: 'A role to assume with the credentials that were found.',
      attributes: {
        role_arn: {
          type: 'string',
          optional: true,
          description: 'ARN of the role. Default: `ALICLOUD_ASSUME_ROLE_ARN`, `ALIBABA_CLOUD_ROLE_ARN`.',
        },
        session_name: {
          type: 'string',
          optional: true,
          description:
            'Name of the session. Default: `ALICLOUD_ASSUME_ROLE_SESSION_NAME`, `ALIBABA_CLOUD_ROLE_SESSION_NAME`, then `terraform`.',
        },
        session_expiration: {
          type: 'number',
          optional: true,
          description:
            'Seconds that a session lasts, 900 to 43200; it is renewed. Default: `ALICLOUD_ASSUME_ROLE_SESSION_EXPIRATION`, then 3600.',
        },
        policy: { type: 'string', optional: true, description: 'RAM policy in JSON that narrows the role.' },
        external_id: { type: 'string', optional: true, description: 'External ID that the role asks for.' },
      },
    },
    assume_role_with_oidc: {
      nesting: 'single',
      description: 'A role to assume with a token of an OpenID Connect provider, without an AccessKey.',
      attributes: {
        oidc_provider_arn: {
          type: 'string',
          optional: true,
          description: 'ARN of the provider. Default: `ALIBABA_CLOUD_OIDC_PROVIDER_ARN`.',
        },
        oidc_token_file: {
          type: 'string',
          optional: true,
          description: 'File of the token, read at each renewal. Default: `ALIBABA_CLOUD_OIDC_TOKEN_FILE`.',
        },
        oidc_token: {
          type: 'string',
          optional: true,
          sensitive: true,
          description: 'The token itself, in place of the file. Default: `ALIBABA_CLOUD_OIDC_TOKEN`.',
        },
        role_arn: {
          type: 'string',
          optional: true,
          description: 'ARN of the role. Default: `ALIBABA_CLOUD_ROLE_ARN`.',
        },
        role_session_name: {
          type: 'string',
          optional: true,
          description: 'Name of the session. Default: `ALIBABA_CLOUD_ROLE_SESSION_NAME`, then `terraform`.',
        },
        policy: { type: 'string', optional: true, description: 'RAM policy in JSON that narrows the role.' },
        session_expiration: {
          type: 'number',
          optional: true,
          description: 'Seconds that a session lasts, 900 to 43200; it is renewed. Default: 3600.',
        },
      },
    },
  },
});
