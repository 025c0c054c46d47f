import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { isCommandLine, isDevelopmentScript, isScriptFile, isTestFile } from '../../src/analysis/runs/programs.js';
import { factsOf } from '../facts.js';
import { parsed } from './file.js';

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** What a file in a project is; its package's manifest stands beside it, or at the project's root. */
function kindOf(path: string, manifestAt: 'file' | 'root' = 'root') {
  const project = mkdtempSync(join(tmpdir(), 'async-http-'));
  folders.push(project);
  const folder = dirname(join(project, path));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(manifestAt === 'root' ? project : folder, 'package.json'), '{}');
  const { file } = parsed('');
  const inside = { ...file, nodes: file.nodes, filename: join(project, path), cwd: project };
  return isTestFile(inside) ? 'test' : isScriptFile(inside) ? 'script' : 'source';
}

describe('packages inside a project', () => {

  it.each([
    ['scripts/release.js', 'script'],
    ['bin/migrate.js', 'script'],
    ['docs/build.js', 'script'],
    ['tests/server.js', 'test'],
    ['packages/cli/load.js', 'source'],
    ['load.js', 'source'],
  ])('%s is a %s', (path, kind) => {
    expect(kindOf(path, 'file')).toBe(kind);
  });
});

describe('folders of a package', () => {
  it.each([
    ['server/scripts/prepare.js', 'script'],
    ['packages/users/bench/load.js', 'script'],
    ['src/cli/load.js', 'script'],
    ['.github/scripts/label.js', 'script'],
    ['tools/load.js', 'script'],
    ['src/database/migrations/users.js', 'script'],
    ['src/lib/users/scripts/load.js', 'source'],
    ['src/nodes/demo/load.js', 'source'],
    ['nodes/tools/search/load.js', 'source'],
    ['src/tools/load.js', 'source'],
    ['dist/tools/load.js', 'source'],
    ['nodes/users/bin/load.js', 'source'],
    ['src/lib/users/__tests__/load.js', 'test'],
    ['src/lib/users/fixtures/load.js', 'test'],
    ['packages/tools/load.js', 'source'],
  ])('%s is a %s', (path, kind) => {
    expect(kindOf(path)).toBe(kind);
  });
});

describe('files that scripts of a package run', () => {
  const kindOf = (path: string, scripts: object) => {
    const project = mkdtempSync(join(tmpdir(), 'async-http-'));
    folders.push(project);
    writeFileSync(join(project, 'package.json'), JSON.stringify({ scripts }));
    const { file } = parsed('');
    const inside = { ...file, nodes: file.nodes, filename: join(project, path), cwd: project };
    return isDevelopmentScript(inside) ? 'development' : isScriptFile(inside) ? 'script' : 'source';
  };

  it.each([
    ['postinstall.js', { postinstall: 'node postinstall.js' }, 'development'],
    ['extra/fetch-apps.mjs', { 'build:apps': 'cross-env CI=1 node --no-warnings ./extra/fetch-apps.mjs --all' }, 'development'],
    ['extra/label.mjs', { 'release-final': 'tsx extra/release.ts && npm publish' }, 'development'],
    ['extra/github/label.mjs', { 'release-final': 'tsx extra/release.ts && npm publish' }, 'source'],
    ['extra/server/load.mjs', { 'build:server': 'node extra/server/build.mjs' }, 'source'],
    ['src/generate.ts', { generate: 'ts-node src/generate.ts' }, 'development'],
    ['bin/serve.js', { start: 'node bin/serve.js' }, 'script'],
    ['src/load.ts', { generate: 'ts-node src/generate.ts' }, 'source'],
    ['jobs/load.js', { 'build:jobs': 'node jobs/build.js' }, 'source'],
    ['index.js', { start: 'node index.js' }, 'source'],
    ['mail/send.js', { mail: 'node mail/send.js', dev: 'node --watch mail/send.js' }, 'source'],
    ['extra/load.js', { build: 'webpack --config extra/webpack.js' }, 'source'],
  ])('%s with %o is %s', (path, scripts, kind) => {
    expect(kindOf(path, scripts)).toBe(kind);
  });
});

/** Whether a file of a package with this manifest is code of a command line. */
function inPackage(manifest: object, code = ''): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'async-http-'));
  folders.push(folder);
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  const { file } = parsed(code);
  return isCommandLine({ ...file, nodes: file.nodes, filename: `${folder}/lib/load.js`, cwd: folder });
}

describe('packages of commands', () => {
  it.each([
    ['nothing in it can be imported', { name: 'sorter', bin: './run.js' }],
    ['its keywords say so', { name: 'sorter', bin: './run.js', main: './lib/index.js', keywords: ['cli'] }],
    ['its description says so', { name: 'sorter', bin: { sorter: './run.js' }, main: './lib/index.js', description: 'Command-line interface for sorters' }],
    ['its name says so', { name: '@acme/sorter-cli', bin: './run.js', exports: './lib/index.js' }],
    ['it says so, and starts a local server, too', { name: 'sorter', bin: './run.js', keywords: ['cli'], dependencies: { express: '5' } }],
    ['a framework for commands reads its manifest', { name: 'loader', main: './lib/index.js', bin: './run.js', oclif: { bin: 'loader' } }],
    ['it helps to make commands, and uses what they use', { name: 'imperative', main: './lib/index.js', description: 'framework for CLIs', dependencies: { yargs: '17' } }],
    ['it is installed for the whole machine', { name: 'sorter', bin: './run.js', main: './lib/index.js', preferGlobal: true }],
  ])('are those where %s', (_name, manifest) => {
    expect(inPackage(manifest)).toBe(true);
  });

  it.each([
    ['install no command', { name: 'sorter-cli', description: 'a CLI' }],
    ['can be imported', { name: 'sorter', bin: './run.js', main: './lib/index.js' }],
    ['are built on a server', { name: 'flows', bin: './run.js', dependencies: { express: '5' } }],
    ['are built on a server, and installed for the whole machine', { name: 'flows', bin: './run.js', preferGlobal: true, dependencies: { fastify: '5' } }],
    ['are servers that are started by a command', { name: 'registry', bin: './run.js', keywords: ['server', 'cli'] }],
    ['say in their description that they are servers', { name: 'mock', bin: './run.js', description: 'A command line mock server' }],
  ])('are not those that %s', (_name, manifest) => {
    expect(inPackage(manifest)).toBe(false);
  });
});

describe('files of commands', () => {
  const library = { name: 'library', main: './lib/index.js' };

  it.each([
    [`import { program } from 'commander'; program.action(async () => {});`],
    [`const inquirer = require('inquirer');`],
    [`import { Command } from '@oclif/core'; export default class Start extends Command {}`],
    [`import ora from 'ora';`],
    [`import chalk from 'chalk'; console.log(chalk.red('no')); process.exit(1);`],
  ])('%s', (code) => {
    expect(inPackage(library, code)).toBe(true);
  });

  it.each([
    [`import chalk from 'chalk'; console.log(chalk.red('no'));`],
    [`process.exit(1);`],
    [`import { program } from 'commander'; import express from 'express';`],
    [`import { program } from 'commander'; import http from 'node:http'; http.createServer((req, res) => {});`],
    [`import { load } from './commander';`],
  ])('not: %s', (code) => {
    expect(inPackage(library, code)).toBe(false);
  });
});

describe('blocking calls in commands', () => {
  const imports = `import { readFileSync } from 'node:fs'; import { program } from 'commander';`;
  const blocks = (code: string) => factsOf(`${imports} ${code}`).blockingCalls.map(({ blocksRequests }) => blocksRequests);

  it('hold up nobody but the user who waits for them', () => {
    expect(blocks('program.action(async () => { readFileSync(p); });')).toEqual(['no']);
    expect(blocks('const load = () => readFileSync(p); export async function run() { load(); }')).toEqual(['no']);
    expect(blocks('export const run = () => ask().then(() => readFileSync(p));')).toEqual(['no']);
  });

  it('hold up the requests that the command handles after all', () => {
    expect(blocks('export const list = (req, res) => { res.send(readFileSync(p)); };')).toEqual(['yes']);
    expect(blocks('export const list = (req, res) => { res.send(load()); }; const load = () => readFileSync(p);')).toEqual(['yes']);
  });
});
