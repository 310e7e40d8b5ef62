import { Fn, Token } from 'cdktf';
import { asText, isUnknown } from '../terraform-value';

/** A name between double quotes, as SQL and pg_hba.conf read it exactly: `"migratetest"`. */
export function quoteName(name: string): string {
  return `"${doubled(name, '"')}"`;
}

/** A text between single quotes, as SQL reads it exactly under `standard_conforming_strings`. */
export function quoteText(text: string): string {
  return `'${doubled(text, "'")}'`;
}

/** Doubles each quote; in what only Terraform knows, Terraform does it. */
function doubled(text: string, quote: string): string {
  if (!isUnknown(text)) return text.replaceAll(quote, quote + quote);
  return Fn.replace(asText(text), literal(quote), literal(quote + quote));
}

/** CDKTF takes a quotation mark in a function's argument only so. */
function literal(text: string): string {
  return Token.asString(Fn.rawString(text));
}
