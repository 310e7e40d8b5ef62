import { deliverStrayError, withStrayErrors } from '../../../lib/custom-resource/process/stray-errors';

test('work without stray errors settles as it would', async () => {
  await expect(withStrayErrors(async () => 1)).resolves.toBe(1);
  await expect(withStrayErrors(async () => Promise.reject(new Error('own')))).rejects.toThrow('own');
});

test('work that throws before it makes its promise rejects', async () => {
  const work = (): Promise<void> => {
    throw new Error('early');
  };
  await expect(withStrayErrors(work)).rejects.toThrow('early');
});

test('a stray error rejects the work it came from, and only this', async () => {
  let release = () => undefined as void;
  const other = withStrayErrors(() => new Promise<void>((resolve) => (release = resolve)));
  // The process hands over what setImmediate's callback throws in just this way.
  const failing = withStrayErrors(
    () => new Promise<void>(() => setImmediate(() => deliverStrayError(new Error('stray')))),
  );
  await expect(failing).rejects.toThrow('stray');
  release();
  await expect(other).resolves.toBeUndefined();
});

test('a stray error outside all work is nobody’s', () => {
  expect(deliverStrayError(new Error('stray'))).toBe(false);
});
