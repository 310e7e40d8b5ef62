import { startEmulator, type AccessKey, type Emulator, type EmulatorOptions } from '../../../lib/emulator';
import { signRpcV1 } from '../../../lib/rds';

const running: Emulator[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((emulator) => emulator.close()));
});

/** An emulator that is closed after the test. */
export async function start(options: EmulatorOptions = {}): Promise<Emulator> {
  const emulator = await startEmulator(options);
  running.push(emulator);
  return emulator;
}

export interface CallOptions {
  readonly method?: 'GET' | 'POST';
  readonly accessKey?: AccessKey;
  /** Put into the query although the request is a POST. */
  readonly query?: Readonly<Record<string, string>>;
  /** Changes the signed parameters on their way. */
  readonly tamper?: (parameters: Record<string, string>) => void;
}

export interface Answer {
  readonly status: number;
  readonly contentType: string | null;
  readonly text: string;
  /** The parsed body, when it is JSON. */
  readonly json: Record<string, unknown>;
}

let nonce = 0;

/** The common parameters of a request that the service accepts. */
export function commonParameters(emulator: Emulator, action: string): Record<string, string> {
  nonce += 1;
  return {
    Action: action,
    Version: '2014-08-15',
    Format: 'JSON',
    AccessKeyId: emulator.accessKey.accessKeyId,
    SignatureMethod: 'HMAC-SHA1',
    SignatureVersion: '1.0',
    SignatureNonce: `nonce-${nonce}`,
    Timestamp: `${new Date().toISOString().slice(0, 19)}Z`,
  };
}

/** Signs and sends one request; a parameter that is given as undefined is left out. */
export async function call(
  emulator: Emulator,
  action: string,
  parameters: Readonly<Record<string, string | undefined>> = {},
  options: CallOptions = {},
): Promise<Answer> {
  const method = options.method ?? 'POST';
  const accessKey = options.accessKey ?? emulator.accessKey;
  const unsigned: Record<string, string> = {};
  for (const [name, value] of Object.entries({
    ...commonParameters(emulator, action),
    AccessKeyId: accessKey.accessKeyId,
    ...parameters,
  })) {
    if (value !== undefined) unsigned[name] = value;
  }
  const signature = signRpcV1(method, { ...unsigned, ...options.query }, accessKey.accessKeySecret);
  const signed = { ...unsigned, Signature: signature };
  options.tamper?.(signed);
  const query = new URLSearchParams(method === 'GET' ? { ...signed, ...options.query } : options.query);
  const response = await fetch(`${emulator.endpoint}/?${query.toString()}`, {
    method,
    ...(method === 'POST' ? { body: new URLSearchParams(signed) } : {}),
  });
  return readAnswer(response);
}

export async function readAnswer(response: Response): Promise<Answer> {
  const text = await response.text();
  const contentType = response.headers.get('content-type');
  const isJson = contentType?.startsWith('application/json') ?? false;
  return {
    status: response.status,
    contentType,
    text,
    json: isJson ? (JSON.parse(text) as Record<string, unknown>) : {},
  };
}

/** A create that the emulator accepts. */
export const createParameters = {
  DBInstanceName: 'pgm-emulated0001',
  SourceIpAddress: '172.16.0.10',
  SourcePort: '5432',
  SourceAccount: 'migratetest',
  SourcePassword: "p@ss w*'()~!+/=ü",
  SourceCategory: 'ecsOnVpc',
} as const;

export const create = (emulator: Emulator, parameters: Readonly<Record<string, string | undefined>> = {}) =>
  call(emulator, 'CreateCloudMigrationPrecheckTask', { ...createParameters, ...parameters });

export const describeResult = (emulator: Emulator, parameters: Readonly<Record<string, string | undefined>> = {}) =>
  call(emulator, 'DescribeCloudMigrationPrecheckResult', {
    DBInstanceName: 'pgm-emulated0001',
    PageNumber: '1',
    PageSize: '30',
    ...parameters,
  });

/** The first item of a result. */
export async function firstItem(emulator: Emulator): Promise<Record<string, unknown>> {
  const { json } = await describeResult(emulator);
  return (json.Items as Record<string, unknown>[])[0] ?? {};
}
