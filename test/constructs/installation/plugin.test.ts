import { checkVersion, parseAddress } from '../../../lib/constructs/installation/plugin';

test('splits a source address into host, namespace and type', () => {
  expect(parseAddress('terraform.local/alicloud/rdsmigration')).toEqual({
    host: 'terraform.local',
    namespace: 'alicloud',
    type: 'rdsmigration',
  });
  expect(parseAddress('localhost:8080/my-team/x_1').host).toBe('localhost:8080');
});

test.each(['rdsmigration', 'alicloud/rdsmigration', 'a.b/c/d/e', '../../etc/x', 'a.b/../d', 'A.B/c/d', 'a.b//d', ''])(
  'refuses %j, which is not a source address, before it becomes a path',
  (address) => {
    expect(() => parseAddress(address)).toThrow(`"${address}" is not the source address of a provider.`);
  },
);

test.each(['0.1.0', '10.20.30', '0.1.0-rc.1', '0.1.0-dev.h00ff'])('takes %j as a version', (version) => {
  expect(() => checkVersion(version)).not.toThrow();
});

test.each(['', 'v0.1.0', '0.1', '0.1.0/..', '0.1.0+build', '0.1.0-', '../0.1.0'])(
  'refuses %j, which is not a version, before it becomes a path',
  (version) => {
    expect(() => checkVersion(version)).toThrow(`"${version}" is not the version of a plugin.`);
  },
);
