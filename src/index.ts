import { createRequire } from 'node:module';
import type { ESLint, Linter } from 'eslint';
import { all } from './configs/all.js';
import { migration } from './configs/migration.js';
import type { Preset } from './configs/preset.js';
import { recommended } from './configs/recommended.js';
import { scripts } from './configs/scripts.js';
import { strict } from './configs/strict.js';
import { tests } from './configs/tests.js';
import { rules } from './rules/index.js';

const { name, version } = createRequire(import.meta.url)('../package.json') as { name: string; version: string };

export type PresetName = 'all' | 'migration' | 'recommended' | 'scripts' | 'strict' | 'tests';

const presets: Record<PresetName, Preset> = { all, migration, recommended, scripts, strict, tests };

/** What `import asyncHttp from 'eslint-plugin-async-http'` gives. */
export interface AsyncHttpPlugin extends ESLint.Plugin {
  meta: { name: string; version: string; namespace: 'async-http' };
  rules: NonNullable<ESLint.Plugin['rules']>;
  /** Flat configs. None of them says which files to lint or how to parse them. */
  configs: Record<PresetName, Linter.Config>;
}

const plugin: AsyncHttpPlugin = {
  meta: { name, version, namespace: 'async-http' },
  // The same rules under the names of another package's types.
  rules: rules as unknown as AsyncHttpPlugin['rules'],
  // Each refers to the plugin, so they are made when it exists.
  configs: {} as AsyncHttpPlugin['configs'],
};

for (const key of Object.keys(presets) as PresetName[]) {
  const { settings, ...preset } = presets[key];
  plugin.configs[key] = { ...preset, plugins: { 'async-http': plugin }, ...(settings && { settings: { 'async-http': settings } }) };
}

export default plugin;
// For `require()`: without it a CommonJS configuration would have to say `.default`.
export { plugin as 'module.exports' };
