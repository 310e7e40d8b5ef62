import fc from 'fast-check';
import { AttributeType } from '../../../../lib/custom-resource/schema/attribute';
import { Decimal } from '../../../../lib/custom-resource/values/decimal';
import { DynamicValue } from '../../../../lib/custom-resource/values/dynamic';
import { Unknown, UNKNOWN } from '../../../../lib/custom-resource/values/unknown';

const NAMES = ['a', 'b', 'size', 'constructor', '__proto__', 'toString', 'ä', ''];
const arbitraryName = fc.oneof(fc.constantFrom(...NAMES), fc.string({ unit: 'binary', maxLength: 12 }));

/** Types of every kind, nested a few levels. `Object.fromEntries` makes a plain member of the name `__proto__`, too. */
export const arbitraryType: fc.Arbitrary<AttributeType> = fc.letrec<{ type: AttributeType; members: AttributeType }>(
  (tie) => ({
    members: fc
      .array(fc.tuple(arbitraryName, tie('type')), { maxLength: 4 })
      .map((members) => ({ object: Object.fromEntries(members) })),
    type: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      fc.constantFrom<AttributeType>('string', 'number', 'bool', 'dynamic'),
      tie('type').map((list) => ({ list })),
      tie('type').map((set) => ({ set })),
      tie('type').map((map) => ({ map })),
      fc.array(tie('type'), { maxLength: 3 }).map((tuple) => ({ tuple })),
      tie('members'),
    ),
  }),
).type;

/** Numbers in the form that decoding gives them: the least of number, bigint and Decimal that holds them exactly. */
export const arbitraryNumber: fc.Arbitrary<number | bigint | Decimal> = fc.oneof(
  fc.maxSafeInteger(),
  fc.bigInt({ min: 2n ** 53n, max: 2n ** 300n }),
  fc.bigInt({ min: -(2n ** 300n), max: -(2n ** 53n) }),
  fc.double({ noNaN: true, noDefaultInfinity: true, noInteger: true }),
  fc.tuple(fc.bigInt(), fc.bigInt({ min: 10n ** 20n, max: 10n ** 40n })).map(([whole, fraction]) => {
    return new Decimal(`${whole}.${fraction}1`);
  }),
);

export const arbitraryUnknown: fc.Arbitrary<Unknown> = fc.oneof(
  fc.constant(UNKNOWN),
  fc.uint8Array({ minLength: 1, maxLength: 40 }).map((refinement) => new Unknown(refinement)),
);

/** A value of the type, with nulls and unknowns at every depth. */
export function arbitraryValue(type: AttributeType): fc.Arbitrary<unknown> {
  return fc.oneof(
    { arbitrary: arbitraryKnown(type), weight: 8 },
    { arbitrary: fc.constant(null), weight: 1 },
    { arbitrary: arbitraryUnknown, weight: 1 },
  );
}

function arbitraryKnown(type: AttributeType): fc.Arbitrary<unknown> {
  if (type === 'string') return fc.string({ unit: 'binary' });
  if (type === 'bool') return fc.boolean();
  if (type === 'number') return arbitraryNumber;
  if (type === 'dynamic') {
    return arbitraryType
      .filter((inner) => inner !== 'dynamic')
      .chain((inner) => arbitraryValue(inner).map((value) => new DynamicValue(inner, value)));
  }
  if ('list' in type) return fc.array(arbitraryValue(type.list), { maxLength: 4 });
  if ('set' in type) return fc.array(arbitraryValue(type.set), { maxLength: 4 });
  if ('tuple' in type) return fc.tuple(...type.tuple.map(arbitraryValue));
  if ('map' in type) {
    return fc.array(fc.tuple(arbitraryName, arbitraryValue(type.map)), { maxLength: 4 }).map(Object.fromEntries);
  }
  const members = Object.entries(type.object).map(([name, member]) =>
    arbitraryValue(member).map((value) => [name, value] as const),
  );
  return fc.tuple(...members).map(Object.fromEntries);
}

export interface TypedValue {
  readonly type: AttributeType;
  readonly value: unknown;
}

export const arbitraryTypedValue: fc.Arbitrary<TypedValue> = arbitraryType.chain((type) =>
  arbitraryValue(type).map((value) => ({ type, value })),
);

/** The value in a form in which Jest compares all of it: of Number objects it compares the number only. */
export function comparable(value: unknown): unknown {
  if (value instanceof Decimal) return { decimal: value.text };
  if (value instanceof Unknown) return { unknown: value.refinement && [...value.refinement] };
  if (value instanceof DynamicValue) return { dynamic: value.type, value: comparable(value.value) };
  if (Array.isArray(value)) return value.map(comparable);
  if (typeof value !== 'object' || value === null) return value;
  return new Map(Object.entries(value).map(([name, member]) => [name, comparable(member)]));
}
