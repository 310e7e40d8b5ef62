import { ManualClock } from '../../lib/emulator';
import { systemClock } from '../../lib/emulator/clock';

test('a manual clock stands still until it is advanced', () => {
  const clock = new ManualClock(1000);
  expect(clock.now()).toBe(1000);
  clock.advance(500);
  expect(clock.now()).toBe(1500);
});

test('timers run in the order in which they fall due, each at its time', () => {
  const clock = new ManualClock(0);
  const ran: [string, number][] = [];
  clock.setTimer(20, () => ran.push(['late', clock.now()]));
  clock.setTimer(10, () => {
    ran.push(['early', clock.now()]);
    clock.setTimer(5, () => ran.push(['nested', clock.now()]));
  });
  clock.setTimer(31, () => ran.push(['beyond', clock.now()]));
  clock.advance(30);
  expect(ran).toEqual([
    ['early', 10],
    ['nested', 15],
    ['late', 20],
  ]);
});

test('a timer that was taken back does not run', () => {
  const clock = new ManualClock(0);
  const ran = jest.fn();
  clock.setTimer(10, ran)();
  clock.advance(10);
  expect(ran).not.toHaveBeenCalled();
});

test("the system's clock calls back, unless the timer was taken back", async () => {
  const cancelled = jest.fn();
  systemClock.setTimer(0, cancelled)();
  await new Promise<void>((resolve) => systemClock.setTimer(1, resolve));
  expect(cancelled).not.toHaveBeenCalled();
});
