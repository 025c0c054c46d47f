import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { audit } from '../../src/cli/audit.js';
import { command, folderWith, standIn } from './stand-in.js';

const read = (folder: string, file: string) => readFileSync(path.join(folder, file), 'utf8');

/** Files and lines with a finding, in the order of the report. */
async function placesOf(cwd: string, ...args: string[]): Promise<string[]> {
  const { stdout } = await command(cwd, 'audit', '--format', 'json', ...args);
  const { findings } = JSON.parse(stdout) as { findings: { file: string; line: number }[] };
  return findings.map(({ file, line }) => `${file}:${line}`);
}

describe('what is audited', () => {
  it('takes JavaScript and TypeScript of every kind in the working folder', async () => {
    const names = ['a.js', 'b.cjs', 'c.mjs', 'd.jsx', 'e.ts', 'f.cts', 'g.mts', 'h.tsx', 'deep/er/i.js', '.hidden/j.js'];
    const folder = folderWith(Object.fromEntries(['readme.md', 'k.json', ...names].map((name) => [name, 'old;\n'])));
    expect(await placesOf(folder)).toEqual(['.hidden/j.js:1', 'a.js:1', 'b.cjs:1', 'c.mjs:1', 'd.jsx:1', 'deep/er/i.js:1', 'e.ts:1', 'f.cts:1', 'g.mts:1', 'h.tsx:1']);
  });

  it('reads TypeScript, JSX, CommonJS and sloppy scripts without a configuration', async () => {
    const folder = folderWith({
      'package.json': '{ "type": "commonjs" }',
      'types.ts': 'enum Colour { Red }\nabstract class A<const T> { constructor(private readonly x: T) {} }\nexport const y = old satisfies unknown;\n',
      'view.tsx': 'export const View = <T,>(x: T) => <p>{old}</p>;\n',
      'view.js': 'export const View = () => <p>{old}</p>;\n',
      'return.cjs': "'use strict';\nconst x = require('x');\nif (x) return;\nold();\n",
      'octal.js': 'var x = 010;\nwith (x) old();\n',
      'await.js': 'var await = 1;\nold(await);\n',
      'await.cts': 'var await: number = 1;\nold(await);\n',
      'shebang.js': '#!/usr/bin/env node\nold();\n',
      'top-level.mjs': 'await old();\n',
    });
    expect(await placesOf(folder)).toEqual([
      'await.cts:2', 'await.js:2', 'octal.js:2', 'return.cjs:4', 'shebang.js:2', 'top-level.mjs:1', 'types.ts:3', 'view.js:1', 'view.tsx:1',
    ]);
  });

  it('leaves alone what tools wrote or others own', async () => {
    const names = ['node_modules/x/a.js', 'dist/a.js', 'build/a.js', 'coverage/a.js', '.git/hooks/a.js', 'a.min.js', 'a.d.ts', 'packages/one/dist/a.js'];
    const folder = folderWith(Object.fromEntries(names.map((name) => [name, 'old;\n'])));
    expect(await command(folder, 'audit')).toEqual({ code: 0, stdout: 'Nothing to audit: no JavaScript or TypeScript files.\n', stderr: '' });
  });

  it('audits what is named, wherever it stands', async () => {
    const folder = folderWith({ 'node_modules/x/lib/a.js': 'old;\n', 'dist/b.js': 'old;\n', 'other/c.js': 'old;\n', 'work/keep.txt': '' });
    expect(await placesOf(folder, 'node_modules/x', 'dist/b.js')).toEqual(['dist/b.js:1', 'node_modules/x/lib/a.js:1']);
    expect(await placesOf(path.join(folder, 'work'), '../other', path.join(folder, 'dist'))).toEqual(['../dist/b.js:1', '../other/c.js:1']);
  });

  it('takes globs, in and outside the working folder, and each file once', async () => {
    const folder = folderWith({ 'app/[id]/a.ts': 'old;\n', 'app/[id]/b.js': 'old;\n', 'lib/c.ts': 'old;\n' });
    expect(await placesOf(folder, '**/*.ts', 'lib', 'lib/c.ts')).toEqual(['app/[id]/a.ts:1', 'lib/c.ts:1']);
    expect(await placesOf(path.join(folder, 'app/[id]'), '*.{js,ts}', '../../lib/*.ts')).toEqual(['a.ts:1', 'b.js:1', '../../lib/c.ts:1']);
    expect(await placesOf(folder, 'app/[id]/a.ts')).toEqual(['app/[id]/a.ts:1']);
  });

  it('says which named files it skips', async () => {
    const folder = folderWith({ 'readme.md': 'old', 'a.min.js': 'old', 'a.js': '' });
    expect((await command(folder, 'audit', 'readme.md', 'a.min.js', 'a.js')).stderr).toBe('Skipped, nothing to audit: readme.md\nSkipped, nothing to audit: a.min.js\n');
  });

  it('follows no configuration, and heeds comments', async () => {
    const folder = folderWith({
      'eslint.config.js': 'throw new Error("not read");\n',
      'a.js': ['/* eslint no-var: error, nobody/knows: error */', 'var x;', 'old; // eslint-disable-line async-http/no-old', '// eslint-disable-next-line', 'old;', 'old; // eslint-disable-line no-var', ''].join('\n'),
    });
    expect(await placesOf(folder, 'a.js')).toEqual(['a.js:6']);
  });
});

describe('presets', () => {
  const folder = folderWith({ 'a.js': 'old;\nnever;\n' });

  it.each([
    ['recommended', [1, 2]],
    ['migration', [1]],
    ['tests', [1]],
    ['scripts', [2]],
  ])('%s', async (preset, lines) => {
    expect(await placesOf(folder, '--preset', preset)).toEqual(lines.map((line) => `a.js:${line}`));
  });
});

describe('files that cannot be audited', () => {
  const files = { 'a.js': 'old;\n', 'broken.ts': 'let x;\nlet y: = 1;\n', 'crash.js': 'old;\n  crash;\n', 'torn.js': 'torn;\n', 'wrong.js': '/* eslint async-http/no-old: [error, 1] */\nold;\n' };

  it('are named with the place; the others are audited', async () => {
    const { code, stdout } = await command(folderWith(files), 'audit', '--format', 'json');
    const { errors, findings } = JSON.parse(stdout) as { errors: unknown[]; findings: { file: string }[] };
    expect(code).toBe(2);
    expect(errors).toEqual([
      { file: 'broken.ts', message: 'Parsing error: Type expected.', line: 2, column: 7 },
      { file: 'crash.js', message: 'async-http/no-crash failed: this rule is broken', line: 2, column: 3 },
      { file: 'wrong.js', message: expect.stringContaining('Inline configuration for rule "async-http/no-old" is invalid') as string, line: 1, column: 1 },
    ]);
    expect(findings.map(({ file }) => file)).toEqual(['a.js', 'torn.js', 'wrong.js']);
  });

  it('are not written when the fixed text would not parse', async () => {
    const folder = folderWith(files);
    const { code, stdout } = await command(folder, 'audit', '--fix', 'torn.js');
    expect(code).toBe(2);
    expect(stdout).toContain('  torn.js:1:3  Not fixed: the result would not parse (Parsing error: Expression expected.)\n');
    expect(read(folder, 'torn.js')).toBe('torn;\n');
  });
});

describe('bad arguments', () => {
  const folder = folderWith({ 'a.js': 'old;\n' });

  it.each([
    [['audit', 'nowhere'], 'No such file or folder: nowhere\n'],
    [['audit', 'a.js', 'src/**/*.ts'], 'No files match: src/**/*.ts\n'],
    [['audit', '--preset', 'x'], `error: option '--preset <name>' argument 'x' is invalid. Allowed choices are recommended, strict, migration, all, tests, scripts.\n`],
    [['audit', '--format', 'xml'], `error: option '--format <name>' argument 'xml' is invalid. Allowed choices are stylish, json, sarif, html, markdown.\n`],
    [['audit', '--fixx'], `error: unknown option '--fixx'\n(Did you mean --fix?)\n`],
    [['audit', '--output'], `error: option '--output <file>' argument missing\n`],
    [['adit'], `error: unknown command 'adit'\n(Did you mean audit?)\n`],
  ])('%j', async (args, stderr) => {
    expect(await command(folder, ...args)).toEqual({ code: 2, stdout: '', stderr });
  });

  it('says what the system says when the report cannot be written', async () => {
    const { code, stderr } = await command(folder, 'audit', '--output', 'a.js/report.txt');
    expect(code).toBe(2);
    expect(stderr).toMatch(/^E(?:EXIST|NOTDIR): [^\n]+\n$/);
  });
});

describe('--fix', () => {
  it('writes what it can and reports the rest', async () => {
    const folder = folderWith({ 'a.js': 'old(old);\nmaybe;\n', 'b.js': 'never;\n' });
    const { code, stdout } = await command(folder, 'audit', '--fix');
    expect(code).toBe(1);
    expect(read(folder, 'a.js')).toBe('fresh(fresh);\nmaybe;\n');
    expect(stdout).toBe(
      [
        'async-http/no-maybe (1 suggested)',
        '  a.js',
        '    2:1  suggested  Make up your mind.',
        '',
        'async-http/no-never (1 manual)',
        '  b.js',
        '    1:1  manual     Never say never.',
        '',
        'rule                 found  fixed  fixable  suggested  manual',
        'async-http/no-maybe      1      0        0          1       0',
        'async-http/no-never      1      0        0          0       1',
        'async-http/no-old        2      2        0          0       0',
        'total                    4      2        0          1       1',
        '',
        '2 files scanned with `recommended` in N.N s.',
        'Fixed 2 findings in 1 file, 2 left.',
        '',
      ].join('\n'),
    );
  });

  it('exits 0 when nothing is left, and changes nothing the second time', async () => {
    const folder = folderWith({ 'a.js': 'old;\n' });
    expect((await command(folder, 'audit', '--fix')).code).toBe(0);
    const { mtimeMs, ino } = statSync(path.join(folder, 'a.js'));
    expect((await command(folder, 'audit', '--fix')).code).toBe(0);
    expect(statSync(path.join(folder, 'a.js'))).toMatchObject({ mtimeMs, ino });
  });

  it('fixes ours only', async () => {
    const folder = folderWith({ 'a.js': '/* eslint no-var: error */\nvar x = old;\n' });
    await command(folder, 'audit', '--fix');
    expect(read(folder, 'a.js')).toBe('/* eslint no-var: error */\nvar x = fresh;\n');
  });

  it('keeps byte order marks, line ends, permissions and links, and leaves no other file behind', async () => {
    const folder = folderWith({ 'a.js': '\uFEFFold;\r\nold;\r\n', 'real/b.js': 'old;\n' });
    chmodSync(path.join(folder, 'a.js'), 0o777);
    mkdirSync(path.join(folder, 'links'));
    symlinkSync('../real/b.js', path.join(folder, 'links/b.js'));
    await command(folder, 'audit', '--fix', 'a.js', 'links/b.js');
    expect(read(folder, 'a.js')).toBe('\uFEFFfresh;\r\nfresh;\r\n');
    expect(statSync(path.join(folder, 'a.js')).mode & 0o777).toBe(0o777);
    expect(read(folder, 'real/b.js')).toBe('fresh;\n');
    expect(readdirSync(folder, { recursive: true }).sort()).toEqual(['a.js', 'links', 'links/b.js', 'real', 'real/b.js']);
  });

  it('stops between two files when it is interrupted', async () => {
    const folder = folderWith({ 'a.js': 'old;\n', 'b.js': 'old;\n' });
    const interrupt = new AbortController();
    const request = { plugin: standIn, preset: 'recommended', paths: ['.'], cwd: folder, mode: 'write', signal: interrupt.signal } as const;
    const result = await audit({ ...request, onProgress: () => interrupt.abort() });
    expect(result).toMatchObject({ files: 1, total: 2 });
    expect([read(folder, 'a.js'), read(folder, 'b.js')]).toEqual(['fresh;\n', 'old;\n']);
  });
});

describe('--dry-run', () => {
  const files = { 'src/a.js': 'one;\ntwo;\nthree;\nfour;\nold;\nsix;\n', 'src/b.js': 'never;\n', 'src/c.js': 'old' };
  const patch = [
    '--- a/src/a.js',
    '+++ b/src/a.js',
    '@@ -2,5 +2,5 @@',
    ' two;',
    ' three;',
    ' four;',
    '-old;',
    '+fresh;',
    ' six;',
    '--- a/src/c.js',
    '+++ b/src/c.js',
    '@@ -1,1 +1,1 @@',
    '-old',
    '\\ No newline at end of file',
    '+fresh',
    '\\ No newline at end of file',
    '',
  ].join('\n');

  it.each([['--dry-run'], ['--dry-run', '--fix']])('prints a diff and writes nothing: %s %s', async (...options) => {
    const folder = folderWith(files);
    const { code, stdout, stderr } = await command(folder, 'audit', ...options);
    expect({ code, stdout }).toEqual({ code: 1, stdout: patch });
    expect(stderr).toContain('total                    3        2          0       1\n');
    for (const [name, text] of Object.entries(files)) expect(read(folder, name)).toBe(text);
  });

  it('is part of the JSON report', async () => {
    const { stdout } = await command(folderWith(files), 'audit', '--dry-run', '--format', 'json');
    expect(JSON.parse(stdout)).toMatchObject({ patch, summary: { found: 3, fixed: 0, fixable: 2 } });
  });

  it('prints nothing when nothing would change', async () => {
    expect(await command(folderWith({ 'a.js': 'fine;\n' }), 'audit', '--dry-run')).toEqual({
      code: 0, stdout: '', stderr: '1 file scanned with `recommended` in N.N s.\nNo findings.\n',
    });
  });
});

describe('--output and --quiet', () => {
  const folder = folderWith({ 'a.js': 'never;\n' });
  const summary = [
    'rule                 found  fixable  suggested  manual',
    'async-http/no-never      1        0          0       1',
    'total                    1        0          0       1',
    '',
    '1 file scanned with `recommended` in N.N s.',
    '',
  ].join('\n');

  it('writes the report to a file, in a new folder, and the summary to the terminal', async () => {
    expect(await command(folder, 'audit', '--format', 'json', '--output', 'reports/audit.json')).toEqual({ code: 1, stdout: '', stderr: summary });
    expect(JSON.parse(read(folder, 'reports/audit.json'))).toMatchObject({ version: 1, summary: { found: 1 } });
    expect(existsSync(path.join(folder, 'reports'))).toBe(true);
  });

  it('prints the summary only', async () => {
    expect(await command(folder, 'audit', '--quiet')).toEqual({ code: 1, stdout: summary, stderr: '' });
  });
});
