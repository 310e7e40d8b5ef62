import { inspect } from 'node:util';
import { isUnknown, Unknown, UNKNOWN } from '../../../lib/custom-resource/values/unknown';

test('an unknown is shown as Terraform shows it', () => {
  expect(`${String(UNKNOWN)} ${inspect({ id: UNKNOWN })}`).toBe('(known after apply) { id: (known after apply) }');
});

test('an unknown is told from every other value', () => {
  expect([UNKNOWN, new Unknown(Uint8Array.of(1)), null, undefined, {}, 'x'].map(isUnknown)).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
});
