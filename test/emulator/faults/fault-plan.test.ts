import type { Fault } from '../../../lib/emulator';
import { FaultInjector } from '../../../lib/emulator/faults/fault-plan';

const kinds = (injector: FaultInjector, actions: readonly string[]) =>
  actions.map((action) => injector.next(action)?.kind);

test('each queued fault strikes once, the first request it fits', () => {
  const injector = new FaultInjector();
  injector.add({ queue: [{ kind: 'lose-answer', action: 'Create' }, { kind: 'throttling' }] });
  injector.add({ queue: [{ kind: 'garbage-body' }] });
  expect(kinds(injector, ['Describe', 'Create', 'Create', 'Create'])).toEqual([
    'throttling',
    'lose-answer',
    'garbage-body',
    undefined,
  ]);
});

const faults: readonly Fault[] = [{ kind: 'lose-answer' }, { kind: 'throttling' }];
const actions = Array.from({ length: 500 }, () => 'Create');

test('random faults come as often as they should, and again with the same seed', () => {
  const struck = (seed: number) => {
    const injector = new FaultInjector();
    injector.add({ random: { seed, probability: 0.3, faults } });
    return kinds(injector, actions);
  };
  expect(struck(11)).toEqual(struck(11));
  expect(struck(11)).not.toEqual(struck(12));
  const count = (kind: string) => struck(11).filter((other) => other === kind).length;
  for (const kind of ['lose-answer', 'throttling']) {
    expect(count(kind)).toBeGreaterThan(40);
    expect(count(kind)).toBeLessThan(120);
  }
});

test.each([
  [0, 0],
  [1, 500],
])('probability %d strikes %d of 500 requests', (probability, struck) => {
  const injector = new FaultInjector();
  injector.add({ random: { seed: 1, probability, faults } });
  expect(kinds(injector, actions).filter((kind) => kind !== undefined)).toHaveLength(struck);
});

test('a random fault for one operation leaves the others alone', () => {
  const injector = new FaultInjector();
  injector.add({ random: { seed: 1, probability: 1, faults: [{ kind: 'lose-answer', action: 'Create' }] } });
  expect(kinds(injector, ['Describe', 'Create'])).toEqual([undefined, 'lose-answer']);
});

test('nothing strikes once faults are cleared', () => {
  const injector = new FaultInjector();
  injector.add({ queue: [{ kind: 'throttling' }], random: { seed: 1, probability: 1, faults } });
  injector.clear();
  expect(injector.next('Create')).toBeUndefined();
});
