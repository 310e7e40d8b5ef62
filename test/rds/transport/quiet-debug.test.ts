import { loadWithoutDebugOutput } from '../../../lib/rds/transport/quiet-debug';

test('the namespaces are excluded only while the package is loaded, and all others stay as they were', () => {
  const environment: NodeJS.ProcessEnv = { DEBUG: 'express:*,httpx*' };

  const seen = loadWithoutDebugOutput(() => environment.DEBUG, ['httpx*', 'sign'], environment);

  expect(seen).toBe('express:*,httpx*,-httpx*,-sign');
  expect(environment.DEBUG).toBe('express:*,httpx*');
});

test('the variable is put back when loading fails', () => {
  const environment: NodeJS.ProcessEnv = { DEBUG: '*' };
  const load = () => {
    throw new Error('not installed');
  };

  expect(() => loadWithoutDebugOutput(load, ['httpx*'], environment)).toThrow('not installed');
  expect(environment.DEBUG).toBe('*');
});

test.each([undefined, ''])('without debugging output (%j) nothing is changed', (debug) => {
  const environment: NodeJS.ProcessEnv = { DEBUG: debug };

  expect(loadWithoutDebugOutput(() => environment.DEBUG, ['httpx*'], environment)).toBe(debug);
});
