import { targetFindings } from '../../../lib/provider/precheck-task/target-findings';
import { DbInstanceAttribute } from '../../../lib/rds';
import { INSTANCE } from '../support/fake-rds';

function outlined(changes: Partial<DbInstanceAttribute>): string[] {
  return targetFindings({ ...INSTANCE, ...changes }).map(({ severity, text }) => `${severity}: ${text}`);
}

test('a running primary instance of PostgreSQL on cloud disks suits', () => {
  expect(outlined({})).toEqual([]);
});

test.each<[Partial<DbInstanceAttribute>, string]>([
  [{ engine: 'MySQL', engineVersion: '8.0' }, 'error: its engine is MySQL'],
  [{ engineVersion: '9.4' }, 'error: it runs PostgreSQL 9.4'],
  [{ dbInstanceType: 'Readonly' }, 'error: it is not a primary instance but of the type Readonly'],
  [{ dbInstanceType: 'Guard' }, 'error: it is not a primary instance but of the type Guard'],
  [{ storageType: 'local_ssd' }, 'error: its storage type is local_ssd'],
  [{ storageType: 'ephemeral_ssd' }, 'error: its storage type is ephemeral_ssd'],
  [{ category: 'Serverless_Standard' }, 'error: it is serverless (Serverless_Standard)'],
  [{ category: 'serverless_basic' }, 'error: it is serverless (serverless_basic)'],
  [{ lockMode: 'LockByExpiration' }, 'error: it is locked (LockByExpiration)'],
  [{ dbInstanceStatus: 'Creating' }, 'warning: its status is Creating'],
])('%j does not suit', (changes, beginning) => {
  const found = outlined(changes);
  expect(found).toHaveLength(1);
  expect(found[0]?.startsWith(beginning)).toBe(true);
});

test.each<Partial<DbInstanceAttribute>>([
  { engineVersion: '10.0' },
  { engineVersion: '17.0' },
  { engineVersion: '99.0' },
  { storageType: 'cloud_ssd' },
  { storageType: 'general_essd' },
  { category: 'Basic' },
])('%j suits: no upper bounds, no closed lists', (changes) => {
  expect(outlined(changes)).toEqual([]);
});

test('an attribute that the service leaves out says nothing', () => {
  const silent = { engine: '', engineVersion: '', dbInstanceType: '', dbInstanceStatus: '', lockMode: '' };
  expect(outlined({ ...silent, storageType: '', category: '' })).toEqual([]);
});

test('everything that is wrong is told at once, each with what to do', () => {
  const found = outlined({ dbInstanceType: 'Readonly', storageType: 'local_ssd', lockMode: 'ManualLock' });
  expect(found).toHaveLength(3);
  for (const text of found) expect(text).toMatch(/\. (Give|A migration needs|Remove) /);
});
