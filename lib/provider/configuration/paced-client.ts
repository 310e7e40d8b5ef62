import { CallOptions, Pacer, RdsApiError, RdsClient, RdsOperation } from '../../rds';

/**
 * A client whose requests wait for their turn, so that a fleet of tasks stays under the limits of the service. A stop ends
 * the wait of any request; a create that was sent is never broken off, because what the service has done by then would
 * not be known.
 */
export function pacedClient(rds: RdsClient, pacer: Pacer): RdsClient {
  async function inTurn<T>(operation: RdsOperation, call: () => Promise<T>, options?: CallOptions): Promise<T> {
    await pacer.acquire(operation, options?.signal);
    try {
      return await call();
    } catch (error) {
      if (error instanceof RdsApiError && error.category === 'throttling') pacer.penalise(operation);
      throw error;
    }
  }
  return {
    createCloudMigrationPrecheckTask: (request, options) =>
      inTurn(
        RdsOperation.createCloudMigrationPrecheckTask,
        () => rds.createCloudMigrationPrecheckTask(request, { ...options, signal: undefined }),
        options,
      ),
    describeCloudMigrationPrecheckResult: (request, options) =>
      inTurn(
        RdsOperation.describeCloudMigrationPrecheckResult,
        () => rds.describeCloudMigrationPrecheckResult(request, options),
        options,
      ),
    describeDBInstanceAttribute: (dbInstanceId, options) =>
      inTurn(
        RdsOperation.describeDBInstanceAttribute,
        () => rds.describeDBInstanceAttribute(dbInstanceId, options),
        options,
      ),
  };
}
