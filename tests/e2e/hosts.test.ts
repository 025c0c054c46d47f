// Where people meet the plugin: in an editor, at a commit, in ESLint's cache, its workers and its suppressions. Each for real.

import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Editor } from './language-server.js';
import { install, packInto, run } from './packing.js';

const minutes = 60_000;

let project: string;

beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), 'async-http-hosts-'));
  await write({
    'package.json': JSON.stringify({ name: 'a-project', private: true, type: 'module', 'lint-staged': { '*.js': 'eslint --fix' } }),
    '.gitignore': 'node_modules\n*.tgz\n',
    'eslint.config.js': `
import { defineConfig } from 'eslint/config';
import asyncHttp from 'eslint-plugin-async-http';

export default defineConfig([{ files: ['src/**/*.js'], plugins: { 'async-http': asyncHttp }, extends: ['async-http/recommended'] }]);
`,
  });
  await install(project, [await packInto(project), 'eslint@^10', 'lint-staged@^16', 'vscode-langservers-extracted@4.10.0']);
}, 6 * minutes);

afterAll(async () => {
  await rm(project, { recursive: true, force: true, maxRetries: 3 });
}, minutes);

const faulty = `import { readFileSync } from 'node:fs';
import axios from 'axios';

export async function load(path) {
  const url = readFileSync(path, 'utf8');
  return axios.get(url);
}
`;

const fixed = faulty.replace("import { readFileSync } from 'node:fs';\n", '').replace("'axios';\n", "'axios';\nimport { readFile } from 'node:fs/promises';\n").replace('readFileSync(', 'await readFile(');

async function write(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(project, path)), { recursive: true });
    await writeFile(join(project, path), text);
  }
}

describe('an editor', () => {
  it('underlines the call, links to the page of the rule, and offers the fix and the suggestion', async () => {
    await write({ 'src/edited.js': faulty });
    const editor = await Editor.open(project);
    try {
      const found = await editor.show('src/edited.js');
      const link = (rule: string): unknown => expect.stringMatching(new RegExp(`/docs/rules/${rule}\\.md$`));
      expect(found).toEqual([
        expect.objectContaining({ code: 'async-http/no-blocking-in-async', range: { start: { line: 4, character: 14 }, end: { line: 4, character: 40 } }, codeDescription: { href: link('no-blocking-in-async') } }),
        expect.objectContaining({ code: 'async-http/require-timeout', range: { start: { line: 5, character: 9 }, end: { line: 5, character: 23 } }, codeDescription: { href: link('require-timeout') } }),
      ]);
      const [fixes, suggestions] = [await editor.offers('src/edited.js', found[0]!), await editor.offers('src/edited.js', found[1]!)];
      expect(fixes[0]).toEqual({ title: 'Fix this async-http/no-blocking-in-async problem', text: fixed });
      expect(suggestions[0]).toEqual({ title: 'Add `timeout: 30_000`. (async-http/require-timeout)', text: faulty.replace('axios.get(url)', 'axios.get(url, { timeout: 30_000 })') });
    } finally {
      await editor.close();
    }
  }, 2 * minutes);
});

describe('a commit', () => {
  const git = (parameters: readonly string[], exitCodes?: readonly number[]) => run('git', ['-c', 'user.name=Someone', '-c', 'user.email=someone@example.com', ...parameters], project, exitCodes);

  it('is stopped by a finding, and goes through when it is gone; what is safe is fixed on the way', async () => {
    await git(['init', '--quiet']);
    await write({ '.git/hooks/pre-commit': '#!/bin/sh\nexec node node_modules/lint-staged/bin/lint-staged.js\n', 'src/committed.js': faulty });
    await run('chmod', ['+x', '.git/hooks/pre-commit'], project);
    await git(['add', 'package.json', 'src/committed.js']);
    const { stdout, stderr } = await git(['commit', '--quiet', '-m', 'Load'], [1]);
    expect(stdout + stderr).toContain('async-http/require-timeout');
    await expect(git(['log'])).rejects.toThrow('does not have any commits yet');

    await write({ 'src/committed.js': faulty.replace('axios.get(url)', 'axios.get(url, { timeout: 5000 })') });
    await git(['add', 'src/committed.js']);
    await git(['commit', '--quiet', '-m', 'Load, within five seconds']);
    const { stdout: committed } = await git(['show', 'HEAD:src/committed.js']);
    expect(committed).toBe(fixed.replace('axios.get(url)', 'axios.get(url, { timeout: 5000 })'));
  }, 2 * minutes);
});

describe('pre-commit', () => {
  it('runs the hooks of this repository', async () => {
    const folder = join(project, 'hooked');
    const { stdout: rev } = await run('git', ['rev-parse', 'HEAD'], process.cwd());
    await write({
      'hooked/.pre-commit-config.yaml': JSON.stringify({ repos: [{ repo: process.cwd(), rev: rev.trim(), hooks: [{ id: 'async-http' }, { id: 'async-http-fix' }] }] }),
      'hooked/a.js': faulty,
    });
    await run('git', ['init', '--quiet'], folder);
    await run('git', ['add', '.'], folder);
    const preCommit = (exitCodes: readonly number[], ...parameters: readonly string[]) => run('pre-commit', ['run', '--all-files', ...parameters], folder, exitCodes, { PRE_COMMIT_HOME: join(project, '.pre-commit') });
    const { stdout } = await preCommit([1], 'async-http');
    expect(stdout).toMatch(/5:15 {2}fixable/);
    expect(stdout).toMatch(/6:10 {2}suggested/);
    await preCommit([1], 'async-http-fix');
    expect(await readFile(join(folder, 'a.js'), 'utf8')).toBe(fixed);
    await write({ 'hooked/a.js': fixed.replace('axios.get(url)', 'axios.get(url, { timeout: 5000 })') });
    await preCommit([0]);
  }, 6 * minutes);
});

describe('ESLint', () => {
  const eslint = (parameters: readonly string[], exitCodes: readonly number[] = [0, 1]) => run(process.execPath, ['node_modules/eslint/bin/eslint.js', ...parameters], project, exitCodes);
  const findings = async (...parameters: readonly string[]): Promise<string[]> => {
    const { stdout } = await eslint(['--format', 'json', ...parameters]);
    const results = JSON.parse(stdout) as { filePath: string; messages: { ruleId: string; line: number }[] }[];
    return results.flatMap(({ filePath, messages }) => messages.map(({ ruleId, line }) => `${filePath.slice(project.length + 1).replaceAll('\\', '/')}:${line} ${ruleId}`));
  };
  const both = (file: string): string[] => [`${file}:5 async-http/no-blocking-in-async`, `${file}:6 async-http/require-timeout`];

  it('finds the same with a warm cache, and something else after an edit', async () => {
    await write({ 'src/cached/a.js': faulty, 'src/cached/b.js': faulty });
    const lint = () => findings('--cache', '--cache-location', '.cache', 'src/cached');
    const cold = await lint();
    expect(cold).toEqual([...both('src/cached/a.js'), ...both('src/cached/b.js')]);
    expect(await lint()).toEqual(cold);
    await write({ 'src/cached/a.js': fixed });
    expect(await lint()).toEqual(['src/cached/a.js:6 async-http/require-timeout', ...both('src/cached/b.js')]);
  }, 2 * minutes);

  it('finds the same in several workers', async () => {
    const names = Array.from({ length: 12 }, (_, index) => `src/many/${String(index).padStart(2, '0')}.js`);
    await write(Object.fromEntries(names.map((name) => [name, faulty])));
    expect(await findings('--concurrency', '2', 'src/many')).toEqual(names.flatMap(both));
  }, 2 * minutes);

  it('suppresses what was there, lets nothing new through, and prunes what is gone', async () => {
    await write({ 'src/old/a.js': faulty, 'src/old/b.js': faulty });
    const suppressed = async (): Promise<Record<string, Record<string, { count: number }>>> => JSON.parse(await readFile(join(project, 'eslint-suppressions.json'), 'utf8')) as never;
    await eslint(['--suppress-all', 'src/old'], [0]);
    expect(Object.keys(await suppressed())).toEqual(['src/old/a.js', 'src/old/b.js']);
    expect(await findings('src/old')).toEqual([]);
    await write({ 'src/old/b.js': `${faulty}\nexport const again = (url) => axios.get(url);\n` });
    expect(await findings('src/old')).toEqual(['src/old/b.js:6 async-http/require-timeout', 'src/old/b.js:9 async-http/require-timeout']);
    await write({ 'src/old/a.js': fixed, 'src/old/b.js': faulty });
    await eslint(['--prune-suppressions', 'src/old'], [0]);
    expect((await suppressed())['src/old/a.js']).toEqual({ 'async-http/require-timeout': { count: 1 } });
  }, 2 * minutes);

  it('shows what --fix would do without doing it', async () => {
    await write({ 'src/dry.js': faulty });
    const { stdout } = await eslint(['--fix-dry-run', '--format', 'json', 'src/dry.js']);
    expect((JSON.parse(stdout) as { output: string }[])[0]?.output).toBe(fixed);
    expect(await readFile(join(project, 'src/dry.js'), 'utf8')).toBe(faulty);
  }, 2 * minutes);

  it('writes the report to look at', async () => {
    await write({ 'src/shown.js': faulty });
    await eslint(['-f', './node_modules/eslint-plugin-async-http/dist/formatters/html.js', '-o', 'report.html', 'src/shown.js'], [1]);
    expect(await readFile(join(project, 'report.html'), 'utf8')).toMatch(/^<!doctype html>[^]*src\/shown\.js/);
  }, 2 * minutes);
});
