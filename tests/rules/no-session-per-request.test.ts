import { RuleTester } from '@typescript-eslint/rule-tester';
import * as eslint from 'eslint';
import { describe } from 'vitest';
import rule from '../../src/rules/no-session-per-request.js';

const typescript = new RuleTester();
const javascript = new eslint.RuleTester();
// The testers bring their own copies of the types.
const tested = rule as never;
const assertionOptions = { requireMessage: 'messageId', requireLocation: true, requireData: true } as const;

describe('made and used in one function', () => {
  typescript.run(rule.name, tested, {
    assertionOptions,
    valid: [],
    invalid: [
      {
        name: 'an undici agent for fetch of undici',
        code: `
import { Agent, fetch } from 'undici';

export async function load(url: string) {
  const dispatcher = new Agent({ connections: 10 });
  const response = await fetch(url, { dispatcher });
  return response.json();
}
`,
        output: `
import { Agent, fetch } from 'undici';

const dispatcher = new Agent({ connections: 10 });

export async function load(url: string) {
  const response = await fetch(url, { dispatcher });
  return response.json();
}
`,
        errors: [
          { messageId: 'sessionPerRequest', data: { api: 'new Agent', noun: 'connection pool', when: 'each time this function runs', closing: ', and never closes it', advice: 'Create it once, at module level, and share it.', note: '' }, line: 5, column: 22, endLine: 5, endColumn: 52 },
        ],
      },
      {
        name: 'a pool and a request on it',
        code: `
import { Pool } from 'undici';

export async function load() {
  const pool = new Pool('https://api.example', { connections: 5 });
  const { body } = await pool.request({ path: '/', method: 'GET' });
  return body.json();
}
`,
        output: `
import { Pool } from 'undici';

const pool = new Pool('https://api.example', { connections: 5 });

export async function load() {
  const { body } = await pool.request({ path: '/', method: 'GET' });
  return body.json();
}
`,
        errors: [
          { messageId: 'sessionPerRequest', data: { api: 'new Pool', noun: 'connection pool', when: 'each time this function runs', closing: ', and never closes it', advice: 'Create it once, at module level, and share it.', note: '' }, line: 5, column: 16, endLine: 5, endColumn: 67 },
        ],
      },
      {
        name: 'a keep-alive agent of the core',
        code: `
import https from 'node:https';

export function load(url: string, done: () => void) {
  const agent = new https.Agent({ keepAlive: true });
  https.get(url, { agent }, (response) => response.resume().on('end', done));
}
`,
        output: `
import https from 'node:https';

const agent = new https.Agent({ keepAlive: true });

export function load(url: string, done: () => void) {
  https.get(url, { agent }, (response) => response.resume().on('end', done));
}
`,
        errors: [
          { messageId: 'sessionPerRequest', data: { api: 'new https.Agent', noun: 'connection pool', when: 'each time this function runs', closing: ', and never closes it', advice: 'Create it once, at module level, and share it.', note: '' }, line: 5, column: 17, endLine: 5, endColumn: 53 },
        ],
      },
      {
        name: 'closed, and still made each time',
        code: `
import { Agent, request } from 'undici';

export async function load(url: string) {
  const dispatcher = new Agent();
  try {
    const { body } = await request(url, { dispatcher });
    return await body.json();
  } finally {
    await dispatcher.close();
  }
}
`,
        output: `
import { Agent, request } from 'undici';

const dispatcher = new Agent();

export async function load(url: string) {
  const { body } = await request(url, { dispatcher });
  return await body.json();
}
`,
        errors: [
          { messageId: 'sessionPerRequest', data: { api: 'new Agent', noun: 'connection pool', when: 'each time this function runs', closing: '', advice: 'Create it once, at module level, and share it.', note: '' }, line: 5, column: 22, endLine: 5, endColumn: 33 },
        ],
      },
      {
        name: 'a client of the AWS SDK',
        code: `
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';

export async function load(Key: string) {
  const s3 = new S3Client({ region: 'eu-central-1' });
  return s3.send(new GetObjectCommand({ Bucket: 'files', Key }));
}
`,
        output: `
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';

const s3 = new S3Client({ region: 'eu-central-1' });

export async function load(Key: string) {
  return s3.send(new GetObjectCommand({ Bucket: 'files', Key }));
}
`,
        errors: [
          { messageId: 'sessionPerRequest', data: { api: 'new S3Client', noun: 'connection pool', when: 'each time this function runs', closing: ', and never closes it', advice: 'Create it once, at module level, and share it.', note: '' }, line: 5, column: 14, endLine: 5, endColumn: 54 },
        ],
      },
      {
        name: 'a request context of Playwright',
        code: `
import { request } from 'playwright';

export async function load() {
  const context = await request.newContext({ baseURL: 'https://api.example' });
  const response = await context.get('/status');
  return response.json();
}
`,
        output: null,
        errors: [
          { messageId: 'sessionPerRequest', data: { api: 'request.newContext', noun: 'connection pool', when: 'each time this function runs', closing: ', and never closes it', advice: 'Create it once, at module level, and share it.', note: ' Not rewritten: it keeps cookies, which belong to one caller.' }, line: 5, column: 25, endLine: 5, endColumn: 79 },
        ],
      },
      {
        name: 'an HTTP/2 session',
        code: `
import http2 from 'node:http2';

export function load() {
  const session = http2.connect('https://api.example');
  return session.request({ ':path': '/' });
}
`,
        output: null,
        errors: [
          { messageId: 'sessionPerRequest', data: { api: 'http2.connect', noun: 'connection', when: 'each time this function runs', closing: ', and never closes it', advice: 'Create it once, at module level, and share it.', note: ' Not rewritten: a connection that has ended must be opened again.' }, line: 5, column: 19, endLine: 5, endColumn: 55 },
        ],
      },
      {
        name: 'an instance that embeds a fresh agent',
        code: `
import https from 'node:https';
import axios from 'axios';

export async function load() {
  const api = axios.create({ baseURL: 'https://api.example', httpsAgent: new https.Agent({ keepAlive: true }) });
  return (await api.get('/items')).data;
}
`,
        output: `
import https from 'node:https';
import axios from 'axios';

const httpsAgent = new https.Agent({ keepAlive: true });

export async function load() {
  const api = axios.create({ baseURL: 'https://api.example', httpsAgent });
  return (await api.get('/items')).data;
}
`,
        errors: [
          { messageId: 'sessionPerRequest', data: { api: 'new https.Agent', noun: 'connection pool', when: 'for each `axios.create` call', closing: ', and never closes it', advice: 'Create it once, at module level, and share it.', note: '' }, line: 6, column: 74, endLine: 6, endColumn: 110 },
        ],
      },
      {
        name: 'options assigned later',
        code: `
import https from 'node:https';
import fetch, { type RequestInit } from 'node-fetch';

export async function load(url: string) {
  const options: RequestInit = { method: 'GET' };
  options.agent = new https.Agent({ keepAlive: true });
  return (await fetch(url, options)).json();
}
`,
        output: `
import https from 'node:https';
import fetch, { type RequestInit } from 'node-fetch';

const httpsAgent = new https.Agent({ keepAlive: true });

export async function load(url: string) {
  const options: RequestInit = { method: 'GET' };
  options.agent = httpsAgent;
  return (await fetch(url, options)).json();
}
`,
        errors: [
          { messageId: 'sessionPerRequest', data: { api: 'new https.Agent', noun: 'connection pool', when: 'for each `fetch` call', closing: ', and never closes it', advice: 'Create it once, at module level, and share it.', note: '' }, line: 7, column: 19, endLine: 7, endColumn: 55 },
        ],
      },
      {
        name: 'a conditional core module',
        code: `
import http from 'node:http';
import https from 'node:https';

export function load(url: URL) {
  const transport = url.protocol === 'https:' ? https : http;
  const agent = new transport.Agent({ keepAlive: true });
  return transport.get(url, { agent });
}
`,
        output: null,
        errors: [
          { messageId: 'sessionPerRequest', data: { api: 'new transport.Agent', noun: 'connection pool', when: 'each time this function runs', closing: ', and never closes it', advice: 'Create it once, at module level, and share it.', note: ' Not rewritten: `transport` belongs to the function.' }, line: 7, column: 17, endLine: 7, endColumn: 57 },
        ],
      },
      {
        name: 'a wrapper around a fresh agent is one report',
        code: `
import { Agent, RetryAgent, request } from 'undici';

export async function load(url: string) {
  const dispatcher = new RetryAgent(new Agent());
  return request(url, { dispatcher });
}
`,
        output: `
import { Agent, RetryAgent, request } from 'undici';

const dispatcher = new RetryAgent(new Agent());

export async function load(url: string) {
  return request(url, { dispatcher });
}
`,
        errors: [
          { messageId: 'sessionPerRequest', data: { api: 'new RetryAgent', noun: 'connection pool', when: 'each time this function runs', closing: ', and never closes it', advice: 'Create it once, at module level, and share it.', note: '' }, line: 5, column: 22, endLine: 5, endColumn: 49 },
        ],
      },
      {
        name: 'a proxy agent whose address is fixed',
        code: `
import { ProxyAgent, request } from 'undici';

export const load = (url: string) => {
  const dispatcher = new ProxyAgent(process.env.HTTPS_PROXY ?? 'http://proxy.example');
  return request(url, { dispatcher });
};
`,
        output: null,
        errors: [
          {
            messageId: 'sessionPerRequest',
            data: { api: 'new ProxyAgent', noun: 'proxy pool', when: 'each time this function runs', closing: ', and never closes it', advice: 'Create it once, at module level, and share it.', note: '' },
            line: 5,
            column: 22,
            endLine: 5,
            endColumn: 87,
            suggestions: [
              { messageId: 'shareSession', data: { api: 'new ProxyAgent' }, output: `
import { ProxyAgent, request } from 'undici';

const dispatcher = new ProxyAgent(process.env.HTTPS_PROXY ?? 'http://proxy.example');

export const load = (url: string) => {
  return request(url, { dispatcher });
};
` },
            ],
          },
        ],
      },
      {
        name: 'a request in a promise callback',
        code: `
import { Agent, request } from 'undici';

export function load(url: string) {
  const dispatcher = new Agent();
  return sign(url).then((signed) => request(signed, { dispatcher }));
}

declare function sign(url: string): Promise<string>;
`,
        output: `
import { Agent, request } from 'undici';

const dispatcher = new Agent();

export function load(url: string) {
  return sign(url).then((signed) => request(signed, { dispatcher }));
}

declare function sign(url: string): Promise<string>;
`,
        errors: [
          { messageId: 'sessionPerRequest', data: { api: 'new Agent', noun: 'connection pool', when: 'each time this function runs', closing: ', and never closes it', advice: 'Create it once, at module level, and share it.', note: '' }, line: 5, column: 22, endLine: 5, endColumn: 33 },
        ],
      },
    ],
  });

  javascript.run(rule.name, tested, {
    assertionOptions,
    valid: [],
    invalid: [
      {
        name: 'a namespace import',
        code: `
import * as undici from 'undici';

export async function load(url) {
  const dispatcher = new undici.Agent();
  return undici.request(url, { dispatcher });
}
`,
        output: `
import * as undici from 'undici';

const dispatcher = new undici.Agent();

export async function load(url) {
  return undici.request(url, { dispatcher });
}
`,
        errors: [
          { messageId: 'sessionPerRequest', data: { api: 'new undici.Agent', noun: 'connection pool', when: 'each time this function runs', closing: ', and never closes it', advice: 'Create it once, at module level, and share it.', note: '' }, line: 5, column: 22, endLine: 5, endColumn: 40 },
        ],
      },
      {
        name: 'a destructured dynamic import',
        code: `
export async function load(url) {
  const { ProxyAgent, fetch } = await import('undici');
  const dispatcher = new ProxyAgent('http://proxy.example');
  return fetch(url, { dispatcher });
}
`,
        output: null,
        errors: [
          { messageId: 'sessionPerRequest', data: { api: 'new ProxyAgent', noun: 'proxy pool', when: 'each time this function runs', closing: ', and never closes it', advice: 'Create it once, at module level, and share it.', note: ' Not rewritten: `ProxyAgent` belongs to the function.' }, line: 4, column: 22, endLine: 4, endColumn: 60 },
        ],
      },
      {
        name: 'a transpiled default import',
        code: `
"use strict";
const undici_1 = require("undici");
const https_1 = __importDefault(require("https"));
const axios_1 = __importDefault(require("axios"));
async function load(url) {
    const httpsAgent = new https_1.default.Agent({ keepAlive: true });
    return axios_1.default.get(url, { httpsAgent });
}
exports.load = load;
`,
        output: `
"use strict";
const undici_1 = require("undici");
const https_1 = __importDefault(require("https"));
const httpsAgent = new https_1.default.Agent({ keepAlive: true });
const axios_1 = __importDefault(require("axios"));
async function load(url) {
    return axios_1.default.get(url, { httpsAgent });
}
exports.load = load;
`,
        errors: [
          { messageId: 'sessionPerRequest', data: { api: 'new https_1.default.Agent', noun: 'connection pool', when: 'each time this function runs', closing: ', and never closes it', advice: 'Create it once, at module level, and share it.', note: '' }, line: 7, column: 24, endLine: 7, endColumn: 70 },
        ],
      },
      {
        name: 'the core agent from an inline require',
        code: `
const axios = require('axios');

exports.load = async (url) => axios.get(url, { httpsAgent: new (require('https').Agent)({ keepAlive: true }) });
`,
        output: `
const axios = require('axios');

const agent = new (require('https').Agent)({ keepAlive: true });

exports.load = async (url) => axios.get(url, { httpsAgent: agent });
`,
        errors: [
          { messageId: 'sessionPerRequest', data: { api: `new require('https').Agent`, noun: 'connection pool', when: 'for each `axios.get` call', closing: ', and never closes it', advice: 'Create it once, at module level, and share it.', note: '' }, line: 4, column: 60, endLine: 4, endColumn: 109 },
        ],
      },
      {
        name: 'a renamed import',
        code: `
import { Agent as Dispatcher, request as send } from 'undici';

export const load = (url) => {
  const dispatcher = new Dispatcher();
  return send(url, { dispatcher });
};
`,
        output: `
import { Agent as Dispatcher, request as send } from 'undici';

const dispatcher = new Dispatcher();

export const load = (url) => {
  return send(url, { dispatcher });
};
`,
        errors: [
          { messageId: 'sessionPerRequest', data: { api: 'new Dispatcher', noun: 'connection pool', when: 'each time this function runs', closing: ', and never closes it', advice: 'Create it once, at module level, and share it.', note: '' }, line: 5, column: 22, endLine: 5, endColumn: 38 },
        ],
      },
      {
        name: 'inline in the options',
        code: `
import { Agent, fetch } from 'undici';

export const load = (url) => fetch(url, { dispatcher: new Agent() });
`,
        output: `
import { Agent, fetch } from 'undici';

const agent = new Agent();

export const load = (url) => fetch(url, { dispatcher: agent });
`,
        errors: [
          { messageId: 'sessionPerRequest', data: { api: 'new Agent', noun: 'connection pool', when: 'for each `fetch` call', closing: ', and never closes it', advice: 'Create it once, at module level, and share it.', note: '' }, line: 4, column: 55, endLine: 4, endColumn: 66 },
        ],
      },
      {
        name: 'inline in the options of axios',
        code: `
const axios = require('axios');
const http = require('http');
const https = require('https');

exports.load = (url) =>
  axios.get(url, {
    httpAgent: new http.Agent({ keepAlive: true }),
    httpsAgent: new https.Agent({ keepAlive: true }),
  });
`,
        output: `
const axios = require('axios');
const http = require('http');
const https = require('https');

const httpAgent = new http.Agent({ keepAlive: true });

exports.load = (url) =>
  axios.get(url, {
    httpAgent,
    httpsAgent: new https.Agent({ keepAlive: true }),
  });
`,
        errors: [
          { messageId: 'sessionPerRequest', data: { api: 'new http.Agent', noun: 'connection pool', when: 'for each `axios.get` call', closing: ', and never closes it', advice: 'Create it once, at module level, and share it.', note: '' }, line: 8, column: 16, endLine: 8, endColumn: 51 },
          { messageId: 'sessionPerRequest', data: { api: 'new https.Agent', noun: 'connection pool', when: 'for each `axios.get` call', closing: ', and never closes it', advice: 'Create it once, at module level, and share it.', note: '' }, line: 9, column: 17, endLine: 9, endColumn: 53 },
        ],
      },
      {
        name: 'two equal sessions in two functions',
        code: `
import { Agent, request } from 'undici';

export const first = (url) => request(url, { dispatcher: new Agent({ connections: 4 }) });
export const second = (url) => request(url, { dispatcher: new Agent({ connections: 4 }) });
`,
        output: `
import { Agent, request } from 'undici';

const agent = new Agent({ connections: 4 });

export const first = (url) => request(url, { dispatcher: agent });
export const second = (url) => request(url, { dispatcher: agent });
`,
        errors: [
          { messageId: 'sessionPerRequest', data: { api: 'new Agent', noun: 'connection pool', when: 'for each `request` call', closing: ', and never closes it', advice: 'Create it once, at module level, and share it.', note: '' }, line: 4, column: 58, endLine: 4, endColumn: 87 },
          { messageId: 'sessionPerRequest', data: { api: 'new Agent', noun: 'connection pool', when: 'for each `request` call', closing: ', and never closes it', advice: 'Create it once, at module level, and share it.', note: '' }, line: 5, column: 59, endLine: 5, endColumn: 88 },
        ],
      },
      {
        name: 'an agent without keepAlive, made each time',
        code: `
const http = require('http');

exports.load = (url) => {
  const agent = new http.Agent();
  return http.get(url, { agent });
};
`,
        output: null,
        errors: [
          {
            messageId: 'sessionPerRequest',
            data: { api: 'new http.Agent', noun: 'connection pool', when: 'each time this function runs', closing: '', advice: 'Create it once, at module level, and share it.', note: '' },
            line: 5,
            column: 17,
            endLine: 5,
            endColumn: 33,
            suggestions: [
              { messageId: 'shareSession', data: { api: 'new http.Agent' }, output: `
const http = require('http');

const agent = new http.Agent({ keepAlive: true });

exports.load = (url) => {
  return http.get(url, { agent });
};
` },
            ],
          },
        ],
      },
      {
        name: 'a database pool for one query',
        code: `
const { Pool } = require('pg');

app.get('/users', async (req, res) => {
  const pool = new Pool();
  res.json((await pool.query('SELECT 1')).rows);
});

const express = require('express');
const app = express();
`,
        output: `
const { Pool } = require('pg');

const pool = new Pool();

app.get('/users', async (req, res) => {
  res.json((await pool.query('SELECT 1')).rows);
});

const express = require('express');
const app = express();
`,
        errors: [
          { messageId: 'sessionPerRequest', data: { api: 'new Pool', noun: 'database pool', when: 'for each request, in the handler passed to `app.get`', closing: ', and never closes it', advice: 'Create it once, at module level, and share it.', note: '' }, line: 5, column: 16, endLine: 5, endColumn: 26 },
        ],
      },
    ],
  });
});

describe('request handlers', () => {
  typescript.run(rule.name, tested, {
    assertionOptions,
    valid: [],
    invalid: [
      {
        name: 'Express',
        code: `
import express from 'express';
import { Agent, request } from 'undici';

const app = express();

app.get('/items', async (req, res) => {
  const dispatcher = new Agent();
  const { body } = await request('https://api.example/items', { dispatcher });
  res.json(await body.json());
});
`,
        output: `
import express from 'express';
import { Agent, request } from 'undici';

const dispatcher = new Agent();

const app = express();

app.get('/items', async (req, res) => {
  const { body } = await request('https://api.example/items', { dispatcher });
  res.json(await body.json());
});
`,
        errors: [
          { messageId: 'sessionPerRequest', data: { api: 'new Agent', noun: 'connection pool', when: 'for each request, in the handler passed to `app.get`', closing: ', and never closes it', advice: 'Create it once, at module level, and share it.', note: '' }, line: 8, column: 22, endLine: 8, endColumn: 33 },
        ],
      },
      {
        name: 'a handler declared elsewhere',
        code: `
import express from 'express';
import { Agent, request } from 'undici';

async function listItems(req: express.Request, res: express.Response) {
  const dispatcher = new Agent();
  const { body } = await request('https://api.example/items', { dispatcher });
  res.json(await body.json());
}

express().get('/items', listItems);
`,
        output: `
import express from 'express';
import { Agent, request } from 'undici';

const dispatcher = new Agent();

async function listItems(req: express.Request, res: express.Response) {
  const { body } = await request('https://api.example/items', { dispatcher });
  res.json(await body.json());
}

express().get('/items', listItems);
`,
        errors: [
          { messageId: 'sessionPerRequest', data: { api: 'new Agent', noun: 'connection pool', when: 'for each request, in the handler passed to `express().get`', closing: ', and never closes it', advice: 'Create it once, at module level, and share it.', note: '' }, line: 6, column: 22, endLine: 6, endColumn: 33 },
        ],
      },
      {
        name: 'Fastify',
        code: `
import Fastify from 'fastify';
import { Pool } from 'undici';

const app = Fastify();

app.get('/items', async () => {
  const pool = new Pool('https://api.example');
  const { body } = await pool.request({ path: '/items', method: 'GET' });
  return body.json();
});
`,
        output: `
import Fastify from 'fastify';
import { Pool } from 'undici';

const pool = new Pool('https://api.example');

const app = Fastify();

app.get('/items', async () => {
  const { body } = await pool.request({ path: '/items', method: 'GET' });
  return body.json();
});
`,
        errors: [
          { messageId: 'sessionPerRequest', data: { api: 'new Pool', noun: 'connection pool', when: 'for each request, in the handler passed to `app.get`', closing: ', and never closes it', advice: 'Create it once, at module level, and share it.', note: '' }, line: 8, column: 16, endLine: 8, endColumn: 47 },
        ],
      },
      {
        name: 'Fastify by route object',
        code: `
import Fastify from 'fastify';
import { Agent, fetch } from 'undici';

const app = Fastify();

app.route({
  method: 'GET',
  url: '/items',
  handler: async () => (await fetch('https://api.example/items', { dispatcher: new Agent() })).json(),
});
`,
        output: `
import Fastify from 'fastify';
import { Agent, fetch } from 'undici';

const agent = new Agent();

const app = Fastify();

app.route({
  method: 'GET',
  url: '/items',
  handler: async () => (await fetch('https://api.example/items', { dispatcher: agent })).json(),
});
`,
        errors: [
          { messageId: 'sessionPerRequest', data: { api: 'new Agent', noun: 'connection pool', when: 'for each request, in the handler passed to `app.route`', closing: ', and never closes it', advice: 'Create it once, at module level, and share it.', note: '' }, line: 10, column: 80, endLine: 10, endColumn: 91 },
        ],
      },
      {
        name: 'a NestJS controller',
        code: `
import { Controller, Get } from '@nestjs/common';
import { Agent, fetch } from 'undici';

@Controller('items')
export class ItemsController {
  @Get()
  async list() {
    const dispatcher = new Agent();
    return (await fetch('https://api.example/items', { dispatcher })).json();
  }
}
`,
        output: `
import { Controller, Get } from '@nestjs/common';
import { Agent, fetch } from 'undici';

const dispatcher = new Agent();

@Controller('items')
export class ItemsController {
  @Get()
  async list() {
    return (await fetch('https://api.example/items', { dispatcher })).json();
  }
}
`,
        errors: [
          { messageId: 'sessionPerRequest', data: { api: 'new Agent', noun: 'connection pool', when: 'for each request, in the method decorated with `@Get`', closing: ', and never closes it', advice: 'Create it once, at module level, and share it.', note: '' }, line: 9, column: 24, endLine: 9, endColumn: 35 },
        ],
      },
      {
        name: 'a route of the Next.js app router',
        filename: 'app/items/route.ts',
        code: `
import { Agent, fetch } from 'undici';

export async function GET() {
  const dispatcher = new Agent();
  const response = await fetch('https://api.example/items', { dispatcher });
  return Response.json(await response.json());
}
`,
        output: `
import { Agent, fetch } from 'undici';

const dispatcher = new Agent();

export async function GET() {
  const response = await fetch('https://api.example/items', { dispatcher });
  return Response.json(await response.json());
}
`,
        errors: [
          { messageId: 'sessionPerRequest', data: { api: 'new Agent', noun: 'connection pool', when: 'for each request, in the Next.js handler `GET`', closing: ', and never closes it', advice: 'Create it once, at module level, and share it.', note: '' }, line: 5, column: 22, endLine: 5, endColumn: 33 },
        ],
      },
      {
        name: 'an API route of the Next.js pages router',
        filename: 'pages/api/items.ts',
        code: `
import type { NextApiRequest, NextApiResponse } from 'next';
import { PrismaClient } from '@prisma/client';

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const prisma = new PrismaClient();
  res.json(await prisma.item.findMany());
}
`,
        output: `
import type { NextApiRequest, NextApiResponse } from 'next';
import { PrismaClient } from '@prisma/client';

const prisma = new PrismaClient();

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  res.json(await prisma.item.findMany());
}
`,
        errors: [
          { messageId: 'sessionPerRequest', data: { api: 'new PrismaClient', noun: 'database pool', when: 'for each request, in the Next.js handler `default`', closing: ', and never closes it', advice: 'Create it once, at module level, and share it.', note: '' }, line: 6, column: 18, endLine: 6, endColumn: 36 },
        ],
      },
      {
        name: 'a Lambda handler',
        code: `
import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';

export const handler = async (event: { id: string }) => {
  const client = new DynamoDBClient({});
  return client.send(new GetItemCommand({ TableName: 'items', Key: { id: { S: event.id } } }));
};
`,
        output: `
import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';

const client = new DynamoDBClient({});

export const handler = async (event: { id: string }) => {
  return client.send(new GetItemCommand({ TableName: 'items', Key: { id: { S: event.id } } }));
};
`,
        errors: [
          { messageId: 'sessionPerRequest', data: { api: 'new DynamoDBClient', noun: 'connection pool', when: 'for each request, in the AWS Lambda handler `handler`', closing: ', and never closes it', advice: 'Create it once, at module level, and share it.', note: '' }, line: 5, column: 18, endLine: 5, endColumn: 40 },
        ],
      },
      {
        name: 'Koa middleware',
        code: `
import Koa from 'koa';
import { Agent, request } from 'undici';

const app = new Koa();

app.use(async (ctx) => {
  const { body } = await request('https://api.example', { dispatcher: new Agent() });
  ctx.body = body;
});
`,
        output: `
import Koa from 'koa';
import { Agent, request } from 'undici';

const agent = new Agent();

const app = new Koa();

app.use(async (ctx) => {
  const { body } = await request('https://api.example', { dispatcher: agent });
  ctx.body = body;
});
`,
        errors: [
          { messageId: 'sessionPerRequest', data: { api: 'new Agent', noun: 'connection pool', when: 'for each request, in the handler passed to `app.use`', closing: ', and never closes it', advice: 'Create it once, at module level, and share it.', note: '' }, line: 8, column: 71, endLine: 8, endColumn: 82 },
        ],
      },
      {
        name: 'a helper reached from a handler',
        code: `
import express from 'express';
import { Agent, request } from 'undici';

const app = express();

app.get('/items', async (req, res) => {
  res.json(await listItems());
});

async function listItems() {
  const dispatcher = new Agent();
  const { body } = await request('https://api.example/items', { dispatcher });
  return body.json();
}
`,
        output: `
import express from 'express';
import { Agent, request } from 'undici';

const dispatcher = new Agent();

const app = express();

app.get('/items', async (req, res) => {
  res.json(await listItems());
});

async function listItems() {
  const { body } = await request('https://api.example/items', { dispatcher });
  return body.json();
}
`,
        errors: [
          { messageId: 'sessionPerRequest', data: { api: 'new Agent', noun: 'connection pool', when: 'for each request, in the handler passed to `app.get` (`listItems`)', closing: ', and never closes it', advice: 'Create it once, at module level, and share it.', note: '' }, line: 12, column: 22, endLine: 12, endColumn: 33 },
        ],
      },
      {
        name: 'a same-file factory called by a handler: the call is reported',
        code: `
import express from 'express';
import { Agent, request } from 'undici';

function makeAgent() {
  return new Agent({ connections: 10 });
}

express().get('/items', async (req, res) => {
  const dispatcher = makeAgent();
  const { body } = await request('https://api.example/items', { dispatcher });
  res.json(await body.json());
});
`,
        output: `
import express from 'express';
import { Agent, request } from 'undici';

const dispatcher = makeAgent();

function makeAgent() {
  return new Agent({ connections: 10 });
}

express().get('/items', async (req, res) => {
  const { body } = await request('https://api.example/items', { dispatcher });
  res.json(await body.json());
});
`,
        errors: [
          { messageId: 'sessionPerRequest', data: { api: 'new Agent', noun: 'connection pool', when: 'for each request, in the handler passed to `express().get`, through `makeAgent`', closing: ', and never closes it', advice: 'Create it once, at module level, and share it.', note: '' }, line: 10, column: 22, endLine: 10, endColumn: 33 },
        ],
      },
      {
        name: 'a same-file factory called in an option',
        code: `
import { Agent, fetch } from 'undici';

const makeAgent = () => new Agent();

export const load = (url: string) => fetch(url, { dispatcher: makeAgent() });
`,
        output: `
import { Agent, fetch } from 'undici';

const makeAgent = () => new Agent();
const agent = makeAgent();

export const load = (url: string) => fetch(url, { dispatcher: agent });
`,
        errors: [
          { messageId: 'sessionPerRequest', data: { api: 'new Agent', noun: 'connection pool', when: 'each time `makeAgent` is called', closing: ', and never closes it', advice: 'Create it once, at module level, and share it.', note: '' }, line: 6, column: 63, endLine: 6, endColumn: 74 },
        ],
      },
      {
        name: 'a factory two calls away: the call is reported',
        code: `
import express from 'express';
import { Agent, request } from 'undici';

const makeAgent = () => new Agent({ connections: 10 });
const agentFor = () => makeAgent();

express().get('/items', async (req, res) => {
  const dispatcher = agentFor();
  const { body } = await request('https://api.example/items', { dispatcher });
  res.json(await body.json());
});
`,
        output: null,
        errors: [
          { messageId: 'sessionPerRequest', data: { api: 'new Agent', noun: 'connection pool', when: 'for each request, in the handler passed to `express().get`, through `agentFor`', closing: ', and never closes it', advice: 'Create it once, at module level, and share it.', note: ' Not rewritten: `agentFor` does more than create it.' }, line: 9, column: 22, endLine: 9, endColumn: 32 },
        ],
      },
      {
        name: 'a factory method',
        code: `
import express from 'express';
import { Agent, request } from 'undici';

class Items {
  private makeAgent() {
    return new Agent({ connections: 10 });
  }

  async list(req: express.Request, res: express.Response) {
    const dispatcher = this.makeAgent();
    const { body } = await request('https://api.example/items', { dispatcher });
    res.json(await body.json());
  }
}
`,
        output: null,
        errors: [
          { messageId: 'sessionPerRequest', data: { api: 'new Agent', noun: 'connection pool', when: 'for each request, in a function typed `Request`, through `makeAgent`', closing: ', and never closes it', advice: 'Create it once, at module level, and share it.', note: ' Not rewritten: `this.makeAgent` does more than create it.' }, line: 11, column: 24, endLine: 11, endColumn: 40 },
        ],
      },
      {
        name: 'a factory of options that hold an agent',
        code: `
import express from 'express';
import https from 'node:https';

const options = () => ({ agent: new https.Agent({ keepAlive: true }) });

express().get('/items', (req, res) => {
  https.get('https://api.example/items', options(), (response) => response.pipe(res));
});
`,
        output: null,
        errors: [
          { messageId: 'sessionPerRequest', data: { api: 'new https.Agent', noun: 'connection pool', when: 'for each request, in the handler passed to `express().get`, through `options`', closing: '', advice: 'Create it once, at module level, and share it.', note: ' Not rewritten: `options` does more than create it.' }, line: 8, column: 42, endLine: 8, endColumn: 51 },
        ],
      },
      {
        name: 'an object with an agent of its own',
        code: `
import express from 'express';
import { Agent, request } from 'undici';

class Api {
  readonly #dispatcher = new Agent({ connections: 10 });

  items() {
    return request('https://api.example/items', { dispatcher: this.#dispatcher });
  }
}

express().get('/items', async (req, res) => {
  const api = new Api();
  const { body } = await api.items();
  res.json(await body.json());
});
`,
        output: null,
        errors: [
          { messageId: 'sessionPerRequest', data: { api: 'new Agent', noun: 'connection pool', when: 'for each request, in the handler passed to `express().get`, through `Api`', closing: '', advice: 'Create it once, at module level, and share it.', note: ' Not rewritten: `Api` does more than create it.' }, line: 14, column: 15, endLine: 14, endColumn: 24 },
        ],
      },
      {
        name: 'installed for the whole process on each request',
        code: `
import express from 'express';
import { ProxyAgent, setGlobalDispatcher } from 'undici';

express().use((req, res, next) => {
  setGlobalDispatcher(new ProxyAgent('http://proxy.example'));
  next();
});
`,
        output: `
import express from 'express';
import { ProxyAgent, setGlobalDispatcher } from 'undici';

const proxyAgent = new ProxyAgent('http://proxy.example');

express().use((req, res, next) => {
  setGlobalDispatcher(proxyAgent);
  next();
});
`,
        errors: [
          { messageId: 'sessionPerRequest', data: { api: 'new ProxyAgent', noun: 'proxy pool', when: 'for each request, in the handler passed to `express().use`', closing: ', and never closes it', advice: 'Create it once, at module level, and share it.', note: '' }, line: 6, column: 23, endLine: 6, endColumn: 61 },
        ],
      },
    ],
  });

  javascript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'a handler that is no handler: a map of the same shape',
        code: `
import { Agent } from 'undici';

const registry = new Map();
registry.set('/items', () => new Agent());
`,
      },
    ],
    invalid: [
      {
        name: 'the server of the core',
        code: `
import { createServer } from 'node:http';
import { Agent, request } from 'undici';

createServer(async (req, res) => {
  const dispatcher = new Agent();
  const { body } = await request('https://api.example', { dispatcher });
  body.pipe(res);
}).listen(8080);
`,
        output: `
import { createServer } from 'node:http';
import { Agent, request } from 'undici';

const dispatcher = new Agent();

createServer(async (req, res) => {
  const { body } = await request('https://api.example', { dispatcher });
  body.pipe(res);
}).listen(8080);
`,
        errors: [
          { messageId: 'sessionPerRequest', data: { api: 'new Agent', noun: 'connection pool', when: 'for each request, in the handler passed to `createServer`', closing: ', and never closes it', advice: 'Create it once, at module level, and share it.', note: '' }, line: 6, column: 22, endLine: 6, endColumn: 33 },
        ],
      },
      {
        name: 'a Lambda handler in CommonJS',
        code: `
const { S3Client, PutObjectCommand } = require('@aws-sdk/client-s3');

exports.handler = async (event) => {
  const s3 = new S3Client({});
  await s3.send(new PutObjectCommand({ Bucket: 'files', Key: event.key, Body: event.body }));
};
`,
        output: `
const { S3Client, PutObjectCommand } = require('@aws-sdk/client-s3');

const s3 = new S3Client({});

exports.handler = async (event) => {
  await s3.send(new PutObjectCommand({ Bucket: 'files', Key: event.key, Body: event.body }));
};
`,
        errors: [
          { messageId: 'sessionPerRequest', data: { api: 'new S3Client', noun: 'connection pool', when: 'for each request, in the AWS Lambda handler `handler`', closing: ', and never closes it', advice: 'Create it once, at module level, and share it.', note: '' }, line: 5, column: 14, endLine: 5, endColumn: 30 },
        ],
      },
      {
        name: 'Hono',
        code: `
import { Hono } from 'hono';
import { Agent, fetch } from 'undici';

const app = new Hono();

app.get('/items', async (c) => c.json(await (await fetch('https://api.example', { dispatcher: new Agent() })).json()));
`,
        output: `
import { Hono } from 'hono';
import { Agent, fetch } from 'undici';

const agent = new Agent();

const app = new Hono();

app.get('/items', async (c) => c.json(await (await fetch('https://api.example', { dispatcher: agent })).json()));
`,
        errors: [
          { messageId: 'sessionPerRequest', data: { api: 'new Agent', noun: 'connection pool', when: 'for each request, in the handler passed to `app.get`', closing: ', and never closes it', advice: 'Create it once, at module level, and share it.', note: '' }, line: 7, column: 95, endLine: 7, endColumn: 106 },
        ],
      },
    ],
  });
});

describe('loops and iteration callbacks', () => {
  typescript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'a pool of sessions on purpose',
        code: `
import { Client } from 'undici';

const clients: Client[] = [];

for (const origin of ['https://a.example', 'https://b.example']) clients.push(new Client(origin));

export { clients };
`,
      },
      {
        name: 'a list of sessions made by map',
        code: `
import { Client } from 'undici';

export const clients = ['https://a.example', 'https://b.example'].map((origin) => new Client(origin));
`,
      },
      {
        name: 'one session before the loop',
        code: `
import { Agent, fetch } from 'undici';

const dispatcher = new Agent();

export async function loadAll(urls: string[]) {
  for (const url of urls) await fetch(url, { dispatcher });
}
`,
      },
    ],
    invalid: [
      {
        name: 'a for-of loop',
        code: `
import { Agent, fetch } from 'undici';

export async function loadAll(urls: string[]) {
  for (const url of urls) {
    const dispatcher = new Agent();
    await fetch(url, { dispatcher });
  }
}
`,
        output: `
import { Agent, fetch } from 'undici';

const dispatcher = new Agent();

export async function loadAll(urls: string[]) {
  for (const url of urls) {
    await fetch(url, { dispatcher });
  }
}
`,
        errors: [
          { messageId: 'sessionPerRequest', data: { api: 'new Agent', noun: 'connection pool', when: 'in a loop', closing: ', and never closes it', advice: 'Create it once, at module level, and share it.', note: '' }, line: 6, column: 24, endLine: 6, endColumn: 35 },
        ],
      },
      {
        name: 'a loop at the top level of a script',
        filename: 'scripts/sync.ts',
        code: `
import { Agent, fetch } from 'undici';

for (const url of ['https://a.example', 'https://b.example']) {
  await fetch(url, { dispatcher: new Agent() });
}
`,
        output: `
import { Agent, fetch } from 'undici';

const agent = new Agent();

for (const url of ['https://a.example', 'https://b.example']) {
  await fetch(url, { dispatcher: agent });
}
`,
        errors: [
          { messageId: 'sessionPerRequest', data: { api: 'new Agent', noun: 'connection pool', when: 'in a loop', closing: ', and never closes it', advice: 'Create it once, at module level, and share it.', note: '' }, line: 5, column: 34, endLine: 5, endColumn: 45 },
        ],
      },
      {
        name: 'a map callback',
        code: `
import { Agent, fetch } from 'undici';

export const loadAll = (urls: string[]) =>
  Promise.all(
    urls.map(async (url) => {
      const dispatcher = new Agent();
      return (await fetch(url, { dispatcher })).text();
    }),
  );
`,
        output: `
import { Agent, fetch } from 'undici';

const dispatcher = new Agent();

export const loadAll = (urls: string[]) =>
  Promise.all(
    urls.map(async (url) => {
      return (await fetch(url, { dispatcher })).text();
    }),
  );
`,
        errors: [
          { messageId: 'sessionPerRequest', data: { api: 'new Agent', noun: 'connection pool', when: 'once for each item of `map`', closing: ', and never closes it', advice: 'Create it once, at module level, and share it.', note: '' }, line: 7, column: 26, endLine: 7, endColumn: 37 },
        ],
      },
      {
        name: 'a function called in a loop',
        code: `
import { Agent, fetch } from 'undici';

async function load(url: string) {
  const dispatcher = new Agent();
  return fetch(url, { dispatcher });
}

for (const url of process.argv.slice(2)) await load(url);
`,
        output: `
import { Agent, fetch } from 'undici';

const dispatcher = new Agent();

async function load(url: string) {
  return fetch(url, { dispatcher });
}

for (const url of process.argv.slice(2)) await load(url);
`,
        errors: [
          { messageId: 'sessionPerRequest', data: { api: 'new Agent', noun: 'connection pool', when: 'in a loop (`load`)', closing: ', and never closes it', advice: 'Create it once, at module level, and share it.', note: '' }, line: 5, column: 22, endLine: 5, endColumn: 33 },
        ],
      },
      {
        name: 'a while loop',
        code: `
import { Client } from 'undici';

export async function poll() {
  while (true) {
    const client = new Client('https://api.example');
    await client.request({ path: '/', method: 'GET' });
    await client.close();
  }
}
`,
        output: null,
        errors: [
          {
            messageId: 'sessionPerRequest',
            data: { api: 'new Client', noun: 'connection', when: 'in a loop', closing: '', advice: 'Create it once, at module level, and share it.', note: '' },
            line: 6,
            column: 20,
            endLine: 6,
            endColumn: 53,
            suggestions: [
              { messageId: 'shareSession', data: { api: 'new Client' }, output: `
import { Client } from 'undici';

const client = new Client('https://api.example');

export async function poll() {
  while (true) {
    await client.request({ path: '/', method: 'GET' });
  }
}
` },
            ],
          },
        ],
      },
    ],
  });

  javascript.run(rule.name, tested, {
    assertionOptions,
    valid: [],
    invalid: [
      {
        name: 'forEach',
        code: `
const axios = require('axios');
const https = require('https');

module.exports = (urls) => {
  urls.forEach((url) => {
    axios.get(url, { httpsAgent: new https.Agent({ keepAlive: true }) });
  });
};
`,
        output: `
const axios = require('axios');
const https = require('https');

const httpsAgent = new https.Agent({ keepAlive: true });

module.exports = (urls) => {
  urls.forEach((url) => {
    axios.get(url, { httpsAgent });
  });
};
`,
        errors: [
          { messageId: 'sessionPerRequest', data: { api: 'new https.Agent', noun: 'connection pool', when: 'once for each item of `forEach`', closing: ', and never closes it', advice: 'Create it once, at module level, and share it.', note: '' }, line: 7, column: 34, endLine: 7, endColumn: 70 },
        ],
      },
    ],
  });
});

describe('start-up code', () => {
  typescript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'made for what is kept, once for each key',
        code: `
import { GetBucketLocationCommand, S3Client } from '@aws-sdk/client-s3';

const locations = new Map<string, unknown>();

export async function locationOf(region: string) {
  const known = locations.get(region);
  if (known) return known;
  const client = new S3Client({ region });
  const location = await client.send(new GetBucketLocationCommand({ Bucket: region }));
  locations.set(region, location);
  return location;
}
`,
      },
      {
        name: 'an agent that leads to one address',
        code: `
import axios from 'axios';
import https from 'node:https';

export async function load(url: string, address: string) {
  const agent = new https.Agent({ lookup: (host, options, done) => done(null, address, 4) });
  return axios.get(url, { httpsAgent: agent, timeout: 5000 });
}
`,
      },
      {
        name: 'an agent that is to keep no TLS session',
        code: `
import axios from 'axios';
import https from 'node:https';

export const probe = (url: string) => axios.get(url, { httpsAgent: new https.Agent({ maxCachedSessions: 0 }), timeout: 5000 });
`,
      },
      {
        name: 'an agent for the one socket of a WebSocket',
        code: `
import { HttpsProxyAgent } from 'https-proxy-agent';
import WebSocket from 'ws';

export function listen(url: string, proxy: string) {
  const socket = new WebSocket(url, { agent: new HttpsProxyAgent(proxy) });
  socket.on('message', (data) => console.log(String(data)));
}
`,
      },
      {
        name: 'module scope',
        code: `
import { Agent, fetch } from 'undici';

const dispatcher = new Agent({ connections: 10 });

export const load = (url: string) => fetch(url, { dispatcher });
`,
      },
      {
        name: 'installed once',
        code: `
import { Agent, setGlobalDispatcher } from 'undici';

setGlobalDispatcher(new Agent({ connections: 10 }));
`,
      },
      {
        name: 'a function called only from the top level',
        code: `
import { Agent, fetch } from 'undici';

async function main() {
  const dispatcher = new Agent();
  const response = await fetch('https://api.example', { dispatcher });
  console.log(await response.text());
  await dispatcher.close();
}

await main();
`,
      },
      {
        name: 'main with a catch',
        code: `
import { Agent, request } from 'undici';

async function main() {
  const dispatcher = new Agent();
  await step(dispatcher);
  await request('https://api.example', { dispatcher });
}

async function step(dispatcher: Agent) {
  await request('https://api.example/step', { dispatcher });
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
`,
      },
      {
        name: 'a class field',
        code: `
import { Agent, fetch } from 'undici';

export class Gateway {
  readonly #dispatcher = new Agent();

  load(url: string) {
    return fetch(url, { dispatcher: this.#dispatcher });
  }
}
`,
      },
      {
        name: 'a constructor',
        code: `
import https from 'node:https';
import axios, { type AxiosInstance } from 'axios';

export class Gateway {
  private readonly api: AxiosInstance;

  constructor(baseURL: string) {
    this.api = axios.create({ baseURL, httpsAgent: new https.Agent({ keepAlive: true }) });
  }

  load(path: string) {
    return this.api.get(path);
  }
}
`,
      },
      {
        name: 'a start hook of NestJS',
        code: `
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Pool } from 'undici';

@Injectable()
export class Gateway implements OnModuleInit {
  private pool?: Pool;

  onModuleInit() {
    this.pool = new Pool('https://api.example');
  }
}
`,
      },
      {
        name: 'a plugin of Fastify',
        code: `
import Fastify from 'fastify';
import { Pool } from 'undici';

const app = Fastify();

app.register(async (instance) => {
  const pool = new Pool('https://api.example');
  instance.get('/items', async () => (await pool.request({ path: '/items', method: 'GET' })).body.json());
  instance.addHook('onClose', () => pool.close());
});
`,
      },
      {
        name: 'a script',
        filename: 'scripts/export.ts',
        code: `
import { Agent, fetch } from 'undici';

export async function run(url: string) {
  const dispatcher = new Agent();
  await fetch(url, { dispatcher });
  await dispatcher.close();
}
`,
      },
    ],
    invalid: [],
  });

  javascript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'a command',
        code: `
const { program } = require('commander');
const { Agent, request } = require('undici');

async function sync(url) {
  const dispatcher = new Agent();
  await request(url, { dispatcher });
}

async function main() {
  await sync('https://a.example');
  await sync('https://b.example');
}

if (require.main === module) main();
`,
      },
      {
        name: 'an executable',
        code: `#!/usr/bin/env node
import { Agent, fetch } from 'undici';

export async function run(url) {
  const dispatcher = new Agent();
  await fetch(url, { dispatcher });
}`,
      },
      {
        name: 'an immediately invoked function',
        code: `
const { Agent, request } = require('undici');

(async () => {
  const dispatcher = new Agent();
  await request('https://api.example', { dispatcher });
  await dispatcher.close();
})();
`,
      },
    ],
    invalid: [],
  });
});

describe('factories and ownership moved', () => {
  typescript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'a factory returns the session',
        code: `
import { Agent } from 'undici';

export function makeAgent(connections: number) {
  return new Agent({ connections });
}
`,
      },
      {
        name: 'a factory returns an instance that holds the session',
        code: `
import https from 'node:https';
import axios from 'axios';

export const makeApi = (baseURL: string) => axios.create({ baseURL, httpsAgent: new https.Agent({ keepAlive: true }) });
`,
      },
      {
        name: 'a factory that warms the session up',
        code: `
import { Pool } from 'undici';

export async function openPool(origin: string) {
  const pool = new Pool(origin);
  await pool.request({ path: '/health', method: 'GET' });
  return pool;
}
`,
      },
      {
        name: 'a factory returns functions that use the session',
        code: `
import { Agent, fetch } from 'undici';

export function makeGateway() {
  const dispatcher = new Agent();
  return {
    load: (url: string) => fetch(url, { dispatcher }),
    close: () => dispatcher.close(),
  };
}
`,
      },
      {
        name: 'the session is handed on',
        code: `
import { Agent } from 'undici';
import { crawl } from './crawl.js';

export async function run(url: string) {
  const dispatcher = new Agent();
  await crawl(url, dispatcher);
}
`,
      },
      {
        name: 'the session is stored in a field by a method',
        code: `
import { Agent, fetch } from 'undici';

export class Gateway {
  private dispatcher?: Agent;

  async open(url: string) {
    this.dispatcher = new Agent();
    await fetch(url, { dispatcher: this.dispatcher });
  }
}
`,
      },
      {
        name: 'a factory called at the top level',
        code: `
import { Agent, fetch } from 'undici';

const makeAgent = () => new Agent();
const dispatcher = makeAgent();

export const load = (url: string) => fetch(url, { dispatcher });
`,
      },
      {
        name: 'a hook of React that keeps it',
        code: `
import { useMemo } from 'react';
import { Agent } from 'undici';

export function useAgent() {
  return useMemo(() => new Agent(), []);
}
`,
      },
    ],
    invalid: [],
  });

  javascript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'exported by CommonJS',
        code: `
const { Agent } = require('undici');

module.exports.agent = new Agent();
module.exports.makeAgent = () => new Agent();
`,
      },
    ],
    invalid: [],
  });
});

describe('memo slots', () => {
  typescript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'a nullish assignment',
        code: `
import { Agent, fetch } from 'undici';

let dispatcher: Agent | undefined;

export function load(url: string) {
  dispatcher ??= new Agent();
  return fetch(url, { dispatcher });
}
`,
      },
      {
        name: 'a nullish assignment inside the options',
        code: `
import { Agent, fetch } from 'undici';

let shared: Agent | undefined;

export const load = (url: string) => fetch(url, { dispatcher: (shared ??= new Agent()) });
`,
      },
      {
        name: 'an if around the assignment',
        code: `
import { Agent, fetch } from 'undici';

let dispatcher: Agent | null = null;

export async function load(url: string) {
  if (!dispatcher) dispatcher = new Agent();
  return fetch(url, { dispatcher });
}
`,
      },
      {
        name: 'a comparison around the assignment',
        code: `
import { Pool } from 'pg';

let pool: Pool | undefined;

export async function query(text: string) {
  if (pool === undefined) {
    pool = new Pool();
  }
  return pool.query(text);
}
`,
      },
      {
        name: 'globalThis for hot reload',
        code: `
import { PrismaClient } from '@prisma/client';

const store = globalThis as unknown as { prisma?: PrismaClient };

export const prisma = store.prisma ?? new PrismaClient();

if (process.env.NODE_ENV !== 'production') store.prisma = prisma;
`,
      },
      {
        name: 'globalThis by nullish assignment, in a handler',
        code: `
import express from 'express';
import { Agent, fetch } from 'undici';

express().get('/', async (req, res) => {
  globalThis.agent ??= new Agent();
  res.send(await (await fetch('https://api.example', { dispatcher: globalThis.agent })).text());
});

declare global {
  var agent: Agent | undefined;
}
`,
      },
      {
        name: 'a keyed cache after a miss of get',
        code: `
import { Pool } from 'undici';

const pools = new Map<string, Pool>();

export async function load(origin: string) {
  let pool = pools.get(origin);
  if (!pool) {
    pool = new Pool(origin);
    pools.set(origin, pool);
  }
  return pool.request({ path: '/', method: 'GET' });
}
`,
      },
      {
        name: 'a keyed cache after a miss of has',
        code: `
import { ProxyAgent, fetch } from 'undici';

const agents = new Map<string, ProxyAgent>();

export function load(url: string, proxy: string) {
  if (!agents.has(proxy)) agents.set(proxy, new ProxyAgent(proxy));
  return fetch(url, { dispatcher: agents.get(proxy)! });
}
`,
      },
      {
        name: 'a keyed cache in an object',
        code: `
import { Pool } from 'undici';

const pools: Record<string, Pool> = {};

export function load(origin: string) {
  const pool = (pools[origin] ??= new Pool(origin));
  return pool.request({ path: '/', method: 'GET' });
}
`,
      },
      {
        name: 'a memo of the promise',
        code: `
import { request, type APIRequestContext } from 'playwright';

let context: Promise<APIRequestContext> | undefined;

export async function load(path: string) {
  context ??= request.newContext({ baseURL: 'https://api.example' });
  return (await context).get(path);
}
`,
      },
      {
        name: 'a memo of the promise of an async function',
        code: `
import { MongoClient } from 'mongodb';

let connecting: Promise<MongoClient> | undefined;

export async function find(name: string) {
  connecting ||= new MongoClient('mongodb://db.example').connect();
  return (await connecting).db().collection('users').findOne({ name });
}
`,
      },
      {
        name: 'a getter with a private slot',
        code: `
import { Agent, fetch } from 'undici';

export class Gateway {
  #agent?: Agent;

  get agent() {
    return (this.#agent ??= new Agent());
  }

  load(url: string) {
    return fetch(url, { dispatcher: this.agent });
  }
}
`,
      },
      {
        name: 'a memo wrapper',
        code: `
import { once } from 'lodash';
import { Agent, fetch } from 'undici';

const dispatcher = once(() => new Agent());

export const load = (url: string) => fetch(url, { dispatcher: dispatcher() });
`,
      },
      {
        name: 'a getter function with a slot, called by a handler',
        code: `
import express from 'express';
import { Agent, fetch } from 'undici';

let agent: Agent | undefined;

function getAgent() {
  if (!agent) {
    agent = new Agent();
  }
  return agent;
}

express().get('/', async (req, res) => {
  res.send(await (await fetch('https://api.example', { dispatcher: getAgent() })).text());
});
`,
      },
    ],
    invalid: [],
  });

  javascript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'a short circuit',
        code: `
const { Agent, request } = require('undici');

let dispatcher;

exports.load = (url) => {
  dispatcher = dispatcher || new Agent();
  return request(url, { dispatcher });
};
`,
      },
      {
        name: 'an early return of the kept one',
        code: `
const { Pool } = require('pg');

let kept;

async function getPool() {
  if (kept) return kept;
  const pool = new Pool();
  await pool.query('SELECT 1');
  kept = pool;
  return pool;
}

module.exports = { getPool };
`,
      },
      {
        name: 'a property of the function',
        code: `
const { Agent, request } = require('undici');

function load(url) {
  load.agent = load.agent || new Agent();
  return request(url, { dispatcher: load.agent });
}

module.exports = load;
`,
      },
    ],
    invalid: [],
  });
});

describe('tests', () => {
  typescript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'a test file',
        filename: 'src/gateway.test.ts',
        code: `
import { Agent, fetch } from 'undici';

export async function load(url: string) {
  const dispatcher = new Agent();
  return fetch(url, { dispatcher });
}
`,
      },
      {
        name: 'a test folder',
        filename: 'tests/gateway.ts',
        code: `
import { Agent, fetch } from 'undici';

export const load = (url: string) => fetch(url, { dispatcher: new Agent() });
`,
      },
      {
        name: 'describe and it',
        code: `
import { Agent, fetch } from 'undici';

describe('gateway', () => {
  it('answers', async () => {
    const dispatcher = new Agent();
    await fetch('https://api.example', { dispatcher });
  });
});
`,
      },
      {
        name: 'a hook of a runner',
        code: `
import { beforeEach } from 'vitest';
import { Agent, setGlobalDispatcher } from 'undici';

beforeEach(() => {
  setGlobalDispatcher(new Agent());
});
`,
      },
      {
        name: 'the fixture of Playwright is managed',
        code: `
import { test } from '@playwright/test';

test('answers', async ({ request }) => {
  await request.get('https://api.example');
});
`,
      },
    ],
    invalid: [],
  });
});

describe('look-alikes', () => {
  typescript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'an agent of another kind',
        code: `
import { SlackAgent } from './slack.js';
import { fetch } from 'undici';

export async function notify(url: string) {
  const agent = new SlackAgent();
  await agent.send(await (await fetch(url)).text());
}
`,
      },
      {
        name: 'an own class of the same name',
        code: `
import { fetch } from 'undici';

class Client {
  constructor(readonly url: string) {}
  request() {
    return fetch(this.url);
  }
}

export const load = (url: string) => new Client(url).request();
`,
      },
      {
        name: 'a package of a similar name',
        code: `
import { Pool } from 'pg-like';
import { fetch } from 'undici';

export async function load(url: string) {
  const pool = new Pool();
  return pool.query(await (await fetch(url)).text());
}
`,
      },
      {
        name: 'a shadowed name',
        code: `
import { Agent, fetch } from 'undici';

export const dispatcher = new Agent();

export function load(url: string, Agent: new () => { dispatcher: never }) {
  return fetch(url, { dispatcher: new Agent().dispatcher });
}
`,
      },
      {
        name: 'a type of the catalogue as a parameter',
        code: `
import { fetch, type Agent } from 'undici';

export const load = (url: string, dispatcher: Agent) => fetch(url, { dispatcher });
`,
      },
      {
        name: 'config-only instances',
        code: `
import axios from 'axios';
import got from 'got';
import ky from 'ky';

export const first = (token: string) => axios.create({ headers: { authorization: token } }).get('https://api.example');
export const second = (token: string) => got.extend({ headers: { authorization: token } })('https://api.example');
export const third = () => ky.create({ prefixUrl: 'https://api.example' }).get('items');
`,
      },
      {
        name: 'an instance with a shared agent',
        code: `
import https from 'node:https';
import axios from 'axios';

const httpsAgent = new https.Agent({ keepAlive: true });

export const load = (baseURL: string) => axios.create({ baseURL, httpsAgent }).get('/');
`,
      },
      {
        name: 'one socket for one conversation',
        code: `
import WebSocket from 'ws';

export function subscribe(url: string, done: (text: string) => void) {
  const socket = new WebSocket(url);
  socket.on('message', (data) => done(String(data)));
}
`,
      },
      {
        name: 'a mock agent',
        code: `
import { MockAgent, setGlobalDispatcher } from 'undici';

export function mock() {
  setGlobalDispatcher(new MockAgent());
}
`,
      },
    ],
    invalid: [],
  });

  javascript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'a class without an import',
        code: `
export async function load(url) {
  const agent = new Agent();
  return fetch(url, { dispatcher: agent });
}
`,
      },
    ],
    invalid: [],
  });
});

describe('runtimes', () => {
  typescript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'workers by setting',
        code: `
import { Client } from 'pg';
import { Hono } from 'hono';

const app = new Hono();

app.get('/', async (c) => {
  const client = new Client();
  await client.connect();
  const { rows } = await client.query('SELECT 1');
  await client.end();
  return c.json(rows);
});
`,
        settings: { 'async-http': { runtime: 'workers' } },
      },
      {
        name: 'workers by the shape of the handler',
        code: `
import { Pool } from 'pg';

export default {
  async fetch(request: Request, env: { url: string }) {
    const pool = new Pool({ connectionString: env.url });
    return Response.json((await pool.query('SELECT 1')).rows);
  },
};
`,
      },
    ],
    invalid: [
      {
        name: 'Lambda by setting',
        code: `
import { Agent, fetch } from 'undici';

export const handler = async (event: { url: string }) => (await fetch(event.url, { dispatcher: new Agent() })).text();
`,
        output: `
import { Agent, fetch } from 'undici';

const agent = new Agent();

export const handler = async (event: { url: string }) => (await fetch(event.url, { dispatcher: agent })).text();
`,
        settings: { 'async-http': { runtime: 'lambda' } },
        errors: [
          { messageId: 'sessionPerRequest', data: { api: 'new Agent', noun: 'connection pool', when: 'for each request, in the AWS Lambda handler `handler`', closing: ', and never closes it', advice: 'Create it once, at module level, and share it.', note: '' }, line: 4, column: 96, endLine: 4, endColumn: 107 },
        ],
      },
    ],
  });
});

describe('what depends on the call', () => {
  typescript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'scoped on purpose: its target comes from the call, and it is closed on every path',
        code: `
import { Client } from 'undici';

export async function probe(origin: string) {
  const client = new Client(origin);
  try {
    const { statusCode } = await client.request({ path: '/', method: 'GET' });
    return statusCode;
  } finally {
    await client.close();
  }
}
`,
      },
    ],
    invalid: [
      {
        name: 'the same with checkScoped',
        code: `
import { Client } from 'undici';

export async function probe(origin: string) {
  const client = new Client(origin);
  try {
    const { statusCode } = await client.request({ path: '/', method: 'GET' });
    return statusCode;
  } finally {
    await client.close();
  }
}
`,
        output: null,
        options: [{ checkScoped: true }],
        errors: [
          { messageId: 'scopedSession', data: { api: 'new Client', noun: 'connection', when: 'each time this function runs' }, line: 5, column: 18, endLine: 5, endColumn: 36 },
        ],
      },
      {
        name: 'its target comes from the call, and it is never closed',
        code: `
import { Client } from 'undici';

export async function probe(origin: string) {
  const client = new Client(origin);
  const { statusCode } = await client.request({ path: '/', method: 'GET' });
  return statusCode;
}
`,
        output: null,
        errors: [
          { messageId: 'sessionPerRequest', data: { api: 'new Client', noun: 'connection', when: 'each time this function runs', closing: ', and never closes it', advice: 'Keep one for each value of `origin`, and share that.', note: ' Not rewritten: its options depend on `origin`.' }, line: 5, column: 18, endLine: 5, endColumn: 36 },
        ],
      },
      {
        name: 'a proxy chosen by the caller, in a constant',
        code: `
import { ProxyAgent, fetch } from 'undici';

export async function load(url: string, proxy: string) {
  const dispatcher = new ProxyAgent(proxy);
  const response = await fetch(url, { dispatcher });
  return response.text();
}
`,
        output: null,
        errors: [
          {
            messageId: 'sessionPerRequest',
            data: { api: 'new ProxyAgent', noun: 'proxy pool', when: 'each time this function runs', closing: ', and never closes it', advice: 'Keep one for each value of `proxy`, and share that.', note: ' Not rewritten: its options depend on `proxy`.' },
            line: 5,
            column: 22,
            endLine: 5,
            endColumn: 43,
            suggestions: [
              { messageId: 'cacheByKey', data: { api: 'new ProxyAgent' }, output: `
import { ProxyAgent, fetch } from 'undici';

const dispatchers = new Map<string, ProxyAgent>();

export async function load(url: string, proxy: string) {
  let dispatcher = dispatchers.get(proxy);
  if (!dispatcher) {
    dispatcher = new ProxyAgent(proxy);
    dispatchers.set(proxy, dispatcher);
  }
  const response = await fetch(url, { dispatcher });
  return response.text();
}
` },
            ],
          },
        ],
      },
      {
        name: 'a proxy chosen by the caller',
        code: `
import { HttpsProxyAgent } from 'https-proxy-agent';
import axios from 'axios';

export const load = (url: string, proxy: string) => axios.get(url, { httpsAgent: new HttpsProxyAgent(proxy, { keepAlive: true }) });
`,
        output: null,
        errors: [
          { messageId: 'sessionPerRequest', data: { api: 'new HttpsProxyAgent', noun: 'proxy pool', when: 'for each `axios.get` call', closing: ', and never closes it', advice: 'Keep one for each value of `proxy`, and share that.', note: ' Not rewritten: its options depend on `proxy`.' }, line: 5, column: 82, endLine: 5, endColumn: 129 },
        ],
      },
      {
        name: 'credentials of a tenant',
        code: `
import { S3Client, ListBucketsCommand } from '@aws-sdk/client-s3';

export async function buckets(tenant: { region: string; credentials: { accessKeyId: string; secretAccessKey: string } }) {
  const s3 = new S3Client({ region: tenant.region, credentials: tenant.credentials });
  return s3.send(new ListBucketsCommand({}));
}
`,
        output: null,
        errors: [
          { messageId: 'sessionPerRequest', data: { api: 'new S3Client', noun: 'connection pool', when: 'each time this function runs', closing: ', and never closes it', advice: 'Keep one for each value of `tenant`, and share that.', note: ' Not rewritten: its options depend on `tenant`.' }, line: 5, column: 14, endLine: 5, endColumn: 86 },
        ],
      },
      {
        name: 'a certificate of the object',
        code: `
import https from 'node:https';

export class Gateway {
  constructor(private readonly cert: string, private readonly key: string) {}

  load(url: string) {
    const agent = new https.Agent({ keepAlive: true, cert: this.cert, key: this.key });
    return https.get(url, { agent });
  }
}
`,
        output: null,
        errors: [
          { messageId: 'sessionPerRequest', data: { api: 'new https.Agent', noun: 'connection pool', when: 'each time this function runs', closing: ', and never closes it', advice: 'Create it once, in a field of the class, and share it.', note: '' }, line: 8, column: 19, endLine: 8, endColumn: 87,
            suggestions: [
              { messageId: 'shareInField', data: { api: 'new https.Agent' }, output: `
import https from 'node:https';

export class Gateway {
  private readonly agent: https.Agent;

  constructor(private readonly cert: string, private readonly key: string) {
    this.agent = new https.Agent({ keepAlive: true, cert: this.cert, key: this.key });
  }

  load(url: string) {
    return https.get(url, { agent: this.agent });
  }
}
` },
            ],
          },
        ],
      },
    ],
  });

  javascript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'a header of the request in a scoped session',
        code: `
const { createServer } = require('http');
const { Client } = require('undici');

createServer(async (req, res) => {
  const client = new Client('https://' + req.headers.host);
  try {
    const { body } = await client.request({ path: '/', method: 'GET' });
    res.end(await body.text());
  } finally {
    await client.close();
  }
});
`,
      },
    ],
    invalid: [
      {
        name: 'a proxy from a header, whose kind is not known',
        code: `
const express = require('express');
const { Pool, request } = require('undici');

const app = express();

app.get('/:host', async (req, res) => {
  const { host } = req.params;
  const pool = new Pool(\`https://\${host}\`);
  const { body } = await pool.request({ path: '/', method: 'GET' });
  body.pipe(res);
});
`,
        output: null,
        errors: [
          {
            messageId: 'sessionPerRequest',
            data: { api: 'new Pool', noun: 'connection pool', when: 'for each request, in the handler passed to `app.get`', closing: ', and never closes it', advice: 'Keep one for each value of `host`, and share that.', note: ' Not rewritten: its options depend on `host`.' },
            line: 9,
            column: 16,
            endLine: 9,
            endColumn: 43,
            suggestions: [
              { messageId: 'cacheByKey', data: { api: 'new Pool' }, output: `
const express = require('express');
const { Pool, request } = require('undici');

const pools = new Map();

const app = express();

app.get('/:host', async (req, res) => {
  const { host } = req.params;
  let pool = pools.get(host);
  if (!pool) {
    pool = new Pool(\`https://\${host}\`);
    pools.set(host, pool);
  }
  const { body } = await pool.request({ path: '/', method: 'GET' });
  body.pipe(res);
});
` },
            ],
          },
        ],
      },
      {
        name: 'a cookie of the visitor',
        code: `
const express = require('express');
const { Client } = require('undici');

const app = express();

app.get('/', async (req, res) => {
  const client = new Client('https://api.example', { headers: { cookie: req.headers.cookie } });
  const { body } = await client.request({ path: '/', method: 'GET' });
  body.pipe(res);
});
`,
        output: null,
        errors: [
          { messageId: 'sessionPerRequest', data: { api: 'new Client', noun: 'connection', when: 'for each request, in the handler passed to `app.get`', closing: ', and never closes it', advice: 'Keep one for each value of `cookie`, and share that.', note: ' Not rewritten: its options depend on `cookie`.' }, line: 8, column: 18, endLine: 8, endColumn: 96 },
        ],
      },
    ],
  });
});

describe('agents that pool nothing', () => {
  typescript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'keepAlive switched off on purpose',
        code: `
import https from 'node:https';

const agent = new https.Agent({ keepAlive: false });

https.get('https://api.example', { agent });
`,
      },
      {
        name: 'a shared agent with keepAlive',
        code: `
import http from 'node:http';

const agent = new http.Agent({ keepAlive: true });

export const load = (url: string) => http.get(url, { agent });
`,
      },
      {
        name: 'options from elsewhere',
        code: `
import http from 'node:http';
import { agentOptions } from './config.js';

const agent = new http.Agent(agentOptions);

export const load = (url: string) => http.get(url, { agent });
`,
      },
    ],
    invalid: [
      {
        name: 'a shared agent without keepAlive',
        code: `
import http from 'node:http';

const agent = new http.Agent();

export const load = (url: string) => http.get(url, { agent });
`,
        output: null,
        errors: [
          {
            messageId: 'agentWithoutKeepAlive',
            data: { api: 'new http.Agent', option: 'keepAlive: true', alternative: ', or drop the agent to use the global one' },
            line: 4,
            column: 15,
            endLine: 4,
            endColumn: 31,
            suggestions: [
              { messageId: 'addKeepAlive', data: { option: 'keepAlive: true' }, output: `
import http from 'node:http';

const agent = new http.Agent({ keepAlive: true });

export const load = (url: string) => http.get(url, { agent });
` },
            ],
          },
        ],
      },
      {
        name: 'a shared agent with other options',
        code: `
import https from 'node:https';

export const agent = new https.Agent({ maxSockets: 50 });
`,
        output: null,
        errors: [
          {
            messageId: 'agentWithoutKeepAlive',
            data: { api: 'new https.Agent', option: 'keepAlive: true', alternative: ', or drop the agent to use the global one' },
            line: 4,
            column: 22,
            endLine: 4,
            endColumn: 57,
            suggestions: [
              { messageId: 'addKeepAlive', data: { option: 'keepAlive: true' }, output: `
import https from 'node:https';

export const agent = new https.Agent({ maxSockets: 50, keepAlive: true });
` },
            ],
          },
        ],
      },
    ],
  });

  javascript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'a mail transport without a pool is no agent',
        code: `
const nodemailer = require('nodemailer');

const mail = nodemailer.createTransport({ host: 'smtp.example' });

module.exports = (message) => mail.sendMail(message);
`,
      },
    ],
    invalid: [
      {
        name: 'the same in CommonJS, semicolons left out',
        code: `
const { Agent } = require('https')

const agent = new Agent({
  maxSockets: 10
})

module.exports = agent
`,
        output: null,
        errors: [
          {
            messageId: 'agentWithoutKeepAlive',
            data: { api: 'new Agent', option: 'keepAlive: true', alternative: ', or drop the agent to use the global one' },
            line: 4,
            column: 15,
            endLine: 6,
            endColumn: 3,
            suggestions: [
              { messageId: 'addKeepAlive', data: { option: 'keepAlive: true' }, output: `
const { Agent } = require('https')

const agent = new Agent({
  maxSockets: 10,
  keepAlive: true
})

module.exports = agent
` },
            ],
          },
        ],
      },
      {
        name: 'a shared proxy agent without keepAlive',
        code: `
const { HttpsProxyAgent } = require('https-proxy-agent');

const agent = new HttpsProxyAgent('http://proxy.example');

module.exports = agent;
`,
        output: null,
        errors: [
          {
            messageId: 'agentWithoutKeepAlive',
            data: { api: 'new HttpsProxyAgent', option: 'keepAlive: true', alternative: '' },
            line: 4,
            column: 15,
            endLine: 4,
            endColumn: 58,
            suggestions: [
              { messageId: 'addKeepAlive', data: { option: 'keepAlive: true' }, output: `
const { HttpsProxyAgent } = require('https-proxy-agent');

const agent = new HttpsProxyAgent('http://proxy.example', { keepAlive: true });

module.exports = agent;
` },
            ],
          },
        ],
      },
    ],
  });
});

describe('rewritten', () => {
  typescript.run(rule.name, tested, {
    assertionOptions,
    valid: [],
    invalid: [
      {
        name: 'a name that is taken gets another',
        code: `
import { Agent, fetch } from 'undici';

export const agent = 'curl';

export const load = (url: string) => fetch(url, { dispatcher: new Agent(), headers: { 'user-agent': agent } });
`,
        output: `
import { Agent, fetch } from 'undici';

const agent2 = new Agent();

export const agent = 'curl';

export const load = (url: string) => fetch(url, { dispatcher: agent2, headers: { 'user-agent': agent } });
`,
        errors: [
          { messageId: 'sessionPerRequest', data: { api: 'new Agent', noun: 'connection pool', when: 'for each `fetch` call', closing: ', and never closes it', advice: 'Create it once, at module level, and share it.', note: '' }, line: 6, column: 63, endLine: 6, endColumn: 74 },
        ],
      },
      {
        name: 'a comment stays',
        code: `
import { Agent, fetch } from 'undici';

export async function load(url: string) {
  // Ten are enough.
  const dispatcher = new Agent({ connections: 10 });
  return fetch(url, { dispatcher });
}
`,
        output: `
import { Agent, fetch } from 'undici';

const dispatcher = new Agent({ connections: 10 });

export async function load(url: string) {
  // Ten are enough.
  return fetch(url, { dispatcher });
}
`,
        errors: [
          { messageId: 'sessionPerRequest', data: { api: 'new Agent', noun: 'connection pool', when: 'each time this function runs', closing: ', and never closes it', advice: 'Create it once, at module level, and share it.', note: '' }, line: 6, column: 22, endLine: 6, endColumn: 52 },
        ],
      },
      {
        name: 'options of the module',
        code: `
import { Agent, fetch } from 'undici';

const CONNECTIONS = 10;

export async function load(url: string) {
  const dispatcher = new Agent({ connections: CONNECTIONS });
  return fetch(url, { dispatcher });
}
`,
        output: `
import { Agent, fetch } from 'undici';

const CONNECTIONS = 10;
const dispatcher = new Agent({ connections: CONNECTIONS });

export async function load(url: string) {
  return fetch(url, { dispatcher });
}
`,
        errors: [
          { messageId: 'sessionPerRequest', data: { api: 'new Agent', noun: 'connection pool', when: 'each time this function runs', closing: ', and never closes it', advice: 'Create it once, at module level, and share it.', note: '' }, line: 7, column: 22, endLine: 7, endColumn: 61 },
        ],
      },
      {
        name: 'the shared session of the project',
        code: `
import { Agent, fetch } from 'undici';

export async function load(url: string) {
  const agent = new Agent();
  return fetch(url, { dispatcher: agent });
}
`,
        output: null,
        settings: { 'async-http': { sharedSession: { module: '@/http', export: 'dispatcher' } } },
        errors: [
          {
            messageId: 'sessionPerRequest',
            data: { api: 'new Agent', noun: 'connection pool', when: 'each time this function runs', closing: ', and never closes it', advice: 'Create it once, at module level, and share it.', note: '' },
            line: 5,
            column: 17,
            endLine: 5,
            endColumn: 28,
            suggestions: [
              { messageId: 'shareSession', data: { api: 'new Agent' }, output: `
import { Agent, fetch } from 'undici';
import { dispatcher } from '@/http';

export async function load(url: string) {
  return fetch(url, { dispatcher });
}
` },
            ],
          },
        ],
      },
      {
        name: 'the shared session of the project, in a migration',
        code: `
import { Agent, fetch } from 'undici';

export async function load(url: string) {
  const agent = new Agent();
  return fetch(url, { dispatcher: agent });
}
`,
        output: `
import { Agent, fetch } from 'undici';
import { dispatcher } from '@/http';

export async function load(url: string) {
  return fetch(url, { dispatcher });
}
`,
        settings: { 'async-http': { fixes: 'all', sharedSession: { module: '@/http', export: 'dispatcher' } } },
        errors: [
          { messageId: 'sessionPerRequest', data: { api: 'new Agent', noun: 'connection pool', when: 'each time this function runs', closing: ', and never closes it', advice: 'Create it once, at module level, and share it.', note: '' }, line: 5, column: 17, endLine: 5, endColumn: 28 },
        ],
      },
      {
        name: 'a session of the module that is equal',
        code: `
import { Agent, fetch } from 'undici';

const dispatcher = new Agent({ connections: 10 });

export const first = (url: string) => fetch(url, { dispatcher });
export const second = (url: string) => fetch(url, { dispatcher: new Agent({ connections: 10 }) });
`,
        output: `
import { Agent, fetch } from 'undici';

const dispatcher = new Agent({ connections: 10 });

export const first = (url: string) => fetch(url, { dispatcher });
export const second = (url: string) => fetch(url, { dispatcher });
`,
        errors: [
          { messageId: 'sessionPerRequest', data: { api: 'new Agent', noun: 'connection pool', when: 'for each `fetch` call', closing: ', and never closes it', advice: 'Create it once, at module level, and share it.', note: '' }, line: 7, column: 65, endLine: 7, endColumn: 95 },
        ],
      },
      {
        name: 'a keyed cache, in a migration',
        code: `
import { ProxyAgent, fetch } from 'undici';

export async function load(url: string, proxy: string) {
  const dispatcher = new ProxyAgent({ uri: proxy, connections: 2 });
  return fetch(url, { dispatcher });
}
`,
        output: null,
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'sessionPerRequest',
            data: { api: 'new ProxyAgent', noun: 'proxy pool', when: 'each time this function runs', closing: ', and never closes it', advice: 'Keep one for each value of `proxy`, and share that.', note: ' Not rewritten: its options depend on `proxy`.' },
            line: 5,
            column: 22,
            endLine: 5,
            endColumn: 68,
            suggestions: [
              { messageId: 'cacheByKey', data: { api: 'new ProxyAgent' }, output: `
import { ProxyAgent, fetch } from 'undici';

const dispatchers = new Map<string, ProxyAgent>();

export async function load(url: string, proxy: string) {
  let dispatcher = dispatchers.get(proxy);
  if (!dispatcher) {
    dispatcher = new ProxyAgent({ uri: proxy, connections: 2 });
    dispatchers.set(proxy, dispatcher);
  }
  return fetch(url, { dispatcher });
}
` },
            ],
          },
        ],
      },
      {
        name: 'the environment may be filled later than the module is loaded',
        code: `
import { Agent, fetch } from 'undici';

export async function load(url: string) {
  const dispatcher = new Agent({ connections: Number(process.env.CONNECTIONS) });
  return fetch(url, { dispatcher });
}
`,
        output: null,
        errors: [
          {
            messageId: 'sessionPerRequest',
            data: { api: 'new Agent', noun: 'connection pool', when: 'each time this function runs', closing: ', and never closes it', advice: 'Create it once, at module level, and share it.', note: '' },
            line: 5,
            column: 22,
            endLine: 5,
            endColumn: 81,
            suggestions: [
              { messageId: 'shareSession', data: { api: 'new Agent' }, output: `
import { Agent, fetch } from 'undici';

const dispatcher = new Agent({ connections: Number(process.env.CONNECTIONS) });

export async function load(url: string) {
  return fetch(url, { dispatcher });
}
` },
            ],
          },
        ],
      },
      {
        name: 'keepAlive, in a migration',
        code: `
import https from 'node:https';

export const agent = new https.Agent();
`,
        output: `
import https from 'node:https';

export const agent = new https.Agent({ keepAlive: true });
`,
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          { messageId: 'agentWithoutKeepAlive', data: { api: 'new https.Agent', option: 'keepAlive: true', alternative: ', or drop the agent to use the global one' }, line: 4, column: 22, endLine: 4, endColumn: 39 },
        ],
      },
    ],
  });

  javascript.run(rule.name, tested, {
    assertionOptions,
    valid: [],
    invalid: [
      {
        name: 'after directives',
        code: `
'use strict';

const { Agent, request } = require('undici');

exports.load = async (url) => {
  const dispatcher = new Agent();
  return request(url, { dispatcher });
};
`,
        output: `
'use strict';

const { Agent, request } = require('undici');

const dispatcher = new Agent();

exports.load = async (url) => {
  return request(url, { dispatcher });
};
`,
        errors: [
          { messageId: 'sessionPerRequest', data: { api: 'new Agent', noun: 'connection pool', when: 'each time this function runs', closing: ', and never closes it', advice: 'Create it once, at module level, and share it.', note: '' }, line: 7, column: 22, endLine: 7, endColumn: 33 },
        ],
      },
      {
        name: 'without semicolons',
        code: `
import { Agent, request } from 'undici'

export const load = async (url) => {
  const dispatcher = new Agent()
  const { body } = await request(url, { dispatcher })
  await dispatcher.close()
  return body
}
`,
        output: `
import { Agent, request } from 'undici'

const dispatcher = new Agent()

export const load = async (url) => {
  const { body } = await request(url, { dispatcher })
  return body
}
`,
        errors: [
          { messageId: 'sessionPerRequest', data: { api: 'new Agent', noun: 'connection pool', when: 'each time this function runs', closing: '', advice: 'Create it once, at module level, and share it.', note: '' }, line: 5, column: 22, endLine: 5, endColumn: 33 },
        ],
      },
    ],
  });
});

describe('instances, when asked', () => {
  typescript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'silent unless asked',
        code: `
import axios from 'axios';
import express from 'express';

express().get('/', async (req, res) => {
  const api = axios.create({ baseURL: 'https://api.example' });
  res.json((await api.get('/')).data);
});
`,
      },
      {
        name: 'at module level',
        code: `
import got from 'got';

export const api = got.extend({ prefixUrl: 'https://api.example' });
`,
        options: [{ checkInstances: true }],
      },
      {
        name: 'returned from a factory',
        code: `
import ky from 'ky';

export const makeApi = (prefixUrl: string) => ky.create({ prefixUrl });
`,
        options: [{ checkInstances: true }],
      },
    ],
    invalid: [
      {
        name: 'in a handler',
        code: `
import axios from 'axios';
import express from 'express';

express().get('/', async (req, res) => {
  const api = axios.create({ baseURL: 'https://api.example' });
  res.json((await api.get('/')).data);
});
`,
        output: null,
        options: [{ checkInstances: true }],
        errors: [
          { messageId: 'instancePerRequest', data: { api: 'axios.create', when: 'for each request, in the handler passed to `express().get`' }, line: 6, column: 15, endLine: 6, endColumn: 63 },
        ],
      },
    ],
  });

  javascript.run(rule.name, tested, {
    assertionOptions,
    valid: [],
    invalid: [
      {
        name: 'in a loop',
        code: `
import OpenAI from 'openai';

export async function ask(questions) {
  for (const content of questions) {
    const openai = new OpenAI();
    await openai.chat.completions.create({ model: 'gpt', messages: [{ role: 'user', content }] });
  }
}
`,
        output: null,
        options: [{ checkInstances: true }],
        errors: [
          { messageId: 'instancePerRequest', data: { api: 'new OpenAI', when: 'in a loop' }, line: 6, column: 20, endLine: 6, endColumn: 32 },
        ],
      },
    ],
  });
});
