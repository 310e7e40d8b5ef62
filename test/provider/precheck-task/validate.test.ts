import { Decimal, PartialConfigOf, UNKNOWN } from '../../../lib/custom-resource';
import { precheckTaskSchema } from '../../../lib/provider/precheck-task/schema';
import { validatePrecheckTask } from '../../../lib/provider/precheck-task/validate';
import { outline, validated } from '../support/validation';
import { configOf } from '../support/values';

type Config = PartialConfigOf<typeof precheckTaskSchema>;

function diagnosticsOf(changes: Partial<Config>) {
  return validated<Config>(validatePrecheckTask, { ...configOf(), ...changes });
}

test('a complete configuration has no faults', () => {
  expect(diagnosticsOf({})).toEqual([]);
});

test.each<[attribute: keyof Config, values: unknown[]]>([
  ['db_instance_name', ['pgm-bp102g323jd4', 'rm-1']],
  ['source_ip_address', ['172.16.0.10', 'fd00::10', 'db.internal']],
  ['source_port', [1, 5432, 65_535, 5432n]],
  ['source_account', ['migratetest', 'with blank', 'ö']],
  ['source_category', ['ecsOnVpc', 'idcOnVpc']],
  ['task_name', ['slf7w7wj3g', 'Ünïcode with blanks', '1']],
  ['fail_on', ['error', 'warning', 'never']],
  ['ignore_checks', [[], ['Check ip connectable'], ['a', UNKNOWN]]],
  ['timeouts', [{ create: '15m' }, { create: '1h30m' }, { create: null }, { create: UNKNOWN }]],
  ['triggers', [{}, { version: '2' }]],
  ['wait_for_report', [true, false]],
  ['check_target', [true, false]],
])('a good "%s" is accepted', (attribute, values) => {
  for (const value of values) expect(diagnosticsOf({ [attribute]: value })).toEqual([]);
});

test.each(Object.keys(configOf()))('"%s" is not judged while it is unknown', (attribute) => {
  const errors = diagnosticsOf({ [attribute]: UNKNOWN }).filter(({ path }) => path?.[0] === attribute);
  expect(errors).toEqual([]);
});

test('a configuration of which nothing is known has no faults', () => {
  const unknown = Object.fromEntries(Object.keys(configOf()).map((name) => [name, UNKNOWN]));
  expect(diagnosticsOf(unknown)).toEqual([]);
});

test.each<[attribute: keyof Config, value: unknown, summary: string, detail: RegExp]>([
  ['db_instance_name', '', 'is not the ID of an instance', /is empty.*pgm-/],
  ['db_instance_name', '  ', 'is not the ID of an instance', /is empty/],
  ['db_instance_name', 'pgm-1 ', 'is not the ID of an instance', /"pgm-1 " contains blanks/],
  ['db_instance_name', 'My database', 'is not the ID of an instance', /not the display name/],
  ['source_ip_address', '1.2.3.4.5', 'is not an address', /"1\.2\.3\.4\.5" is neither.*172\.16\.0\.10/],
  ['source_ip_address', 'fe80::1%eth0', 'is not an address', /zone ID/],
  ['source_port', 0, 'is not a port', /0 is not a whole number from 1 to 65535.*5432/],
  ['source_port', 65_536, 'is not a port', /65536/],
  ['source_port', -5432, 'is not a port', /-5432/],
  ['source_port', 5432.5, 'is not a port', /5432\.5/],
  ['source_port', 2n ** 64n, 'is not a port', /18446744073709551616/],
  ['source_port', new Decimal('5432.00000000000000000001'), 'is not a port', /5432\.00000000000000000001/],
  ['source_account', '', 'is empty', /migration account/],
  ['source_account', '\t', 'is empty', /migration account/],
  ['source_category', 'ecsonvpc', 'is not a category of the API', /"ecsonvpc".*Write "ecsOnVpc"; capitals matter/],
  ['source_category', 'IDCONVPC', 'is not a category of the API', /Write "idcOnVpc"/],
  ['source_category', 'Internet', 'is not a category of the API', /Write "internet"/],
  ['source_category', 'other', 'is not a category of the API', /"ecsOnVpc" for.*"idcOnVpc" for/],
  ['task_name', '', 'is empty', /Leave it out/],
  ['task_name', ' ', 'is empty', /Leave it out/],
  ['fail_on', 'Error', 'is not a result that can be chosen', /"Error" is not one of: error, warning, never/],
  ['ignore_checks', [''], 'has an empty name', /Name each check as the report does/],
  ['ignore_checks', [null], 'has an empty name', /leave the entry out/],
])('"%s" = %j is refused, with value, reason and next step', (attribute, value, summary, detail) => {
  const diagnostics = diagnosticsOf({ [attribute]: value });
  expect(outline(diagnostics)).toEqual([`error at ${attribute}: "${attribute}" ${summary}`]);
  expect(diagnostics[0]?.detail).toMatch(detail);
});

test.each(['15', 'soon', '-1m', '15 m', ''])('a time-out of "%s" is refused', (create) => {
  const diagnostics = diagnosticsOf({ timeouts: { create } });
  expect(outline(diagnostics)).toEqual(['error at timeouts.create: "timeouts.create" is not a duration']);
  expect(diagnostics[0]?.detail).toContain('for example "15m"');
});

test.each(['0s', '0h0m', '0.0ms'])('a time-out of "%s" is refused: it has to be greater than zero', (create) => {
  const diagnostics = diagnosticsOf({ timeouts: { create } });
  expect(outline(diagnostics)).toEqual(['error at timeouts.create: "timeouts.create" leaves no time']);
  expect(diagnostics[0]?.detail).toContain(`"${create}" is not greater than zero`);
});

test('the former category "internet" is a warning', () => {
  const diagnostics = diagnosticsOf({ source_category: 'internet' });
  expect(outline(diagnostics)).toEqual([
    'warning at source_category: "internet" is no longer a documented source category',
  ]);
  expect(diagnostics[0]?.detail).toContain('not established');
});

test('all faults are told at once', () => {
  const diagnostics = diagnosticsOf({ db_instance_name: '', source_port: 0, source_category: 'x', task_name: '' });
  expect(diagnostics.map(({ path }) => path?.[0])).toEqual([
    'db_instance_name',
    'source_port',
    'source_category',
    'task_name',
  ]);
});
