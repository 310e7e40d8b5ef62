import { faultKinds, parseFaultPlan, type Fault } from '../../../lib/emulator';
import { parseFault } from '../../../lib/emulator/faults/fault';

const examples: Record<Fault['kind'], Fault> = {
  'reset-before-acting': { kind: 'reset-before-acting' },
  throttling: { kind: 'throttling' },
  'signature-nonce-used': { kind: 'signature-nonce-used', action: 'DescribeDBInstanceAttribute' },
  'lose-answer': { kind: 'lose-answer' },
  'slow-answer': { kind: 'slow-answer', milliseconds: 100 },
  'garbage-body': { kind: 'garbage-body' },
  'truncated-body': { kind: 'truncated-body' },
  'huge-body': { kind: 'huge-body', bytes: 1000 },
  'endless-body': { kind: 'endless-body' },
  'wrong-types': { kind: 'wrong-types' },
  'polluting-body': { kind: 'polluting-body' },
  'http-error': { kind: 'http-error', status: 502, body: 'html', when: 'after' },
};

test.each(faultKinds)('%s is read as it is declared', (kind) => {
  expect(parseFault(examples[kind], 'fault')).toEqual(examples[kind]);
});

test.each<[unknown, string]>([
  [{ kind: 'lose' }, 'fault.kind is "lose", which is not allowed. Allowed values: reset-before-acting,'],
  [{ kind: 'lose-answer', status: 500 }, 'fault.status is not known. Allowed keys: kind, action.'],
  [{ kind: 'http-error', status: 404, body: 'html', when: 'after' }, 'fault.status is 404, which is not allowed'],
  [{ kind: 'http-error', status: 500, when: 'after' }, 'fault.body is missing, which is not allowed'],
  [{ kind: 'http-error', status: 500, body: 'html', when: 'now' }, 'fault.when is "now", which is not allowed'],
  [{ kind: 'slow-answer' }, 'fault.milliseconds is missing, but must be a whole number'],
  [{ kind: 'huge-body', bytes: 0 }, 'fault.bytes is 0, but must be a whole number'],
  [{ kind: 'throttling', action: 5 }, "fault.action is 5, but must be an operation's name"],
  ['throttling', 'fault must be an object'],
])('%j is refused with its place and what is allowed', (value, message) => {
  expect(() => parseFault(value, 'fault')).toThrow(message);
});

test.each<[unknown, string]>([
  [{ queue: {} }, 'plan.queue must be an array'],
  [{ queue: [{ kind: 'x' }] }, 'plan.queue[0].kind is "x"'],
  [
    { random: { seed: 1, probability: 2, faults: [] } },
    'plan.random.probability is 2, but must be a number from 0 to 1',
  ],
  [{ random: { seed: -1, probability: 1, faults: [] } }, 'plan.random.seed is -1'],
  [{ faults: [] }, 'plan.faults is not known. Allowed keys: queue, random.'],
])('the plan %j is refused with its place', (value, message) => {
  expect(() => parseFaultPlan(value, 'plan')).toThrow(message);
});
