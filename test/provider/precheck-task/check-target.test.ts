import { DiagnosticError } from '../../../lib/custom-resource';
import { checkTarget } from '../../../lib/provider/precheck-task/check-target';
import { INSTANCE } from '../support/fake-rds';
import { scene, Scene } from '../support/scene';

function check({ clock, client, context }: Scene): Promise<void> {
  return clock.run(() => checkTarget(client, 'pgm-target', context.diagnostics, context.signal));
}

test('a target that suits is not spoken of', async () => {
  const setting = scene();
  await check(setting);
  expect(setting.rds.instanceCalls).toEqual(['pgm-target']);
  expect(setting.told()).toBe('');
});

test('each reason why a target does not suit is an error at its attribute, with the way around', async () => {
  const setting = scene();
  setting.rds.instance = { ...INSTANCE, dbInstanceType: 'Readonly', storageType: 'local_ssd' };
  await check(setting);
  const { all } = setting.context.diagnostics;
  expect(all.map(({ severity, path }) => [severity, path])).toEqual([
    ['error', ['db_instance_name']],
    ['error', ['db_instance_name']],
  ]);
  for (const { detail } of all) {
    expect(detail).toMatch(/^pgm-target: /);
    expect(detail).toContain('check_target = false');
  }
});

test('a target that is not running yet is a warning', async () => {
  const setting = scene();
  setting.rds.instance = { ...INSTANCE, dbInstanceStatus: 'Creating' };
  await check(setting);
  expect(setting.told()).toMatch(/^warning at db_instance_name:.*\npgm-target: its status is Creating/);
});

test.each(['InvalidDBInstanceId.NotFound', 'InvalidDBInstanceName.NotFound', 'Forbidden.InstanceNotFound'])(
  '%s is an error at the attribute',
  async (code) => {
    const setting = scene();
    setting.rds.lasting.instance = { code, httpStatus: 404 };
    await expect(check(setting)).rejects.toMatchObject({
      summary: 'The target instance does not exist',
      path: ['db_instance_name'],
    });
  },
);

test.each([
  'Forbidden.RAM',
  'Throttling.User',
  'ConnectionRefused',
  'SignatureDoesNotMatch',
  'NoCredentials',
  'Odd.Code',
])('%s is a warning, and the plan goes on', async (code) => {
  const setting = scene();
  setting.rds.lasting.instance = { code };
  await check(setting);
  expect(setting.told()).toMatch(/^warning at db_instance_name: The target instance was not checked/);
  expect(setting.told()).toContain(code);
  expect(setting.told()).toContain('check_target = false');
  expect(setting.rds.instanceCalls).toHaveLength(1);
});

test('missing credentials are a warning that names them', async () => {
  const setting = scene();
  setting.rds.describeDBInstanceAttribute = () => Promise.reject(new DiagnosticError('No credentials', 'Set them.'));
  await check(setting);
  expect(setting.told()).toMatch(/^warning at db_instance_name:[^]*No credentials: Set them\./);
});

test('a stop ends the check, and is no finding', async () => {
  const setting = scene();
  setting.clock.later(50, () => setting.abort.abort(new Error('stopped')));
  await expect(check(setting)).rejects.not.toBeInstanceOf(DiagnosticError);
  expect(setting.told()).toBe('');
});
