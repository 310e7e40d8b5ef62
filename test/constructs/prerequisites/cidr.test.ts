import fc from 'fast-check';
import { TerraformLocal, TerraformOutput, TerraformStack, Testing } from 'cdktf';
import { areDisjoint, containsAddress, isCidrBlock } from '../../../lib/constructs/prerequisites/cidr';
import { TerraformDirectory } from '../../support/terraform';

interface Block {
  readonly address: number;
  readonly prefix: number;
}

/** Blocks of few distinct high bits, so that overlapping ones are as frequent as others. */
const anyBlock: fc.Arbitrary<Block> = fc
  .record({ high: fc.constantFrom(10, 11), low: fc.nat(0xffffff), prefix: fc.integer({ min: 4, max: 32 }) })
  .map(({ high, low, prefix }) => ({ address: high * 2 ** 24 + low, prefix }));

function text({ address, prefix }: Block): string {
  const bytes = [24, 16, 8, 0].map((bits) => Math.floor(address / 2 ** bits) % 256);
  return `${bytes.join('.')}/${prefix}`;
}

function range({ address, prefix }: Block): [first: number, last: number] {
  const size = 2 ** (32 - prefix);
  const first = Math.floor(address / size) * size;
  return [first, first + size - 1];
}

function rangesAreDisjoint(one: Block, other: Block): boolean {
  const [[firstOfOne, lastOfOne], [firstOfOther, lastOfOther]] = [range(one), range(other)];
  return lastOfOne < firstOfOther || lastOfOther < firstOfOne;
}

test('two blocks are disjoint exactly when their ranges of addresses are', () => {
  fc.assert(
    fc.property(anyBlock, anyBlock, (one, other) => {
      expect(areDisjoint(text(one), text(other))).toBe(rangesAreDisjoint(one, other));
    }),
  );
});

test('Terraform comes to the same result for blocks that only it knows', async () => {
  const pairs = fc.sample(fc.tuple(anyBlock, anyBlock), { numRuns: 60, seed: 1 });
  const stack = new TerraformStack(Testing.app(), 'stack');
  pairs.forEach(([one, other], index) => {
    const [a, b] = [one, other].map((block, side) => new TerraformLocal(stack, `block-${index}-${side}`, text(block)));
    const value = areDisjoint(a?.asString ?? '', b?.asString ?? '');
    new TerraformOutput(stack, `pair-${index}`, { value, staticId: true });
  });
  const directory = new TerraformDirectory();
  try {
    directory.write('cdk.tf.json', Testing.synth(stack));
    await directory.succeed(['init', '-input=false']);
    await directory.succeed(['apply', '-auto-approve']);
    const outputs = await directory.json<Record<string, { value: boolean }>>(['output', '-json']);
    const expected = pairs.map(([one, other]) => rangesAreDisjoint(one, other));
    expect(pairs.map((_, index) => outputs[`pair-${index}`]?.value)).toEqual(expected);
    expect(new Set(expected)).toEqual(new Set([true, false]));
  } finally {
    directory.remove();
  }
}, 60_000);

test.each(['10.0.0.0/8', '0.0.0.0/0', '192.168.1.1/32'])('%s is a CIDR block', (block) => {
  expect(isCidrBlock(block)).toBe(true);
});

test.each(['10.0.0.0', '10.0.0.0/33', '10.0.0/8', '10.0.0.0/8/8', '10.0.0.0/', '10.0.0.0/-1', 'fd00::/8', 'a/8', '/8'])(
  '%s is none',
  (block) => {
    expect(isCidrBlock(block)).toBe(false);
  },
);

test.each([
  ['10.1.2.3', true],
  ['11.1.2.3', false],
  ['fd00::1', true],
  ['fe80::1', false],
])('whether %s is in 10.0.0.0/8 or fd00::/8: %s', (address, expected) => {
  expect(containsAddress(['10.0.0.0/8', 'fd00::/8'], address)).toBe(expected);
});
