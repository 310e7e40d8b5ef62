import { DefaultTokenResolver, Fn, IResolvable, ref, StringConcat, Token, Tokenization } from 'cdktf';
import { IConstruct } from 'constructs';

/**
 * Whether only Terraform knows a value: a token, or a string with a Terraform template in it (`${var.port}`), which
 * CDKTF passes on as it stands.
 */
export function isUnknown(value: unknown): boolean {
  return Token.isUnresolved(value) || (typeof value === 'string' && value.includes('${'));
}

/** A value as a part of a message: tokens stay references, and a null does not break the message when Terraform renders it. */
export function inMessage(value: string | number): string {
  return isUnknown(value) ? Fn.coalesce([asText(value), 'unset']) : String(value);
}

/**
 * A string or number as a string that can stand in an expression. A template written by hand, `${var.port}`, becomes a
 * reference, because CDKTF would nest it as a template in the expression and warn.
 */
export function asText(value: string | number): string {
  if (typeof value === 'number') return isUnknown(value) ? Token.asString(value) : String(value);
  const [, expression] = (!Token.isUnresolved(value) && /^\$\{([^{}]*)\}$/.exec(value)) || [];
  return expression === undefined ? value : Token.asString(ref(expression));
}

/** A number that can stand in an expression; CDKTF's operators render a literal 0 as `undefined`. */
export function asNumber(value: number): number {
  return isUnknown(value) ? value : Token.asNumber(ref(String(value)));
}

/** A reference as Terraform will see it (`${alicloud_vpc.rds.id}`); what is known comes back as it is. */
export function resolved(scope: IConstruct, value: string | number): string {
  const resolver = new DefaultTokenResolver(new StringConcat());
  return String(Tokenization.resolve(value, { scope, resolver, preparing: false }));
}

/**
 * A name for a construct that goes with a value: the same value gives the same name at every synth, whatever else is
 * declared. `10.0.0.0/8` becomes `10-0-0-0-8`, a reference its address.
 */
export function nameAfter(scope: IConstruct, value: string | number): string {
  return resolved(scope, value)
    .replace(/[^A-Za-z0-9_]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** A condition for Terraform, or what is already known of it. */
export type Condition = boolean | IResolvable;
