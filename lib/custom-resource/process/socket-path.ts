import path from 'node:path';

/** What macOS takes, in bytes; Linux takes four more. */
const LONGEST_SOCKET_PATH = 103;

/**
 * Chooses a path for the plugin's socket: in the first of the directories in which it is not too long.
 *
 * @param preferred where the host wants it, if it cares
 * @param temporary the system's directory for temporary files
 * @param unique a name that no other process takes, in letters and digits
 */
export function chooseSocketPath(preferred: string | undefined, temporary: string, unique: string): string {
  const directories = preferred === undefined ? [temporary] : [preferred, temporary];
  const paths = directories.map((directory) => path.join(directory, `tf-${unique}`));
  return paths.find((candidate) => Buffer.byteLength(candidate) <= LONGEST_SOCKET_PATH) ?? `/tmp/tf-${unique}`;
}
