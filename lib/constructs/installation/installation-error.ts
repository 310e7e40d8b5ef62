/** What went wrong with a file, as Node.js reports it. */
interface FileSystemFailure extends Error {
  readonly code: string;
  readonly path?: string;
}

const CAUSES: Readonly<Record<string, readonly [reason: string, nextStep: string]>> = {
  ENOSPC: ['the disk is full', 'Free some space and try again.'],
  EDQUOT: ['the disk quota is used up', 'Free some space and try again.'],
  EROFS: ['the file system is read-only', 'Choose a folder that can be written, and try again.'],
  EACCES: ['permission is denied', 'Let this user write there, or choose another folder, and try again.'],
  EPERM: ['the operation is not permitted', 'Let this user write there, or choose another folder, and try again.'],
  ENOENT: ['it does not exist', 'Build or install the package that it belongs to, and try again.'],
  ENOTDIR: ['a part of the path is a file, not a folder', 'Move that file away and try again.'],
  EEXIST: ['there is a file where a folder has to be', 'Move that file away and try again.'],
  EISDIR: ['there is a folder where a file has to be', 'Move that folder away and try again.'],
};

/** A plugin could not be put where Terraform looks for it. The message names the path, the reason and the next step. */
export class PluginInstallationError extends Error {
  override readonly name = 'PluginInstallationError';
}

/**
 * Runs `work`; a failure of the file system in it becomes an error that says what was being done, where and why it failed.
 *
 * @param aim what is being done, as it follows "Cannot"
 * @param file what is named when the system names no path, as when the disk is full
 */
export function explainFileSystemFailures<T>(aim: string, file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!isFileSystemFailure(error)) throw error;
    const [reason, nextStep] = CAUSES[error.code] ?? [error.message, 'Mend the cause and try again.'];
    throw new PluginInstallationError(
      `Cannot ${aim} at ${error.path ?? file}: ${reason} (${error.code}). ${nextStep}`,
      { cause: error },
    );
  }
}

/** Told by its shape: an error of Node.js is no `instanceof Error` in another realm, as in a test runner's. */
function isFileSystemFailure(error: unknown): error is FileSystemFailure {
  const { code, syscall } = (error ?? {}) as Partial<Record<string, unknown>>;
  return typeof code === 'string' && typeof syscall === 'string';
}
