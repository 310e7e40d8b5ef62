/** Tests against a real PostgreSQL run where there is one; scripts/test.mjs looks for it, and says if there is none. */
const withoutPostgresql = process.env.POSTGRESQL_BIN ? [] : ['\\.postgresql\\.test\\.ts$'];

/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  transform: { '^.+\\.ts$': ['ts-jest', { tsconfig: 'test/tsconfig.json', diagnostics: false }] },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/test/tools/.*/node_modules/'],
  testPathIgnorePatterns: ['/node_modules/', '/cdktf\\.out/', ...withoutPostgresql],
};
