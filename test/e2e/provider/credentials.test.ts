import { once } from 'node:events';
import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import path from 'node:path';
import { Emulator, startEmulator } from '../../../lib/emulator';
import { TerraformDirectory } from '../../support/terraform';
import { precheckDirectory, spellingsOf, taskBlock } from './precheck-stack';

jest.setTimeout(60_000);

const NO_KEYS = { ALICLOUD_ACCESS_KEY: undefined, ALICLOUD_SECRET_KEY: undefined };

let emulator: Emulator;
let directory: TerraformDirectory;

beforeEach(async () => {
  emulator = await startEmulator({ reportMillis: 0 });
  directory = await precheckDirectory(emulator, { ...NO_KEYS, HOME: '/nonexistent' });
  directory.write('main.tf', taskBlock({ wait_for_report: 'false' }));
});

afterEach(async () => {
  directory.remove();
  await emulator.close();
});

test('credentials come from a profile of the Alibaba Cloud CLI', async () => {
  const { accessKeyId, accessKeySecret } = emulator.accessKey;
  directory.write('config.json', {
    current: 'migration',
    profiles: [
      {
        name: 'migration',
        mode: 'AK',
        access_key_id: accessKeyId,
        access_key_secret: accessKeySecret,
        region_id: 'cn-hangzhou',
      },
    ],
  });
  directory.write(
    'credentials.tf',
    `provider "rdsmigration" {
      profile                 = "migration"
      shared_credentials_file = "${path.join(directory.path, 'config.json')}"
    }`,
  );
  await directory.succeed(['apply', '-auto-approve', '-no-color']);
  expect(emulator.tasks()).toHaveLength(1);
});

test('credentials come from a credentials URI, with their security token', async () => {
  const temporary = {
    accessKeyId: 'STS.temporary',
    accessKeySecret: 'temporary-Secret-1',
    securityToken: 'temporary-Token-1',
  };
  emulator.putAccessKey(temporary);
  const service: Server = createServer((_, response) => {
    const expiration = new Date(Date.now() + 3_600_000).toISOString();
    response.end(
      JSON.stringify({
        Code: 'Success',
        AccessKeyId: temporary.accessKeyId,
        AccessKeySecret: temporary.accessKeySecret,
        SecurityToken: temporary.securityToken,
        Expiration: expiration,
      }),
    );
  });
  service.listen(0, '127.0.0.1');
  await once(service, 'listening');
  const uri = `http://127.0.0.1:${(service.address() as AddressInfo).port}/credentials`;
  await directory.succeed(['apply', '-auto-approve', '-no-color'], { ALICLOUD_CREDENTIALS_URI: uri });
  service.close();
  expect(emulator.tasks()).toHaveLength(1);
  expect(
    spellingsOf(temporary.accessKeySecret).filter((spelling) => directory.read('terraform.tfstate').includes(spelling)),
  ).toEqual([]);
});

test('without credentials a plan warns that the target was not checked, and the apply names what was tried', async () => {
  const plan = await directory.run(['plan', '-no-color']);
  expect(plan.code).toBe(0);
  expect(plan.stdout + plan.stderr).toContain('The target instance was not checked');
  const apply = await directory.run(['apply', '-auto-approve', '-no-color']);
  expect(apply.code).toBe(1);
  expect(apply.stderr).toContain('There are no credentials for Alibaba Cloud');
  expect(apply.stderr).toContain('ALICLOUD_ACCESS_KEY');
  expect(emulator.tasks()).toHaveLength(0);
});

test('a broken credentials file is named, and none of it is shown', async () => {
  directory.write('config.json', '{ "profiles": [ { "name": "migration", "access_key_secret": "do-Not-Show-1" ');
  const { code, stdout, stderr } = await directory.run(['apply', '-auto-approve', '-no-color'], {
    ALICLOUD_PROFILE: 'migration',
    ALICLOUD_SHARED_CREDENTIALS_FILE: path.join(directory.path, 'config.json'),
    ALICLOUD_REGION: undefined,
  });
  expect(code).toBe(1);
  expect(stderr.replaceAll(/\s+/g, '')).toContain('config.json');
  expect(stdout + stderr).not.toContain('do-Not-Show-1');
});
