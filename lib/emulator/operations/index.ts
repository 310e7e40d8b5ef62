import { RdsOperation } from '../../rds';
import { createPrecheckTask } from './create-precheck-task';
import { describeDbInstanceAttribute } from './describe-db-instance-attribute';
import { describePrecheckResult } from './describe-precheck-result';
import type { Operation } from './operation';

/** The operations the emulator answers, by the value of `Action`. */
export const operations: ReadonlyMap<string, Operation> = new Map<string, Operation>([
  [RdsOperation.createCloudMigrationPrecheckTask, createPrecheckTask],
  [RdsOperation.describeCloudMigrationPrecheckResult, describePrecheckResult],
  [RdsOperation.describeDBInstanceAttribute, describeDbInstanceAttribute],
]);
