import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Cloud, CloudObject } from '../../../lib/testing/cloud/cloud';
import { identifier, numberBelow } from '../../../lib/testing/cloud/identifier';

const directory = mkdtempSync(path.join(tmpdir(), 'cloud-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

function emptyCloud(): Cloud {
  return new Cloud(mkdtempSync(path.join(directory, 'account-')));
}

function object(type: string, id: string, attributes: Record<string, unknown> = {}, names = [id]): CloudObject {
  return { type, id, region: 'cn-hangzhou', names, attributes: { id, ...attributes } };
}

test('an account has nothing before its first object', () => {
  expect(new Cloud(path.join(directory, 'absent')).list()).toEqual([]);
});

test('what one process adds, another finds, by id and by every other name', () => {
  const cloud = emptyCloud();
  const router = object('alicloud_cen_transit_router', 'cen-1:tr-1', {}, ['tr-1']);
  expect(cloud.add(router)).toBe(true);
  const other = new Cloud(cloud.directory);
  expect(other.find(router.type, 'cen-1:tr-1')).toEqual(router);
  expect(other.find(router.type, 'tr-1')).toEqual(router);
  expect(other.find(router.type, undefined)).toBeUndefined();
});

test('an id is given once', () => {
  const cloud = emptyCloud();
  expect(cloud.add(object('alicloud_vpc', 'vpc-1', { vpc_name: 'first' }))).toBe(true);
  expect(cloud.add(object('alicloud_vpc', 'vpc-1', { vpc_name: 'second' }))).toBe(false);
  expect(cloud.find('alicloud_vpc', 'vpc-1')?.attributes.vpc_name).toBe('first');
});

test('an object that was replaced or removed is so for everybody', () => {
  const cloud = emptyCloud();
  cloud.add(object('alicloud_vpc', 'vpc-1', { vpc_name: 'old' }));
  cloud.replace(object('alicloud_vpc', 'vpc-1', { vpc_name: 'new' }));
  expect(cloud.list('alicloud_vpc').map(({ attributes }) => attributes.vpc_name)).toEqual(['new']);
  cloud.remove('alicloud_vpc', 'vpc-1');
  expect(cloud.has('alicloud_vpc', 'vpc-1')).toBe(false);
});

test('users of an object are those that refer to it at any depth, alone or in a list joined by commas', () => {
  const cloud = emptyCloud();
  const vswitch = object('alicloud_vswitch', 'vsw-1', { vpc_id: 'vpc-1' });
  cloud.add(vswitch);
  cloud.add(object('alicloud_db_instance', 'pgm-1', { vswitch_id: 'vsw-0,vsw-1' }));
  cloud.add(object('alicloud_cen_transit_router_vpc_attachment', 'a', { zone_mappings: [{ vswitch_id: 'vsw-1' }] }));
  cloud.add(object('alicloud_instance', 'i-1', { vswitch_id: 'vsw-11' }));
  cloud.add(object('alicloud_vpc', 'vpc-1'));
  expect(cloud.usersOf(vswitch).map(({ id }) => id)).toEqual(['a', 'pgm-1']);
});

test('an object with the id of another is not its user for that', () => {
  const cloud = emptyCloud();
  const connection = object('alicloud_vpc_peer_connection', 'pcc-1');
  cloud.add(connection);
  cloud.add(object('alicloud_vpc_peer_connection_accepter', 'pcc-1', {}, []));
  expect(cloud.usersOf(connection)).toEqual([]);
});

test('an id has the shape of the real ones, and depends on nothing but prefix and seed', () => {
  expect(identifier('vpc', 'seed')).toMatch(/^vpc-bp1[0-9a-z]{17}$/);
  expect(identifier('vpc', 'seed')).toBe(identifier('vpc', 'seed'));
  expect(identifier('vpc', 'other')).not.toBe(identifier('vpc', 'seed'));
  expect(identifier('vsw', 'seed').slice(4)).not.toBe(identifier('vpc', 'seed').slice(4));
});

test('a number is below its limit', () => {
  for (const seed of ['a', 'b', 'c', 'd']) expect(numberBelow(3, seed)).toBeLessThan(3);
});
