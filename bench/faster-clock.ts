import { performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { Clock } from '../lib/provider/client';

/** A clock on which time passes so many times as fast as it does. */
export function fasterClock(speed: number): Clock {
  const [epoch, start] = [Date.now(), performance.now()];
  return {
    now: () => epoch + (performance.now() - start) * speed,
    wait: (milliseconds, signal) => setTimeout(milliseconds / speed, undefined, { signal }),
  };
}
