import fc from 'fast-check';
import { seededRandomness } from '../../lib/emulator';
import { generateRequestId, generateTaskName, systemRandomness } from '../../lib/emulator/randomness';

test('a seed gives the same sequence again, another seed another one', () => {
  const sequence = (seed: number) => {
    const randomness = seededRandomness(seed);
    return Array.from({ length: 10 }, () => randomness.integer(1_000_000));
  };
  expect(sequence(1)).toEqual(sequence(1));
  expect(sequence(1)).not.toEqual(sequence(2));
});

test('integers stay within their range', () => {
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 1, max: 2 ** 32 }), (seed, end) => {
      const value = seededRandomness(seed).integer(end);
      expect(Number.isInteger(value) && value >= 0 && value < end).toBe(true);
    }),
  );
});

test('every value of a small range comes up', () => {
  const randomness = seededRandomness(7);
  expect(new Set(Array.from({ length: 200 }, () => randomness.integer(6)))).toEqual(new Set([0, 1, 2, 3, 4, 5]));
});

test('names and request ids have the form of the samples', () => {
  for (const randomness of [systemRandomness, seededRandomness(3)]) {
    expect(generateTaskName(randomness)).toMatch(/^[a-z0-9]{10}$/);
    expect(generateRequestId(randomness)).toMatch(
      /^[0-9A-F]{8}-[0-9A-F]{4}-4[0-9A-F]{3}-[89AB][0-9A-F]{3}-[0-9A-F]{12}$/,
    );
  }
});
