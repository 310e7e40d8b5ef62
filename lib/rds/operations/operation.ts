import { Redactor, RedactionSubject } from '../redaction';
import { RdsOperation, WireParameters } from '../wire';
import { Answer } from './answer';

/** One call of an operation, between its typed request and its typed result; pure. */
export interface OperationCall<Result> {
  readonly operation: RdsOperation;
  readonly parameters: WireParameters;
  /** What must not come out of this call, besides the credentials. */
  readonly subject: RedactionSubject;
  /** @param redactor knows the subject and the credentials. */
  readonly readAnswer: (answer: Answer, redactor: Redactor) => Result;
}
