import { requireInteger, requireObject, requireOneOf, requireText } from '../declaration';

/** Faults that prevent the operation. */
const facingTheRequest = ['reset-before-acting', 'throttling', 'signature-nonce-used'] as const;

/** Faults that spoil the answer of an operation that was carried out. */
const facingTheAnswer = [
  'lose-answer',
  'slow-answer',
  'garbage-body',
  'truncated-body',
  'huge-body',
  'endless-body',
  'wrong-types',
  'polluting-body',
] as const;

/** Every kind of fault: those before the operation, those after it, and `http-error`, which can be either. */
export const faultKinds = [...facingTheRequest, ...facingTheAnswer, 'http-error'] as const;

/**
 * Something that goes wrong with one request.
 *
 * - `reset-before-acting`: the connection is reset, nothing was done
 * - `throttling`, `signature-nonce-used`: refused with that code, nothing was done
 * - `http-error`: `status` (500, 502, 503) with an `html` or an `empty` `body`, `before` or `after` acting (`when`)
 * - `lose-answer`: carried out, then the connection is reset
 * - `slow-answer`: carried out, answered after `milliseconds`
 * - `garbage-body`, `truncated-body`: not JSON; less than its Content-Length says, then a reset
 * - `huge-body`, `endless-body`: `bytes` of padding in valid JSON; data without end until the client goes away
 * - `wrong-types`: texts where numbers belong, numbers where texts belong, objects where arrays belong
 * - `polluting-body`: a `__proto__` and a `constructor` key beside the fields
 */
export type Fault = {
  /** The operation it strikes; absent = any. */
  readonly action?: string;
} & (
  | { readonly kind: Exclude<(typeof faultKinds)[number], 'http-error' | 'slow-answer' | 'huge-body'> }
  | {
      readonly kind: 'http-error';
      readonly status: 500 | 502 | 503;
      readonly body: 'html' | 'empty';
      readonly when: 'before' | 'after';
    }
  | { readonly kind: 'slow-answer'; readonly milliseconds: number }
  | { readonly kind: 'huge-body'; readonly bytes: number }
);

/** Whether the operation is carried out although the fault strikes. */
export function strikesAfterActing(fault: Fault): boolean {
  if (fault.kind === 'http-error') return fault.when === 'after';
  return facingTheAnswer.some((kind) => kind === fault.kind);
}

/** @throws DeclarationError for an unknown kind, key or value */
export function parseFault(value: unknown, path: string): Fault {
  const declared = requireObject(value, path, ['kind', 'action', 'status', 'body', 'when', 'milliseconds', 'bytes']);
  const kind = requireOneOf(declared.kind, `${path}.kind`, faultKinds);
  const fault = requireObject(value, path, ['kind', 'action', ...furtherKeys(kind)]);
  const action =
    fault.action === undefined
      ? {}
      : { action: requireText(fault.action, `${path}.action`, /^[A-Za-z]{1,64}$/, "an operation's name") };
  switch (kind) {
    case 'http-error':
      return {
        kind,
        ...action,
        status: requireOneOf(fault.status, `${path}.status`, [500, 502, 503]),
        body: requireOneOf(fault.body, `${path}.body`, ['html', 'empty']),
        when: requireOneOf(fault.when, `${path}.when`, ['before', 'after']),
      };
    case 'slow-answer':
      return {
        kind,
        ...action,
        milliseconds: requireInteger(fault.milliseconds, `${path}.milliseconds`, 0, 86_400_000),
      };
    case 'huge-body':
      return { kind, ...action, bytes: requireInteger(fault.bytes, `${path}.bytes`, 1, 2 ** 28) };
    default:
      return { kind, ...action };
  }
}

function furtherKeys(kind: Fault['kind']): string[] {
  if (kind === 'http-error') return ['status', 'body', 'when'];
  if (kind === 'slow-answer') return ['milliseconds'];
  return kind === 'huge-body' ? ['bytes'] : [];
}
