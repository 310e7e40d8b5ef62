import { mixedDetail } from './samples';

/** The attributes of a resource as the provider stores them. */
export function attributes(overrides: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    id: 'pgm-bp102g323jd4:439946016',
    db_instance_name: 'pgm-bp102g323jd4',
    source_ip_address: '172.16.0.10',
    source_port: 5432,
    source_account: 'migratetest',
    source_category: 'ecsOnVpc',
    task_id: 439946016,
    task_name: 'slf7w7wj3g',
    request_id: '60F9A12A-16B8-4728-B099-4CA38D32C31C',
    status: 'failed',
    passed: false,
    detail: mixedDetail,
    created_at: '2026-02-25T06:57:41Z',
    modified_at: '2026-02-25T06:58:00Z',
    fail_on: 'error',
    ignore_checks: ['Check database connectable'],
    ...overrides,
  };
}

export interface SampleResource {
  readonly address: string;
  readonly values?: Readonly<Record<string, unknown>>;
  readonly deposed_key?: string;
}

function shown({ address, values = attributes(), ...rest }: SampleResource): object {
  const type = address.replace(/^(module\.\S+?\.)*(data\.)?/, '').split('.')[0];
  return { address, mode: address.includes('data.') ? 'data' : 'managed', type, values, ...rest };
}

/** What `terraform show -json` prints for a state. */
export function showState(resources: readonly SampleResource[], children: readonly object[] = []): object {
  return {
    format_version: '1.0',
    terraform_version: '1.11.4',
    values: { root_module: { resources: resources.map(shown), child_modules: children } },
  };
}

export function childModule(
  address: string,
  resources: readonly SampleResource[],
  children: readonly object[] = [],
): object {
  return { address, resources: resources.map(shown), child_modules: children };
}

/** A state file of version 4. */
export function stateFile(resources: readonly object[]): object {
  return { version: 4, terraform_version: '1.11.4', serial: 1, lineage: 'x', outputs: {}, resources };
}
