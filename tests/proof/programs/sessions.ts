import type { Program } from '../proof.js';
import { asking } from './asking.js';

const undici = "import { Agent, Pool, RetryAgent, fetch, request } from 'undici';";
const axios = "import http from 'node:http';\nimport axios from 'axios';";

const share = 'share one session';

/** One session for each request. */
export const shared: readonly Program[] = [
  { fixer: share, title: 'undici Agent, closed in finally', code: asking('async function load(url) {\n  const agent = new Agent({ connections: 10 });\n  try {\n    const res = await fetch(url, { dispatcher: agent });\n    return await res.json();\n  } finally {\n    await agent.close();\n  }\n}', { imports: undici }) },
  { fixer: share, title: 'undici Agent, never closed', code: asking('async function load(url) {\n  const dispatcher = new Agent({\n    connections: 10, // few\n  });\n  const { body } = await request(url, { dispatcher });\n  return body.json();\n}', { imports: undici }) },
  { fixer: share, title: 'undici Agent, in an option', code: asking('const LIMIT = 5;\nconst load = async (url) => (await fetch(url, { dispatcher: new Agent({ connections: LIMIT }) })).json();', { imports: undici }) },
  { fixer: share, title: 'undici Agent, in two functions, under a taken name', code: asking("const agent = 'mine';\nasync function load(url) {\n  const agent = new Agent();\n  const { status, body } = await fetch(url, { dispatcher: agent });\n  await body.cancel();\n  await agent.destroy();\n  return [status, await other(url)];\n}\nasync function other(url) {\n  const agent = new Agent();\n  const res = await fetch(url, { dispatcher: agent });\n  const data = await res.json();\n  await agent.destroy();\n  return data;\n}\nconsole.log(agent);", { imports: undici }) },
  { fixer: share, title: 'undici Agent, closed at the end of a chain', code: asking('function load(url) {\n  const agent = new Agent();\n  return fetch(url, { dispatcher: agent }).then((res) => res.json()).finally(() => agent.close());\n}', { imports: undici }) },
  { fixer: share, title: 'undici RetryAgent around an Agent', code: asking("async function load(url) {\n  const connections = 2;\n  const agent = new RetryAgent(new Agent({ connections }), { maxRetries: 1, minTimeout: 1, maxTimeout: 10, statusCodes: [503] });\n  const { body, statusCode } = await request(url, { dispatcher: agent });\n  const data = await body.json();\n  await agent.close();\n  return { statusCode, data };\n}", { imports: undici }) },
  { fixer: share, title: 'undici Pool', code: asking("const origin = process.env.SERVER;\nasync function load(url) {\n  const pool = new Pool(origin, { connections: 2 });\n  try {\n    const { statusCode, body } = await pool.request({ path: new URL(url).pathname, method: 'GET' });\n    const data = await body.json();\n    if (statusCode >= 400) throw Object.assign(new Error('bad'), { code: statusCode });\n    return data;\n  } catch (error) {\n    throw new Error('failed', { cause: error });\n  } finally {\n    await pool.close();\n  }\n}", { imports: undici }) },
  { fixer: share, title: 'undici Agent, TypeScript', form: 'mts', code: asking('interface Item { readonly path: string }\nexport async function load(url: string): Promise<Item> {\n  const agent: Dispatcher = new Agent({ connections: 4 });\n  const { statusCode, body } = await request(url, { dispatcher: agent });\n  const item = (await body.json()) as Item;\n  await agent.close();\n  if (statusCode !== 200) throw Object.assign(new Error(item.path), { code: statusCode });\n  return item;\n}', { imports: "import { Agent, request, type Dispatcher } from 'undici';", form: 'mts' }) },
  { fixer: share, title: 'undici Agent, in a class, TypeScript', form: 'mts', code: asking('class Client {\n  readonly #retries: number;\n  constructor(retries: number) {\n    this.#retries = retries;\n  }\n\n  async get<T>(url: string): Promise<T | number> {\n    const dispatcher = new Agent({ keepAliveTimeout: 10_000 });\n    try {\n      const response = await fetch(url, { dispatcher });\n      return response.ok ? ((await response.json()) as T) : response.status + this.#retries;\n    } finally {\n      await dispatcher.close();\n    }\n  }\n}\n\nconst client = new Client(0);\nconst load = (url: string): Promise<unknown> => client.get<unknown>(url);', { imports: "import { Agent, fetch } from 'undici';", form: 'mts' }) },
  { fixer: share, title: 'http.Agent for axios', code: asking('async function load(url) {\n  const httpAgent = new http.Agent({ keepAlive: true });\n  const { data } = await axios.get(url, { httpAgent });\n  httpAgent.destroy();\n  return data;\n}', { imports: axios }) },
  { fixer: share, title: 'http.Agent without keepAlive', code: asking('async function load(url) {\n  return (await axios.get(url, { httpAgent: new http.Agent() })).data;\n}', { imports: axios }) },
  { fixer: share, title: 'http.Agent in an instance', code: asking('const baseURL = process.env.SERVER;\nasync function load(url) {\n  const api = axios.create({ httpAgent: new http.Agent({ keepAlive: true, maxSockets: 3 }), baseURL });\n  return (await api.get(url)).data;\n}', { imports: axios }) },
  { fixer: share, title: 'http.Agent for axios, TypeScript with require', form: 'cts', code: asking('async function load(url: string): Promise<unknown> {\n  const agent = new http.Agent({ keepAlive: true });\n  const response = await axios.get<unknown>(url, { httpAgent: agent });\n  agent.destroy();\n  return response.data;\n}', { imports: "import http = require('node:http');\nimport axios = require('axios');", form: 'cts' }) },
  { fixer: share, title: 'http.Agent for got', code: asking("const load = (url) => got(url, { agent: { http: new http.Agent({ keepAlive: true }) }, retry: { limit: 0 } }).json();", { imports: "import http from 'node:http';\nimport got from 'got';" }) },
  { fixer: share, title: 'http.Agent for node-fetch', code: asking('async function load(url) {\n  const agent = new http.Agent({ keepAlive: true });\n  const res = await fetch(url, { agent });\n  return res.json();\n}', { imports: "import http from 'node:http';\nimport fetch from 'node-fetch';" }) },
  { fixer: share, title: 'http.Agent, CommonJS, no semicolons', form: 'cjs', code: asking("async function load(url) {\n  const agent = new http.Agent({ keepAlive: true })\n  return new Promise((resolve, reject) => {\n    http.get(url, { agent }, (res) => {\n      res.setEncoding('utf8').on('data', (text) => resolve(text))\n    }).on('error', reject)\n  })\n}", { imports: "'use strict'\nconst http = require('http')", form: 'cjs' }) },
  { fixer: share, title: 'undici Agent, CommonJS', form: 'cjs', code: asking("async function load(url) {\n  const dispatcher = new undici.Agent({ connections: 1, pipelining: 1 })\n  const { statusCode, body } = await undici.request(url, { dispatcher })\n  const text = await body.text()\n  await dispatcher.close()\n  return { statusCode, text }\n}", { imports: "const undici = require('undici')", form: 'cjs' }) },
];

const later = { fixer: 'share one session, made when it is needed', options: { place: 'lazy' } } as const;
const field = 'keep a session in a field';
const around = 'keep a session in the function around';

/** Sessions that stay elsewhere than in a constant of the module. */
export const sharedElsewhere: readonly Program[] = [
  { ...later, title: 'undici Agent', code: asking('async function load(url) {\n  const agent = new Agent({ connections: 10 });\n  const res = await fetch(url, { dispatcher: agent });\n  const data = await res.json();\n  await agent.close();\n  return data;\n}', { imports: undici }) },
  { ...later, title: 'http.Agent for axios, CommonJS', form: 'cjs', code: asking('async function load(url) {\n  const httpAgent = new http.Agent({ keepAlive: true });\n  const { data } = await axios.get(url, { httpAgent });\n  return data;\n}', { imports: "const http = require('http');\nconst axios = require('axios');", form: 'cjs' }) },
  { ...later, title: 'undici Agent, TypeScript', form: 'mts', code: asking('async function load(url: string): Promise<unknown> {\n  const dispatcher = new Agent({ connections: 2 });\n  const { body } = await request(url, { dispatcher });\n  return body.json();\n}', { imports: "import { Agent, request } from 'undici';", form: 'mts' }) },
  { ...later, options: { place: 'global' }, title: 'undici Agent, on globalThis', code: asking('async function load(url) {\n  const dispatcher = new Agent({ connections: 2 });\n  const { body } = await request(url, { dispatcher });\n  return body.json();\n}', { imports: undici }) },
  { fixer: field, title: 'undici Agent', code: asking('class Client {\n  constructor(connections) {\n    this.connections = connections;\n  }\n\n  async get(url) {\n    const agent = new Agent({ connections: this.connections });\n    const response = await fetch(url, { dispatcher: agent });\n    return response.json();\n  }\n}\nconst client = new Client(4);\nconst load = (url) => client.get(url);', { imports: undici }) },
  { fixer: field, title: 'http.Agent for axios, CommonJS', form: 'cjs', code: asking('class Client {\n  constructor (options) {\n    this.maxSockets = options.maxSockets\n  }\n\n  async get (url) {\n    const httpAgent = new http.Agent({ keepAlive: true, maxSockets: this.maxSockets })\n    const { data } = await axios.get(url, { httpAgent })\n    return data\n  }\n}\nconst client = new Client({ maxSockets: 2 })\nconst load = (url) => client.get(url)', { imports: "const http = require('http')\nconst axios = require('axios')", form: 'cjs' }) },
  { fixer: field, title: 'undici Pool, TypeScript', form: 'mts', code: asking("class Items {\n  constructor(private readonly origin: string) {}\n\n  async get(path: string): Promise<unknown> {\n    const pool = new Pool(this.origin, { connections: 2 });\n    const { body } = await pool.request({ path, method: 'GET' });\n    const data: unknown = await body.json();\n    await pool.close();\n    return data;\n  }\n}\nconst [items, none] = [process.env.SERVER, process.env.REFUSED].map((origin) => new Items(origin!)) as [Items, Items];\nconst load = (url: string): Promise<unknown> => (url.startsWith(process.env.SERVER!) ? items : none).get(new URL(url).pathname);", { imports: "import { Pool } from 'undici';", form: 'mts' }) },
  { fixer: around, title: 'a maker of handlers for a server', code: asking("function handlerFor({ connections }) {\n  return async (incoming, response) => {\n    const agent = new Agent({ connections });\n    try {\n      const { body } = await request(incoming.headers['x-url'], { dispatcher: agent });\n      response.end(await body.text());\n    } catch (error) {\n      response.writeHead(502).end(error.code);\n    }\n  };\n}\nconst service = createServer(handlerFor({ connections: 3 })).listen(0, '127.0.0.1').unref();\nawait once(service, 'listening');\nconst load = async (url) => {\n  const answer = await fetch('http://127.0.0.1:' + service.address().port, { headers: { 'x-url': url } });\n  const text = await answer.text();\n  if (!answer.ok) throw Object.assign(new Error(text), { code: text });\n  return text;\n};", { imports: "import { createServer } from 'node:http';\nimport { once } from 'node:events';\nimport { Agent, request } from 'undici';" }) },
  { fixer: around, title: 'a maker of handlers, CommonJS', form: 'cjs', code: asking("function makeLoad({ maxSockets }) {\n  return async (url) => {\n    const httpAgent = new http.Agent({ keepAlive: true, maxSockets });\n    const { data } = await axios.get(url, { httpAgent });\n    return data;\n  };\n}\nconst load = makeLoad({ maxSockets: 2 });", { imports: "const http = require('http');\nconst axios = require('axios');", form: 'cjs' }) },
  { fixer: around, title: 'a maker of handlers, TypeScript', form: 'mts', code: asking('interface Options { readonly connections: number }\nexport function makeLoad({ connections }: Options): (url: string) => Promise<unknown> {\n  return async (url) => {\n    const dispatcher = new Agent({ connections });\n    const response = await fetch(url, { dispatcher });\n    return response.json();\n  };\n}\nconst load = makeLoad({ connections: 2 });', { imports: "import { Agent, fetch } from 'undici';", form: 'mts' }) },
];

const promise = {
  fixer: 'keep the promise of a session',
  settings: {
    clients: [
      {
        id: 'acme-pool',
        modules: ['acme-pool'],
        sessions: Object.fromEntries((['Pool', 'openPool'] as const).map((name) => [name, { create: name === 'Pool' ? 'new' : 'call', type: 'Pool', kind: 'database pool', options: 0, close: [{ method: 'end', async: true, graceful: true }], dispose: 'none', keepsProcessAlive: false }])),
        requests: { 'Pool#query': { options: null, deadline: [], waits: 'forever' } },
        source: 'run: as it stands here',
      },
    ],
  },
  files: {
    'node_modules/acme-pool/package.json': '{ "name": "acme-pool", "main": "index.js" }',
    'node_modules/acme-pool/index.js': `const http = require('node:http');
class Pool {
  agent = new http.Agent({ keepAlive: true });
  async connect() { await this.query(process.env.SERVER + '/hello'); return this; }
  query(url) {
    return new Promise((resolve, reject) => {
      http.get(url, { agent: this.agent }, (res) => res.resume().on('end', () => (res.statusCode < 400 ? resolve(url.replace(/.*\\//, '/')) : reject(new Error(String(res.statusCode)))))).on('error', reject);
    });
  }
  async end() { this.agent.destroy(); }
}
exports.Pool = Pool;
exports.openPool = () => new Pool().connect();
`,
  },
} as const;

/** Sessions that are there after a wait only; \`acme-pool\` is made up for them. */
export const opened: readonly Program[] = [
  { ...promise, title: 'a function that opens it', code: asking('async function load(url) {\n  const pool = await openPool();\n  try {\n    return await pool.query(url);\n  } finally {\n    await pool.end();\n  }\n}', { imports: "import { openPool } from 'acme-pool';" }) },
  { ...promise, title: 'a method that opens it, CommonJS', form: 'cjs', code: asking('async function load(url) {\n  const pool = new Pool();\n  await pool.connect();\n  const found = await pool.query(url);\n  await pool.end();\n  return found;\n}', { imports: "const { Pool } = require('acme-pool');", form: 'cjs' }) },
  { ...promise, title: 'a function that opens it, TypeScript', form: 'mts', code: asking('async function load(url: string): Promise<string> {\n  const pool = await openPool();\n  const found = await pool.query(url);\n  return found;\n}', { imports: "import { openPool } from 'acme-pool';", form: 'mts' }) },
];

const byKey = 'keep one session for each key';

/** A session for each request that depends on a name: over TLS, the name a certificate is asked for. */
export const keyed: readonly Program[] = [
  { fixer: byKey, offer: 'cacheByKey', title: 'undici Agent, by host name', code: asking("const load = (url) => get(url, url.length % 2 ? 'a.test' : 'b.test');\nasync function get(url, servername) {\n  const agent = new Agent({ connect: { servername } });\n  try {\n    return await (await fetch(url, { dispatcher: agent })).json();\n  } catch (error) {\n    await agent.destroy();\n    throw error;\n  }\n}", { imports: undici }) },
  { fixer: byKey, offer: 'cacheByKey', title: 'undici Pool, by origin', code: asking("const load = (url) => get(new URL(url).origin, new URL(url).pathname);\nasync function get(origin, path) {\n  const pool = new Pool(origin, { connections: 4 });\n  const { body } = await pool.request({ path, method: 'GET' });\n  const data = await body.json();\n  await pool.close();\n  return data;\n}", { imports: undici }) },
  { fixer: byKey, offer: 'cacheByKey', title: 'undici Pool, by origin, TypeScript', form: 'mts', code: asking("async function get(origin: string, path: string): Promise<unknown> {\n  const pool = new Pool(origin, { pipelining: 1 });\n  const { body } = await pool.request({ path, method: 'GET' });\n  return body.json();\n}\nconst load = (url: string): Promise<unknown> => get(new URL(url).origin, new URL(url).pathname);", { imports: "import { Pool } from 'undici';", form: 'mts' }) },
  { fixer: byKey, offer: 'cacheByKey', title: 'http.Agent, by local address, CommonJS', form: 'cjs', code: asking("async function get(url, localAddress) {\n  const httpAgent = new http.Agent({ keepAlive: true, localAddress });\n  const response = await axios.get(url, { httpAgent });\n  httpAgent.destroy();\n  return response.data;\n}\nconst load = (url) => get(url, '127.0.0.1');", { imports: "const http = require('node:http');\nconst axios = require('axios');", form: 'cjs' }) },
];

const keep = 'keep sockets';

/** Shared agents that keep no socket. */
export const unpooled: readonly Program[] = [
  { fixer: keep, title: 'http.Agent for axios', code: asking('const httpAgent = new http.Agent({ maxSockets: 5 });\nconst load = async (url) => (await axios.get(url, { httpAgent })).data;', { imports: axios }) },
  { fixer: keep, title: 'http.Agent for http.get, CommonJS', form: 'cjs', code: asking("const agent = new http.Agent();\nconst load = (url) => new Promise((resolve, reject) => {\n  http.get(url, { agent }, (res) => {\n    let text = '';\n    res.setEncoding('utf8').on('data', (part) => (text += part)).on('end', () => resolve([res.statusCode, text]));\n  }).on('error', reject);\n});", { imports: "const http = require('http');", form: 'cjs' }) },
  { fixer: keep, title: 'http.Agent for node-fetch, TypeScript', form: 'mts', code: asking('const agent = new Agent({ maxSockets: 10, timeout: 5000 });\nexport async function load(url: string): Promise<unknown> {\n  const response = await fetch(url, { agent });\n  return response.json();\n}', { imports: "import { Agent } from 'node:http';\nimport fetch from 'node-fetch';", form: 'mts' }) },
  { fixer: keep, title: 'http.Agent for got', code: asking('const pool = new http.Agent({\n  maxSockets: 4, // few\n});\nconst api = got.extend({ agent: { http: pool }, retry: { limit: 0 } });\nconst load = (url) => api(url).json();', { imports: "import http from 'node:http';\nimport got from 'got';" }) },
];

/** The same over TLS, where each socket also costs a handshake. */
export const overTls: readonly Program[] = [
  { fixer: share, title: 'https.Agent for axios, over TLS', code: asking('async function load(url) {\n  const httpsAgent = new https.Agent({ keepAlive: true, ca: process.env.CA });\n  const { data } = await axios.get(url, { httpsAgent });\n  httpsAgent.destroy();\n  return data;\n}', { imports: "import https from 'node:https';\nimport axios from 'axios';" }) },
  { fixer: share, title: 'undici Agent, over TLS, TypeScript', form: 'mts', code: asking('async function load(url: string): Promise<unknown> {\n  const dispatcher = new Agent({ connect: { ca: process.env.CA! } });\n  try {\n    const response = await fetch(url, { dispatcher });\n    return await response.json();\n  } finally {\n    await dispatcher.close();\n  }\n}', { imports: "import { Agent, fetch } from 'undici';", form: 'mts' }) },
  { fixer: keep, title: 'https.Agent for https.get, over TLS, CommonJS', form: 'cjs', code: asking("const agent = new https.Agent({ ca: process.env.CA })\nconst load = (url) => new Promise((resolve, reject) => {\n  https.get(url, { agent }, (res) => {\n    let text = ''\n    res.setEncoding('utf8').on('data', (part) => (text += part)).on('end', () => resolve(text))\n  }).on('error', reject)\n})", { imports: "const https = require('https')", form: 'cjs' }) },
];
