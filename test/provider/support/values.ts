import { ConfigOf, PlannedOf, StateOf, UNKNOWN } from '../../../lib/custom-resource';
import { CreatePrecheckTaskRequest } from '../../../lib/rds';
import { reportState, policyOf } from '../../../lib/provider/precheck-task/report-state';
import { providerSchema } from '../../../lib/provider/configuration/schema';
import { precheckReportSchema } from '../../../lib/provider/precheck-report/schema';
import { precheckTaskSchema } from '../../../lib/provider/precheck-task/schema';
import { PASSWORD } from './scene';

type Schema = typeof precheckTaskSchema;
export type Config = ConfigOf<Schema>;
export type Planned = PlannedOf<Schema>;
export type State = StateOf<Schema>;

/** A configuration as Terraform sends it: what the author left out is null. */
export function configOf(changes: Partial<Config> = {}): Config {
  return {
    db_instance_name: 'pgm-target',
    source_ip_address: '172.16.0.10',
    source_port: 5432,
    source_account: 'migratetest',
    source_password: null,
    source_password_wo: PASSWORD,
    source_password_wo_version: 1,
    source_category: 'ecsOnVpc',
    task_name: null,
    triggers: null,
    wait_for_report: null,
    fail_on: null,
    ignore_checks: null,
    check_target: null,
    id: null,
    task_id: null,
    request_id: null,
    status: null,
    passed: null,
    checks: null,
    checks_passed: null,
    checks_warned: null,
    checks_failed: null,
    detail: null,
    created_at: null,
    modified_at: null,
    timeouts: null,
    ...changes,
  };
}

/** What is planned for the configuration. */
export function plannedOf(changes: Partial<Planned> = {}): Planned {
  return {
    db_instance_name: 'pgm-target',
    source_ip_address: '172.16.0.10',
    source_port: 5432,
    source_account: 'migratetest',
    source_password: null,
    source_password_wo_version: 1,
    source_category: 'ecsOnVpc',
    task_name: UNKNOWN,
    triggers: null,
    wait_for_report: true,
    fail_on: 'error',
    ignore_checks: null,
    check_target: true,
    timeouts: null,
    ...changes,
  };
}

/** A task in state, with a report. */
export function stateOf(report: readonly string[], changes: Partial<State> = {}): State {
  const state = { ...plannedOf(), task_name: 'slf7w7wj3g', ...changes };
  const record = {
    detail: report.join('\n'),
    gmtCreated: '2024-05-01T11:00:00Z',
    gmtModified: '2024-05-01T11:00:20Z',
  };
  return {
    id: 'pgm-target:439946016',
    task_id: 439_946_016,
    request_id: 'REQUEST-439946016',
    ...reportState(record, policyOf(state)),
    ...state,
  };
}

/** What a create asks the service for. */
export function wantedTask(changes: Partial<CreatePrecheckTaskRequest> = {}): CreatePrecheckTaskRequest {
  return {
    dbInstanceName: 'pgm-target',
    sourceIpAddress: '172.16.0.10',
    sourcePort: 5432,
    sourceAccount: 'migratetest',
    sourcePassword: PASSWORD,
    sourceCategory: 'ecsOnVpc',
    ...changes,
  };
}

/** A data source's configuration as Terraform sends it. */
export function dataConfigOf(): ConfigOf<typeof precheckReportSchema> {
  return {
    db_instance_name: 'pgm-target',
    task_id: null,
    task_name: null,
    fail_on: null,
    ignore_checks: null,
    id: null,
    source_ip_address: null,
    source_port: null,
    source_account: null,
    source_category: null,
    status: null,
    passed: null,
    checks: null,
    checks_passed: null,
    checks_warned: null,
    checks_failed: null,
    detail: null,
    created_at: null,
    modified_at: null,
  };
}

/** An empty provider block as Terraform sends it. */
export function providerConfigOf(): ConfigOf<typeof providerSchema> {
  return {
    region: null,
    access_key: null,
    secret_key: null,
    security_token: null,
    profile: null,
    shared_credentials_file: null,
    ecs_role_name: null,
    credentials_uri: null,
    max_requests_per_minute: null,
    endpoints: null,
    assume_role: null,
    assume_role_with_oidc: null,
  };
}
