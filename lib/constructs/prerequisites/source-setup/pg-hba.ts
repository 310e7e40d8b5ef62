import { quoteName } from './quoting';

/**
 * Lines for pg_hba.conf: log in to every database, and replication, which `all` does not include. The first line that
 * matches a connection decides, so they go to the top of the file. The method `md5` takes SCRAM passwords as well.
 */
export function pgHbaLines(account: string, cidrBlocks: readonly string[]): string {
  return cidrBlocks
    .flatMap((block) => ['all', 'replication'].map((database) => hostLine(database, account, block)))
    .join('');
}

function hostLine(database: string, account: string, block: string): string {
  return `host ${database.padEnd(11)} ${quoteName(account)} ${block} md5\n`;
}
