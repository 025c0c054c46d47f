// @ts-check
import { defineConfig, globalIgnores } from 'eslint/config';
import eslintPlugin from 'eslint-plugin-eslint-plugin';
import tseslint from 'typescript-eslint';
// `npm run lint` builds first: the house lives by its own rules.
import { clients } from './dist/catalog/clients/index.js';
import asyncHttp from './dist/index.js';
import { dependencyLaw } from './tools/dependency-law.js';

const moduleNames = clients
  .flatMap(({ modules = [] }) => modules)
  .map((name) => name.replace(/[\\^$.+?()[\]{}|/]/g, '\\$&').replaceAll('*', '.*'));

export default defineConfig([
  globalIgnores(['dist/', 'dist.*/', 'coverage/', 'docs/', 'examples/', 'tests/**/fixtures/', 'src/report/page/', 'tests/catalog/samples/', 'tests/.tmp/']),

  {
    name: 'house/language',
    files: ['**/*.{js,ts}'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { project: './tsconfig.check.json', tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error', reportUnusedInlineConfigs: 'error' },
    rules: {
      'default-case-last': 'error',
      eqeqeq: 'error',
      'no-console': 'error',
      'no-else-return': 'error',
      'no-implicit-coercion': 'error',
      'no-lonely-if': 'error',
      'no-param-reassign': 'error',
      'no-template-curly-in-string': 'error',
      'no-unneeded-ternary': 'error',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'hack', 'xxx'], location: 'anywhere' }],
      'object-shorthand': 'error',
      'prefer-object-has-own': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      // dot-notation for index signatures is the opposite of noPropertyAccessFromIndexSignature.
      '@typescript-eslint/dot-notation': ['error', { allowIndexSignaturePropertyAccess: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },

  {
    name: 'house/own-rules',
    files: ['src/**/*.ts', 'tools/**/*.{js,ts}'],
    plugins: { 'async-http': asyncHttp },
    extends: ['async-http/strict'],
  },
  {
    name: 'house/own-rules-in-tests',
    files: ['tests/**/*.ts'],
    plugins: { 'async-http': asyncHttp },
    extends: ['async-http/strict', 'async-http/tests'],
  },
  {
    name: 'house/scripts',
    files: ['tools/**/*.{js,ts}', 'tests/build.ts'],
    plugins: { 'async-http': asyncHttp },
    extends: ['async-http/scripts'],
    rules: { 'no-console': 'off' },
  },
  {
    name: 'house/syntax',
    files: ['src/analysis/**/*.ts', 'src/fixes/**/*.ts', 'tests/analysis/**/*.ts'],
    rules: {
      // A call has an opening parenthesis: the token that must be there is there.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // The types of the tree promise more than trees of broken files and of other parsers hold.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      // Node types are compared with their names: the enum is a value, and values of the parser's packages are not imported.
      '@typescript-eslint/no-unsafe-enum-comparison': 'off',
    },
  },
  { name: 'house/command', files: ['src/cli/**/*.ts'], rules: { 'no-console': 'off' } },

  ...dependencyLaw,

  { name: 'house/size', files: ['src/**/*.ts'], rules: { 'max-lines': ['error', 400] } },
  { name: 'house/size-of-analysis', files: ['src/analysis/**/*.ts'], rules: { 'max-lines': ['error', 250] } },
  {
    name: 'house/rules',
    files: ['src/rules/*.ts'],
    ignores: ['src/rules/index.ts'],
    extends: [eslintPlugin.configs['rules-recommended']],
    rules: {
      'max-lines': ['error', 180],
      'no-restricted-syntax': [
        'error',
        { selector: `Literal[value=/^(?:node:)?(?:${moduleNames.join('|')})$/]`, message: 'A rule names no library: that is the business of src/catalog.' },
      ],
      'eslint-plugin/consistent-output': 'error',
      'eslint-plugin/meta-property-ordering': ['error', ['type', 'docs', 'fixable', 'hasSuggestions', 'messages', 'schema', 'defaultOptions']],
      'eslint-plugin/no-incomplete-meta-schema': 'error',
      'eslint-plugin/no-incorrect-meta-schema': 'error',
      'eslint-plugin/no-matching-violation-suggest-message-ids': 'error',
      'eslint-plugin/prefer-placeholders': 'error',
      'eslint-plugin/report-message-format': ['error', '^(?:[A-Z`]|\\{\\{).*(?:\\.|\\{\\{note\\}\\})$'],
      'eslint-plugin/require-meta-docs-description': ['error', { pattern: '^(?:Disallow|Require|Enforce|Prefer) .*[^.]$' }],
      'eslint-plugin/require-meta-docs-recommended': 'error',
      // Fixes and suggestions come from repair(), data is spread: neither is seen here, and the rule tester checks both.
      'eslint-plugin/no-missing-placeholders': 'off',
      'eslint-plugin/require-meta-has-suggestions': 'off',
      // createRule adds the address and the languages; tests/meta holds it to that.
      'eslint-plugin/require-meta-docs-url': 'off',
      'eslint-plugin/require-meta-languages': 'off',
    },
  },
  {
    name: 'house/rule-tests',
    files: ['tests/rules/*.test.ts'],
    extends: [eslintPlugin.configs['tests-recommended']],
    rules: {
      'eslint-plugin/consistent-output': 'error',
      'eslint-plugin/test-case-property-ordering': ['error', ['name', 'filename', 'code', 'output', 'options', 'languageOptions', 'settings', 'errors']],
      'eslint-plugin/test-case-shorthand-strings': 'error',
      'eslint-plugin/unique-test-case-names': 'error',
    },
  },
  {
    name: 'house/tests',
    files: ['tests/**/*.ts'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      'no-restricted-properties': [
        'error',
        ...['describe', 'it', 'test'].flatMap((object) =>
          ['only', 'skip', 'todo'].map((property) => ({ object, property, message: 'Every test runs, or goes.' })),
        ),
      ],
      'no-template-curly-in-string': 'off',
    },
  },
]);
