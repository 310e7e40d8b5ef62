import { rdsmigrationSchemaJson } from '../../lib/provider/schema-json';

interface Attribute {
  readonly description?: string;
  readonly required?: boolean;
  readonly optional?: boolean;
  readonly computed?: boolean;
  readonly sensitive?: boolean;
  readonly write_only?: boolean;
}

/** As far as the tests look into it. */
interface SchemaJson {
  readonly provider_schemas: Record<
    string,
    { readonly resource_schemas: Types; readonly data_source_schemas: Types; readonly provider: Type }
  >;
}
type Types = Record<string, Type>;
interface Type {
  readonly block: { readonly attributes: Record<string, Attribute> };
}

const schema = (rdsmigrationSchemaJson() as unknown as SchemaJson).provider_schemas[
  'terraform.local/alicloud/rdsmigration'
];
const task = schema?.resource_schemas['rdsmigration_precheck_task']?.block.attributes ?? {};
const report = schema?.data_source_schemas['rdsmigration_precheck_report']?.block.attributes ?? {};

test('each parameter of the API is an attribute, required as on the API page', () => {
  for (const name of ['db_instance_name', 'source_ip_address', 'source_port', 'source_account', 'source_category']) {
    expect(task[name]).toMatchObject({ required: true });
  }
  expect(task['task_name']).toMatchObject({ optional: true, computed: true });
});

test('what the API answers can be read', () => {
  for (const name of ['task_id', 'request_id', 'id']) expect(task[name]).toMatchObject({ computed: true });
  for (const name of ['task_id', 'task_name']) expect(report[name]).toMatchObject({ computed: true });
});

test('passwords and keys are sensitive, and the write-only one is written only', () => {
  expect(task['source_password']).toMatchObject({ optional: true, sensitive: true });
  expect(task['source_password_wo']).toMatchObject({ optional: true, write_only: true });
  const keys = schema?.provider.block.attributes ?? {};
  for (const name of ['access_key', 'secret_key', 'security_token'])
    expect(keys[name]).toMatchObject({ sensitive: true });
  expect(Object.keys(report).filter((name) => name.includes('password'))).toEqual([]);
});

test('the report is told by the same attributes on the resource and on the data source', () => {
  for (const [name, attribute] of Object.entries(task)) {
    const isOfReport = attribute.computed && !attribute.optional && !['request_id', 'task_id', 'id'].includes(name);
    if (isOfReport) expect(report[name]).toEqual(attribute);
  }
  expect(report['ignore_checks']).toEqual(task['ignore_checks']);
});

test('every attribute is described', () => {
  for (const attributes of [task, report, schema?.provider.block.attributes ?? {}]) {
    for (const { description } of Object.values(attributes)) expect(description).toMatch(/\S/);
  }
});
