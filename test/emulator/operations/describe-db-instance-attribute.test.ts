import { call, start } from '../support/emulator';

test('an instance is described with the fields that decide on a migration', async () => {
  const emulator = await start({
    instances: [
      {
        id: 'pgr-reader',
        engineVersion: '14.0',
        type: 'Readonly',
        status: 'Restoring',
        lockMode: 'ManualLock',
        storageType: 'local_ssd',
        storageGiB: 20,
        category: 'Basic',
        vpcId: 'vpc-one',
        vswitchId: 'vsw-one',
        region: 'eu-central-1',
        masterInstanceId: 'pgm-writer',
      },
    ],
  });
  const { status, json } = await call(emulator, 'DescribeDBInstanceAttribute', { DBInstanceId: 'pgr-reader' });
  expect(status).toBe(200);
  expect(json).toEqual({
    RequestId: expect.any(String),
    Items: {
      DBInstanceAttribute: [
        {
          DBInstanceId: 'pgr-reader',
          RegionId: 'eu-central-1',
          Engine: 'PostgreSQL',
          EngineVersion: '14.0',
          DBInstanceType: 'Readonly',
          DBInstanceStatus: 'Restoring',
          LockMode: 'ManualLock',
          DBInstanceStorageType: 'local_ssd',
          DBInstanceStorage: 20,
          Category: 'Basic',
          InstanceNetworkType: 'VPC',
          VpcId: 'vpc-one',
          VSwitchId: 'vsw-one',
          MasterInstanceId: 'pgm-writer',
        },
      ],
    },
  });
});

test('a primary instance has no MasterInstanceId', async () => {
  const { text } = await call(await start(), 'DescribeDBInstanceAttribute', { DBInstanceId: 'pgm-emulated0001' });
  expect(text).not.toContain('MasterInstanceId');
});

test('in XML the instance stands two levels down', async () => {
  const parameters = { DBInstanceId: 'pgm-emulated0001', Format: 'XML' };
  const { text } = await call(await start(), 'DescribeDBInstanceAttribute', parameters);
  expect(text).toContain('<Items><DBInstanceAttribute><DBInstanceId>pgm-emulated0001</DBInstanceId>');
});

test('an unknown id is refused', async () => {
  const { status, json } = await call(await start(), 'DescribeDBInstanceAttribute', { DBInstanceId: 'pgm-nowhere' });
  expect([status, json.Code]).toEqual([404, 'InvalidDBInstanceId.NotFound']);
});

test('a missing id is refused', async () => {
  const { status, json } = await call(await start(), 'DescribeDBInstanceAttribute');
  expect([status, json.Code]).toEqual([400, 'MissingDBInstanceId']);
});
