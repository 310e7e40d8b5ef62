import { appearanceOf, painter } from '../../../lib/cli/report/terminal';

const terminal = { isTTY: true, columns: 90 };

test.each([
  ['a terminal', terminal, {}, true],
  ['a pipe', {}, {}, false],
  ['a terminal with NO_COLOR', terminal, { NO_COLOR: '1' }, false],
  ['a terminal with an empty NO_COLOR', terminal, { NO_COLOR: '' }, true],
  ['a dumb terminal', terminal, { TERM: 'dumb' }, false],
  ['a pipe with FORCE_COLOR', {}, { FORCE_COLOR: '1' }, true],
  ['a pipe with an empty FORCE_COLOR', {}, { FORCE_COLOR: '' }, true],
  ['a terminal with FORCE_COLOR=0', terminal, { FORCE_COLOR: '0' }, false],
  ['a terminal with FORCE_COLOR=false', terminal, { FORCE_COLOR: 'false' }, false],
  ['a pipe with both FORCE_COLOR and NO_COLOR', {}, { FORCE_COLOR: '1', NO_COLOR: '1' }, true],
])('%s has colour as users expect', (_description, stream, env, colour) => {
  expect(appearanceOf(stream, env).colour).toBe(colour);
});

test.each([
  [{ columns: 90 }, {}, 90],
  [{ columns: 20 }, {}, 50],
  [{ columns: 300 }, {}, 120],
  [{}, {}, 100],
  [{}, { COLUMNS: '72' }, 72],
  [{}, { COLUMNS: 'wide' }, 100],
])('the width of %j with %j is %d', (stream, env, width) => {
  expect(appearanceOf(stream, env).width).toBe(width);
});

test('paint puts text into styles and leaves nothing behind', () => {
  expect(painter(true)('x', 'red', 'bold')).toBe('\u001b[1m\u001b[31mx\u001b[39m\u001b[22m');
  expect(painter(true)('', 'red')).toBe('');
  expect(painter(false)('x', 'red')).toBe('x');
});
