import { setTimeout } from 'node:timers/promises';
import { Clock } from '../client';

export const systemClock: Clock = {
  now: () => Date.now(),
  wait: (milliseconds, signal) => setTimeout(milliseconds, undefined, { signal }),
};
