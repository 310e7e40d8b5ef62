import fc from 'fast-check';
import { BlockList } from 'node:net';
import { contains, overlaps, rangeOf, toAddress, toNumber } from '../../../lib/testing/cloud/ipv4';

const address = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const block = fc
  .tuple(address, fc.integer({ min: 0, max: 32 }))
  .map(([value, prefix]) => ({ first: value - (value % 2 ** (32 - prefix)), prefix }));

test('an address survives the way through its number', () => {
  fc.assert(fc.property(address, (value) => expect(toNumber(toAddress(value))).toBe(value)));
});

test('a block contains exactly the addresses that Node.js finds in it', () => {
  fc.assert(
    fc.property(block, address, ({ first, prefix }, value) => {
      const list = new BlockList();
      list.addSubnet(toAddress(first), prefix);
      const range = rangeOf(`${toAddress(first)}/${prefix}`);
      if (!range) throw new Error('The block was not read.');
      expect(contains(range, { first: value, size: 1 })).toBe(list.check(toAddress(value)));
    }),
  );
});

test('blocks overlap when one contains the other, whichever comes first', () => {
  const [vpc, vswitch, other] = ['172.16.0.0/12', '172.16.1.0/24', '10.0.0.0/8'].map((text) => rangeOf(text));
  if (!vpc || !vswitch || !other) throw new Error('A block was not read.');
  expect([overlaps(vpc, vswitch), overlaps(vswitch, vpc), overlaps(vpc, other)]).toEqual([true, true, false]);
  expect([contains(vpc, vswitch), contains(vswitch, vpc)]).toEqual([true, false]);
});

test.each(['', '10.0.0.0', '10.0.0.0/33', '10.0.0.1/8', '10.0.0/8', '10.0.0.0/8/8', '2001:db8::/32', '10.0.0.0/x'])(
  '"%s" is no IPv4 CIDR block',
  (text) => {
    expect(rangeOf(text)).toBeUndefined();
  },
);
