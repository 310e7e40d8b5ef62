export { type RedactionSubject, Redactor } from './redactor';
export { REDACTED } from './spans';
