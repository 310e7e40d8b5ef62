import { generateAccessKey, generateAdminToken } from '../../lib/emulator/access-key';

test('generated keys and tokens are long, random, and unlike real ones', () => {
  const keys = [generateAccessKey(), generateAccessKey()];
  for (const { accessKeyId, accessKeySecret } of keys) {
    expect(accessKeyId).toMatch(/^emulated[0-9a-f]{16}$/);
    expect(accessKeySecret).toMatch(/^[0-9a-f]{40}$/);
  }
  expect(keys[0]).not.toEqual(keys[1]);
  expect(generateAdminToken()).toMatch(/^[0-9a-f]{48}$/);
});
