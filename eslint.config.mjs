import eslint from '@eslint/js';
import tseslint from 'typescript-eslint';

/**
 * The rooms of the code and what each may import from the others. Arrows point one way: the plugin engine knows no
 * Alibaba Cloud, constructs load neither network nor plugin code, and the RDS wire names never leave `rds`.
 */
const rooms = {
  'custom-resource': [],
  rds: [],
  assessment: [],
  constructs: [],
  emulator: ['rds', 'assessment'],
  provider: ['custom-resource', 'rds', 'assessment'],
  testing: ['custom-resource', 'emulator', 'constructs'],
  cli: ['rds', 'assessment', 'emulator', 'constructs'],
};

/** Packages that belong to one room, so that a wire format or a framework never spreads. */
const packageOwners = {
  '@bufbuild/protobuf': ['custom-resource'],
  '@msgpack/msgpack': ['custom-resource'],
  '@alicloud/pop-core': ['rds'],
  '@alicloud/credentials': ['rds'],
  cdktf: ['constructs'],
  constructs: ['constructs'],
  commander: ['cli'],
  xml2js: ['emulator'],
  pg: ['assessment'],
};

function boundariesOf(room, allowed) {
  const forbiddenRooms = Object.keys(rooms).filter((other) => other !== room && !allowed.includes(other));
  const forbiddenPackages = Object.keys(packageOwners).filter((name) => !packageOwners[name].includes(room));
  return {
    files: [`lib/${room}/**/*.ts`],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: `^(\\.\\./)+(${forbiddenRooms.join('|')})(/|$)`,
              message: `lib/${room} may import from: ${allowed.join(', ') || 'no other room'} (docs/architecture.md).`,
            },
            {
              regex: `^(${forbiddenPackages.join('|')})(/|$)`,
              message: `This package does not belong to lib/${room} (docs/architecture.md).`,
            },
          ],
        },
      ],
    },
  };
}

export default tseslint.config(
  { ignores: ['**/dist/', '**/generated/', '**/node_modules/', '**/cdktf.out/'] },
  eslint.configs.recommended,
  { files: ['**/*.ts'], extends: [tseslint.configs.recommended] },
  {
    files: ['**/*.ts'],
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'no-console': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    files: ['**/*.mjs', '**/*.js'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        Buffer: 'readonly',
        module: 'writable',
        require: 'readonly',
        __dirname: 'readonly',
        URL: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
      },
    },
  },
  ...Object.entries(rooms).map(([room, allowed]) => boundariesOf(room, allowed)),
);
