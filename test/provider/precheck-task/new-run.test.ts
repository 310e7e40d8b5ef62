import { UNKNOWN } from '../../../lib/custom-resource';
import { newRunAskedFor } from '../../../lib/provider/precheck-task/new-run';
import { passedReport } from '../support/reports';
import { configOf, State, stateOf } from '../support/values';

type Asked = ReturnType<typeof newRunAskedFor>;
type Config = Parameters<typeof newRunAskedFor>[0];

function asked(configured: Partial<Config>, stored: Partial<State>): Asked {
  return newRunAskedFor({ ...configOf(), ...configured }, stateOf(passedReport, stored));
}

const STORED_PASSWORD = { source_password: 'one', source_password_wo_version: null };

test.each<[configured: Partial<Config>, stored: Partial<State>, expected: Asked]>([
  [{}, {}, []],
  [{ source_password_wo: 'another value' }, {}, []],
  [{ source_password_wo_version: 2 }, {}, ['source_password_wo_version']],
  [{ source_password_wo_version: UNKNOWN }, {}, ['source_password_wo_version']],
  [{ ...STORED_PASSWORD, source_password_wo: null }, STORED_PASSWORD, []],
  [{ ...STORED_PASSWORD, source_password: 'two' }, STORED_PASSWORD, ['source_password']],
  [{ ...STORED_PASSWORD, source_password: UNKNOWN }, STORED_PASSWORD, ['source_password']],
  [{}, STORED_PASSWORD, ['source_password', 'source_password_wo_version']],
])('a changed password asks for a new run: %j after %j', (configured, stored, expected) => {
  expect(asked(configured, stored)).toEqual(expected);
});

test.each<[configured: Config['triggers'], stored: State['triggers'], changed: boolean]>([
  [null, null, false],
  [{ a: '1' }, { a: '1' }, false],
  [{ a: '1', b: '2' }, { b: '2', a: '1' }, false],
  [{}, {}, false],
  [{ a: '1' }, null, true],
  [null, { a: '1' }, true],
  [{}, null, true],
  [{ a: '2' }, { a: '1' }, true],
  [{ b: '1' }, { a: '1' }, true],
  [{ a: '1', b: '2' }, { a: '1' }, true],
  [{ a: '1' }, { a: '1', b: '2' }, true],
  [UNKNOWN, { a: '1' }, true],
  [{ a: UNKNOWN }, { a: '1' }, true],
])('changed triggers ask for a new run: %j after %j', (configured, stored, changed) => {
  expect(asked({ triggers: configured }, { triggers: stored })).toEqual(changed ? ['triggers'] : []);
});

test('the first password and triggers of an imported task change nothing', () => {
  const imported = { source_password: null, source_password_wo_version: null, triggers: null };
  expect(asked({ triggers: { a: '1' } }, imported)).toEqual([]);
  expect(asked({ triggers: UNKNOWN, source_password_wo_version: UNKNOWN }, imported)).toEqual([]);
});
