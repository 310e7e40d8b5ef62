import {
  accessSync,
  chmodSync,
  constants,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

/**
 * The platforms that a plugin run by Node.js is installed for, in Terraform's words. All get the same bytes, so that a
 * folder synthesised on one of them is applied on another, and one lock entry fits all. Windows is not among them: there a
 * script is not a program.
 */
export const PLATFORMS = ['linux_amd64', 'linux_arm64', 'darwin_amd64', 'darwin_arm64'] as const;

const [HOLDER, ...OTHERS] = PLATFORMS;
const NO_LINKS_HERE = ['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP'];

/** Whether the folder of a version holds exactly this plugin for every platform, ready to be run. */
export function holdsPackage(folder: string, name: string, content: Buffer): boolean {
  return PLATFORMS.every((platform) => {
    try {
      const files = readdirSync(join(folder, platform));
      accessSync(join(folder, platform, name), constants.X_OK);
      return files.length === 1 && readFileSync(join(folder, platform, name)).equals(content);
    } catch {
      return false;
    }
  });
}

/**
 * Writes the folder of a version: the plugin for one platform, and for every other a link to it inside the same folder,
 * which survives a move of the stack. A file system without links gets copies.
 */
export function writePackage(folder: string, name: string, content: Buffer): void {
  const writeFor = (platform: string): void => {
    mkdirSync(join(folder, platform), { recursive: true });
    writeFileSync(join(folder, platform, name), content);
    chmodSync(join(folder, platform, name), 0o755);
  };
  writeFor(HOLDER);
  for (const platform of OTHERS) {
    try {
      symlinkSync(HOLDER, join(folder, platform), 'dir');
    } catch (error) {
      if (!NO_LINKS_HERE.includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
      writeFor(platform);
    }
  }
}
