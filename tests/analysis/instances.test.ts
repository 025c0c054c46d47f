import { describe, expect, it } from 'vitest';
import { classOf } from '../../src/analysis/functions/classes.js';
import { modelOf } from '../../src/analysis/values/values.js';
import type { FactsOptions } from '../facts.js';
import { parsed } from './file.js';

/** The path of the marked request or registration, with the text of the call that made what it is a method of. */
function made(code: string, options: FactsOptions = {}): { readonly path: string; readonly by: string | null; readonly injected: boolean } | null {
  const { file, markedCall } = parsed(code, options);
  const call = markedCall();
  const found = modelOf(file, call.callee, 'requests') ?? modelOf(file, call.callee, 'handlers');
  if (!found) return null;
  const { origin, injected = false } = found.value;
  return { path: found.path, by: origin && file.sourceCode.getText(origin), injected };
}

const axios = `import axios from 'axios';`;
const ts: FactsOptions = { ts: true };

describe('instances', () => {
  it.each([
    [`${axios} const api = axios.create(); /*?*/ api.get(u);`, 'AxiosInstance#get', 'axios.create()'],
    [`${axios} /*?*/ axios.create().get(u);`, 'AxiosInstance#get', 'axios.create()'],
    [`${axios} const api = axios.create(); const v2 = api.create({}); /*?*/ v2.get(u);`, 'AxiosInstance#get', 'api.create({})'],
    [`${axios} const { get } = axios.create(); /*?*/ get(u);`, 'AxiosInstance#get', 'axios.create()'],
    [`${axios} const api = new axios.Axios({}); /*?*/ api.get(u);`, 'AxiosInstance#get', 'new axios.Axios({})'],
    [`import got from 'got'; const a = got.extend({}); const b = a.extend({ retry: 1 }); /*?*/ b.get(u);`, 'Got#get', 'a.extend({ retry: 1 })'],
    [`import got from 'got'; /*?*/ got.extend({}).extend({})(u);`, 'Got#default', 'got.extend({}).extend({})'],
    [`import { Agent } from 'undici'; const agent = new Agent(); /*?*/ agent.request({});`, 'Dispatcher#request', 'new Agent()'],
    [`import { Agent } from 'undici'; const agent = new Agent().compose(x); /*?*/ agent.request({});`, 'Dispatcher#request', 'new Agent().compose(x)'],
    [`import { Agent } from 'undici'; let agent; agent ||= new Agent(); /*?*/ agent.request({});`, 'Dispatcher#request', 'new Agent()'],
    [`import http2 from 'http2'; const s = http2.connect(u); /*?*/ s.request({});`, 'Http2Session#request', 'http2.connect(u)'],
  ])('%s', (code, path, by) => {
    expect(made(code)).toEqual({ path, by, injected: false });
  });

  it.each([
    [`import { Hono } from 'hono'; const app = new Hono().basePath('/x'); /*?*/ app.get('/', h);`, 'App#get'],
    [`import { Hono } from 'hono'; /*?*/ new Hono().get('/', h).post('/x', g);`, 'App#post'],
    [`import express from 'express'; const app = express(); /*?*/ app.route('/').get(h).post(g);`, 'App#post'],
    [`import { Router } from 'express'; const r = Router(); /*?*/ r.get('/', h);`, 'App#get'],
    [`import { Router } from 'express'; const r = new Router(); /*?*/ r.get('/', h);`, 'App#get'],
  ])('that frameworks give back: %s', (code, path) => {
    expect(made(code)).toMatchObject({ path });
  });
});

describe('factories of the file', () => {
  it.each([
    [`${axios} function make() { return axios.create(); } const api = make(); /*?*/ api.get(u);`],
    [`${axios} const make = () => axios.create(); /*?*/ make().get(u);`],
    [`${axios} async function make() { return axios.create(); } const api = await make(); /*?*/ api.get(u);`],
    [`${axios} const make = () => ({ api: axios.create() }); const { api } = make(); /*?*/ api.get(u);`],
    [`${axios} const make = () => ({ api: axios.create() }); /*?*/ make().api.get(u);`],
    [`${axios} const clients = { api() { return axios.create(); } }; /*?*/ clients.api().get(u);`],
    [`${axios} let api; function get() { if (!api) api = axios.create(); return api; } /*?*/ get().get(u);`],
    [`${axios} let api; const get = () => (api ??= axios.create()); /*?*/ get().get(u);`],
    [`${axios} class A { #make() { return axios.create(); } f() { /*?*/ this.#make().get(u); } }`],
    [`${axios} class A { static make() { return axios.create(); } } /*?*/ A.make().get(u);`],
  ])('%s', (code) => {
    expect(made(code)).toEqual({ path: 'AxiosInstance#get', by: 'axios.create()', injected: false });
  });

  it.each([
    [`${axios} function* make() { return axios.create(); } /*?*/ make().get(u);`],
    [`${axios} const api = wrap(axios.create()); /*?*/ api.get(u);`],
    [`${axios} const m = new Map(); m.set('a', axios.create()); /*?*/ m.get('a').get(u);`],
  ])('nobody can follow: %s', (code) => {
    expect(made(code)).toBeNull();
  });
});

describe('objects that hold clients', () => {
  it.each([
    [`${axios} const clients = { api: axios.create() }; /*?*/ clients.api.get(u);`],
    [`${axios} const clients = { a: { b: axios.create() } }; /*?*/ clients.a.b.get(u);`],
    [`${axios} const clients = {}; clients.api = axios.create(); /*?*/ clients.api.get(u);`],
    [`${axios} const api = axios.create(); const clients = { api }; const { api: a } = clients; /*?*/ a.get(u);`],
    [`${axios} const app = { clients: { api: axios.create() } }; const { clients: { api } } = app; /*?*/ api.get(u);`],
  ])('%s', (code) => {
    expect(made(code)?.by).toBe('axios.create()');
  });
});

describe('classes', () => {
  it.each([
    [`class A { api = axios.create(); f() { /*?*/ this.api.get(u); } }`],
    [`class A { #api = axios.create(); f() { /*?*/ this.#api.get(u); } }`],
    [`class A { 'api' = axios.create(); f() { /*?*/ this['api'].get(u); } }`],
    [`class A { static api = axios.create(); f() { /*?*/ A.api.get(u); } }`],
    [`class A { static #api = axios.create(); static f() { /*?*/ this.#api.get(u); } }`],
    [`class A { static { this.api = axios.create(); } static f() { /*?*/ this.api.get(u); } }`],
    [`class A { constructor() { this.api = axios.create(); } f() { /*?*/ this.api.get(u); } }`],
    [`class A { constructor() { this.api = null; } init() { this.api = axios.create(); } f() { /*?*/ this.api.get(u); } }`],
    [`class A { api = axios.create(); f() { const { api } = this; /*?*/ api.get(u); } }`],
    [`class A { api = axios.create(); f() { const self = this; xs.map(function () { /*?*/ self.api.get(u); }); } }`],
    [`class A { api = axios.create(); f() { xs.map(() => { /*?*/ this.api.get(u); }); } }`],
    [`class A { api = axios.create(); } const a = new A(); /*?*/ a.api.get(u);`],
    [`class A { api = axios.create(); } /*?*/ new A().api.get(u);`],
    [`const A = class { api = axios.create(); }; const a = new A(); /*?*/ a.api.get(u);`],
    [`class A { api = axios.create(); } class B extends A { f() { /*?*/ this.api.get(u); } }`],
    [`class A { static instance; static get() { return (A.instance ??= axios.create()); } } /*?*/ A.get().get(u);`],
  ])('%s', (code) => {
    expect(made(`${axios} ${code}`)).toEqual({ path: 'AxiosInstance#get', by: 'axios.create()', injected: false });
    expect(made(`${axios} ${code}`, ts)?.by).toBe('axios.create()');
  });

  it.each([
    [`class A { api = axios.create(); } class B { f() { /*?*/ this.api.get(u); } }`],
    [`class A { api = axios.create(); } function f(a) { /*?*/ a.api.get(u); }`],
    [`class A { api = axios.create(); f() { xs.map(function () { /*?*/ this.api.get(u); }); } }`],
    [`class A { api = axios.create(); } class B extends A { g() { this.api = own; } f() { /*?*/ this.api.get(u); } }`],
    [`class A { api() { return axios.create(); } } class B extends A { api() { return own; } f() { /*?*/ this.api().get(u); } }`],
  ])('of others: %s', (code) => {
    expect(made(`${axios} ${code}`)).toBeNull();
  });

  it('are found from a variable that holds an instance', () => {
    const { file, named } = parsed('class A {} const a = new A(); const b = a; use(b);');
    expect(classOf(file, named('a'))?.id?.name).toBe('A');
    expect(classOf(file, named('use'))).toBeNull();
  });
});

describe('types', () => {
  it.each([
    [`import type { AxiosInstance } from 'axios'; class A { constructor(private readonly api: AxiosInstance) {} f() { /*?*/ this.api.get(u); } }`, 'AxiosInstance#get'],
    [`import type { AxiosInstance } from 'axios'; class A { private api: AxiosInstance; constructor(api: AxiosInstance) { this.api = api; } f() { /*?*/ this.api.get(u); } }`, 'AxiosInstance#get'],
    [`import { HttpService } from '@nestjs/axios'; class A { @Inject() http: HttpService; f() { return /*?*/ this.http.get(u); } }`, 'HttpService#get'],
    [`import { HttpService } from '@nestjs/axios'; class A { constructor(private readonly http: HttpService) {} f() { return /*?*/ this.http.axiosRef.get(u); } }`, 'HttpService#axiosRef.get'],
    [`import { type AxiosInstance } from 'axios'; function f(api: AxiosInstance) { /*?*/ api.get(u); }`, 'AxiosInstance#get'],
    [`import axios, { type AxiosInstance } from 'axios'; function f(api?: AxiosInstance | null) { /*?*/ api?.get(u); }`, 'AxiosInstance#get'],
    [`import * as undici from 'undici'; function f(d: undici.Dispatcher) { /*?*/ d.request({}); }`, 'Dispatcher#request'],
    [`import type { Agent } from 'undici'; let agent: Agent | undefined; agent = make(); /*?*/ agent.request({});`, 'Dispatcher#request'],
    [`import type { Agent } from 'undici'; async function f(p: Promise<Agent>) { /*?*/ (await p).request({}); }`, 'Dispatcher#request'],
    [`import type { Agent } from 'undici'; declare const agent: Agent; /*?*/ agent.request({});`, 'Dispatcher#request'],
    [`import type { Express } from 'express'; export function routes(app: Express) { /*?*/ app.get('/', h); }`, 'App#get'],
  ])('%s', (code, path) => {
    expect(made(code, ts)).toEqual({ path, by: null, injected: true });
  });

  it.each([
    [`import type { Agent } from './own'; function f(a: Agent) { /*?*/ a.request({}); }`],
    [`import type { Agent } from 'undici'; function f(a: Agent | Own) { /*?*/ a.request({}); }`],
    [`import type { Agent } from 'undici'; function f(a: Agent[]) { /*?*/ a.request({}); }`],
    [`import type { Agent } from 'undici'; function f(a: Partial<Agent>) { /*?*/ a.request({}); }`],
    [`interface AxiosInstance {} function f(a: AxiosInstance) { /*?*/ a.get(u); }`],
    [`function f(a: AxiosInstance) { /*?*/ a.get(u); }`],
    [`import type { AxiosInstance } from 'axios'; class A<AxiosInstance> { f(a: AxiosInstance) { /*?*/ a.get(u); } }`],
  ])('say nothing: %s', (code) => {
    expect(made(code, ts)).toBeNull();
  });

  it('count less than the code does', () => {
    expect(made(`import axios, { type AxiosInstance } from 'axios'; const api: AxiosInstance = axios.create(); /*?*/ api.get(u);`, ts)).toEqual({ path: 'AxiosInstance#get', by: 'axios.create()', injected: false });
  });
});
