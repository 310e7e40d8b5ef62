import path from 'node:path';
import { PROJECT, runWith } from '../../package/support/module';

/**
 * Installs what a folder of `test/tools` asks for, without install scripts, unless it is there already.
 *
 * @returns its `node_modules`
 */
export async function installTool(name: string): Promise<string> {
  const folder = path.join(PROJECT, 'test/tools', name);
  const program = `subject.ensureInstalled(${JSON.stringify(folder)});`;
  const { code, stdout, stderr } = await runWith('ensure-installed.mjs', program, { cwd: PROJECT });
  if (code !== 0) throw new Error(`Cannot install ${name}:\n${stdout}\n${stderr}`);
  return path.join(folder, 'node_modules');
}
