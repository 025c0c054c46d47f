import { execFileSync } from 'node:child_process';
import { ESLint, type Linter } from 'eslint';
import { defineConfig } from 'eslint/config';
import { describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { law } from '../../tools/dependency-law.js';
import plugin, { type AsyncHttpPlugin, type PresetName } from '../../src/index.js';
import { ensureBuilt } from '../build.js';

ensureBuilt();
const built: AsyncHttpPlugin = (await import('../../dist/index.js')).default;
const presets: readonly PresetName[] = ['all', 'migration', 'recommended', 'scripts', 'strict', 'tests'];

describe('the plugin as built', () => {
  it('says who it is', () => {
    expect(built.meta).toEqual({ name: manifest.name, version: manifest.version, namespace: 'async-http' });
  });

  it('has the rules of the sources', () => {
    expect(Object.keys(built.rules)).toEqual(Object.keys(plugin.rules));
  });

  it('is the same object for import and require', () => {
    const script = "import plugin from './dist/index.js'; console.log(process.getBuiltinModule('module').createRequire(process.cwd() + '/')('./dist/index.js') === plugin);";
    expect(execFileSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8' }).trim()).toBe('true');
  });

  it('opens no other door than its main one', () => {
    expect(Object.keys(manifest.exports)).toEqual(['.', './package.json']);
    expect(law).not.toHaveProperty('index.ts');
  });
});

describe('presets', () => {
  it('are these', () => {
    expect(Object.keys(built.configs).sort()).toEqual(presets);
  });

  it.each(presets)('%s carries its name and the plugin, and decides neither files nor parser', (preset) => {
    const config: Linter.Config = built.configs[preset];
    expect(config.name).toBe(`async-http/${preset}`);
    expect(config.plugins?.['async-http']).toBe(built);
    expect(config).not.toHaveProperty('files');
    expect(config).not.toHaveProperty('languageOptions');
  });

  it.each(presets)('%s can be extended by name', async (preset) => {
    const { rules = {} } = await configOf(`async-http/${preset}`);
    const own = Object.keys(built.configs[preset].rules ?? {});
    expect(own.length).toBeGreaterThan(0);
    expect(Object.keys(rules).filter((id) => id.startsWith('async-http/')).sort()).toEqual(own.sort());
  });

  it.each(presets)('%s holds rules that exist, at error or off', (preset) => {
    for (const [id, entry] of Object.entries(built.configs[preset].rules ?? {})) {
      expect(built.rules).toHaveProperty(id.replace('async-http/', ''));
      expect(['error', 'off']).toContain(Array.isArray(entry) ? entry[0] : entry);
    }
  });

  it('recommended follows meta.docs.recommended', () => {
    const expected = Object.entries(built.rules).filter(([, rule]) => (rule.meta?.docs as { recommended?: boolean } | undefined)?.recommended);
    expect(Object.keys(built.configs.recommended.rules ?? {})).toEqual(expected.map(([id]) => `async-http/${id}`));
  });

  it('strict and all hold every rule', () => {
    const everyRule = Object.keys(built.rules).map((id) => `async-http/${id}`);
    expect(Object.keys(built.configs.strict.rules ?? {})).toEqual(everyRule);
    expect(Object.keys(built.configs.all.rules ?? {})).toEqual(everyRule);
  });

  it('strict passes no option that a rule does not have', async () => {
    await expect(configOf('async-http/strict')).resolves.toBeDefined();
  });

  it('migration is recommended with all fixes', async () => {
    expect(built.configs.migration.rules).toEqual(built.configs.recommended.rules);
    expect((await configOf('async-http/migration')).settings).toEqual({ 'async-http': { fixes: 'all' } });
  });

  it('tests relaxes what comes before it', async () => {
    const { rules = {} } = await configOf('async-http/recommended', 'async-http/tests');
    expect(rules['async-http/require-timeout']?.[0]).toBe(0);
    expect(rules['async-http/no-insecure-tls']?.[0]).toBe(0);
  });

  it('scripts keeps disposal', async () => {
    const { rules = {} } = await configOf('async-http/recommended', 'async-http/scripts');
    expect(rules['async-http/no-blocking-in-async']?.[0]).toBe(0);
    expect(rules['async-http/require-session-disposal']?.[0]).toBe(2);
  });
});

interface Effective {
  rules?: Record<string, [severity: number, ...options: unknown[]]>;
  settings?: Record<string, unknown>;
}

/** What ESLint makes of a configuration that extends our presets; it validates the options on the way. */
async function configOf(...extended: string[]): Promise<Effective> {
  const eslint = new ESLint({
    overrideConfigFile: true,
    overrideConfig: defineConfig([{ plugins: { 'async-http': built }, extends: extended }]),
  });
  return (await eslint.calculateConfigForFile('index.js')) as Effective;
}
