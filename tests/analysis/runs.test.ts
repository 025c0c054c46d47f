import { describe, expect, it } from 'vitest';
import { runsOf } from '../../src/analysis/runs/runs.js';
import type { FactsOptions } from '../facts.js';
import { parsed } from './file.js';

function runs(code: string, options: FactsOptions = {}): ReturnType<typeof runsOf> {
  const { file, marked } = parsed(code, options);
  return runsOf(file, marked());
}

const when = (code: string, options?: FactsOptions): string => runs(code, options).when;
const work = '/*?*/ work();';
const ts: FactsOptions = { ts: true };
const express = `import express, { Router } from 'express'; const app = express();`;

describe('handlers', () => {
  it.each([
    ['an arrow function', `app.get('/', (req, res) => { ${work} });`, 'app.get'],
    ['a function expression', `app.use('/x', function (req, res, next) { ${work} });`, 'app.use'],
    ['behind middleware', `app.get('/', mw, async (req, res) => { ${work} });`, 'app.get'],
    ['in a list', `app.get('/', [mw, (req, res) => { ${work} }]);`, 'app.get'],
    ['a declared function', `app.post('/', handler); function handler(req, res) { ${work} }`, 'app.post'],
    ['a constant', `const r = Router(); r.post('/', handler); const handler = async () => { ${work} };`, 'r.post'],
    ['wrapped', `app.get('/', wrap(async (req, res) => { ${work} }));`, 'app.get'],
    ['a wrapped name', `app.get('/', wrap(handler)); async function handler() { ${work} }`, 'app.get'],
    ['made by a function', `const authorise = (role) => (req, res, next) => { ${work} }; app.use(authorise('admin'));`, 'app.use'],
    ['made by a declared function', `function authorise() { return (req, res, next) => { ${work} }; } app.use(authorise());`, 'app.use'],
    ['a method', `class C { list(req, res) { ${work} } } const c = new C(); app.get('/', c.list);`, 'app.get'],
    ['a bound method', `class C { list(req, res) { ${work} } } const c = new C(); app.get('/', c.list.bind(c));`, 'app.get'],
    ['a method of the class itself', `class C { constructor() { app.get('/', this.list); } list(req, res) { ${work} } }`, 'app.get'],
    ['a field', `class C { list = (req, res) => { ${work} }; } app.get('/', new C().list);`, 'app.get'],
    ['in a chain', `app.route('/').get(h).post((req, res) => { ${work} });`, `app.route('/').get(h).post`],
  ])('of Express, %s', (_name, code, callee) => {
    expect(runs(`${express} ${code}`)).toEqual({ when: 'per-request', because: `the handler passed to \`${callee}\``, chain: [] });
  });

  it.each([
    ['Fastify', `import fastify from 'fastify'; const app = fastify(); app.get('/', async () => { ${work} });`],
    ['Fastify, after options', `import fastify from 'fastify'; const app = fastify(); app.get('/', { schema: {} }, async () => { ${work} });`],
    ['Fastify, in options', `import fastify from 'fastify'; const app = fastify(); app.route({ method: 'GET', url: '/', async handler() { ${work} } });`],
    ['Fastify, in a chain', `import fastify from 'fastify'; const app = fastify(); app.get('/a', h).get('/', async () => { ${work} });`],
    ['Fastify, in a plugin', `import fastify from 'fastify'; const app = fastify(); app.register(async (instance) => { instance.get('/', () => { ${work} }); });`],
    ['Fastify, as a hook', `import fastify from 'fastify'; const app = fastify(); app.addHook('onRequest', async () => { ${work} });`],
    ['Koa', `import Koa from 'koa'; const app = new Koa(); app.use(async (ctx) => { ${work} });`],
    ['a router of Koa', `import Router from '@koa/router'; const r = new Router(); r.get('/', async (ctx) => { ${work} });`],
    ['Hono', `import { Hono } from 'hono'; const app = new Hono(); app.get('/', (c) => { ${work} });`],
    ['Hono, in a chain', `import { Hono } from 'hono'; export default new Hono().get('/', h).post('/', (c) => { ${work} });`],
    ['a server of Node', `import http from 'node:http'; http.createServer((req, res) => { ${work} }).listen(1);`],
    ['a server of Node, with options', `import http from 'node:http'; http.createServer({}, (req, res) => { ${work} });`],
    ['a server of Node, by event', `import http from 'node:http'; const s = http.createServer(); s.on('request', (req, res) => { ${work} });`],
    ['a server of HTTP/2', `import http2 from 'http2'; http2.createSecureServer({}, (req, res) => { ${work} });`],
    ['Socket.IO', `import { Server } from 'socket.io'; const io = new Server(); io.on('connection', (socket) => { ${work} });`],
    ['a socket of Socket.IO', `import { Server } from 'socket.io'; const io = new Server(); io.on('connection', (socket) => { socket.on('x', () => { ${work} }); });`],
    ['ws', `import { WebSocketServer } from 'ws'; const s = new WebSocketServer({}); s.on('connection', (ws) => { ${work} });`],
    ['a socket of ws', `import { WebSocketServer } from 'ws'; const s = new WebSocketServer({}); s.on('connection', (ws) => { ws.on('message', () => { ${work} }); });`],
    ['Bull', `import Bull from 'bull'; const q = new Bull('x'); q.process(async (job) => { ${work} });`],
    ['BullMQ', `import { Worker } from 'bullmq'; new Worker('x', async (job) => { ${work} });`],
    ['a worker script', `addEventListener('fetch', (event) => { ${work} });`],
  ])('of %s', (_name, code) => {
    expect(runs(code)).toMatchObject({ when: 'per-request', chain: [] });
    expect(runs(code, ts)).toMatchObject({ when: 'per-request', chain: [] });
  });

  it.each([
    [`import { Get } from '@nestjs/common'; class C { @Get() list() { ${work} } }`, 'the method decorated with `@Get`'],
    [`import { Get as G } from '@nestjs/common'; class C { @G('x') async list() { ${work} } }`, 'the method decorated with `@G`'],
    [`import * as nest from '@nestjs/common'; class C { @nest.Get('x') async list() { ${work} } }`, 'the method decorated with `@nest.Get`'],
    [`import { Query } from '@nestjs/graphql'; class C { @Query() find() { ${work} } }`, 'the method decorated with `@Query`'],
    [`import { SubscribeMessage } from '@nestjs/websockets'; class C { @SubscribeMessage('x') find() { ${work} } }`, 'the method decorated with `@SubscribeMessage`'],
    [`import { Injectable } from '@nestjs/common'; @Injectable() class C { canActivate(context) { ${work} } }`, 'the `canActivate` method'],
  ])('by decorator or name: %s', (code, because) => {
    expect(runs(code, ts)).toEqual({ when: 'per-request', because, chain: [] });
  });

  it.each([
    [`import type { Request, Response } from 'express'; export const list = async (req: Request, res: Response) => { ${work} };`, 'Request'],
    [`import type { RequestHandler } from 'express'; export const list: RequestHandler = async (req, res) => { ${work} };`, 'RequestHandler'],
    [`import express from 'express'; export function list(req: express.Request) { ${work} }`, 'Request'],
    [`import type { Request } from 'express'; export class C { async list(req: Request) { ${work} } }`, 'Request'],
    [`import type { FastifyRequest } from 'fastify'; export async function list(req: FastifyRequest) { ${work} }`, 'FastifyRequest'],
    [`import type { Context } from 'koa'; export const list = async (ctx: Context) => { ${work} };`, 'Context'],
    [`import type { Context } from 'hono'; export const list = async (c: Context) => { ${work} };`, 'Context'],
    [`import type { NextApiRequest } from 'next'; export const list = async (req: NextApiRequest) => { ${work} };`, 'NextApiRequest'],
    [`import type { ServerResponse } from 'http'; export const list = (req, res: ServerResponse) => { ${work} };`, 'ServerResponse'],
    [`import type { Handler } from 'aws-lambda'; const run: Handler = async (event) => { ${work} }; export default run;`, 'Handler'],
    [`import type { Job } from 'bullmq'; export const run = async (job: Job) => { ${work} };`, 'Job'],
  ])('by type: %s', (code, type) => {
    expect(runs(code, ts)).toEqual({ when: 'per-request', because: `a function typed \`${type}\``, chain: [] });
  });

  it.each([
    [`const list = wrap(async (req, res) => { ${work} }); app.get('/', list);`],
    [`const list = wrap({ handler: async () => { ${work} } }); app.get('/', mw, list);`],
  ])('behind the name of what wraps them: %s', (code) => {
    expect(runs(`${express} ${code}`)).toEqual({ when: 'per-request', because: 'the handler passed to `app.get`', chain: [] });
  });

  it.each([
    [`exports.list = (req, res) => { ${work} res.json({}); };`, '(req, res)'],
    [`exports.list = (_req, res) => { ${work} res.status(200).json({}); };`, '(_req, res)'],
    [`export const list = async (request, response, next) => { ${work} response.send(); };`, '(request, response)'],
    [`export function failed(err, req, res, next) { ${work} res.sendStatus(500); }`, '(req, res)'],
    [`class C { list(req, res) { ${work} load().then((x) => res.json(x)); } }`, '(req, res)'],
    [`export const list = (request, reply) => { ${work} reply.code(200); };`, '(request, reply)'],
    [`module.exports = function (req, res) { ${work} res.statusCode = 404; };`, '(req, res)'],
    [`export const list = async (ctx) => { ${work} ctx.body = []; };`, '(ctx)'],
    [`export const list = async (ctx, next) => { ${work} ctx.body = []; };`, '(ctx)'],
    [`function setup(app) { app.get('/', (req, res) => { ${work} res.end(); }); }`, '(req, res)'],
  ])('by what they do with their parameters: %s', (code, shape) => {
    expect(runs(code)).toEqual({ when: 'per-request', because: `a request handler, by its \`${shape}\``, chain: [] });
  });

  it.each([
    [`export const read = async (request, response) => { ${work} return response.json(); };`],
    [`export const list = (req, res) => { ${work} return use(res); };`],
    [`export const list = (res, req) => { ${work} res.json({}); };`],
    [`export const list = (res) => { ${work} res.json({}); };`],
    [`export const draw = (ctx) => { ${work} ctx.fill(); };`],
    [`export const list = ({ req, res }) => { ${work} res.json({}); };`],
  ])('are not told by parameters alone: %s', (code) => {
    expect(when(code)).toBe('unknown');
  });

  it('are none for look-alikes', () => {
    expect(when(`import { Get } from './own'; class C { @Get() list() { ${work} } }`, ts)).toBe('unknown');
    expect(when(`import type { Request } from './own'; export function list(req: Request) { ${work} }`, ts)).toBe('unknown');
    expect(when(`class C { canActivate(context) { ${work} } }`, ts)).toBe('unknown');
    expect(when(`function setup(app) { app.get('/', () => { ${work} }); }`)).toBe('unknown');
    expect(when(`import http from 'node:http'; const s = http.createServer(); s.on('error', () => { ${work} });`)).toBe('unknown');
    expect(when(`${express} app.get('env'); ${work}`)).toBe('start-up');
  });
});

describe('exported handlers', () => {
  it.each([
    [`export const handler = async (event) => { ${work} };`],
    [`export async function handler(event, context) { ${work} }`],
    [`exports.handler = async (event) => { ${work} };`],
    [`module.exports.handler = async (event) => { ${work} };`],
    [`module.exports = { handler: async (event) => { ${work} } };`],
    [`const handler = async (event) => { ${work} }; module.exports = { handler };`],
    [`const api = { handler: async (event) => { ${work} } }; module.exports = api;`],
    [`const handler = async (event) => { ${work} }; export { handler };`],
    [`const main = async (event) => { ${work} }; export { main as handler };`],
    [`export const handler = middy(async (event) => { ${work} });`],
  ])('of Lambda: %s', (code) => {
    expect(runs(code)).toEqual({ when: 'per-request', because: 'the AWS Lambda handler `handler`', chain: [] });
  });

  it.each([
    [`export default { async fetch(request, env) { ${work} } };`, 'fetch'],
    [`export default { fetch: async (request, env) => { ${work} } };`, 'fetch'],
    [`const worker = { async fetch(request, env) { ${work} } }; export default worker;`, 'fetch'],
    [`export default { async scheduled(event) { ${work} } } satisfies Handler;`, 'scheduled'],
  ])('of Workers: %s', (code, name) => {
    expect(runs(code, ts)).toEqual({ when: 'per-request', because: `the Workers handler \`default.${name}\``, chain: [] });
  });

  it.each([
    ['app/api/route.ts', `export async function GET(request) { ${work} }`, 'per-request'],
    ['src/app/x/route.js', `export const POST = async (request) => { ${work} };`, 'per-request'],
    ['src/app/x/page.js', `export const POST = async (request) => { ${work} };`, 'unknown'],
    ['pages/api/x.js', `export default function handler(req, res) { ${work} }`, 'per-request'],
    ['pages/api/x.js', `export default wrap(async (req, res) => { ${work} });`, 'per-request'],
    ['pages/x.js', `export async function getServerSideProps() { ${work} }`, 'per-request'],
    ['pages/x.js', `export async function getStaticProps() { ${work} }`, 'start-up'],
    ['pages/x.js', `export default function Page() { ${work} }`, 'unknown'],
    ['middleware.ts', `export function middleware(request) { ${work} }`, 'per-request'],
    ['instrumentation.ts', `export async function register() { ${work} }`, 'start-up'],
  ])('of Next.js, in %s: %s', (filename, code, expected) => {
    expect(when(code, { filename, ts: true })).toBe(expected);
  });

  it('are named and shaped as the platform wants them', () => {
    expect(when(`export const handler = async (data) => { ${work} };`)).toBe('unknown');
    expect(when(`export default { other() { ${work} } };`)).toBe('unknown');
    expect(when(`const handler = async (event) => { ${work} };`)).toBe('unknown');
  });
});

describe('functions on the way', () => {
  it.each([
    ['one', `${express} app.get('/', (req) => load(req)); function load() { ${work} }`, ['load']],
    ['a named handler', `${express} app.get('/', handler); async function handler() { await a(); } async function a() { await b(); } async function b() { ${work} }`, ['handler', 'a', 'b']],
    ['the shorter of two', `${express} app.get('/', one); function one() { two(); load(); } function two() { load(); } function load() { ${work} }`, ['one', 'load']],
    ['a method', `import { Get } from '@nestjs/common'; class C { @Get() list() { this.load(); } load() { ${work} } }`, ['list', 'load']],
    ['given to map', `${express} app.get('/', handler); function handler() { xs.map(load); } function load() { ${work} }`, ['handler', 'load']],
    ['given to then', `${express} app.get('/', handler); function handler() { return p.then(load); } function load() { ${work} }`, ['handler', 'load']],
    ['called by call', `${express} app.get('/', handler); function handler() { load.call(this); } function load() { ${work} }`, ['handler', 'load']],
    ['the tag of a template', `${express} app.get('/', handler); function handler() { load\`x\`; } function load() { ${work} }`, ['handler', 'load']],
    ['a getter', `${express} class C { get text() { ${work} } } const c = new C(); app.get('/', handler); function handler() { c.text; }`, ['handler', 'text']],
    ['listening to an event of the request', `${express} app.get('/', handler); function handler(req) { req.on('end', load); } function load() { ${work} }`, ['handler', 'load']],
  ])('%s', (_name, code, chain) => {
    expect(runs(code, ts)).toMatchObject({ when: 'per-request', chain });
  });

  it.each([
    [`(() => { ${work} })();`],
    [`xs.map(() => { ${work} });`],
    [`new Promise(() => { ${work} });`],
    [`load().then(() => { ${work} });`],
    [`for (const x of xs) { ${work} }`],
    [`const f = () => { ${work} }; f();`],
    [`req.on('end', () => { ${work} });`],
    [`stat(p, (err) => { ${work} });`],
    [`stat(p, (err) => { read(p, (err) => { ${work} }); });`],
    [`(function () { ${work} }).call(this);`],
  ])('inside the handler: %s', (body) => {
    expect(when(`${express} app.get('/', () => { ${body} });`)).toBe('per-request');
  });

  it.each([
    [`setTimeout(() => { ${work} });`],
    [`later(() => { ${work} });`],
    [`const f = () => { ${work} };`],
  ])('kept for later: %s', (body) => {
    expect(when(`${express} app.get('/', () => { ${body} });`)).toBe('unknown');
  });

  it('may be a circle', () => {
    expect(when(`function a() { a(); ${work} }`)).toBe('unknown');
    expect(when(`function a() { b(); } function b() { a(); ${work} } a();`)).toBe('unknown');
    expect(runs(`${express} app.get('/', a); function a() { b(); } function b() { a(); ${work} }`)).toMatchObject({ when: 'per-request', chain: ['a', 'b'] });
  });
});

describe('loops', () => {
  it.each([
    [`for (const x of xs) ${work}`, 'in a loop'],
    [`for (let i = 0; i < 3; i++) { ${work} }`, 'in a loop'],
    [`for (const k in o) { ${work} }`, 'in a loop'],
    [`for await (const x of xs) { ${work} }`, 'in a loop'],
    [`while (x) { ${work} }`, 'in a loop'],
    [`do { ${work} } while (x);`, 'in a loop'],
    [`xs.map((x) => { ${work} });`, 'once for each item of `map`'],
    [`xs.forEach(function (x) { ${work} });`, 'once for each item of `forEach`'],
    [`Array.from(xs, (x) => { ${work} });`, 'once for each item of `from`'],
    [`xs.map(f); function f(x) { ${work} }`, 'once for each item of `map`'],
    [`for (const x of xs) { (() => { ${work} })(); }`, 'in a loop'],
    [`for (const x of xs) { load().then(() => { ${work} }); }`, 'in a loop'],
  ])('%s', (code, because) => {
    expect(runs(code)).toMatchObject({ when: 'loop', because });
  });

  it('around a call of the function', () => {
    expect(runs(`for (const x of xs) f(x); function f(x) { ${work} }`)).toEqual({ when: 'loop', because: 'in a loop', chain: ['f'] });
  });

  it.each([
    ['for (let i = /*?*/ work(); i < 3; i++) {}', 'start-up'],
    ['for (const x of /*?*/ work()) {}', 'start-up'],
    [`for (const x of xs) { const f = () => { ${work} }; }`, 'unknown'],
    [`for (const x of xs) { setTimeout(() => { ${work} }); }`, 'unknown'],
    [`mymap(xs, (x) => { ${work} });`, 'unknown'],
    [`async.map(xs, (x) => { ${work} });`, 'unknown'],
  ])('not: %s', (code, expected) => {
    expect(when(code)).toBe(expected);
  });
});

describe('start-up', () => {
  it.each([
    [work],
    [`if (x) { ${work} }`],
    [`function main() { ${work} } main();`],
    [`async function main() { ${work} } main().catch(console.error);`],
    [`const main = async () => { ${work} }; await main();`],
    [`(async () => { ${work} })();`],
    [`void async function () { ${work} }();`],
    [`function a() { b(); } function b() { ${work} } a();`],
    [`new Promise((resolve) => { ${work} });`],
    [`load().then(() => { ${work} });`],
    [`class A { static { ${work} } }`],
    [`async function* gen() { ${work} } for await (const x of gen());`],
    [`export async function main() { ${work} }`],
    [`export async function bootstrap() { ${work} }`],
    [`${express} app.listen(3000, () => { ${work} });`],
    [`import fastify from 'fastify'; const app = fastify(); app.register(async (instance) => { ${work} });`],
    [`import fastify from 'fastify'; const app = fastify(); app.addHook('onReady', async () => { ${work} });`],
    [`(function () { ${work} }).call(this);`],
    [`export async function serve() { ${work} const app = express(); app.use(handler); } import express from 'express';`],
    [`export const routes = (app: Express) => { ${work} app.get('/', list); }; import type { Express } from 'express';`],
    [`class Api { async start() { ${work} this.server = http.createServer(handler).listen(1); } } import http from 'http';`],
    [`export async function plugin(app: FastifyInstance) { ${work} app.get('/', list); } import type { FastifyInstance } from 'fastify';`],
    [`export const expressSetup = async (hook, { app }) => { ${work} app.get('/', (req, res) => { res.json({}); }); };`],
    [`function main() { ${work} } main.call(null);`],
    [`function main() { ${work} } Reflect.apply(main, null, []);`],
    [`import { Injectable } from '@nestjs/common'; @Injectable() class C { onModuleInit() { ${work} } }`],
  ])('%s', (code) => {
    expect(when(code, ts)).toBe('start-up');
  });

  it.each([
    [`export function load() { ${work} }`],
    [`function load() { ${work} }`],
    [`export default function () { ${work} }`],
    [`function a() { b(); } function b() { ${work} } a(); export { b };`],
    [`const load = () => { ${work} }; module.exports = load; load();`],
    [`setInterval(() => { ${work} }, 1);`],
    [`emitter.on('x', () => { ${work} });`],
    [`class A { main() { ${work} } }`],
    [`${express} export function isProduction() { ${work} return app.get('env'); }`],
    [`export async function listen() { ${work} new WebSocket(url).on('message', take); } import WebSocket from 'ws';`],
    [`export async function serve() { for (const x of xs) app.use(x); later(() => { ${work} }); } import express from 'express'; const app = express();`],
  ])('or nobody knows: %s', (code) => {
    expect(when(code)).toBe('unknown');
  });
});

describe('construction', () => {
  it.each([
    [`class A { constructor() { ${work} } }`],
    ['class A { a = /*?*/ work(); }'],
    ['class A { static a = /*?*/ work(); }'],
    [`class A { constructor() { this.#f(); } #f() { ${work} } }`],
    [`class A { constructor() { new Promise(() => { ${work} }); } }`],
  ])('%s', (code) => {
    expect(when(code)).toBe('construction');
  });

  it('is not what methods and loops do', () => {
    expect(when(`class A { constructor() { xs.map(() => { ${work} }); } }`)).toBe('loop');
    expect(when(`class A { constructor() { this.f(); } f() { ${work} } }`)).toBe('unknown');
    expect(when(`class A { a = () => { ${work} }; }`)).toBe('unknown');
    expect(when(`class A { #f() { ${work} } }`)).toBe('unknown');
  });
});

describe('memo wrappers', () => {
  it.each([
    [`const get = once(() => { ${work} });`],
    [`const get = _.once(() => { ${work} });`],
    [`const get = memoize(async () => { ${work} });`],
    [`const get = once(make); function make() { ${work} }`],
    [`${express} const get = cache(async () => { ${work} }); app.get('/', () => get());`],
  ])('%s', (code) => {
    expect(when(code)).toBe('memo');
  });

  it('are no listeners, and do not cover direct calls', () => {
    expect(when(`emitter.once('open', () => { ${work} });`)).toBe('unknown');
    expect(when(`${express} const get = once(make); function make() { ${work} } app.get('/', () => make());`)).toBe('per-request');
  });
});

describe('shutdown', () => {
  it.each([
    [`process.on('SIGTERM', () => { ${work} });`],
    [`process.once('SIGINT', shutdown); function shutdown() { ${work} }`],
    [`import process from 'node:process'; process.on('SIGTERM', () => { ${work} });`],
    [`import fastify from 'fastify'; const app = fastify(); app.addHook('onClose', async () => { ${work} });`],
    [`import { Injectable } from '@nestjs/common'; @Injectable() class C { async onModuleDestroy() { ${work} } }`],
  ])('%s', (code) => {
    expect(when(code, ts)).toBe('shutdown');
  });

  it('is no other event', () => {
    expect(when(`process.on('uncaughtException', () => { ${work} });`)).toBe('unknown');
  });
});

describe('files', () => {
  it.each([
    ['src/a.test.js', work],
    ['tests/a.js', work],
    ['src/__tests__/a.js', work],
    ['tests/a.js', `${express} app.get('/', () => { ${work} });`],
    ['src/a.js', `import { it } from 'vitest'; ${work}`],
    ['src/a.js', `import test from 'node:test'; ${work}`],
    ['src/a.js', `describe('x', () => { ${work} });`],
    ['src/a.js', `it('x', async () => { ${work} });`],
    ['src/a.js', `beforeEach(() => { ${work} });`],
  ])('of tests: %s', (filename, code) => {
    expect(when(code, { filename })).toBe('test');
  });

  it.each([['src/testimonials/a.js'], ['src/contest.js'], ['src/latest.js']])('%s is no test', (filename) => {
    expect(when(work, { filename })).toBe('start-up');
  });

  it('of worker threads', () => {
    expect(when(`import { parentPort } from 'worker_threads'; parentPort.on('message', () => { ${work} });`)).toBe('worker');
    expect(when(`import { workerData } from 'node:worker_threads'; use(workerData); ${work}`)).toBe('worker');
    expect(when(`import { parentPort, Worker } from 'worker_threads'; new Worker('x'); use(parentPort); ${work}`)).toBe('start-up');
  });

  it.each([
    ['src/a.js', `#!/usr/bin/env node\nexport function helper() { ${work} }`, 'start-up'],
    ['scripts/a.js', `export function helper() { ${work} }`, 'start-up'],
    ['webpack.config.js', `export function helper() { ${work} }`, 'start-up'],
    ['src/scripts/a.js', `export function helper() { ${work} }`, 'start-up'],
    ['tools/a.js', `export function helper() { ${work} }`, 'start-up'],
    ['extra/release/a.js', `export function helper() { ${work} }`, 'start-up'],
    ['src/agents/tools/a.js', `export function helper() { ${work} }`, 'unknown'],
    ['src/deploy/a.js', `export function helper() { ${work} }`, 'unknown'],
    ['scripts/a.js', `for (const x of xs) { ${work} }`, 'loop'],
    ['scripts/a.js', `${express} app.get('/', () => { ${work} });`, 'per-request'],
  ])('of scripts: %s, %s', (filename, code, expected) => {
    expect(when(code, { filename })).toBe(expected);
  });
});

describe('code for development', () => {
  it.each([
    [`${express} if (process.env.NODE_ENV === 'development') { app.get('/', (req, res) => { ${work} }); }`],
    [`${express} if (isDev) app.post('/test', async (req, res) => { ${work} });`],
    [`if (process.env.NODE_ENV !== 'production') for (const x of xs) { ${work} }`],
    [`export function load() { if (process.env.NODE_ENV === 'production') return; ${work} }`],
  ])('is no more than a test: %s', (code) => {
    expect(runs(code)).toEqual({ when: 'test', because: 'it runs in development only', chain: [] });
  });

  it('says nothing of what else it calls', () => {
    expect(when(`${express} if (isDev) load(); app.get('/', () => load()); function load() { ${work} }`)).toBe('per-request');
    expect(when(`if (isDev) load(); export function load() { ${work} }`)).toBe('unknown');
    expect(when(`${express} if (process.env.NODE_ENV === 'production') app.get('/', (req, res) => { ${work} });`)).toBe('per-request');
  });

  it.each(["options.test", "config.debug", "process.env.CI", "process.env.NODE_ENV !== 'test'", "url.includes('localhost')", 'isDevice', "host === 'localhost'"])('is not what runs if %s', (test) => {
    expect(when(`${express} app.get('/', (req, res) => { if (${test}) { ${work} } });`)).toBe('per-request');
  });
});
