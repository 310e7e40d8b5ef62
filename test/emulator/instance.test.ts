import { DeclarationError, defaultInstance } from '../../lib/emulator';
import { parseInstance } from '../../lib/emulator/instance';

test('an id is enough; everything else has its default', () => {
  expect(parseInstance({ id: 'pgm-one' }, 'instance')).toEqual({ ...defaultInstance, id: 'pgm-one' });
});

test('what is declared is kept', () => {
  const declaration = {
    id: 'pgm-one',
    engine: 'MySQL',
    engineVersion: '8.0',
    type: 'Guard',
    status: 'Creating',
    lockMode: 'LockByExpiration',
    storageType: 'ephemeral_ssd',
    storageGiB: 20,
    category: 'serverless_basic',
    vpcId: 'vpc-1',
    vswitchId: 'vsw-1',
    region: 'eu-central-1',
    masterInstanceId: 'pgm-two',
    report: ['warn', 'disk-too-small'],
    reportMillis: 0,
  };
  expect(parseInstance(declaration, 'instance')).toEqual(declaration);
});

test.each<[unknown, string]>([
  [null, 'instance must be an object with the keys id, engine,'],
  [[], 'instance must be an object'],
  [{}, 'instance.id is missing, but must be one to 64 letters'],
  [{ id: '' }, 'instance.id is ""'],
  [{ id: 'pgm one' }, 'instance.id is "pgm one"'],
  [
    { id: 'pgm-1', engine: 'Postgres' },
    'instance.engine is "Postgres", which is not allowed. Allowed values: PostgreSQL,',
  ],
  [{ id: 'pgm-1', status: 'running' }, 'instance.status is "running", which is not allowed. Allowed values: Running,'],
  [{ id: 'pgm-1', type: 'primary' }, 'instance.type is "primary"'],
  [{ id: 'pgm-1', lockMode: true }, 'instance.lockMode is true'],
  [{ id: 'pgm-1', storageType: 'ssd' }, 'instance.storageType is "ssd"'],
  [{ id: 'pgm-1', category: 'basic' }, 'instance.category is "basic"'],
  [{ id: 'pgm-1', storageGiB: '100' }, 'instance.storageGiB is "100", but must be a whole number from 1 to'],
  [{ id: 'pgm-1', engineVersion: 15 }, 'instance.engineVersion is 15, but must be a version such as "15.0", as text.'],
  [{ id: 'pgm-1', report: 'fail' }, 'instance.report is "fail"'],
  [{ id: 'pgm-1', reportMillis: -1 }, 'instance.reportMillis is -1'],
  [{ id: 'pgm-1', storage: 100 }, 'instance.storage is not known. Allowed keys: id, engine,'],
])('%j is refused with its place, value and what is allowed', (value, message) => {
  const parse = () => parseInstance(value, 'instance');
  expect(parse).toThrow(DeclarationError);
  expect(parse).toThrow(message);
});
