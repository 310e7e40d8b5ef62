import * as fc from 'fast-check';
import { LockEntry, withLockEntry } from '../../../lib/constructs/installation/lock-file';

const ENTRY: LockEntry = { address: 'terraform.local/alicloud/rdsmigration', version: '0.1.0', hash: 'h1:bmV3' };

const HEADER = `# This file is maintained automatically by "terraform init".
# Manual edits may be lost in future updates.
`;
const OURS = `provider "terraform.local/alicloud/rdsmigration" {
  version     = "0.1.0"
  constraints = "0.1.0"
  hashes = [
    "h1:bmV3",
  ]
}
`;
const ALICLOUD = `provider "registry.terraform.io/aliyun/alicloud" {
  version     = "1.289.0"
  constraints = "~> 1.289"
  hashes = [
    "h1:b2xk",
    "zh:00ff",
  ]
}
`;
const LATER = `provider "zzz.example/team/other" {
  version = "1.0.0"
}
`;

test('starts a lock file as Terraform does', () => {
  expect(withLockEntry(undefined, ENTRY)).toBe(`${HEADER}\n${OURS}`);
  expect(withLockEntry('\n', ENTRY)).toBe(`${HEADER}\n${OURS}`);
});

test('adds its entry in the order of addresses, and leaves the others byte for byte', () => {
  expect(withLockEntry(`${HEADER}\n${ALICLOUD}\n${LATER}`, ENTRY)).toBe(`${HEADER}\n${ALICLOUD}\n${OURS}\n${LATER}`);
  expect(withLockEntry(`${HEADER}\n${ALICLOUD}`, ENTRY)).toBe(`${HEADER}\n${ALICLOUD}\n${OURS}`);
  expect(withLockEntry(`${HEADER}\n${LATER}`, ENTRY)).toBe(`${HEADER}\n${OURS}\n${LATER}`);
});

test('replaces its own entry when the version changed', () => {
  const before = `${HEADER}\n${ALICLOUD}\n${OURS.replaceAll('0.1.0', '0.0.9')}\n${LATER}`;
  expect(withLockEntry(before, ENTRY)).toBe(`${HEADER}\n${ALICLOUD}\n${OURS}\n${LATER}`);
});

test('replaces its own entry when the constraint or the hash is another one', () => {
  expect(withLockEntry(OURS.replace('constraints = "0.1.0"', 'constraints = "~> 0.1"'), ENTRY)).toBe(OURS);
  expect(withLockEntry(OURS.replace('h1:bmV3', 'h1:b2xk'), ENTRY)).toBe(OURS);
  expect(withLockEntry(OURS.replace(/ {2}constraints.*\n/, ''), ENTRY)).toBe(OURS);
});

test('keeps an entry that says the same, also when it holds more hashes or another layout', () => {
  const more = OURS.replace('    "h1:bmV3",\n', '    "h1:bmV3",\n    "zh:abcd",\n');
  const oneLine = `provider "${ENTRY.address}" {\n version = "0.1.0"\n constraints = "0.1.0"\n hashes = ["h1:bmV3"]\n}\n`;
  expect(withLockEntry(more, ENTRY)).toBe(more);
  expect(withLockEntry(oneLine, ENTRY)).toBe(oneLine);
});

test('does not take a longer address for its own', () => {
  const cousin = OURS.replace('alicloud/rdsmigration', 'alicloud/rdsmigration-next');
  expect(withLockEntry(cousin, ENTRY)).toBe(`${OURS}\n${cousin}`);
});

test('copes with a file without a last newline and with Windows line ends', () => {
  expect(withLockEntry(ALICLOUD.trimEnd(), ENTRY)).toBe(`${ALICLOUD}\n${OURS}`);
  const windows = ALICLOUD.replaceAll('\n', '\r\n');
  expect(withLockEntry(windows + OURS.replaceAll('0.1.0', '0.0.9').replaceAll('\n', '\r\n'), ENTRY)).toBe(
    windows + OURS,
  );
});

const word = fc.stringMatching(/^[a-z][a-z0-9]{0,7}$/);
const otherEntry = fc
  .tuple(word, word, fc.stringMatching(/^\d{1,3}\.\d{1,3}\.\d{1,3}$/), fc.array(fc.base64String(), { maxLength: 3 }))
  .map(([host, type, version, hashes]) => ({
    address: `${host}.example/team/${type}`,
    text: `provider "${host}.example/team/${type}" {\n  version = "${version}"\n  hashes = [\n${hashes.map((hash) => `    "h1:${hash}",\n`).join('')}  ]\n}\n`,
  }));

test('whatever other providers are locked, their entries stay as they are and a second merge changes nothing', () => {
  fc.assert(
    fc.property(fc.uniqueArray(otherEntry, { selector: ({ address }) => address, maxLength: 6 }), (others) => {
      const before = others.map(({ text }) => text).join('\n');
      const after = withLockEntry(before, ENTRY);
      for (const { text } of others) expect(after).toContain(text);
      expect(after).toContain(OURS);
      expect(withLockEntry(after, ENTRY)).toBe(after);
    }),
  );
});
