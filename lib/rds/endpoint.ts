/** Where requests go, in the form that `@alicloud/pop-core` wants. */
export interface Endpoint {
  /** Scheme, host and optional port, without a trailing slash: `https://rds.aliyuncs.com`. */
  readonly url: string;
  /** Host and optional port, for messages: `rds.aliyuncs.com`. */
  readonly host: string;
}

const CENTRAL_ENDPOINT = 'rds.aliyuncs.com';

/** Regions that the central endpoint serves; the rest of the list are internal and edge regions of the vendor. */
const CENTRAL_REGIONS: ReadonlySet<string> = new Set([
  'ap-southeast-1',
  'cn-beijing',
  'cn-beijing-finance-1',
  'cn-beijing-gov-1',
  'cn-fujian',
  'cn-hangzhou',
  'cn-heyuan',
  'cn-hongkong',
  'cn-north-2-gov-1',
  'cn-qingdao',
  'cn-shanghai',
  'cn-shanghai-finance-1',
  'cn-shenzhen',
  'cn-shenzhen-finance-1',
  'cn-wuhan',
  'cn-zhangbei',
  'us-east-1',
  'us-west-1',

  'ap-northeast-2-pop',
  'cn-beijing-finance-pop',
  'cn-beijing-nu16-b01',
  'cn-edge-1',
  'cn-haidian-cm12-c01',
  'cn-hangzhou-bj-b01',
  'cn-hangzhou-internal-prod-1',
  'cn-hangzhou-internal-test-1',
  'cn-hangzhou-internal-test-2',
  'cn-hangzhou-internal-test-3',
  'cn-hangzhou-test-306',
  'cn-hongkong-finance-pop',
  'cn-qingdao-nebula',
  'cn-shanghai-et15-b01',
  'cn-shanghai-et2-b01',
  'cn-shanghai-inner',
  'cn-shanghai-internal-test-1',
  'cn-shenzhen-inner',
  'cn-shenzhen-st4-d01',
  'cn-shenzhen-su18-b01',
  'cn-yushanfang',
  'cn-zhangbei-na61-b01',
  'cn-zhangjiakou-na62-a01',
  'cn-zhengzhou-nebula-1',
  'eu-west-1-oxs',
  'rus-west-1-pop',
]);

const SPECIAL_ENDPOINTS: ReadonlyMap<string, string> = new Map([
  ['cn-hangzhou-finance', 'rds-vpc.cn-hangzhou-finance.aliyuncs.com'],
]);

/**
 * The public RDS endpoint of a region, by the rule of the vendor's SDKs: a fixed map, else `rds.<region>.aliyuncs.com`.
 *
 * The newer endpoint page names `rds.ap-southeast-1.aliyuncs.com` for Singapore where the SDKs use the central
 * endpoint; the SDKs are followed, and an explicit endpoint overrides the rule.
 *
 * @param region region id, for example `cn-hangzhou`.
 * @returns host name without scheme.
 * @throws Error if the text cannot be a region id.
 * @see npm package `@alicloud/rds20140815` 15.4.0, `src/client.ts`
 */
export function rdsEndpoint(region: string): string {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(region)) {
    throw new Error(
      `"${region}" is not a region id: lower-case letters, digits and hyphens are expected, for example "cn-hangzhou".`,
    );
  }
  return CENTRAL_REGIONS.has(region)
    ? CENTRAL_ENDPOINT
    : (SPECIAL_ENDPOINTS.get(region) ?? `rds.${region}.aliyuncs.com`);
}

/**
 * Reads an endpoint as users write it: a bare host (`rds.aliyuncs.com`), `host:port`, or a URL with `http://` or
 * `https://`. Without a scheme, HTTPS is meant.
 *
 * @throws Error if the text has another scheme, a path, a query, credentials, or no valid host. The text is quoted only
 * when it cannot hold a password.
 */
export function parseEndpoint(text: string): Endpoint {
  const trimmed = text.trim();
  if (trimmed.includes('@')) {
    throw new Error(`The RDS endpoint must not contain credentials ("user:password@"): ${EXPECTED_ENDPOINT}.`);
  }
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]*):\/\//.exec(trimmed)?.[1]?.toLowerCase();
  if (scheme !== undefined && scheme !== 'http' && scheme !== 'https') {
    throw malformed(text, `scheme "${scheme}" is not supported`);
  }
  const candidate = scheme === undefined ? `https://${trimmed}` : trimmed;
  if (/[\s\\]/.test(candidate) || !URL.canParse(candidate)) {
    throw malformed(text, 'it has no valid host and port');
  }
  const url = new URL(candidate);
  if (url.pathname !== '/' || /[?#]/.test(candidate)) {
    throw malformed(text, 'a path, query or fragment is not allowed');
  }
  return { url: url.origin, host: url.host };
}

const EXPECTED_ENDPOINT = 'give a host such as "rds.aliyuncs.com", or a URL such as "http://127.0.0.1:8080"';

function malformed(text: string, reason: string): Error {
  return new Error(`"${text}" is not an RDS endpoint: ${reason}; ${EXPECTED_ENDPOINT}.`);
}
