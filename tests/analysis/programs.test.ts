import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { isCommandLine, isScriptFile, isTestFile } from '../../src/analysis/programs.js';
import { factsOf } from '../facts.js';
import { parsed } from './file.js';

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

describe('packages inside a project', () => {
  const kindOf = (path: string) => {
    const project = mkdtempSync(join(tmpdir(), 'async-http-'));
    folders.push(project);
    const folder = dirname(join(project, path));
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{}');
    const { file } = parsed('');
    const inside = { ...file, nodes: file.nodes, filename: join(project, path), cwd: project };
    return isTestFile(inside) ? 'test' : isScriptFile(inside) ? 'script' : 'source';
  };

  it.each([
    ['scripts/release.js', 'script'],
    ['bin/migrate.js', 'script'],
    ['docs/build.js', 'script'],
    ['tests/server.js', 'test'],
    ['packages/cli/load.js', 'source'],
    ['packages/tools/load.js', 'source'],
    ['load.js', 'source'],
  ])('%s is a %s', (path, kind) => {
    expect(kindOf(path)).toBe(kind);
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
