// The plugin as people get it: packed, installed from the tarball into projects of their own, run by the ESLint they have.

import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { publint } from 'publint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { install, packInto, run } from './packing.js';

const minutes = 60_000;

let folder: string;
let tarball: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'async-http-packed-'));
  tarball = await packInto(folder);
}, 2 * minutes);

afterAll(async () => {
  await rm(folder, { recursive: true, force: true, maxRetries: 3 });
}, minutes);

it('is packed as the registries and bundlers expect', async () => {
  const { buffer, byteOffset, byteLength } = await readFile(tarball);
  const { messages } = await publint({ pack: { tarball: buffer.slice(byteOffset, byteOffset + byteLength) }, strict: true });
  expect(messages).toEqual([]);
}, minutes);

const service = `
import { readFileSync } from 'node:fs';
import https from 'node:https';
import axios from 'axios';
import express from 'express';

const app = express();

app.post('/report', async (request, response) => {
  const template = readFileSync('template.html', 'utf8');
  const agent = new https.Agent({ keepAlive: true });
  const pages = await Promise.all(request.body.urls.map((url) => axios.get(url, { httpsAgent: agent, timeout: 5000 })));
  const total = await axios.get('https://example.com/total');
  response.send(template + pages.length + total.data);
});

export const lax = new https.Agent({ keepAlive: true, rejectUnauthorized: false });
`;

const expected = [
  '10 async-http/no-blocking-in-async',
  '11 async-http/no-session-per-request',
  '12 async-http/no-unbounded-fan-out',
  '13 async-http/require-timeout',
  '17 async-http/no-insecure-tls',
];

const script = `
const http2 = require('node:http2');

function main() {
  const session = http2.connect('https://example.com');
  session.ping((error) => {
    if (error) console.error(error);
  });
}

main();
`;

const projectFiles = {
  'eslint.config.mjs': `
import { defineConfig } from 'eslint/config';
import asyncHttp from 'eslint-plugin-async-http';

export default defineConfig([{ files: ['**/*.js'], plugins: { 'async-http': asyncHttp }, extends: ['async-http/recommended'] }]);
`,
  'eslint.config.cjs': `
const asyncHttp = require('eslint-plugin-async-http');

module.exports = [{ ...asyncHttp.configs.recommended, files: ['**/*.cjs'] }];
`,
  'eslint.typescript.config.mjs': `
import parser from '@typescript-eslint/parser';
import { defineConfig } from 'eslint/config';
import asyncHttp from 'eslint-plugin-async-http';

export default defineConfig([
  { files: ['**/*.ts'], languageOptions: { parser } },
  { files: ['**/*.ts'], plugins: { 'async-http': asyncHttp }, extends: ['async-http/recommended'] },
]);
`,
  'src/service.js': service,
  'src/service.ts': service.replace('(request, response)', '(request: { body: { urls: string[] } }, response: express.Response)'),
  'src/script.cjs': script,
  'types/eslint.config.js': `
// @ts-check
import { defineConfig } from 'eslint/config';
import asyncHttp from 'eslint-plugin-async-http';

export default defineConfig([
  { files: ['src/**'], plugins: { 'async-http': asyncHttp }, extends: ['async-http/recommended'], settings: { 'async-http': { runtime: 'lambda' } } },
  asyncHttp.configs.strict,
  { ...asyncHttp.configs.tests, files: ['**/*.test.js'] },
  { extends: [asyncHttp.configs.migration], rules: { 'async-http/require-timeout': ['error', { timeoutMs: 5000 }] } },
]);
`,
  'types/eslint.config.cjs': `
// @ts-check
const asyncHttp = require('eslint-plugin-async-http');

/** @type {import('eslint').Linter.Config[]} */
module.exports = [asyncHttp.configs.recommended, { plugins: { http: asyncHttp }, rules: { 'http/no-insecure-tls': 'error' } }];
`,
  'types/tsconfig.json': JSON.stringify({
    compilerOptions: {
      allowJs: true, checkJs: true, exactOptionalPropertyTypes: true, module: 'nodenext', noEmit: true, skipLibCheck: false, strict: true, target: 'es2022', types: [],
    },
    files: ['eslint.config.js', 'eslint.config.cjs', 'faulty.cjs'],
  }),
  // Proof that the types say something: tsc has to object to this.
  'types/faulty.cjs': `
// @ts-check
const asyncHttp = require('eslint-plugin-async-http');

module.exports = [asyncHttp.configs.reccomended];
`,
  'package.json': JSON.stringify({ name: 'a-project', private: true, type: 'module' }),
};

// The oldest supported, the newest of that major, the newest.
describe.each(['eslint@9.22.0', 'eslint@^9', 'eslint@^10'])('in a project with %s', (eslint) => {
  let project: string;

  beforeAll(async () => {
    project = join(folder, eslint.replace(/\W+/g, '-'));
    for (const [path, text] of Object.entries(projectFiles)) {
      await mkdir(dirname(join(project, path)), { recursive: true });
      await writeFile(join(project, path), text);
    }
    const packages = [tarball, eslint, '@typescript-eslint/parser@^8', 'typescript@~5.9'];
    await install(project, packages);
  }, 4 * minutes);

  it('reports the faults of a module, configured by preset name', async () => {
    expect(await lint('eslint.config.mjs', 'src/service.js')).toEqual(expected);
  }, minutes);

  it('reports the fault of a script, configured from CommonJS', async () => {
    expect(await lint('eslint.config.cjs', 'src/script.cjs')).toEqual(['5 async-http/require-session-disposal']);
  }, minutes);

  it('reports the same faults in TypeScript', async () => {
    expect(await lint('eslint.typescript.config.mjs', 'src/service.ts')).toEqual(expected);
  }, minutes);

  it('type-checks in a configuration under @ts-check, and rejects a preset that does not exist', async () => {
    const { stdout } = await run(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'types', '--pretty', 'false'], project, [0, 1, 2]);
    expect(stdout.trim().split('\n')).toEqual([expect.stringContaining('types/faulty.cjs(5,')]);
  }, 2 * minutes);

  it('brings a command that finds the same without any configuration', async () => {
    const { stdout } = await run(process.execPath, ['node_modules/eslint-plugin-async-http/dist/cli/main.js', 'audit', 'src/service.js', '--format', 'json'], project, [1]);
    for (const line of expected) expect(stdout).toContain(line.replace(/^\d+ /, ''));
  }, minutes);

  /** `line rule` of each report. */
  async function lint(config: string, file: string): Promise<string[]> {
    const { stdout } = await run(process.execPath, ['node_modules/eslint/bin/eslint.js', '--config', config, '--format', 'json', file], project, [0, 1]);
    const [result] = JSON.parse(stdout) as [{ messages: { ruleId: string | null; line: number; message: string }[] }];
    return result.messages.map(({ ruleId, line, message }) => `${line} ${ruleId ?? message}`);
  }
});
