import { describe, expect, it } from 'vitest';
import type { Deadline } from '../../src/analysis/facts.js';
import { factsOf } from '../facts.js';

/** The deadline of the first request of a text, in a few words. */
function deadline(code: string, ts = false): string {
  const [request] = factsOf(code, { ts }).requests;
  return request ? words(request.deadline) : 'no request';
}

function words(found: Deadline): string {
  switch (found.state) {
    case 'set':
      return `set by ${found.by}`;
    case 'missing':
      return found.signal === undefined ? 'missing' : `missing in spite of ${found.signal}`;
    case 'disabled':
      return found.effect === 'waits' ? `disabled by ${found.option}: ${found.value}` : `refused ${found.option}: ${found.value}`;
    case 'ineffective':
      return `ineffective ${found.option}`;
    default:
      return found.state;
  }
}

const axios = `import axios from 'axios';`;
const undici = `import { Agent, request, setGlobalDispatcher } from 'undici';`;

describe('in the call', () => {
  it.each([
    ['fetch(u);', 'missing'],
    ['fetch(u, {});', 'missing'],
    ['fetch(u, { signal });', 'set by signal'],
    ['fetch(u, { signal: undefined });', 'missing'],
    ['fetch(u, { signal: null });', 'disabled by signal: null'],
    ['fetch(u, { timeout: 5 });', 'ineffective timeout'],
    ['fetch(u, { headers: { timeout: 5 } });', 'ineffective headers.timeout'],
    ['fetch(u, { timeout: 5, signal });', 'set by signal'],
    ['fetch(u, opts);', 'unknown'],
    ['fetch(u, { ...opts });', 'unknown'],
    ['fetch(u, { timeout: 5, ...opts });', 'unknown'],
    ['fetch(u, { signal, ...opts });', 'set by signal'],
    ['fetch(u, { signal: null, ...opts });', 'unknown'],
    ['fetch(u, { signal: slow ? null : AbortSignal.timeout(5) });', 'set by signal'],
    ['fetch(...args);', 'unknown'],
    ['fetch(u, ...args);', 'unknown'],
    ['fetch(new Request(u));', 'missing'],
    ['fetch(new Request(u, { signal }));', 'set by signal'],
    ['const r = new Request(u, { signal }); fetch(r);', 'set by signal'],
    ['fetch(request);', 'unknown'],
    [`${axios} axios.get(u, { timeout: 5 });`, 'set by timeout'],
    [`${axios} axios.get(u, { timeout: t });`, 'set by timeout'],
    [`${axios} axios.get(u, { timeout: 0 });`, 'disabled by timeout: 0'],
    [`${axios} axios.get(u, { timeout: Infinity });`, 'refused timeout: Infinity'],
    [`${axios} const NONE = 0; axios.get(u, { timeout: NONE });`, 'disabled by timeout: NONE'],
    [`${axios} axios.get(u, { timeout: 0, signal });`, 'set by signal'],
    [`${axios} const o = { timeout: 5 }; if (slow) o.timeout = 0; axios.get(u, o);`, 'set by timeout'],
    [`${axios} axios.get(u, { timeout: slow ? 0 : 5 });`, 'set by timeout'],
    [`${axios} axios.get(u, { timeout: slow ? 0 : false });`, 'disabled by timeout: 0'],
    [`${axios} axios.get(u, { timeout: 5, ...(slow && { timeout: 0 }) });`, 'set by timeout'],
    [`${axios} export const get = (u, o) => axios.get(u, { timeout: 5, ...o });`, 'set by timeout'],
    [`${axios} export const get = (u, o) => axios.get(u, { timeout: 0, ...o });`, 'unknown'],
    [`${axios} export const get = (u, { timeout = 5, ...o } = {}) => axios.get(u, { timeout, ...o });`, 'set by timeout'],
    [`${axios} axios.post(u, { timeout: 5 });`, 'missing'],
    [`${axios} axios.post(u, d, { timeout: 5 });`, 'set by timeout'],
    [`${axios} axios({ url: u, timeout: 5 });`, 'set by timeout'],
    [`${axios} axios(config);`, 'unknown'],
    [`${axios} axios.get(u, x ? { timeout: 5 } : {});`, 'set by timeout'],
    [`${axios} axios.get(u, o); function f() { o.timeout = 1; } const o = {};`, 'set by timeout'],
    [`${undici} request(u, { headersTimeout: 5 });`, 'set by headersTimeout'],
    [`${undici} request(u, { bodyTimeout: 5 });`, 'ineffective bodyTimeout'],
    [`import ky from 'ky'; ky(u);`, 'bounded by default'],
  ])('%s', (code, expected) => {
    expect(deadline(code)).toBe(expected);
    expect(deadline(code, true)).toBe(expected);
  });
});

describe('on what the call returns', () => {
  const http = `import http from 'http';`;

  it.each([
    [`http.get('http://a', { timeout: 5 });`, 'ineffective timeout'],
    [`http.get('http://a', { timeout: 5 }).on('timeout', f);`, 'set by timeout'],
    [`const r = http.get('http://a', { timeout: 5 }); r.on('timeout', () => r.destroy());`, 'set by timeout'],
    [`http.get('http://a', { timeout: 5 }, (res) => {}).on('error', f);`, 'ineffective timeout'],
    [`http.get('http://a').setTimeout(5, f);`, 'set by setTimeout'],
    [`const r = http.request('http://a'); r.setTimeout(5); r.end();`, 'ineffective setTimeout'],
    [`const r = http.request('http://a'); r.setTimeout(5, onTimeout); r.end();`, 'set by setTimeout'],
    [`const r = http.request('http://a'); r.setTimeout(5); r.on('timeout', () => r.destroy()); r.end();`, 'set by on'],
    [`const r = http.request('http://a'); r.setTimeout(5, () => { console.log('late'); }); r.end();`, 'ineffective setTimeout'],
    [`const r = http.request('http://a'); r.on('timeout', () => { late = true; }); r.end();`, 'ineffective timeout'],
    [`const r = http.request('http://a'); r.on('timeout', () => { throw new Error(); }); r.end();`, 'set by on'],
    [`const r = http.get('http://a', { timeout: 5 }); r.on('timeout', () => reject(new Error('late')));`, 'set by timeout'],
    [`const r = http.request('http://a'); r.on('socket', (s) => { s.setTimeout(5, () => r.destroy()); }); r.end();`, 'set by on'],
    [`const r = http.request('http://a'); r.once('socket', (s) => { s.setTimeout(5); s.on('timeout', () => r.destroy()); }); r.end();`, 'set by once'],
    [`const r = http.request('http://a'); r.on('socket', (s) => { s.setKeepAlive(true); }); r.end();`, 'missing'],
    [`const r = http.request('http://a'); const t = setTimeout(() => { r.destroy(); }, 5); r.on('close', () => clearTimeout(t)); r.end();`, 'set by a timer'],
    [`const r = http.request('http://a'); function late() { r.abort(); } setTimeout(late, 5); r.end();`, 'set by a timer'],
    [`const r = http.request('http://a'); r.on('error', () => r.destroy()); r.end();`, 'missing'],
    [`const r = http.request('http://a'); r.end();`, 'missing'],
    [`const r = http.request('http://a'); keep(r);`, 'unknown'],
    [`export const f = () => http.request('http://a');`, 'unknown'],
    [`export const f = () => new Promise((resolve) => http.get('http://a', resolve));`, 'missing'],
    [`app.on('ready', () => http.get('http://a', done));`, 'missing'],
    [`export const f = () => urls.map((u) => http.get(u, done));`, 'unknown'],
    [`http.get({ host: 'x', signal });`, 'set by signal'],
  ])('%s', (code, expected) => {
    expect(deadline(`${http} ${code}`)).toBe(expected);
  });
});

describe('from the instance', () => {
  it.each([
    ['const api = axios.create({ timeout: 5 }); api.get(u);', 'set by timeout'],
    ['const api = axios.create(); api.get(u);', 'missing'],
    ['const api = axios.create({ timeout: 0 }); api.get(u);', 'disabled by timeout: 0'],
    ['const api = axios.create({ timeout: 0 }); api.get(u, { timeout: 5 });', 'set by timeout'],
    ['const api = axios.create({ timeout: 5 }); api.get(u, o);', 'set by timeout'],
    ['const api = axios.create({ timeout: 5 }).create({ timeout: 0 }); api.get(u);', 'disabled by timeout: 0'],
    ['const api = axios.create({ timeout: 5 }).create(config); api.get(u);', 'set by timeout'],
    ['class B { constructor() { this.api = axios.create({ timeout: 5 }); } } class C extends B { f() { return this.api.get(u); } }', 'set by timeout'],
    ['class B { constructor() { this.api = axios.create({}); } } class C extends B { f() { return this.api.get(u); } }', 'missing'],
    ['const api = axios.create({ timeout: 5 }); api.get(u, { timeout: 0 });', 'disabled by timeout: 0'],
    ['const api = axios.create(config); api.get(u);', 'unknown'],
    ['const api = axios.create({ timeout: 5 }); const b = api.create(); b.get(u);', 'set by timeout'],
    ['class C { api = axios.create({ timeout: 5 }); f() { return this.api.get(u); } }', 'set by timeout'],
    ['const make = (o) => axios.create({ ...o, timeout: 5 }); make().get(u);', 'set by timeout'],
    ['const make = (o) => axios.create(o); make({}).get(u);', 'missing'],
  ])('%s', (code, expected) => {
    expect(deadline(`${axios} ${code}`)).toBe(expected);
  });

  it.each([
    ['axios.defaults.timeout = 5; axios.get(u);', 'set by defaults'],
    [`axios.defaults['timeout'] = 5; axios.get(u);`, 'set by defaults'],
    ['axios.defaults.timeout = 5; const api = axios.create(); api.get(u);', 'set by defaults'],
    ['axios.defaults.baseURL = x; axios.get(u);', 'missing'],
    ['axios.defaults.timeout = 0; axios.get(u);', 'disabled by timeout: 0'],
    ['axios.defaults = { ...axios.defaults, timeout: 5 }; axios.get(u);', 'set by defaults'],
    ['Object.assign(axios.defaults, { timeout: 5 }); axios.get(u);', 'set by defaults'],
    ['Object.assign(axios.defaults, config); axios.get(u);', 'unknown'],
    ['axios.defaults.timeout = 5; axios(u);', 'set by defaults'],
    ['const api = axios.create({ timeout: 0 }); api.defaults.timeout = 5; api.get(u);', 'set by defaults'],
    ['const api = axios.create(); api.defaults.timeout = 5; api.get(u);', 'set by defaults'],
    ['const api = axios.create(); const b = axios.create(); b.defaults.timeout = 5; api.get(u);', 'missing'],
    ['class C { constructor() { this.api = axios.create(); this.api.defaults.timeout = 5; } f() { return this.api.get(u); } }', 'set by defaults'],
  ])('by its defaults: %s', (code, expected) => {
    expect(deadline(`${axios} ${code}`)).toBe(expected);
  });

  it.each([
    ['axios.interceptors.request.use((config) => { config.timeout = 5; return config; }); axios.get(u);', 'set by an interceptor'],
    ['axios.interceptors.request.use((config) => ({ ...config, timeout: 5 })); axios.get(u);', 'set by an interceptor'],
    ['axios.interceptors.request.use(async function (config) { config.signal = AbortSignal.timeout(5); return config; }); axios.get(u);', 'set by an interceptor'],
    ['const api = axios.create(); api.interceptors.request.use((config) => { config.timeout ??= 5; return config; }); api.get(u);', 'set by an interceptor'],
    ['class C { constructor() { this.api = axios.create(); this.api.interceptors.request.use(this.bound); } bound(config) { config.timeout = 5; return config; } f() { return this.api.get(u); } }', 'set by an interceptor'],
    ['axios.interceptors.request.use((config) => { config.headers.a = 1; return config; }); axios.get(u);', 'missing'],
    ['axios.interceptors.request.use((config) => { console.log(config.url); return Promise.resolve(config); }); axios.get(u);', 'missing'],
    ['axios.interceptors.request.use(addDefaults); axios.get(u);', 'unknown'],
    ['axios.interceptors.request.use((config) => addDefaults(config)); axios.get(u);', 'unknown'],
    // Run: instances do not inherit interceptors.
    ['axios.interceptors.request.use((config) => { config.timeout = 5; return config; }); const api = axios.create(); api.get(u);', 'missing'],
    ['axios.interceptors.response.use((response) => { response.timeout = 5; return response; }); axios.get(u);', 'missing'],
  ])('by its interceptors: %s', (code, expected) => {
    expect(deadline(`${axios} ${code}`)).toBe(expected);
  });

  it.each([
    ['let api = axios.create(); if (x) api = axios.create({ timeout: 5 }); api.get(u);', 'unknown'],
    ['let api = axios.create({ timeout: 5 }); if (x) api = axios.create(); api.get(u);', 'unknown'],
    ['let api = axios; if (x) api = axios.create({ timeout: 5 }); api.get(u);', 'unknown'],
    ['let api = axios.create(); if (x) api = axios.create({}); api.get(u);', 'missing'],
    ['const api = x ? axios.create({ timeout: 5 }) : axios.create({ timeout: 9 }); api.get(u);', 'set by timeout'],
  ])('one of several: %s', (code, expected) => {
    expect(deadline(`${axios} ${code}`)).toBe(expected);
  });

  it('that somebody else makes is not known, the call is', () => {
    expect(deadline(`import type { AxiosInstance } from 'axios'; export const f = (api: AxiosInstance) => api.get(u);`, true)).toBe('unknown');
    expect(deadline(`import type { AxiosInstance } from 'axios'; export const f = (api: AxiosInstance) => api.get(u, { timeout: 5 });`, true)).toBe('set by timeout');
  });
});

describe('from the session', () => {
  it.each([
    ['request(u);', 'missing'],
    ['request(u, { dispatcher: new Agent({ headersTimeout: 5 }) });', 'set by headersTimeout'],
    ['const a = new Agent({ headersTimeout: 5 }); request(u, { dispatcher: a });', 'set by headersTimeout'],
    ['const a = new Agent(); request(u, { dispatcher: a });', 'missing'],
    ['request(u, { dispatcher });', 'unknown'],
    ['const a = new Agent({ headersTimeout: 5 }); a.request({});', 'set by headersTimeout'],
    ['const a = new Agent({ headersTimeout: 0 }); a.request({});', 'disabled by headersTimeout: 0'],
    ['setGlobalDispatcher(new Agent({ headersTimeout: 5 })); request(u);', 'set by headersTimeout'],
    ['setGlobalDispatcher(new Agent({ headersTimeout: 5 })); fetch(u);', 'set by headersTimeout'],
    ['setGlobalDispatcher(new Agent()); request(u);', 'missing'],
    ['setGlobalDispatcher(own); request(u);', 'unknown'],
    ['setGlobalDispatcher(own); const a = new Agent(); a.request({});', 'missing'],
  ])('%s', (code, expected) => {
    expect(deadline(`${undici} ${code}`)).toBe(expected);
  });

  it('installed for one client says nothing about others', () => {
    expect(deadline(`${undici} ${axios} setGlobalDispatcher(own); axios.get(u);`)).toBe('missing');
  });
});

describe('around the call', () => {
  it.each([
    ['await withTimeout(fetch(u), 5);', 'set by withTimeout'],
    ['await withTimeout(() => fetch(u), 5);', 'set by withTimeout'],
    ['await pTimeout(fetch(u), { milliseconds: 5 });', 'set by pTimeout'],
    ['const p = fetch(u); await withTimeout(p, 5);', 'set by withTimeout'],
    ['await withTimeout(async () => { const r = await fetch(u); return r.json(); }, 5);', 'set by withTimeout'],
    ['async function load() { return (await fetch(u)).json(); } await withTimeout(load(), 5);', 'set by withTimeout'],
    ['const load = async () => { await fetch(u); }; await withTimeout(load, 5);', 'set by withTimeout'],
    ['await Promise.race([fetch(u), sleep(5)]);', 'set by Promise.race'],
    ['const p = fetch(u); await Promise.race([p, timer]);', 'set by Promise.race'],
    ['async function load() { return fetch(u); } await Promise.race([load(), timer]);', 'set by Promise.race'],
    ['const list = [fetch(u), timer]; await Promise.race(list);', 'unknown'],
    ['await fetch(u).timeout(5);', 'set by timeout'],
    ['const first = (p) => Promise.race([p, timer]); await first(fetch(u));', 'set by Promise.race'],
    ['const first = (run) => Promise.race([run(), timer]); await first(() => fetch(u));', 'set by Promise.race'],
    ['class C { first(run) { return Promise.race([run(), timer]); } f() { return this.first(() => fetch(u)); } }', 'set by Promise.race'],
    ['export const f = () => new Promise((resolve, reject) => { const t = setTimeout(() => reject(new Error()), 5); fetch(u).then((r) => { clearTimeout(t); resolve(r); }); });', 'set by setTimeout'],
  ])('%s', (code, expected) => {
    expect(deadline(code)).toBe(expected);
  });

  it.each([
    ['await retry(() => fetch(u));'],
    ['setTimeout(() => fetch(u), 5);'],
    ['clearTimeout(fetch(u));'],
    ['await timeout(5).then(() => fetch(u));'],
    ['const r = await fetch(u); await withTimeout(r.json(), 5);'],
    ['await withTimeout(await fetch(u), 5);'],
    ['const log = (p) => p.then(console.log); await log(fetch(u));'],
    ['await fetch(u).then((r) => r.timeout());'],
    ['export const f = () => new Promise((resolve) => { setTimeout(() => resolve(fetch(u)), 5); });'],
    ['export const f = () => new Promise((resolve) => { fetch(u).then(resolve, () => { setTimeout(() => resolve(f()), 5); }); });'],
    ['export const f = () => new Promise((resolve) => { setTimeout(() => console.log("slow"), 5); fetch(u).then(resolve); });'],
    ['await Promise.race([fetch(u), fetch(v)]);'],
    ['async function load() { return fetch(u); } await withTimeout(load(), 5); await load();'],
    ['export async function load() { return fetch(u); } await withTimeout(load(), 5);'],
    ['async function load() { return fetch(u); }'],
  ])('none: %s', (code) => {
    expect(deadline(code)).toBe('missing');
  });

  it.each([
    ['await Promise.race([fetch(u), new Promise((_, reject) => setTimeout(reject, 5))]);', 'leaky race'],
    ['const t = new Promise((_, reject) => setTimeout(reject, 5)); await Promise.race([fetch(u), t]);', 'leaky race'],
    ['const wait = (ms) => new Promise((r) => setTimeout(r, ms)); await Promise.race([fetch(u), wait(5)]);', 'leaky race'],
    ['await Promise.race([fetch(u), new Promise((_, reject) => setTimeout(reject, 5).unref())]);', 'set by Promise.race'],
    ['const late = (p, ms) => Promise.race([p, new Promise((_, reject) => setTimeout(reject, ms))]); await late(fetch(u), 5);', 'leaky race'],
    ['const withTimeout = (run, ms) => Promise.race([run(), new Promise((_, reject) => setTimeout(reject, ms))]); await withTimeout(() => fetch(u), 5);', 'leaky race'],
    ['export const f = () => new Promise((resolve, reject) => { setTimeout(() => reject(new Error()), 5); fetch(u).then(resolve, reject); });', 'leaky race'],
    ['export const f = () => new Promise((resolve, reject) => { setTimeout(reject, 5); fetch(u).then(resolve, reject); });', 'leaky race'],
    ['async function f() { let id; const t = new Promise((_, r) => { id = setTimeout(r, 5); }); try { return await Promise.race([fetch(u), t]); } finally { clearTimeout(id); } }', 'set by Promise.race'],
  ])('a race with a timer: %s', (code, expected) => {
    expect(deadline(code)).toBe(expected);
  });

  it('may be the same at all calls of functions that call each other', () => {
    expect(deadline('const a = () => b(), b = () => a() || fetch(u); withTimeout(a); withTimeout(b());')).toBe('missing');
  });
});
