import type { Clock } from '../clock';
import type { ResponseObject } from '../http/response-body';
import type { Instance } from '../instance';
import type { PrecheckTasks } from '../precheck-tasks';
import type { NewlineEncoding } from '../report/detail';
import type { Outcome } from '../report/outcome';
import type { ParameterReader } from './parameter-reader';

/** What the operations work on. */
export interface Service {
  readonly clock: Clock;
  readonly instances: ReadonlyMap<string, Instance>;
  readonly tasks: PrecheckTasks;
  /** For instances that declare no report of their own. */
  readonly outcomes: readonly Outcome[];
  /** How long an assessment takes, in milliseconds, for instances that do not say. */
  readonly reportMillis: number;
  /** How long after its create a task is missing from the results, in milliseconds. */
  readonly recordDelayMillis: number;
  readonly newlines: NewlineEncoding;
}

/**
 * Answers one operation: the fields of its response, RequestId left out.
 *
 * @throws ApiError when it refuses
 */
export type Operation = (parameters: ParameterReader, service: Service) => ResponseObject;
