import { RuleTester } from '@typescript-eslint/rule-tester';
import * as eslint from 'eslint';
import { describe } from 'vitest';
import rule from '../../src/rules/no-blocking-in-async.js';

const typescript = new RuleTester();
const javascript = new eslint.RuleTester();
// The testers bring their own copies of the types.
const tested = rule as never;
const assertionOptions = { requireMessage: 'messageId', requireLocation: true, requireData: true } as const;

describe('requests wait', () => {
  javascript.run(rule.name, tested, {
    assertionOptions,
    valid: [],
    invalid: [
      {
        name: 'in an async function',
        code: `
import { readFileSync } from 'node:fs';
export async function load(path) {
  return readFileSync(path, 'utf8');
}
`,
        output: `
import { readFile } from 'node:fs/promises';
export async function load(path) {
  return await readFile(path, 'utf8');
}
`,
        errors: [
          {
            messageId: 'blockingCall',
            data: { api: 'readFileSync', what: 'reads or writes files', because: 'an async function', remedy: ' Use `await readFile` from `node:fs/promises`.', note: '' },
            line: 4,
            column: 10,
            endLine: 4,
            endColumn: 36,
          },
        ],
      },
      {
        name: 'in an async arrow function',
        code: `
import fs from 'node:fs';
export const save = async (path, text) => fs.writeFileSync(path, text);
`,
        output: `
import fs from 'node:fs';
export const save = async (path, text) => await fs.promises.writeFile(path, text);
`,
        errors: [
          {
            messageId: 'blockingCall',
            data: { api: 'fs.writeFileSync', what: 'reads or writes files', because: 'an async function', remedy: ' Use `await writeFile` from `node:fs/promises`.', note: '' },
            line: 3,
            column: 43,
            endLine: 3,
            endColumn: 71,
          },
        ],
      },
      {
        name: 'in an async method',
        code: `
import * as fs from 'fs';
export class Store {
  async list(folder) {
    return fs.readdirSync(folder);
  }
}
`,
        output: `
import * as fs from 'fs';
export class Store {
  async list(folder) {
    return await fs.promises.readdir(folder);
  }
}
`,
        errors: [
          {
            messageId: 'blockingCall',
            data: { api: 'fs.readdirSync', what: 'reads or writes files', because: 'an async function', remedy: ' Use `await readdir` from `node:fs/promises`.', note: '' },
            line: 5,
            column: 12,
            endLine: 5,
            endColumn: 34,
          },
        ],
      },
      {
        name: 'in an async generator',
        code: `
import { statSync } from 'fs';
export async function* sizes(paths) {
  for (const path of paths) yield statSync(path).size;
}
`,
        output: `
import { stat } from 'fs/promises';
export async function* sizes(paths) {
  for (const path of paths) yield (await stat(path)).size;
}
`,
        errors: [
          {
            messageId: 'blockingCall',
            data: { api: 'statSync', what: 'reads or writes files', because: 'an async generator', remedy: ' Use `await stat` from `node:fs/promises`.', note: '' },
            line: 4,
            column: 35,
            endLine: 4,
            endColumn: 49,
          },
        ],
      },
      {
        name: 'in a promise callback',
        code: `
import { unlinkSync } from 'fs';
export function clean(job, path) {
  return job.then(() => unlinkSync(path));
}
`,
        output: null,
        errors: [
          {
            messageId: 'blockingCall',
            data: { api: 'unlinkSync', what: 'reads or writes files', because: 'a promise callback', remedy: ' Use `await unlink` from `node:fs/promises`.', note: '' },
            line: 4,
            column: 25,
            endLine: 4,
            endColumn: 41,
            suggestions: [
              { messageId: 'useTwin', data: { twin: '`await unlink`' }, output: `
import { unlink } from 'fs/promises';
export function clean(job, path) {
  return job.then(async () => await unlink(path));
}
` },
            ],
          },
        ],
      },
      {
        name: 'in the callback of finally',
        code: `
import { rmSync } from 'fs';
export function run(job, path) {
  return job.run().finally(() => { rmSync(path, { force: true }); });
}
`,
        output: null,
        errors: [
          {
            messageId: 'blockingCall',
            data: { api: 'rmSync', what: 'reads or writes files', because: 'a promise callback', remedy: ' Use `await rm` from `node:fs/promises`.', note: '' },
            line: 4,
            column: 36,
            endLine: 4,
            endColumn: 65,
            suggestions: [
              { messageId: 'useTwin', data: { twin: '`await rm`' }, output: `
import { rm } from 'fs/promises';
export function run(job, path) {
  return job.run().finally(async () => { await rm(path, { force: true }); });
}
` },
            ],
          },
        ],
      },
      {
        name: 'in the executor of a promise',
        code: `
import { readFileSync } from 'fs';
export async function load(path) {
  return new Promise((resolve) => resolve(readFileSync(path)));
}
`,
        output: null,
        errors: [
          {
            messageId: 'blockingCall',
            data: { api: 'readFileSync', what: 'reads or writes files', because: 'an async function', remedy: ' Use `await readFile` from `node:fs/promises`.', note: ' Not rewritten: it runs in the executor of a promise.' },
            line: 4,
            column: 43,
            endLine: 4,
            endColumn: 61,
          },
        ],
      },
      {
        name: "in an object literal's async method",
        code: `
import { readFileSync } from 'fs';
export const store = {
  async get(key) {
    return readFileSync(key);
  },
};
`,
        output: `
import { readFile } from 'fs/promises';
export const store = {
  async get(key) {
    return await readFile(key);
  },
};
`,
        errors: [
          {
            messageId: 'blockingCall',
            data: { api: 'readFileSync', what: 'reads or writes files', because: 'an async function', remedy: ' Use `await readFile` from `node:fs/promises`.', note: '' },
            line: 5,
            column: 12,
            endLine: 5,
            endColumn: 29,
          },
        ],
      },
      {
        name: 'twice in one function, reported twice',
        code: `
import { readFileSync, writeFileSync } from 'fs';
export async function copy(from, to) {
  writeFileSync(to, readFileSync(from));
}
`,
        output: `
import { writeFileSync } from 'fs';
import { readFile } from 'fs/promises';
export async function copy(from, to) {
  writeFileSync(to, await readFile(from));
}
`,
        errors: [
          {
            messageId: 'blockingCall',
            data: { api: 'writeFileSync', what: 'reads or writes files', because: 'an async function', remedy: ' Use `await writeFile` from `node:fs/promises`.', note: '' },
            line: 4,
            column: 3,
            endLine: 4,
            endColumn: 40,
          },
          {
            messageId: 'blockingCall',
            data: { api: 'readFileSync', what: 'reads or writes files', because: 'an async function', remedy: ' Use `await readFile` from `node:fs/promises`.', note: '' },
            line: 4,
            column: 21,
            endLine: 4,
            endColumn: 39,
          },
        ],
      },
    ],
  });
});

describe('request handlers', () => {
  javascript.run(rule.name, tested, {
    assertionOptions,
    valid: [],
    invalid: [
      {
        name: 'a sync Express handler',
        code: `
const express = require('express');
const fs = require('fs');
const app = express();
app.get('/terms', (req, res) => {
  res.send(fs.readFileSync('terms.html'));
});
`,
        output: null,
        languageOptions: { sourceType: 'commonjs' },
        errors: [
          {
            messageId: 'blockingCall',
            data: { api: 'fs.readFileSync', what: 'reads or writes files', because: 'the handler passed to `app.get`', remedy: ' Use `await readFile` from `node:fs/promises`.', note: ' Not rewritten: it runs in a sync callback of `get`.' },
            line: 6,
            column: 12,
            endLine: 6,
            endColumn: 41,
          },
        ],
      },
      {
        name: 'a handler passed by name',
        code: `
import { Router } from 'express';
import { readFileSync } from 'fs';
const router = Router();
function show(req, res) { res.send(readFileSync('terms.html')); }
router.get('/terms', show);
`,
        output: null,
        errors: [
          {
            messageId: 'blockingCall',
            data: { api: 'readFileSync', what: 'reads or writes files', because: 'the handler passed to `router.get`', remedy: ' Use `await readFile` from `node:fs/promises`.', note: ' Not rewritten: `show` is also handed on as a value.' },
            line: 5,
            column: 36,
            endLine: 5,
            endColumn: 62,
          },
        ],
      },
      {
        name: 'a handler in a wrapper',
        code: `
import express from 'express';
import { readFileSync } from 'fs';
const app = express();
app.get('/terms', wrap((req, res) => res.send(readFileSync('terms.html'))));
`,
        output: null,
        errors: [
          {
            messageId: 'blockingCall',
            data: { api: 'readFileSync', what: 'reads or writes files', because: 'the handler passed to `app.get`', remedy: ' Use `await readFile` from `node:fs/promises`.', note: ' Not rewritten: it runs in a sync callback of `wrap`.' },
            line: 5,
            column: 47,
            endLine: 5,
            endColumn: 73,
          },
        ],
      },
      {
        name: 'the callback of http.createServer',
        code: `
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
createServer((req, res) => res.end(readFileSync('index.html'))).listen(80);
`,
        output: null,
        errors: [
          {
            messageId: 'blockingCall',
            data: { api: 'readFileSync', what: 'reads or writes files', because: 'the handler passed to `createServer`', remedy: ' Use `await readFile` from `node:fs/promises`.', note: ' Not rewritten: it runs in a sync callback of `createServer`.' },
            line: 4,
            column: 36,
            endLine: 4,
            endColumn: 62,
          },
        ],
      },
      {
        name: 'a listener for requests',
        code: `
import http from 'node:http';
import { readFileSync } from 'node:fs';
const server = http.createServer();
server.on('request', (req, res) => res.end(readFileSync('index.html')));
`,
        output: null,
        errors: [
          {
            messageId: 'blockingCall',
            data: { api: 'readFileSync', what: 'reads or writes files', because: 'the handler passed to `server.on`', remedy: ' Use `await readFile` from `node:fs/promises`.', note: ' Not rewritten: it runs in a sync callback of `on`.' },
            line: 5,
            column: 44,
            endLine: 5,
            endColumn: 70,
          },
        ],
      },
      {
        name: 'a handler in the route options of Fastify',
        code: `
import Fastify from 'fastify';
import { pbkdf2Sync } from 'node:crypto';
const app = Fastify();
app.route({
  method: 'POST',
  url: '/login',
  handler(req) {
    return pbkdf2Sync(req.body.password, 'salt', 1e5, 64, 'sha512');
  },
});
`,
        output: null,
        errors: [
          {
            messageId: 'blockingCall',
            data: { api: 'pbkdf2Sync', what: 'computes', because: 'the handler passed to `app.route`', remedy: ' Use `await promisify(pbkdf2)(…)` with `pbkdf2` from `node:crypto`.', note: ' Not rewritten: `handler` is not async.' },
            line: 9,
            column: 12,
            endLine: 9,
            endColumn: 68,
          },
        ],
      },
      {
        name: 'Koa middleware',
        code: `
import Koa from 'koa';
import { gzipSync } from 'node:zlib';
const app = new Koa();
app.use((ctx) => { ctx.body = gzipSync(ctx.text); });
`,
        output: null,
        errors: [
          {
            messageId: 'blockingCall',
            data: { api: 'gzipSync', what: 'compresses', because: 'the handler passed to `app.use`', remedy: ' Use `await promisify(gzip)(…)` with `gzip` from `node:zlib`.', note: ' Not rewritten: it runs in a sync callback of `use`.' },
            line: 5,
            column: 31,
            endLine: 5,
            endColumn: 49,
          },
        ],
      },
      {
        name: 'a Hono handler',
        code: `
import { Hono } from 'hono';
import { readFileSync } from 'node:fs';
const app = new Hono();
app.get('/', (c) => c.text(readFileSync('index.html', 'utf8')));
`,
        output: null,
        errors: [
          {
            messageId: 'blockingCall',
            data: { api: 'readFileSync', what: 'reads or writes files', because: 'the handler passed to `app.get`', remedy: ' Use `await readFile` from `node:fs/promises`.', note: ' Not rewritten: it runs in a sync callback of `get`.' },
            line: 5,
            column: 28,
            endLine: 5,
            endColumn: 62,
          },
        ],
      },
      {
        name: 'a Lambda handler',
        code: `
const { execSync } = require('child_process');
exports.handler = (event, context, callback) => {
  callback(null, execSync('convert in.png out.jpg'));
};
`,
        output: null,
        languageOptions: { sourceType: 'commonjs' },
        errors: [
          {
            messageId: 'blockingCall',
            data: { api: 'execSync', what: 'runs a process', because: 'the AWS Lambda handler `handler`', remedy: ' Use `await promisify(exec)(…)` with `exec` from `node:child_process`.', note: ' Not rewritten: `exec` resolves to another kind of value, which is used here.' },
            line: 4,
            column: 18,
            endLine: 4,
            endColumn: 52,
          },
        ],
      },
    ],
  });
});

describe('typed request handlers', () => {
  typescript.run(rule.name, tested, {
    assertionOptions,
    valid: [],
    invalid: [
      {
        name: 'a function typed as an Express handler',
        code: `
import type { RequestHandler } from 'express';
import { readFileSync } from 'node:fs';
export const terms: RequestHandler = (req, res) => {
  res.send(readFileSync('terms.html'));
};
`,
        output: null,
        errors: [
          {
            messageId: 'blockingCall',
            data: { api: 'readFileSync', what: 'reads or writes files', because: 'a function typed `RequestHandler`', remedy: ' Use `await readFile` from `node:fs/promises`.', note: ' Not rewritten: `terms` is exported, and callers elsewhere do not await it.' },
            line: 5,
            column: 12,
            endLine: 5,
            endColumn: 38,
          },
        ],
      },
      {
        name: 'a function with typed parameters',
        code: `
import type { Request, Response } from 'express';
import { readFileSync } from 'node:fs';
export function terms(req: Request, res: Response): void {
  res.send(readFileSync('terms.html'));
}
`,
        output: null,
        errors: [
          {
            messageId: 'blockingCall',
            data: { api: 'readFileSync', what: 'reads or writes files', because: 'a function typed `Request`', remedy: ' Use `await readFile` from `node:fs/promises`.', note: ' Not rewritten: `terms` is exported, and callers elsewhere do not await it.' },
            line: 5,
            column: 12,
            endLine: 5,
            endColumn: 38,
          },
        ],
      },
      {
        name: 'a Nest controller method',
        code: `
import { Controller, Get } from '@nestjs/common';
import * as fs from 'fs';
@Controller('terms')
export class TermsController {
  @Get()
  show(): string {
    return fs.readFileSync('terms.html', 'utf8');
  }
}
`,
        output: null,
        errors: [
          {
            messageId: 'blockingCall',
            data: { api: 'fs.readFileSync', what: 'reads or writes files', because: 'the method decorated with `@Get`', remedy: ' Use `await readFile` from `node:fs/promises`.', note: ' Not rewritten: `show` is not async.' },
            line: 8,
            column: 12,
            endLine: 8,
            endColumn: 49,
          },
        ],
      },
      {
        name: 'a Next.js API route',
        filename: 'pages/api/terms.ts',
        code: `
import type { NextApiRequest, NextApiResponse } from 'next';
import { readFileSync } from 'fs';
export default function handler(req: NextApiRequest, res: NextApiResponse) {
  res.send(readFileSync('terms.html', 'utf8'));
}
`,
        output: null,
        errors: [
          {
            messageId: 'blockingCall',
            data: { api: 'readFileSync', what: 'reads or writes files', because: 'the Next.js handler `default`', remedy: ' Use `await readFile` from `node:fs/promises`.', note: ' Not rewritten: `handler` is exported, and callers elsewhere do not await it.' },
            line: 5,
            column: 12,
            endLine: 5,
            endColumn: 46,
          },
        ],
      },
      {
        name: 'a Next.js route without types',
        filename: 'app/terms/route.ts',
        code: `
import { readFileSync } from 'fs';
export function GET() {
  return new Response(readFileSync('terms.html', 'utf8'));
}
`,
        output: null,
        errors: [
          {
            messageId: 'blockingCall',
            data: { api: 'readFileSync', what: 'reads or writes files', because: 'the Next.js handler `GET`', remedy: ' Use `await readFile` from `node:fs/promises`.', note: ' Not rewritten: `GET` is exported, and callers elsewhere do not await it.' },
            line: 4,
            column: 23,
            endLine: 4,
            endColumn: 57,
          },
        ],
      },
      {
        name: 'an async function with casts and optional chains',
        code: `
import * as fs from 'fs';
export async function load(path: string | undefined): Promise<string> {
  return (fs?.readFileSync(path!) as Buffer).toString();
}
`,
        output: null,
        errors: [
          {
            messageId: 'blockingCall',
            data: { api: 'fs.readFileSync', what: 'reads or writes files', because: 'an async function', remedy: ' Use `await readFile` from `node:fs/promises`.', note: ' Not rewritten: the call is optional.' },
            line: 4,
            column: 11,
            endLine: 4,
            endColumn: 34,
          },
        ],
      },
    ],
  });
});

describe('imports', () => {
  javascript.run(rule.name, tested, {
    assertionOptions,
    valid: [],
    invalid: [
      {
        name: 'renamed',
        code: `
import { readFileSync as read } from 'fs';
export async function load(path) { return read(path); }
`,
        output: `
import { readFile } from 'fs/promises';
export async function load(path) { return await readFile(path); }
`,
        errors: [
          {
            messageId: 'blockingCall',
            data: { api: 'read', what: 'reads or writes files', because: 'an async function', remedy: ' Use `await readFile` from `node:fs/promises`.', note: '' },
            line: 3,
            column: 43,
            endLine: 3,
            endColumn: 53,
          },
        ],
      },
      {
        name: 'through the default export',
        code: `
import { default as fs } from 'fs';
export async function load(path) { return fs.readFileSync(path); }
`,
        output: `
import { default as fs } from 'fs';
export async function load(path) { return await fs.promises.readFile(path); }
`,
        errors: [
          {
            messageId: 'blockingCall',
            data: { api: 'fs.readFileSync', what: 'reads or writes files', because: 'an async function', remedy: ' Use `await readFile` from `node:fs/promises`.', note: '' },
            line: 3,
            column: 43,
            endLine: 3,
            endColumn: 64,
          },
        ],
      },
      {
        name: 'a destructured require',
        code: `
const { readFileSync: read } = require('node:fs');
exports.load = async (path) => read(path);
`,
        output: `
const { readFile } = require('node:fs/promises');
exports.load = async (path) => await readFile(path);
`,
        languageOptions: { sourceType: 'commonjs' },
        errors: [
          {
            messageId: 'blockingCall',
            data: { api: 'read', what: 'reads or writes files', because: 'an async function', remedy: ' Use `await readFile` from `node:fs/promises`.', note: '' },
            line: 3,
            column: 32,
            endLine: 3,
            endColumn: 42,
          },
        ],
      },
      {
        name: 'an inline require',
        code: `exports.load = async (path) => require('fs').readFileSync(path);`,
        output: `exports.load = async (path) => await require('fs').promises.readFile(path);`,
        languageOptions: { sourceType: 'commonjs' },
        errors: [
          {
            messageId: 'blockingCall',
            data: { api: "require('fs').readFileSync", what: 'reads or writes files', because: 'an async function', remedy: ' Use `await readFile` from `node:fs/promises`.', note: '' },
            line: 1,
            column: 32,
            endLine: 1,
            endColumn: 64,
          },
        ],
      },
      {
        name: 'transpiled',
        code: `
const fs_1 = __importDefault(require("fs"));
exports.load = async (path) => fs_1.default.readFileSync(path);
`,
        output: `
const { readFile } = require("fs/promises");

exports.load = async (path) => await readFile(path);
`,
        languageOptions: { sourceType: 'commonjs' },
        errors: [
          {
            messageId: 'blockingCall',
            data: { api: 'fs_1.default.readFileSync', what: 'reads or writes files', because: 'an async function', remedy: ' Use `await readFile` from `node:fs/promises`.', note: '' },
            line: 3,
            column: 32,
            endLine: 3,
            endColumn: 63,
          },
        ],
      },
      {
        name: 'a dynamic import, destructured',
        code: `
export async function load(path) {
  const { readFileSync } = await import('node:fs');
  return readFileSync(path);
}
`,
        output: `
import { readFile } from 'node:fs/promises';

export async function load(path) {
  return await readFile(path);
}
`,
        errors: [
          {
            messageId: 'blockingCall',
            data: { api: 'readFileSync', what: 'reads or writes files', because: 'an async function', remedy: ' Use `await readFile` from `node:fs/promises`.', note: '' },
            line: 4,
            column: 10,
            endLine: 4,
            endColumn: 28,
          },
        ],
      },
      {
        name: 'an alias',
        code: `
import fs from 'fs';
const read = fs.readFileSync;
export async function load(path) { return read(path); }
`,
        output: `
import fs from 'fs';
const read = fs.readFileSync;
export async function load(path) { return await fs.promises.readFile(path); }
`,
        errors: [
          {
            messageId: 'blockingCall',
            data: { api: 'read', what: 'reads or writes files', because: 'an async function', remedy: ' Use `await readFile` from `node:fs/promises`.', note: '' },
            line: 4,
            column: 43,
            endLine: 4,
            endColumn: 53,
          },
        ],
      },
      {
        name: 'a computed member',
        code: `
import fs from 'fs';
export async function load(path) { return fs['readFileSync'](path); }
`,
        output: `
import fs from 'fs';
export async function load(path) { return await fs.promises.readFile(path); }
`,
        errors: [
          {
            messageId: 'blockingCall',
            data: { api: "fs['readFileSync']", what: 'reads or writes files', because: 'an async function', remedy: ' Use `await readFile` from `node:fs/promises`.', note: '' },
            line: 3,
            column: 43,
            endLine: 3,
            endColumn: 67,
          },
        ],
      },
      {
        name: 'fs-extra',
        code: `
import fs from 'fs-extra';
export async function load(path) { return fs.readJsonSync(path); }
`,
        output: `
import fs from 'fs-extra';
export async function load(path) { return await fs.readJson(path); }
`,
        errors: [
          {
            messageId: 'blockingCall',
            data: { api: 'fs.readJsonSync', what: 'reads or writes files', because: 'an async function', remedy: ' Use `await readJson` from `fs-extra`.', note: '' },
            line: 3,
            column: 43,
            endLine: 3,
            endColumn: 64,
          },
        ],
      },
      {
        name: 'graceful-fs',
        code: `
import { readFileSync } from 'graceful-fs';
export async function load(path) { return readFileSync(path); }
`,
        output: `
import { readFileSync } from 'graceful-fs';
import { readFile } from 'node:fs/promises';
export async function load(path) { return await readFile(path); }
`,
        errors: [
          {
            messageId: 'blockingCall',
            data: { api: 'readFileSync', what: 'reads or writes files', because: 'an async function', remedy: ' Use `await readFile` from `node:fs/promises`.', note: '' },
            line: 3,
            column: 43,
            endLine: 3,
            endColumn: 61,
          },
        ],
      },
    ],
  });
});

describe('kinds of calls', () => {
  javascript.run(rule.name, tested, {
    assertionOptions,
    valid: [],
    invalid: [
      {
        name: 'processes',
        code: `
import { execSync, spawnSync } from 'node:child_process';
export async function version() {
  spawnSync('git', ['fetch']);
  return execSync('git describe').toString();
}
`,
        output: null,
        errors: [
          {
            messageId: 'blockingCall',
            data: { api: 'spawnSync', what: 'runs a process', because: 'an async function', remedy: ' Use `spawn`, which gives an event emitter.', note: ' Not rewritten: it has no asynchronous twin.' },
            line: 4,
            column: 3,
            endLine: 4,
            endColumn: 30,
          },
          {
            messageId: 'blockingCall',
            data: { api: 'execSync', what: 'runs a process', because: 'an async function', remedy: ' Use `await promisify(exec)(…)` with `exec` from `node:child_process`.', note: '' },
            line: 5,
            column: 10,
            endLine: 5,
            endColumn: 34,
            suggestions: [
              { messageId: 'useTwin', data: { twin: '`await promisify(exec)(…)`' }, output: `
import { spawnSync, exec } from 'node:child_process';
import { promisify } from 'node:util';

const execAsync = promisify(exec);
export async function version() {
  spawnSync('git', ['fetch']);
  return (await execAsync('git describe')).stdout.toString();
}
` },
            ],
          },
        ],
      },
      {
        name: 'key derivation',
        code: `
import crypto from 'node:crypto';
export async function hash(password, salt) { return crypto.scryptSync(password, salt, 64); }
`,
        output: `
import crypto from 'node:crypto';
import { promisify } from 'node:util';

const scryptAsync = promisify(crypto.scrypt);
export async function hash(password, salt) { return await scryptAsync(password, salt, 64); }
`,
        errors: [
          {
            messageId: 'blockingCall',
            data: { api: 'crypto.scryptSync', what: 'computes', because: 'an async function', remedy: ' Use `await promisify(scrypt)(…)` with `scrypt` from `node:crypto`.', note: '' },
            line: 3,
            column: 53,
            endLine: 3,
            endColumn: 90,
          },
        ],
      },
      {
        name: 'password hashes',
        code: `
import bcrypt from 'bcrypt';
export async function check(password, hash) { return bcrypt.compareSync(password, hash); }
`,
        output: `
import bcrypt from 'bcrypt';
export async function check(password, hash) { return await bcrypt.compare(password, hash); }
`,
        errors: [
          {
            messageId: 'blockingCall',
            data: { api: 'bcrypt.compareSync', what: 'computes', because: 'an async function', remedy: ' Use `await compare` from `bcrypt`.', note: '' },
            line: 3,
            column: 54,
            endLine: 3,
            endColumn: 88,
          },
        ],
      },
      {
        name: 'password hashes in plain JavaScript',
        code: `
import { hashSync } from 'bcryptjs';
export async function hash(password) { return hashSync(password, 12); }
`,
        output: null,
        errors: [
          {
            messageId: 'blockingCall',
            data: { api: 'hashSync', what: 'computes', because: 'an async function', remedy: ' Use `await hash` from `bcryptjs`.', note: ' Not rewritten: `hash` resolves to another kind of value, which is used here.' },
            line: 3,
            column: 47,
            endLine: 3,
            endColumn: 69,
          },
        ],
      },
      {
        name: 'compression',
        code: `
import zlib from 'node:zlib';
export async function pack(body) { return zlib.brotliCompressSync(body); }
`,
        output: `
import zlib from 'node:zlib';
import { promisify } from 'node:util';

const brotliCompressAsync = promisify(zlib.brotliCompress);
export async function pack(body) { return await brotliCompressAsync(body); }
`,
        errors: [
          {
            messageId: 'blockingCall',
            data: { api: 'zlib.brotliCompressSync', what: 'compresses', because: 'an async function', remedy: ' Use `await promisify(brotliCompress)(…)` with `brotliCompress` from `node:zlib`.', note: '' },
            line: 3,
            column: 43,
            endLine: 3,
            endColumn: 72,
          },
        ],
      },
      {
        name: 'a synchronous XMLHttpRequest',
        code: `
export async function load(url) {
  const request = new XMLHttpRequest();
  request.open('GET', url, false);
  request.send();
  return request.responseText;
}
`,
        output: null,
        errors: [
          {
            messageId: 'blockingCall',
            data: { api: 'request.open', what: 'sends HTTP', because: 'an async function', remedy: ' Use `fetch`.', note: ' Not rewritten: it has no asynchronous twin.' },
            line: 4,
            column: 3,
            endLine: 4,
            endColumn: 34,
          },
        ],
      },
      {
        name: 'a synchronous XMLHttpRequest of a package',
        code: `
const { XMLHttpRequest } = require('xmlhttprequest');
exports.load = async (url) => {
  const request = new XMLHttpRequest();
  request.open('GET', url, false);
  request.send();
};
`,
        output: null,
        languageOptions: { sourceType: 'commonjs' },
        errors: [
          {
            messageId: 'blockingCall',
            data: { api: 'request.open', what: 'sends HTTP', because: 'an async function', remedy: ' Use `fetch`.', note: ' Not rewritten: it has no asynchronous twin.' },
            line: 5,
            column: 3,
            endLine: 5,
            endColumn: 34,
          },
        ],
      },
      {
        name: 'sync-request',
        code: `
import request from 'sync-request';
export async function load(url) { return request('GET', url).getBody(); }
`,
        output: null,
        errors: [
          {
            messageId: 'blockingCall',
            data: { api: 'request', what: 'sends HTTP', because: 'an async function', remedy: ' Use `fetch`.', note: ' Not rewritten: it has no asynchronous twin.' },
            line: 3,
            column: 42,
            endLine: 3,
            endColumn: 61,
          },
        ],
      },
      {
        name: 'Atomics.wait',
        code: `
const flag = new Int32Array(new SharedArrayBuffer(4));
export async function pause(ms) {
  Atomics.wait(flag, 0, 0, ms);
}
`,
        output: null,
        errors: [
          {
            messageId: 'blockingCall',
            data: { api: 'Atomics.wait', what: 'sleeps', because: 'an async function', remedy: ' Use `Atomics.waitAsync`.', note: ' Not rewritten: it has no asynchronous twin.' },
            line: 4,
            column: 3,
            endLine: 4,
            endColumn: 31,
          },
        ],
      },
      {
        name: 'a function made blocking with synckit',
        code: `
import { createSyncFn } from 'synckit';
const format = createSyncFn(import.meta.resolve('./worker.js'));
export async function tidy(text) { return format(text); }
`,
        output: null,
        errors: [
          {
            messageId: 'blockingCall',
            data: { api: 'format', what: 'runs a worker', because: 'an async function', remedy: ' Use the asynchronous function itself.', note: ' Not rewritten: it has no asynchronous twin.' },
            line: 4,
            column: 43,
            endLine: 4,
            endColumn: 55,
          },
        ],
      },
      {
        name: 'execa',
        code: `
import { execaSync } from 'execa';
export async function build() { return execaSync('make'); }
`,
        output: null,
        errors: [
          {
            messageId: 'blockingCall',
            data: { api: 'execaSync', what: 'runs a process', because: 'an async function', remedy: ' Use `await execa` from `execa`.', note: ' Not rewritten: `execa` resolves to another kind of value, which is used here.' },
            line: 3,
            column: 40,
            endLine: 3,
            endColumn: 57,
          },
        ],
      },
      {
        name: 'shelljs',
        code: `
import shell from 'shelljs';
export async function build() { return shell.exec('make'); }
`,
        output: null,
        errors: [
          {
            messageId: 'blockingCall',
            data: { api: 'shell.exec', what: 'runs a process', because: 'an async function', remedy: ' Use `execFile` from node:child_process.', note: ' Not rewritten: it has no asynchronous twin.' },
            line: 3,
            column: 40,
            endLine: 3,
            endColumn: 58,
          },
        ],
      },
      {
        name: 'fast-glob',
        code: `
import fg from 'fast-glob';
export async function list() { return fg.sync('**/*.md'); }
`,
        output: `
import fg from 'fast-glob';
export async function list() { return await fg('**/*.md'); }
`,
        errors: [
          {
            messageId: 'blockingCall',
            data: { api: 'fg.sync', what: 'reads or writes files', because: 'an async function', remedy: ' Use the asynchronous `fast-glob`.', note: '' },
            line: 3,
            column: 39,
            endLine: 3,
            endColumn: 57,
          },
        ],
      },
    ],
  });
});

describe('callbacks that run at once', () => {
  javascript.run(rule.name, tested, {
    assertionOptions,
    valid: [],
    invalid: [
      {
        name: 'map',
        code: `
import { readFileSync } from 'fs';
export async function loadAll(files) {
  return files.map((file) => readFileSync(file));
}
`,
        output: null,
        errors: [
          {
            messageId: 'blockingCall',
            data: { api: 'readFileSync', what: 'reads or writes files', because: 'an async function', remedy: ' Use `await readFile` from `node:fs/promises`.', note: '' },
            line: 4,
            column: 30,
            endLine: 4,
            endColumn: 48,
            suggestions: [
              { messageId: 'useTwin', data: { twin: '`await readFile`' }, output: `
import { readFile } from 'fs/promises';
export async function loadAll(files) {
  return await Promise.all(files.map(async (file) => await readFile(file)));
}
` },
            ],
          },
        ],
      },
      {
        name: 'a named callback of map',
        code: `
import { readFileSync } from 'fs';
const load = (file) => readFileSync(file);
export async function loadAll(files) {
  return files.map(load);
}
`,
        output: null,
        errors: [
          {
            messageId: 'blockingCallReached',
            data: { api: 'readFileSync', what: 'reads or writes files', because: 'an async function', chain: 'loadAll → load → readFileSync', remedy: ' Use `await readFile` from `node:fs/promises`.', note: ' Not rewritten: `load` is also handed on as a value.' },
            line: 3,
            column: 24,
            endLine: 3,
            endColumn: 42,
          },
        ],
      },
      {
        name: 'forEach and filter',
        code: `
import { statSync, unlinkSync } from 'fs';
export async function clean(files) {
  files.filter((file) => statSync(file).size === 0).forEach((file) => unlinkSync(file));
}
`,
        output: null,
        errors: [
          {
            messageId: 'blockingCall',
            data: { api: 'statSync', what: 'reads or writes files', because: 'an async function', remedy: ' Use `await stat` from `node:fs/promises`.', note: ' Not rewritten: it runs in a sync callback of `filter`.' },
            line: 4,
            column: 26,
            endLine: 4,
            endColumn: 40,
          },
          {
            messageId: 'blockingCall',
            data: { api: 'unlinkSync', what: 'reads or writes files', because: 'an async function', remedy: ' Use `await unlink` from `node:fs/promises`.', note: ' Not rewritten: it runs in a sync callback of `forEach`.' },
            line: 4,
            column: 71,
            endLine: 4,
            endColumn: 87,
          },
        ],
      },
      {
        name: 'Array.from',
        code: `
import { readFileSync } from 'fs';
export async function loadAll(files) {
  return Array.from(files, (file) => readFileSync(file));
}
`,
        output: null,
        errors: [
          {
            messageId: 'blockingCall',
            data: { api: 'readFileSync', what: 'reads or writes files', because: 'an async function', remedy: ' Use `await readFile` from `node:fs/promises`.', note: ' Not rewritten: it runs in a sync callback of `from`.' },
            line: 4,
            column: 38,
            endLine: 4,
            endColumn: 56,
          },
        ],
      },
      {
        name: 'an immediately invoked function',
        code: `
import { readFileSync } from 'fs';
export async function load(path) {
  return (() => readFileSync(path))();
}
`,
        output: null,
        errors: [
          {
            messageId: 'blockingCall',
            data: { api: 'readFileSync', what: 'reads or writes files', because: 'an async function', remedy: ' Use `await readFile` from `node:fs/promises`.', note: ' Not rewritten: the function around it is not async.' },
            line: 4,
            column: 17,
            endLine: 4,
            endColumn: 35,
          },
        ],
      },
      {
        name: 'an immediately invoked async function',
        code: `
import { readFileSync } from 'fs';
export function load(path) {
  return (async () => readFileSync(path))();
}
`,
        output: `
import { readFile } from 'fs/promises';
export function load(path) {
  return (async () => await readFile(path))();
}
`,
        errors: [
          {
            messageId: 'blockingCall',
            data: { api: 'readFileSync', what: 'reads or writes files', because: 'an async function', remedy: ' Use `await readFile` from `node:fs/promises`.', note: '' },
            line: 4,
            column: 23,
            endLine: 4,
            endColumn: 41,
          },
        ],
      },
      {
        name: 'async callbacks of map in a sync function',
        code: `
import { readFileSync } from 'fs';
export function loadAll(files) {
  return Promise.all(files.map(async (file) => JSON.parse(readFileSync(file, 'utf8'))));
}
`,
        output: `
import { readFile } from 'fs/promises';
export function loadAll(files) {
  return Promise.all(files.map(async (file) => JSON.parse(await readFile(file, 'utf8'))));
}
`,
        errors: [
          {
            messageId: 'blockingCall',
            data: { api: 'readFileSync', what: 'reads or writes files', because: 'an async function', remedy: ' Use `await readFile` from `node:fs/promises`.', note: '' },
            line: 4,
            column: 59,
            endLine: 4,
            endColumn: 85,
          },
        ],
      },
      {
        name: 'a callback that settles a promise',
        code: `
import { readFileSync } from 'fs';
export async function firstLine(watcher) {
  return new Promise((resolve) => {
    watcher.once('change', (path) => resolve(readFileSync(path)));
  });
}
`,
        output: null,
        errors: [
          {
            messageId: 'blockingCall',
            data: { api: 'readFileSync', what: 'reads or writes files', because: 'a callback that settles a promise', remedy: ' Use `await readFile` from `node:fs/promises`.', note: ' Not rewritten: it runs in a sync callback of `once`.' },
            line: 5,
            column: 46,
            endLine: 5,
            endColumn: 64,
          },
        ],
      },
    ],
  });
});

describe('chains', () => {
  javascript.run(rule.name, tested, {
    assertionOptions,
    valid: [],
    invalid: [
      {
        name: 'one helper',
        code: `
import { readFileSync } from 'fs';
function loadConfig() { return JSON.parse(readFileSync('config.json')); }
export async function handler() { return loadConfig().greeting; }
`,
        output: null,
        errors: [
          {
            messageId: 'blockingCallReached',
            data: { api: 'readFileSync', what: 'reads or writes files', because: 'an async function', chain: 'handler → loadConfig → readFileSync', remedy: ' Use `await readFile` from `node:fs/promises`.', note: '' },
            line: 3,
            column: 43,
            endLine: 3,
            endColumn: 70,
            suggestions: [
              { messageId: 'useTwin', data: { twin: '`await readFile`' }, output: `
import { readFile } from 'fs/promises';
async function loadConfig() { return JSON.parse(await readFile('config.json')); }
export async function handler() { return (await loadConfig()).greeting; }
` },
            ],
          },
        ],
      },
      {
        name: 'from a request handler',
        code: `
import express from 'express';
import fs from 'fs';
const app = express();
const loadConfig = () => fs.readFileSync('config.json');
app.get('/', function home(req, res) {
  res.send(loadConfig());
});
`,
        output: null,
        errors: [
          {
            messageId: 'blockingCallReached',
            data: { api: 'fs.readFileSync', what: 'reads or writes files', because: 'the handler passed to `app.get`', chain: 'home → loadConfig → readFileSync', remedy: ' Use `await readFile` from `node:fs/promises`.', note: ' Not rewritten: `loadConfig` is also called in sync code: it runs in a sync callback of `get`.' },
            line: 5,
            column: 26,
            endLine: 5,
            endColumn: 56,
          },
        ],
      },
      {
        name: 'from a handler without a name',
        code: `
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
const page = () => readFileSync('index.html');
createServer((req, res) => res.end(page())).listen(80);
`,
        output: null,
        errors: [
          {
            messageId: 'blockingCallReached',
            data: { api: 'readFileSync', what: 'reads or writes files', because: 'the handler passed to `createServer`', chain: 'page → readFileSync', remedy: ' Use `await readFile` from `node:fs/promises`.', note: ' Not rewritten: `page` is also called in sync code: it runs in a sync callback of `createServer`.' },
            line: 4,
            column: 20,
            endLine: 4,
            endColumn: 46,
          },
        ],
      },
      {
        name: 'two helpers',
        code: `
import { readFileSync } from 'fs';
function read(path) { return readFileSync(path); }
function loadConfig() { return JSON.parse(read('config.json')); }
export async function handler() { return loadConfig(); }
`,
        output: null,
        errors: [
          {
            messageId: 'blockingCallReached',
            data: { api: 'readFileSync', what: 'reads or writes files', because: 'an async function', chain: 'handler → loadConfig → read → readFileSync', remedy: ' Use `await readFile` from `node:fs/promises`.', note: '' },
            line: 3,
            column: 30,
            endLine: 3,
            endColumn: 48,
            suggestions: [
              { messageId: 'useTwin', data: { twin: '`await readFile`' }, output: `
import { readFile } from 'fs/promises';
async function read(path) { return await readFile(path); }
async function loadConfig() { return JSON.parse(await read('config.json')); }
export async function handler() { return await loadConfig(); }
` },
            ],
          },
        ],
      },
      {
        name: 'many callers, reported once with the shortest chain',
        code: `
import { readFileSync } from 'fs';
function read(path) { return readFileSync(path); }
function loadConfig() { return JSON.parse(read('config.json')); }
export async function first() { return loadConfig(); }
export async function second() { return read('other.json'); }
export async function third() { return [read('a'), read('b'), loadConfig()]; }
`,
        output: null,
        errors: [
          {
            messageId: 'blockingCallReached',
            data: { api: 'readFileSync', what: 'reads or writes files', because: 'an async function', chain: 'second → read → readFileSync', remedy: ' Use `await readFile` from `node:fs/promises`.', note: '' },
            line: 3,
            column: 30,
            endLine: 3,
            endColumn: 48,
            suggestions: [
              { messageId: 'useTwin', data: { twin: '`await readFile`' }, output: `
import { readFile } from 'fs/promises';
async function read(path) { return await readFile(path); }
async function loadConfig() { return JSON.parse(await read('config.json')); }
export async function first() { return await loadConfig(); }
export async function second() { return await read('other.json'); }
export async function third() { return [await read('a'), await read('b'), await loadConfig()]; }
` },
            ],
          },
        ],
      },
      {
        name: 'a private method',
        code: `
import { readFileSync } from 'fs';
export class Loader {
  #read(path) {
    return readFileSync(path);
  }
  async load() {
    return this.#read('config.json');
  }
}
`,
        output: null,
        errors: [
          {
            messageId: 'blockingCallReached',
            data: { api: 'readFileSync', what: 'reads or writes files', because: 'an async function', chain: 'load → #read → readFileSync', remedy: ' Use `await readFile` from `node:fs/promises`.', note: ' Not rewritten: `#read` is not async.' },
            line: 5,
            column: 12,
            endLine: 5,
            endColumn: 30,
          },
        ],
      },
      {
        name: 'a public method called through this',
        code: `
import { readFileSync } from 'fs';
export class Loader {
  read(path) {
    return readFileSync(path);
  }
  async load() {
    return this.read('config.json');
  }
}
`,
        output: null,
        errors: [
          {
            messageId: 'blockingCallReached',
            data: { api: 'readFileSync', what: 'reads or writes files', because: 'an async function', chain: 'load → read → readFileSync', remedy: ' Use `await readFile` from `node:fs/promises`.', note: ' Not rewritten: `read` is not async.' },
            line: 5,
            column: 12,
            endLine: 5,
            endColumn: 30,
          },
        ],
      },
      {
        name: 'a static method',
        code: `
import { readFileSync } from 'fs';
class Loader { static read(path) { return readFileSync(path); } }
export async function load() { return Loader.read('config.json'); }
`,
        output: null,
        errors: [
          {
            messageId: 'blockingCallReached',
            data: { api: 'readFileSync', what: 'reads or writes files', because: 'an async function', chain: 'load → read → readFileSync', remedy: ' Use `await readFile` from `node:fs/promises`.', note: ' Not rewritten: `read` is not async.' },
            line: 3,
            column: 43,
            endLine: 3,
            endColumn: 61,
          },
        ],
      },
      {
        name: 'a method of an object literal',
        code: `
import { readFileSync } from 'fs';
const loader = { read(path) { return readFileSync(path); } };
export async function load() { return loader.read('config.json'); }
`,
        output: null,
        errors: [
          {
            messageId: 'blockingCallReached',
            data: { api: 'readFileSync', what: 'reads or writes files', because: 'an async function', chain: 'load → read → readFileSync', remedy: ' Use `await readFile` from `node:fs/promises`.', note: ' Not rewritten: `read` is not async.' },
            line: 3,
            column: 38,
            endLine: 3,
            endColumn: 56,
          },
        ],
      },
      {
        name: 'a recursive helper',
        code: `
import { readdirSync } from 'fs';
function walk(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? walk(entry.name) : [entry.name]));
}
export async function list() {
  return walk('.');
}
`,
        output: null,
        errors: [
          {
            messageId: 'blockingCallReached',
            data: { api: 'readdirSync', what: 'reads or writes files', because: 'an async function', chain: 'list → walk → readdirSync', remedy: ' Use `await readdir` from `node:fs/promises`.', note: ' Not rewritten: `walk` is also called in sync code: it runs in a sync callback of `flatMap`.' },
            line: 4,
            column: 10,
            endLine: 4,
            endColumn: 54,
          },
        ],
      },
      {
        name: 'helpers that call each other',
        code: `
import { readFileSync } from 'fs';
function even(n) { return n === 0 ? readFileSync('even') : odd(n - 1); }
function odd(n) { return n === 0 ? readFileSync('odd') : even(n - 1); }
export async function load(n) { return even(n); }
`,
        output: null,
        errors: [
          {
            messageId: 'blockingCallReached',
            data: { api: 'readFileSync', what: 'reads or writes files', because: 'an async function', chain: 'load → even → readFileSync', remedy: ' Use `await readFile` from `node:fs/promises`.', note: '' },
            line: 3,
            column: 37,
            endLine: 3,
            endColumn: 57,
            suggestions: [
              { messageId: 'useTwin', data: { twin: '`await readFile`' }, output: `
import { readFileSync } from 'fs';
import { readFile } from 'fs/promises';
async function even(n) { return n === 0 ? await readFile('even') : await odd(n - 1); }
async function odd(n) { return n === 0 ? readFileSync('odd') : await even(n - 1); }
export async function load(n) { return await even(n); }
` },
            ],
          },
          {
            messageId: 'blockingCallReached',
            data: { api: 'readFileSync', what: 'reads or writes files', because: 'an async function', chain: 'load → even → odd → readFileSync', remedy: ' Use `await readFile` from `node:fs/promises`.', note: '' },
            line: 4,
            column: 36,
            endLine: 4,
            endColumn: 55,
            suggestions: [
              { messageId: 'useTwin', data: { twin: '`await readFile`' }, output: `
import { readFileSync } from 'fs';
import { readFile } from 'fs/promises';
async function even(n) { return n === 0 ? readFileSync('even') : await odd(n - 1); }
async function odd(n) { return n === 0 ? await readFile('odd') : await even(n - 1); }
export async function load(n) { return await even(n); }
` },
            ],
          },
        ],
      },
      {
        name: 'a helper in a promise callback',
        code: `
import { readFileSync } from 'fs';
const parse = (path) => JSON.parse(readFileSync(path));
export function load(found) { return found.then((path) => parse(path)); }
`,
        output: null,
        errors: [
          {
            messageId: 'blockingCallReached',
            data: { api: 'readFileSync', what: 'reads or writes files', because: 'a promise callback', chain: 'parse → readFileSync', remedy: ' Use `await readFile` from `node:fs/promises`.', note: ' Not rewritten: `parse` is also called in sync code: it runs in a sync callback of `then`.' },
            line: 3,
            column: 36,
            endLine: 3,
            endColumn: 54,
          },
        ],
      },
      {
        name: 'a helper given to then by name',
        code: `
import { readFileSync } from 'fs';
const parse = (path) => JSON.parse(readFileSync(path));
export function load(found) { return found.then(parse); }
`,
        output: null,
        errors: [
          {
            messageId: 'blockingCall',
            data: { api: 'readFileSync', what: 'reads or writes files', because: 'a promise callback', remedy: ' Use `await readFile` from `node:fs/promises`.', note: ' Not rewritten: `parse` is also handed on as a value.' },
            line: 3,
            column: 36,
            endLine: 3,
            endColumn: 54,
          },
        ],
      },
      {
        name: 'a helper that start-up code calls, too',
        code: `
import { readFileSync } from 'fs';
function read(path) { return readFileSync(path); }
export const config = read('config.json');
export async function reload() { return read('config.json'); }
`,
        output: null,
        errors: [
          {
            messageId: 'blockingCallReached',
            data: { api: 'readFileSync', what: 'reads or writes files', because: 'an async function', chain: 'reload → read → readFileSync', remedy: ' Use `await readFile` from `node:fs/promises`.', note: ' Not rewritten: `read` is also called where nothing can be awaited: it runs while the module is loaded.' },
            line: 3,
            column: 30,
            endLine: 3,
            endColumn: 48,
          },
        ],
      },
      {
        name: 'a constructor that a handler calls',
        code: `
import express from 'express';
import { readFileSync } from 'fs';
class Page {
  constructor(path) {
    this.text = readFileSync(path);
  }
}
express().get('/', (req, res) => res.send(new Page('index.html').text));
`,
        output: null,
        errors: [
          {
            messageId: 'blockingCallReached',
            data: { api: 'readFileSync', what: 'reads or writes files', because: 'the handler passed to `express().get`', chain: 'Page → readFileSync', remedy: ' Use `await readFile` from `node:fs/promises`.', note: ' Not rewritten: `Page` is not async.' },
            line: 6,
            column: 17,
            endLine: 6,
            endColumn: 35,
          },
        ],
      },
      {
        name: 'a field of a class that a handler makes an object of',
        code: `
import express from 'express';
import { readFileSync } from 'fs';
class Page {
  text = readFileSync('index.html');
}
express().get('/', (req, res) => res.send(new Page().text));
`,
        output: null,
        errors: [
          {
            messageId: 'blockingCallReached',
            data: { api: 'readFileSync', what: 'reads or writes files', because: 'the handler passed to `express().get`', chain: 'Page → readFileSync', remedy: ' Use `await readFile` from `node:fs/promises`.', note: ' Not rewritten: it runs in a field initialiser.' },
            line: 5,
            column: 10,
            endLine: 5,
            endColumn: 36,
          },
        ],
      },
      {
        name: 'a getter',
        code: `
import { readFileSync } from 'fs';
class Page {
  get text() { return readFileSync('index.html'); }
  async send(response) { response.end(this.text); }
}
`,
        output: null,
        errors: [
          {
            messageId: 'blockingCallReached',
            data: { api: 'readFileSync', what: 'reads or writes files', because: 'an async function', chain: 'send → text → readFileSync', remedy: ' Use `await readFile` from `node:fs/promises`.', note: ' Not rewritten: `text` is not async.' },
            line: 4,
            column: 23,
            endLine: 4,
            endColumn: 49,
          },
        ],
      },
      {
        name: 'a method of a prototype, reported once for all its callers',
        code: `
const fs = require('fs');
function Store() {}
Store.prototype.load = function () { return fs.readFileSync('store.json'); };
Store.prototype.get = async function () { return this.load(); };
Store.prototype.list = async function () { return this.get(this.load()); };
`,
        output: null,
        languageOptions: { sourceType: 'commonjs' },
        errors: [
          {
            messageId: 'blockingCallReached',
            data: { api: 'fs.readFileSync', what: 'reads or writes files', because: 'an async function', chain: 'get → load → readFileSync', remedy: ' Use `await readFile` from `node:fs/promises`.', note: ' Not rewritten: `load` is not async.' },
            line: 4,
            column: 45,
            endLine: 4,
            endColumn: 74,
          },
        ],
      },
      {
        name: 'a helper that is run by call',
        code: `
import { readFileSync } from 'fs';
function load() { return readFileSync('a'); }
export async function get() { return load.call(this); }
`,
        output: null,
        errors: [
          {
            messageId: 'blockingCallReached',
            data: { api: 'readFileSync', what: 'reads or writes files', because: 'an async function', chain: 'get → load → readFileSync', remedy: ' Use `await readFile` from `node:fs/promises`.', note: ' Not rewritten: `load` is also handed on as a value.' },
            line: 3,
            column: 26,
            endLine: 3,
            endColumn: 43,
          },
        ],
      },
      {
        name: 'a controller and an event of its request',
        code: `
import fs from 'fs';
export const upload = (req, res) => {
  req.on('end', () => {
    fs.writeFileSync('log.txt', 'done');
    res.sendStatus(204);
  });
};
`,
        output: null,
        errors: [
          {
            messageId: 'blockingCall',
            data: { api: 'fs.writeFileSync', what: 'reads or writes files', because: 'a request handler, by its `(req, res)`', remedy: ' Use `await writeFile` from `node:fs/promises`.', note: ' Not rewritten: it runs in a sync callback of `on`.' },
            line: 5,
            column: 5,
            endLine: 5,
            endColumn: 40,
          },
        ],
      },
      {
        name: 'a static field of a class that async code declares',
        code: `
import { readFileSync } from 'fs';
export async function load() {
  return class Store {
    static key = readFileSync('key.pem');
  };
}
`,
        output: null,
        errors: [
          {
            messageId: 'blockingCall',
            data: { api: 'readFileSync', what: 'reads or writes files', because: 'an async function', remedy: ' Use `await readFile` from `node:fs/promises`.', note: ' Not rewritten: it runs in a field initialiser.' },
            line: 5,
            column: 18,
            endLine: 5,
            endColumn: 41,
          },
        ],
      },
    ],
  });
});

describe('code that runs before requests', () => {
  javascript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'module top level',
        code: `
import { readFileSync } from 'fs';
export const config = JSON.parse(readFileSync('config.json'));
`,
      },
      {
        name: 'a helper of the top level',
        code: `
import { readFileSync } from 'fs';
function loadConfig() { return JSON.parse(readFileSync('config.json')); }
export const config = loadConfig();
`,
      },
      {
        name: "a command line's async main",
        code: `
import { readFileSync, writeFileSync } from 'fs';
async function main() {
  const text = readFileSync(process.argv[2], 'utf8');
  writeFileSync(process.argv[3], text.toUpperCase());
}
main();
`,
      },
      {
        name: 'main with a catch',
        code: `
const fs = require('fs');
async function main() {
  fs.writeFileSync('out.txt', fs.readFileSync('in.txt'));
}
main().catch((error) => {
  console.error(error);
  process.exit(1);
});
`,
        languageOptions: { sourceType: 'commonjs' },
      },
      {
        name: 'an immediately invoked async function at top level',
        code: `
const fs = require('fs');
(async () => { fs.mkdirSync('out'); })();
`,
        languageOptions: { sourceType: 'commonjs' },
      },
      {
        name: 'helpers of main',
        code: `
import { readFileSync } from 'fs';
const read = (path) => readFileSync(path, 'utf8');
async function run(paths) { return paths.map(read); }
await run(process.argv.slice(2));
`,
      },
      {
        name: 'a constructor',
        code: `
import { readFileSync } from 'fs';
export class Store {
  constructor(path) { this.data = JSON.parse(readFileSync(path)); }
  async get(key) { return this.data[key]; }
}
`,
      },
      {
        name: 'a field initialiser',
        code: `
import { readFileSync } from 'fs';
export class Store {
  key = readFileSync('key.pem');
  async sign(text) {
    return sign(this.key, text);
  }
}
`,
      },
      {
        name: 'a field of a class that async code merely declares',
        code: `
import { readFileSync } from 'fs';
export async function load() {
  return class Store {
    text = readFileSync('text.txt');
  };
}
`,
      },
      {
        name: 'an exported start-up function',
        code: `
import { readFileSync } from 'fs';
export async function bootstrap() {
  return JSON.parse(readFileSync('config.json'));
}
`,
      },
      {
        name: 'a Fastify plugin',
        code: `
import Fastify from 'fastify';
import { readFileSync } from 'fs';
const app = Fastify();
app.register(async (instance) => {
  instance.decorate('key', readFileSync('key.pem'));
});
`,
      },
      {
        name: 'a shutdown handler',
        code: `
import { unlinkSync } from 'fs';
process.on('SIGTERM', async () => {
  unlinkSync('app.pid');
  process.exit();
});
`,
      },
      {
        name: 'a listener for the end of the process',
        code: `
import { unlinkSync } from 'fs';
process.on('exit', () => unlinkSync('app.pid'));
`,
      },
      {
        name: 'the callback of listen',
        code: `
import express from 'express';
import { writeFileSync } from 'fs';
const app = express();
app.listen(80, async () => {
  writeFileSync('app.pid', String(process.pid));
});
`,
      },
      {
        name: 'a value read once and kept',
        code: `
import { readFileSync } from 'fs';
import once from 'lodash/once';
const template = once(() => readFileSync('page.html', 'utf8'));
export async function page() { return template(); }
`,
      },
      {
        name: 'a script',
        filename: 'scripts/build.mjs',
        code: `
import { readFileSync, writeFileSync } from 'fs';
export async function build() { writeFileSync('out.js', readFileSync('in.js')); }
`,
      },
      {
        name: 'a script by its first line',
        code: `#!/usr/bin/env node
import { readFileSync } from 'fs';
export async function build() { return readFileSync('in.js'); }
`,
      },
      {
        name: 'tool configuration',
        filename: 'vite.config.js',
        code: `
import { readFileSync } from 'fs';
export default async () => ({ define: { license: readFileSync('LICENSE', 'utf8') } });
`,
      },
      {
        name: 'a test file',
        filename: 'src/load.test.js',
        code: `
import { readFileSync } from 'fs';
export async function load() { return readFileSync('fixture.json'); }
`,
      },
      {
        name: 'a test in another file',
        code: `
import { readFileSync } from 'fs';
describe('load', () => {
  it('reads', async () => {
    expect(readFileSync('a')).toBe('a');
  });
});
`,
      },
      {
        name: 'a function that sets up a server',
        code: `
import express from 'express';
import { readFileSync } from 'fs';
export async function start(port) {
  const app = express();
  const page = readFileSync('index.html');
  app.get('/', (req, res) => res.send(page));
  return app.listen(port);
}
`,
      },
      {
        name: 'a command line',
        code: `
import { readFileSync } from 'fs';
import { program } from 'commander';
const load = (path) => readFileSync(path);
program.action(async (path) => { console.log(load(path)); });
`,
      },
      {
        name: 'a timer of a service',
        code: `
import { writeFileSync } from 'fs';
setInterval(() => { writeFileSync('alive', ''); }, 1000);
`,
      },
      {
        name: 'a worker thread',
        code: `
import { parentPort } from 'node:worker_threads';
import { pbkdf2Sync } from 'node:crypto';
parentPort.on('message', async ({ password, salt }) => {
  parentPort.postMessage(pbkdf2Sync(password, salt, 1e6, 64, 'sha512'));
});
`,
      },
    ],
    invalid: [],
  });
});

describe('not known to wait', () => {
  javascript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'an exported sync function',
        code: `
import { readFileSync } from 'fs';
export function load(path) { return readFileSync(path); }
`,
      },
      {
        name: 'an exported sync function whose name ends in Sync',
        code: `
import { readFileSync } from 'fs';
export function loadSync(path) { return readFileSync(path); }
export async function load(path) { return path; }
`,
      },
      {
        name: 'a closure merely defined in async code',
        code: `
import { readFileSync } from 'fs';
export async function loader(path) {
  return () => readFileSync(path);
}
`,
      },
      {
        name: 'a method merely defined in async code',
        code: `
import { readFileSync } from 'fs';
export async function loader(path) {
  return {
    read() {
      return readFileSync(path);
    },
  };
}
`,
      },
      {
        name: 'a callback that an event runs',
        code: `
import { readFileSync } from 'fs';
export async function watchAll(watcher) {
  watcher.on('change', (path) => {
    readFileSync(path);
  });
}
`,
      },
      {
        name: 'own functions that end in Sync',
        code: `
import fs from 'fs';
function runSync(task) { return task(); }
export async function run(task) { return runSync(task); }
export const kept = fs;
`,
      },
      {
        name: 'a local with the name of an import',
        code: `
import { readFileSync } from 'fs';
export const config = readFileSync('config.json');
export async function load(readFileSync) { return readFileSync('config.json'); }
`,
      },
      {
        name: 'a function of another library',
        code: `
import _ from 'lodash';
import { readFileSync } from './memory-fs.js';
export async function load(path) { return _.existsSync(path) && readFileSync(path); }
`,
      },
      {
        name: 'the methods of an injected object',
        code: `
import 'fs';
export async function load(fs, path) { return fs.readFileSync(path); }
`,
      },
      {
        name: 'methods of an unknown base class',
        code: `
import fs from 'fs';
export class Loader extends Base {
  async run() {
    return this.load(fs) ?? this.loadSync(fs);
  }
}
`,
      },
      {
        name: 'asynchronous calls',
        code: `
import fs from 'fs';
import { readFile } from 'fs/promises';
export async function load(path) {
  fs.readFile(path, done);
  return [await readFile(path), await fs.promises.readFile(path)];
}
`,
      },
      {
        name: 'existsSync',
        code: `
import { existsSync } from 'fs';
export async function has(path) { return existsSync(path); }
`,
      },
      {
        name: 'randomBytes with a callback',
        code: `
import { randomBytes } from 'crypto';
export async function token(callback) { randomBytes(16, callback); }
`,
        options: [{ checkExistence: true }],
      },
      {
        name: 'randomBytes without one',
        code: `
import { randomBytes } from 'crypto';
export async function token() { return randomBytes(16).toString('hex'); }
`,
      },
      {
        name: 'an asynchronous XMLHttpRequest',
        code: `
export async function load(url) {
  const request = new XMLHttpRequest();
  request.open('GET', url);
  request.open('GET', url, true);
  request.send();
}
`,
      },
      {
        name: 'open of something else',
        code: `
export async function load(door, XMLHttpRequest) {
  door.open('GET', '/', false);
  new XMLHttpRequest().open('GET', '/', false);
}
`,
      },
      {
        name: 'shell.exec told to be asynchronous',
        code: `
import shell from 'shelljs';
export async function build() { shell.exec('make', { async: true }); }
`,
      },
      {
        name: 'then-request',
        code: `
import request from 'then-request';
export async function load(url) { return request('GET', url); }
`,
      },
      {
        name: 'a helper that nobody calls',
        code: `
import { readFileSync } from 'fs';
function read(path) { return readFileSync(path); }
export async function load(path) { return path; }
`,
      },
      {
        name: 'recursion without an entry',
        code: `
import { readFileSync } from 'fs';
function even(n) { return n === 0 ? readFileSync('even') : odd(n - 1); }
function odd(n) { return n === 0 ? readFileSync('odd') : even(n - 1); }
`,
      },
    ],
    invalid: [],
  });
});

describe('options', () => {
  javascript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'ignore by last name',
        code: `
import fs from 'fs';
export async function load(path) { return fs.readFileSync(path); }
`,
        options: [{ ignore: ['readFileSync'] }],
      },
      {
        name: 'ignore by full name',
        code: `
import fs from 'fs';
export async function load(path) { return fs.readFileSync(path); }
`,
        options: [{ ignore: ['fs.readFileSync'] }],
      },
      {
        name: "ignore by the library's name for a renamed import",
        code: `
import { readFileSync as read } from 'node:fs';
export async function load(path) { return read(path); }
`,
        options: [{ ignore: ['fs.readFileSync'] }],
      },
      {
        name: 'ignore of a package that is a function',
        code: `
import request from 'sync-request';
export async function load(url) { return request('GET', url); }
`,
        options: [{ ignore: ['sync-request'] }],
      },
    ],
    invalid: [
      {
        name: 'checkExistence',
        code: `
import { existsSync } from 'fs';
export async function has(path) { return existsSync(path); }
`,
        output: null,
        options: [{ checkExistence: true }],
        errors: [
          {
            messageId: 'blockingCall',
            data: { api: 'existsSync', what: 'reads or writes files', because: 'an async function', remedy: ' Use `access(path).then(() => true, () => false)` from node:fs/promises.', note: ' Not rewritten: it has no asynchronous twin.' },
            line: 3,
            column: 42,
            endLine: 3,
            endColumn: 58,
          },
        ],
      },
      {
        name: 'ignore of one name leaves others',
        code: `
import fs from 'fs';
export async function load(path) { return fs.statSync(path).size > 0 && fs.readFileSync(path); }
`,
        output: `
import fs from 'fs';
export async function load(path) { return (await fs.promises.stat(path)).size > 0 && fs.readFileSync(path); }
`,
        options: [{ ignore: ['readFileSync'] }],
        errors: [
          {
            messageId: 'blockingCall',
            data: { api: 'fs.statSync', what: 'reads or writes files', because: 'an async function', remedy: ' Use `await stat` from `node:fs/promises`.', note: '' },
            line: 3,
            column: 43,
            endLine: 3,
            endColumn: 60,
          },
        ],
      },
    ],
  });
});
