import fc from 'fast-check';
import { faultOfAddress } from '../../../lib/provider/precheck-task/source-address';

test.each([
  '172.16.0.10',
  '0.0.0.0',
  'fd00::10',
  'FD00:0:0::10',
  '::ffff:10.0.0.1',
  'db',
  'db.internal',
  'db.internal.',
  'DB-1.example.com',
  'xn--bcher-kva.example',
  '1.db',
  `${'a'.repeat(63)}.example`,
])('"%s" is the address of a server', (address) => {
  expect(faultOfAddress(address)).toBeUndefined();
});

test.each([
  ['', 'neither'],
  [' 172.16.0.10', 'neither'],
  ['1.2.3.4.5', 'neither'],
  ['256.1.1.1', 'neither'],
  ['10.0.0', 'neither'],
  ['172.16.0.10:5432', 'neither'],
  ['10.0.0.0/8', 'neither'],
  ['postgres://db', 'neither'],
  ['db_1', 'neither'],
  ['-db', 'neither'],
  ['db..internal', 'neither'],
  [`${'a'.repeat(64)}.example`, 'neither'],
  ['a.'.repeat(128), 'neither'],
  ['fd00:::10', 'neither'],
  ['[fd00::10]', 'brackets'],
  ['fe80::1%eth0', 'zone ID'],
  ['db%1', 'zone ID'],
])('"%s" is none, and the reason says why', (address, reason) => {
  expect(faultOfAddress(address)).toContain(reason);
});

test('every IPv4 and IPv6 address is accepted', () => {
  fc.assert(fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (address) => faultOfAddress(address) === undefined));
});

test('every name of the DNS is accepted', () => {
  fc.assert(fc.property(fc.domain(), (name) => faultOfAddress(name) === undefined));
});
