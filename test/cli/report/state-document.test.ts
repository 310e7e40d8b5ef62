import { readStateDocument } from '../../../lib/cli/report/state-document';
import { attributes, childModule, showState, stateFile } from './states';

function addressesIn(document: unknown): string[] {
  return readStateDocument(JSON.stringify(document), 'state.json').resources.map(({ address }) => address);
}

test('resources are found in modules of any depth', () => {
  const document = showState(
    [{ address: 'rdsmigration_precheck_task.root' }],
    [
      childModule(
        'module.one',
        [{ address: 'module.one.rdsmigration_precheck_task.a[0]' }],
        [
          childModule('module.one.module.two["x"]', [
            { address: 'module.one.module.two["x"].rdsmigration_precheck_task.b' },
          ]),
        ],
      ),
    ],
  );

  expect(addressesIn(document)).toEqual([
    'rdsmigration_precheck_task.root',
    'module.one.rdsmigration_precheck_task.a[0]',
    'module.one.module.two["x"].rdsmigration_precheck_task.b',
  ]);
});

test('a state file gives the same addresses as terraform show does', () => {
  const document = stateFile([
    { mode: 'managed', type: 'rdsmigration_precheck_task', name: 'one', instances: [{ attributes: attributes() }] },
    {
      module: 'module.a["k"].module.b',
      mode: 'managed',
      type: 'rdsmigration_precheck_task',
      name: 'many',
      instances: [
        { index_key: 0, attributes: attributes(), status: 'tainted' },
        { index_key: 'key "q"', attributes: attributes() },
        { attributes: attributes(), deposed: 'abcd1234' },
      ],
    },
    { mode: 'data', type: 'rdsmigration_precheck_report', name: 'last', instances: [{ attributes: attributes() }] },
  ]);

  expect(addressesIn(document)).toEqual([
    'rdsmigration_precheck_task.one',
    'module.a["k"].module.b.rdsmigration_precheck_task.many[0]',
    'module.a["k"].module.b.rdsmigration_precheck_task.many["key \\"q\\""]',
    'data.rdsmigration_precheck_report.last',
  ]);
});

test('objects that wait for their destruction are left out', () => {
  expect(addressesIn(showState([{ address: 'a.b', deposed_key: 'abcd1234' }, { address: 'a.c' }]))).toEqual(['a.c']);
});

test('a plan gives the state before it', () => {
  const plan = {
    format_version: '1.2',
    planned_values: {},
    resource_changes: [],
    prior_state: showState([{ address: 'a.b' }]),
  };

  expect(addressesIn(plan)).toEqual(['a.b']);
  expect(readStateDocument(JSON.stringify(plan), 'plan.json').isPlan).toBe(true);
});

test('an empty state has no resources', () => {
  expect(addressesIn({ format_version: '1.0' })).toEqual([]);
  expect(addressesIn(stateFile([]))).toEqual([]);
});

test.each([
  ['', /state\.json is not JSON\. It is empty\. Pass a terraform\.tfstate/],
  ['Terraform v1.11', /state\.json is not JSON\. Pass/],
  ['PK\u0003\u0004', /looks like a plan file: pass the output of `terraform show -json <plan>`/],
  ['[]', /it is JSON, but no object/],
  ['"x"', /it is JSON, but no object/],
  ['null', /it is JSON, but no object/],
  ['{"version":3,"modules":[],"resources":[]}', /version 3, and only version 4 is known/],
  [
    '{"serial":1,"lineage":"x","meta":{},"encrypted_data":"x","encryption_version":"v0"}',
    /encrypted by OpenTofu; `tofu show -json` decrypts it/,
  ],
  ['{"task_id":{"sensitive":false,"type":"number","value":1}}', /output of `terraform output -json`/],
  ['{"terraform":{"backend":{}},"resource":{}}', /cdk\.tf\.json/],
  ['{}', /neither format_version nor version and resources/],
])('%s is refused with the next step', (text, message) => {
  expect(() => readStateDocument(text, 'state.json')).toThrow(message);
  expect(() => readStateDocument(text, 'state.json')).toThrow(/Pass a|pass the output/);
});
