import { spawnSync } from 'node:child_process';
import path from 'node:path';

test('docs/provider.md is what the provider says of itself', () => {
  const script = path.join(__dirname, '../../scripts/generate-provider-reference.mjs');
  const { status, stderr } = spawnSync(process.execPath, [script, '--check'], { encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, '']);
});
