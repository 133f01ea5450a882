// Lint rules. Layout is Prettier's, layering is dependency-cruiser's; what is left is correctness,
// and what the machine must never touch.
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  {
    ignores: [
      '.next/**',
      'node_modules/**',
      'public/**',
      'app/_generated/**',
      'content/go/**',
      'next-env.d.ts',
    ],
  },
  ...tseslint.configs.strict,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      // Hot code indexes arrays that are known to be full; a check there would cost time.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-dynamic-delete': 'off',
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrorsIgnorePattern: '^_' },
      ],
    },
  },
  {
    files: ['app/**/*.tsx', 'app/**/*.ts'],
    ...reactHooks.configs.flat.recommended,
  },
  {
    // Same programs, scenario, seed and choices: same run, always. So nothing that differs from
    // one run, or one computer, to the next.
    files: ['runtime/**/*.ts'],
    ignores: ['runtime/cli/**', 'runtime/testing/**', 'runtime/**/*.test.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...[
          'Date',
          'performance',
          'setTimeout',
          'setInterval',
          'setImmediate',
          'queueMicrotask',
        ].map((name) => ({ name, message: 'Time in the machine is virtual.' })),
        ...['process', 'Buffer', 'window', 'document', 'self', 'fetch', 'crypto'].map((name) => ({
          name,
          message: 'The machine runs anywhere: no Node, no DOM.',
        })),
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'Randomness comes from the seed.' },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'CallExpression[callee.property.name=/^toLocale|^localeCompare$/]',
          message: 'Depends on the computer it runs on.',
        },
      ],
    },
  },
  {
    files: ['tools/**', '*.mjs', 'runtime/cli/**', 'runtime/testing/**', '**/*.test.ts', 'e2e/**'],
    rules: { 'no-console': 'off' },
  },
);
