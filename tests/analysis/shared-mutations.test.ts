import { describe, expect, it } from 'vitest';
import { sharedChanges } from '../../src/analysis/sessions/shared-state.js';
import { factsOf, type FactsOptions } from '../facts.js';
import { parsed } from './file.js';

describe('changes of shared state', () => {
  /** What a text changes, in a few words. */
  const changes = (code: string): readonly string[] => {
    const { file } = parsed(code);
    return sharedChanges(file).map(({ effect, target, path, values }) => `${effect} ${file.sourceCode.getText(target)} (${path?.join('.') ?? '?'}) ${values.map((value) => file.sourceCode.getText(value)).join(' ')}`.trim());
  };
  const axios = "import axios from 'axios'; const api = axios.create();";

  it.each([
    [`${axios} axios.defaults.baseURL = u;`, ['set axios.defaults.baseURL (baseURL) u']],
    [`${axios} axios.defaults.headers.common.Authorization = t;`, ['set axios.defaults.headers.common.Authorization (headers.common.Authorization) t']],
    [`${axios} api.defaults.headers.common['X-Key'] = t;`, ["set api.defaults.headers.common['X-Key'] (headers.common.X-Key) t"]],
    [`${axios} api.defaults.headers.common[name] = t;`, ['set api.defaults.headers.common[name] (?) t name']],
    [`${axios} const { headers } = api.defaults; headers.common.Authorization = t;`, ['set headers.common.Authorization (headers.common.Authorization) t']],
    [`${axios} api.defaults = { baseURL: u };`, ['set api.defaults () { baseURL: u }']],
    [`${axios} delete axios.defaults.headers.common.Authorization;`, ['remove axios.defaults.headers.common.Authorization (headers.common.Authorization)']],
    [`${axios} Object.assign(api.defaults.headers, { a: t });`, ['set api.defaults.headers (headers) { a: t }']],
    [`${axios} api.defaults.transformRequest.push(f);`, ['add api.defaults.transformRequest.push (?) f']],
    [`${axios} api.defaults.headers.set('a', t);`, ["set api.defaults.headers.set (?) 'a' t"]],
    [`${axios} api.interceptors.request.use(f);`, ['add api.interceptors.request.use () f']],
    [`${axios} axios.interceptors.response.use(f, g);`, ['add axios.interceptors.response.use () f g']],
    ["const axios = require('axios').default; axios.defaults.timeout = 5;", ['set axios.defaults.timeout (timeout) 5']],
    ["import got from 'got'; const api = got.extend({ mutableDefaults: true }); api.defaults.options.headers.a = t;", ['set api.defaults.options.headers.a (headers.a) t']],
    ["import https from 'https'; https.globalAgent.options.cert = c;", ['set https.globalAgent.options.cert (options.cert) c']],
    ["import OpenAI from 'openai'; const client = new OpenAI(); client.apiKey = k;", ['set client.apiKey () k']],
    ["import Anthropic from '@anthropic-ai/sdk'; const client = new Anthropic(); client.authToken = k;", ['set client.authToken () k']],
    ["import { GraphQLClient } from 'graphql-request'; const client = new GraphQLClient(u); client.setHeader('a', t);", ["set client.setHeader () 'a' t"]],
    ["import superagent from 'superagent'; const agent = superagent.agent(); agent.set('a', t); agent.use(f);", ["set agent.set () 'a' t", 'add agent.use () f']],
    ["import needle from 'needle'; needle.defaults({ user_agent: u });", ['set needle.defaults () { user_agent: u }']],
    ["import { instance } from 'gaxios'; instance.defaults = { headers }; instance.interceptors.request.add(f);", ['set instance.defaults () { headers }', 'add instance.interceptors.request.add () f']],
    ["import { Octokit } from '@octokit/rest'; const kit = new Octokit(); kit.hook.wrap('request', f);", ["add kit.hook.wrap () 'request' f"]],
    ["import { S3Client } from '@aws-sdk/client-s3'; const s3 = new S3Client({}); s3.middlewareStack.add(f);", ['add s3.middlewareStack.add () f']],
    ["import { setGlobalDispatcher } from 'undici'; setGlobalDispatcher(d);", ['set setGlobalDispatcher () d']],
  ])('%s', (code, expected) => {
    expect(changes(code)).toEqual(expected);
  });

  it.each([
    // Frozen: the assignment throws.
    "import got from 'got'; got.defaults.options.headers.a = t;",
    "import got from 'got'; const api = got.extend({ mutableDefaults: false }); api.defaults.options.headers.a = t;",
    `${axios} log(axios.defaults.baseURL);`,
    `${axios} const headers = { ...api.defaults.headers }; headers.a = t;`,
    'const axios = own(); axios.defaults.baseURL = u;',
    "import { Client } from 'pg'; const client = new Client(); client.user = u;",
  ])('none: %s', (code) => {
    expect(changes(code)).toEqual([]);
  });
});

/** What is written to what many share, and when. */
function mutations(code: string, options: FactsOptions = {}): readonly string[] {
  return factsOf(code, options).sharedMutations.map(({ effect, target, runs, visibleElsewhere }) => `${effect} ${target} ${runs.when}${visibleElsewhere ? ', seen elsewhere' : ''}`);
}

describe('in handlers', () => {
  const at = (body: string, before = ''): string => `import axios from 'axios'; import express from 'express'; const app = express(); const api = axios.create(); ${before} app.get('/', async (req, res) => { ${body} });`;

  it.each([
    ['api.defaults.headers.common.Authorization = req.headers.authorization;', ['set api.defaults.headers.common.Authorization per-request']],
    ['axios.defaults.headers.common.Authorization = req.headers.authorization;', ['set axios.defaults.headers.common.Authorization per-request, seen elsewhere']],
    ['const token = await login(req.body); api.defaults.headers.common.Authorization = `Bearer ${token}`;', ['set api.defaults.headers.common.Authorization per-request']],
    ['api.defaults.headers.common[req.body.name] = "on";', ['set api.defaults.headers.common[req.body.name] per-request']],
    ['Object.assign(api.defaults.headers, { a: req.token });', ['set api.defaults.headers per-request']],
    ['delete api.defaults.headers.common.Authorization;', ['remove api.defaults.headers.common.Authorization per-request']],
    ['api.interceptors.request.use((config) => config);', ['add api.interceptors.request.use per-request']],
    ['res.locals.id = api.interceptors.request.use((config) => ({ ...config, auth: req.user }));', ['add api.interceptors.request.use per-request']],
    ['for (const f of fs) api.interceptors.request.use(f);', ['add api.interceptors.request.use per-request']],
  ])('%s', (body, expected) => {
    expect(mutations(at(body))).toEqual(expected);
  });

  it.each([
    // The same for everybody.
    ['api.defaults.timeout = 5000;'],
    ['api.defaults.headers.common.Authorization = await serviceToken();'],
    ['api.defaults.baseURL = process.env.URL;'],
    // Its own.
    ['const own = axios.create(); own.defaults.baseURL = req.query.url; own.interceptors.request.use(f);'],
    // Taken back.
    ['const id = api.interceptors.request.use(f); try { await api.get(u); } finally { api.interceptors.request.eject(id); }'],
    ['res.locals.id = api.interceptors.request.use((config) => config);'],
    // Once.
    ['if (!added) { api.interceptors.request.use(f); added = true; }', 'let added = false;'],
    ['if (api.interceptors.request.handlers.length === 0) api.interceptors.request.use(f);'],
    ['if (!seen.has(api)) { seen.add(api); api.interceptors.request.use(f); }', 'const seen = new Set();'],
  ])('clean: %s', (body, before = '') => {
    expect(mutations(at(body, before))).toEqual([]);
  });

  it('follows helpers of the file', () => {
    expect(mutations(at('setToken(req.headers.authorization);', 'function setToken(token) { api.defaults.headers.common.Authorization = token; }'))).toEqual(['set api.defaults.headers.common.Authorization per-request']);
    expect(mutations(at('setToken(await serviceToken());', 'function setToken(token) { api.defaults.headers.common.Authorization = token; }'))).toEqual([]);
  });

  it('is silent where a fresh session is judged', () => {
    expect(mutations(at('setGlobalDispatcher(new Agent({ connect: { servername: req.host } }));', "import { Agent, setGlobalDispatcher } from 'undici';"))).toEqual([]);
    expect(mutations(at('setGlobalDispatcher(agents[req.query.proxy]);', "import { setGlobalDispatcher } from 'undici';"))).toEqual(['set setGlobalDispatcher per-request, seen elsewhere']);
  });

  it.each([
    ["import axios from 'axios'; import express from 'express'; const app = express(); app.use((req, res, next) => { req.api = axios.create(); req.api.defaults.baseURL = req.url; next(); });", []],
    ["import axios from 'axios'; import express from 'express'; export function router() { const api = axios.create(); const r = express.Router(); r.get('/', (req) => { api.defaults.baseURL = req.query.u; }); return r; }", ['set api.defaults.baseURL per-request']],
    ["import axios from 'axios'; import express from 'express'; const r = express.Router(); r.get('/', (req) => run(axios.create(), req)); function run(api, req) { api.defaults.baseURL = req.query.u; }", []],
  ])('%s', (code, expected) => {
    expect(mutations(code)).toEqual(expected);
  });

  it('knows tests, scripts and start-up', () => {
    const code = "import axios from 'axios'; axios.defaults.baseURL = u; axios.interceptors.request.use(f); export function init() { axios.interceptors.request.use(f); }";
    expect(mutations(code)).toEqual([]);
    expect(mutations(at('api.interceptors.request.use(f);'), { filename: 'tests/api.test.js' })).toEqual([]);
  });
});

describe('in functions that send by what they change', () => {
  const axios = "import axios from 'axios'; import { join } from 'node:path'; const api = axios.create();";

  it.each([
    [`${axios} export async function load(token) { api.defaults.headers.common.Authorization = \`Bearer \${token}\`; return api.get(u); }`, ['set api.defaults.headers.common.Authorization unknown']],
    [`${axios} export async function load(token) { api.interceptors.request.use((c) => c); return api.get(u); }`, ['add api.interceptors.request.use unknown']],
    ["const axios = require('axios'); exports.load = (token) => { axios.defaults.headers.common.Authorization = token; return axios.get(u); };", ['set axios.defaults.headers.common.Authorization unknown, seen elsewhere']],
    // A request by its parts, whoever gives it.
    ["import axios from 'axios'; export default ({ req }) => { axios.defaults.headers.common.cookie = req.headers.cookie; };", ['set axios.defaults.headers.common.cookie unknown, seen elsewhere']],
    // It may run in a page.
    ["import axios from 'axios'; export async function load(token) { axios.defaults.headers.common.Authorization = token; return axios.get(u); }", []],
    // Signing in.
    [`${axios} export async function login(user) { const { data } = await api.post('/login', user); api.defaults.headers.common.Authorization = data.token; }`, []],
    [`${axios} export function setToken(token) { api.defaults.headers.common.Authorization = token; }`, []],
    [`${axios} export async function load(token) { const r = await api.get(u); api.defaults.headers.common.Authorization = token; return r; }`, []],
    [`${axios} export async function load() { api.defaults.headers.common.Authorization = await serviceToken(); return api.get(u); }`, []],
    // Another client.
    [`${axios} export async function load(token) { api.defaults.headers.common.Authorization = token; return axios.get(u); }`, []],
    // A client for one account.
    [`${axios} export class Account { constructor() { this.api = axios.create(); } async load(token) { this.api.defaults.headers.common.Authorization = token; return this.api.get(u); } }`, []],
    [`${axios} async function main(token) { api.interceptors.request.use(f); await api.get(u); } main();`, []],
  ])('%s', (code, expected) => {
    expect(mutations(code)).toEqual(expected);
  });
});

describe('fields', () => {
  const nest = "import { Controller, Get, Req } from '@nestjs/common'; import axios from 'axios';";

  it.each([
    [`${nest} @Controller() export class A { private api = axios.create(); @Get() all(@Req() req: any) { this.api.defaults.baseURL = req.url; } }`, ['set this.api.defaults.baseURL per-request, seen elsewhere']],
    [`${nest} @Controller() export class A { private api = axios.create(); @Get() all() { this.api.interceptors.request.use((c) => c); } }`, ['add this.api.interceptors.request.use per-request, seen elsewhere']],
    [`${nest} @Controller() export class A { private api = axios.create(); constructor() { this.api.interceptors.request.use((c) => c); } }`, []],
    [`import axios from 'axios'; import express from 'express'; class Client { api = axios.create(); load(url: string) { this.api.defaults.baseURL = url; } } express().get('/', (req) => { const c = new Client(); c.load(req.url); });`, []],
    [`import axios from 'axios'; import express from 'express'; class Client { api = axios.create(); load(url: string) { this.api.defaults.baseURL = url; } } const c = new Client(); express().get('/', (req) => { c.load(req.url); });`, ['set this.api.defaults.baseURL per-request, seen elsewhere']],
    [`import { Controller, Get, Req } from '@nestjs/common'; import { HttpService } from '@nestjs/axios'; @Controller() export class A { constructor(private readonly http: HttpService) {} @Get() all(@Req() req: any) { this.http.axiosRef.defaults.headers.common.a = req.token; } }`, ['set this.http.axiosRef.defaults.headers.common.a per-request, seen elsewhere']],
    [`import type { AxiosInstance } from 'axios'; import express from 'express'; export const route = (api: AxiosInstance) => express().get('/', (req) => { api.defaults.baseURL = req.url; });`, []],
  ])('%s', (code, expected) => {
    expect(mutations(code, { ts: true })).toEqual(expected);
  });
});
