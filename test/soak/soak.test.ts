import { soak } from './soak';

jest.setTimeout(120_000);

const seed = Number(process.env.SEED ?? Date.now() % 2 ** 32);

test(`a hundred assessments through a failing service are a hundred tasks, and show no password (SEED=${seed})`, async () => {
  const { tasks, duplicates, leaks, faults } = await soak(seed, 100);
  expect({ tasks, duplicates, leaks }).toEqual({ tasks: 100, duplicates: 0, leaks: 0 });
  expect(Object.keys(faults).length).toBeGreaterThan(5);
});
