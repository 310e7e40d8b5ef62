import { clientOf, PRECHECK_REQUEST } from './rds-server';

/** A program of its own that makes two calls and prints what it got. Argument: the endpoint. */
async function main(endpoint: string): Promise<void> {
  const client = clientOf(endpoint);
  const { taskId } = await client.createCloudMigrationPrecheckTask(PRECHECK_REQUEST);
  const { items } = await client.describeCloudMigrationPrecheckResult({
    dbInstanceName: PRECHECK_REQUEST.dbInstanceName,
    pageNumber: 1,
    pageSize: 30,
    taskId,
  });
  process.stdout.write(`${JSON.stringify({ taskId, items })}\n`);
}

main(process.argv[2] ?? '').catch((error: unknown) => {
  process.stdout.write(`${String(error)}\n`);
  process.exitCode = 1;
});
