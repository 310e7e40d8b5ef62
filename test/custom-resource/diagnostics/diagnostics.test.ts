import { DiagnosticError, Diagnostics } from '../../../lib/custom-resource';

test('diagnostics are kept in the order in which they are told', () => {
  const diagnostics = new Diagnostics();
  diagnostics.warning('Slow', 'It takes an hour.');
  expect(diagnostics.hasErrors).toBe(false);
  diagnostics.error('Too big', 'Choose less.', ['size']);
  expect(diagnostics.hasErrors).toBe(true);
  expect(diagnostics.all).toEqual([
    { severity: 'warning', summary: 'Slow', detail: 'It takes an hour.', path: undefined },
    { severity: 'error', summary: 'Too big', detail: 'Choose less.', path: ['size'] },
  ]);
});

test('an error of a hook reads as a sentence where it is caught', () => {
  const error = new DiagnosticError('Too big', 'Choose less.', ['size']);
  expect(String(error)).toBe('DiagnosticError: Too big: Choose less.');
});
