import { describe, expect, it } from 'vitest';
import type { ClientEntry } from '../../src/catalog/index.js';
import { clients } from '../../src/catalog/clients/index.js';
import { factsOf } from '../facts.js';

/** Whether the body of the first response of an async function with this body is taken, and how the ways out that leave it begin. */
function body(code: string, { head = '' }: { head?: string } = {}): string {
  const { responses } = factsOf(`import { request } from 'undici'; ${head}\nexport async function${code.includes('yield') ? '*' : ''} f(url, other) {\n${code}\n}`);
  const [response] = responses;
  if (!response) return 'none';
  return [response.body, ...response.exits.map(({ text }) => text)].join(' | ');
}

describe('a body that is taken on every way', () => {
  it.each([
    ['read', `const r = await fetch(url); return r.json();`],
    ['read at once', `return (await fetch(url)).text();`],
    ['read in a chain', `return fetch(url).then((r) => r.json());`],
    ['read in a chain behind a handler of errors', `return fetch(url).catch(other).then((r) => r.json());`],
    ['released', `const r = await fetch(url); await r.body?.cancel(); return r.status;`],
    ['returned', `return fetch(url);`],
    ['returned later', `const r = await fetch(url); if (!r.ok) return [r]; return r;`],
    ['handed to code elsewhere', `const r = await fetch(url); other(r);`],
    ['handed on in an object', `const r = await fetch(url); return { r };`],
    ['handed on in an error', `const r = await fetch(url); if (!r.ok) throw new Error('no', { cause: r }); return r.json();`],
    ['stored', `this.last = await fetch(url);`],
    ['kept by a closure', `const r = await fetch(url); return () => r.json();`],
    ['piped', `const r = await fetch(url); for await (const chunk of r.body) other(chunk);`],
    ['taken out by a pattern', `const { body, status } = await fetch(url); other(body, status);`],
    ['a method taken out by a pattern', `const { ok, json } = await fetch(url); return json();`],
    ['read in both branches', `const r = await fetch(url); if (r.ok) return r.json(); throw new Error(await r.text());`],
    ['read in both operands', `const r = await fetch(url); return r.ok ? await r.json() : await r.text();`],
    ['read after a loop that looks at it', `const r = await fetch(url); for (const [k, v] of r.headers) other(k, v); return r.json();`],
    ['read in a finally block', `const r = await fetch(url); try { if (!r.ok) return null; return 1; } finally { await r.text(); }`],
    ['read from a list', `const [a] = await Promise.all([fetch(url)]); return a.json();`],
    ['read by a helper', `const r = await fetch(url); return read(r); async function read(x) { return x.json(); }`],
    ['read by a helper along the chain', `const check = (r) => { if (!r.ok) throw new Error(r.text()); return r; }; return fetch(url).then(check).then((r) => r.json());`],
    ['no body behind a status', `const r = await fetch(url); if (r.status === 204) return null; return r.json();`],
    ['no body at all', `const r = await fetch(url); if (!r.body) return null; return r.json();`],
    ['an optional response', `let r; try { r = await fetch(url); } catch { return null; } if (r) return r.json();`],
    ['read by a helper of a helper', `const r = await fetch(url); return outer(r); function outer(x) { return inner(x); } function inner(y) { return y.text(); }`],
    ['read by a callback that is given on', `const r = await fetch(url); other(() => r.text());`],
    ['read by a closure in an object', `const r = await fetch(url); return { status: r.status, text: () => r.text() };`],
    ['read where it is assigned', `let r; return (r = await fetch(url)).json();`],
    ['read in a loop over responses', `for (const r of await Promise.all(url.map((one) => fetch(one)))) other(await r.json());`],
    ['read in a callback over responses', `const all = await Promise.all(url.map((one) => fetch(one))); return Promise.all(all.map((r) => r.json()));`],
    ['read by its place in a list', `const all = await Promise.all([fetch(url), other()]); return all[0].json();`],
    ['read from settled promises', `const all = await Promise.allSettled([fetch(url)]); for (const { value } of all) other(await value?.text());`],
    ['read from the first of several', `const r = await Promise.race([fetch(url), other()]); return r.json();`],
    ['read from promises that were pushed', `const all = []; for (const one of url) all.push(fetch(one)); return Promise.all(all.map((one) => one.then((r) => r.json())));`],
    ['read in every case that has a body', `const r = await fetch(url); switch (r.status) { case 204: return null; case 200: return r.json(); default: throw new Error(await r.text()); }`],
    ['no body by the name of its status', `const r = await fetch(url); if (r.status === StatusCodes.NO_CONTENT) return null; return r.json();`],
    ['no body by one of several codes', `const r = await fetch(url); if ([204, 304].includes(r.status)) return null; return r.json();`],
    ['no body by its length', `const r = await fetch(url); if (r.status === 204 || r.headers.get('content-length') === '0') return null; return r.json();`],
    ['an error in its place', `const r = await fetch(url).catch((error) => error); if (r instanceof Error) return null; return r.json();`],
    ['ended by its controller', `const stop = new AbortController(); const r = await fetch(url, { signal: stop.signal }); if (!r.ok) { stop.abort(); throw new Error('no'); } return r.json();`],
    ['ended by one of several signals', `const stop = new AbortController(); const signal = AbortSignal.any([stop.signal, AbortSignal.timeout(9)]); const r = await fetch(url, { signal }); stop.abort(); return r.ok;`],
    ['ended by a function that ends it', `const stop = new AbortController(); const r = await fetch(url, { signal: stop.signal }); if (!r.ok) return fail(); return r.json(); function fail() { stop.abort(); return null; }`],
    ['read by a method', `const r = await fetch(url); return reader.read(r); const reader = { read(x) { return x.json(); } };`],
    ['taken out of the response', `const { statusCode, body } = await request(url); if (statusCode > 299) { await body.dump(); return null; } return body.json();`],
    ['read piece by piece', `const r = await fetch(url); const reader = r.body.getReader(); return reader.read();`],
    ['read in a conditional chain', `const r = await fetch(url); const data = r.ok ? await r.json() : await r.text(); return data;`],
    ['upgraded', `const r = await fetch(url, { headers: { Upgrade: 'websocket' } }); return r.webSocket;`],
    ['yielded', `const r = await fetch(url); yield r;`],
    ['promised, kept and read', `const p = fetch(url); p.catch(() => {}); await other(); const r = await p; return r.json();`],
    ['copied first', `const r = await fetch(url); const copy = r.clone(); return copy.json();`],
  ])('%s', (_name, code) => {
    expect(body(code)).toBe('always');
  });
});

describe('a body that some ways leave unread', () => {
  it.each([
    ['a throw', `const r = await fetch(url); if (!r.ok) throw new Error('no'); return r.json();`, `throw new Error('no');`],
    ['a return', `const r = await fetch(url); if (r.status !== 200) return null; return r.json();`, `return null;`],
    ['a conditional expression', `const r = await fetch(url); return r.ok ? r.json() : null;`, `return r.ok ? r.json() : null;`],
    ['an operand', `const r = await fetch(url); return r.ok && r.json();`, `return r.ok && r.json();`],
    ['the end of the block', `const r = await fetch(url); if (!r.ok) throw new Error('no', { cause: r });`, ''],
    ['the next turn of a loop', `for (;;) { const r = await fetch(url); if (r.status === 302) continue; return r.json(); }`, 'continue;'],
    ['another request', `let r = await fetch(url); if (!r.ok) r = await fetch(other); return r.json();`, 'r = await fetch(other)'],
    ['a throw in a chain', `return fetch(url).then((r) => { if (!r.ok) throw new Error('no'); return r.json(); });`, `throw new Error('no');`],
    ['a break out of a loop', `for (const one of url) { const r = await fetch(one); if (!r.ok) break; await r.json(); }`, `break;`],
    ['a break out of a loop around a switch', `for (;;) { const r = await fetch(url); switch (r.status) { case 500: continue; default: return r.text(); } }`, `continue;`],
    ['a case', `const r = await fetch(url); switch (r.status) { case 200: return r.json(); case 404: case 204: return null; default: return r.text(); }`, `return null;`],
    ['a return past a finally block', `const r = await fetch(url); try { if (!r.ok) return null; return r.json(); } finally { other(); }`, `return null;`],
    ['a throw out of its block into an outer handler', `let data; try { const r = await fetch(url); if (r.status > 299) { throw new Error('no'); } data = await r.json(); } catch (error) { other(error); } return data;`, `throw new Error('no');`],
    ['a throw in a helper', `return check(await fetch(url)); function check(r) { if (!r.ok) throw new Error('no'); return r; }`, `throw new Error('no');`],
    ['a body taken out of it', `const { statusCode, body } = await request(url); if (statusCode !== 200) throw new Error('no'); return body.json();`, `throw new Error('no');`],
    ['a body taken out in a chain', `return request(url).then(({ statusCode, body }) => { if (statusCode !== 200) return null; return body.json(); });`, `return null;`],
    ['a loop over responses', `for (const r of await Promise.all(url.map((one) => fetch(one)))) { if (!r.ok) continue; other(await r.json()); }`, `continue;`],
    ['a request again', `let r; for (let i = 0; i < 3; i += 1) { r = await fetch(url); if (r.ok) return r.json(); } return null;`, `r = await fetch(url) | return null;`],
    ['a throw into a handler', `try { const r = await fetch(url); if (!r.ok) throw new Error('no'); return await r.json(); } catch { return null; }`, `throw new Error('no');`],
  ])('%s', (_name, code, exit) => {
    expect(body(code)).toBe(exit === '' ? 'sometimes' : `sometimes | ${exit}`);
  });
});

describe('a body that nobody takes', () => {
  it.each([
    ['dropped', `await fetch(url);`],
    ['dropped without waiting', `fetch(url).catch(other);`],
    ['dropped on purpose', `void fetch(url);`],
    ['a status alone', `return (await fetch(url)).ok;`],
    ['a status from a variable', `const r = await fetch(url); return r.status;`],
    ['a status in a template', 'const r = await fetch(url); return `${r.status} ${r.statusText}`;'],
    ['a status taken out by a pattern', `const { ok, status } = await fetch(url); return ok && status;`],
    ['a log of it', `const r = await fetch(url); console.log(r);`],
    ['a chain that looks at the status', `return fetch(url).then((r) => r.ok);`],
    ['a chain that takes nothing', `return fetch(url).then(() => true);`],
    ['a list that is dropped', `await Promise.all([fetch(url), fetch(other)]);`],
    ['a mapped list that is dropped', `await Promise.all(other.map((one) => fetch(one)));`],
    ['a list of which one element is left out', `const [, b] = await Promise.all([fetch(url), other()]); return b;`],
    ['a helper that looks at the status', `const r = await fetch(url); return isFine(r); function isFine({ ok }) { return ok; }`],
    ['a list of which the statuses are looked at', `const all = await Promise.all(url.map((one) => fetch(one))); if (!all.every((r) => r.ok)) throw new Error('no');`],
    ['a list that is gone through', `const all = await Promise.all(url.map((one) => fetch(one))); for (const r of all) other(r.status);`],
    ['a list that is gone through at once', `for (const { ok } of await Promise.all(url.map((one) => fetch(one)))) other(ok);`],
    ['a list whose length is told', `const all = await Promise.all([fetch(url)]); return all.length;`],
    ['a list in a chain', `return Promise.all([fetch(url), fetch(other)]).then(([a, b]) => a.ok && b.ok);`],
    ['settled promises that are dropped', `await Promise.allSettled(url.map((one) => fetch(one)));`],
    ['promises that were pushed', `const all = []; for (const one of url) all.push(fetch(one)); await Promise.all(all);`],
    ['an async callback of a list', `await Promise.all(url.map(async (one) => { const r = await fetch(one); if (!r.ok) throw new Error('no'); }));`],
    ['a callback of forEach', `url.forEach((one) => fetch(one));`],
    ['the winner of a race', `const r = await Promise.race([fetch(url), fetch(other)]); return r.status;`],
    ['a condition', `if ((await fetch(url)).ok) return 1; return 2;`],
    ['a negation', `return !(await fetch(url)).ok;`],
    ['a call that runs at once', `(async () => { const r = await fetch(url); other(r.status); })();`],
    ['a body that is left in its pattern', `const { statusCode, body } = await request(url); return statusCode;`],
    ['a body that is only asked for', `const r = await fetch(url); return Boolean(r.body) && r.ok;`],
    ['a helper two deep', `const r = await fetch(url); return outer(r); function outer(x) { return inner(x); } function inner({ ok }) { return ok; }`],
    ['a promise that is waited for later', `const pending = fetch(url); await other(); await pending;`],
  ])('%s', (_name, code) => {
    expect(body(code).replace(/ \|.*/, '')).toBe('never');
  });
});

it.each([
  ['a promise used in two places', `const p = fetch(url); if (other) return p; await p;`],
  ['a closure made before it came', `let r; const read = () => r.json(); r = await fetch(url); return read();`],
  ['a function that uses its arguments', `return fetch(url).then(function () { return arguments[0].json(); });`],
])('is unknown for %s', (_name, code) => {
  expect(body(code)).toBe('unknown');
});

describe('requests whose body is nobody’s matter', () => {
  it.each([
    ['HEAD', `const r = await fetch(url, { method: 'HEAD' }); return r.ok;`, ''],
    ['a client that may read by itself', `const r = await axios.get(url, { responseType: other ? 'stream' : 'json' }); return r.status;`, `import axios from 'axios';`],
    ['a client that reads by itself', `const r = await axios.get(url); return r.status;`, `import axios from 'axios';`],
    ['core http without a listener', `http.get(url).on('error', other);`, `import http from 'node:http';`],
  ])('%s', (_name, code, head) => {
    expect(body(code, { head })).toBe('none');
  });
});

describe('streams', () => {
  it.each([
    ['a listener that reads nothing', `http.get(url, (res) => { other(res.statusCode); });`, 'never'],
    ['a listener for the end alone', `http.get(url, (res) => { res.setEncoding('utf8'); res.on('end', other); });`, 'never'],
    ['a listener for data', `http.get(url, (res) => { res.on('data', other); });`, 'always'],
    ['a stream that flows away', `http.get(url, (res) => res.resume());`, 'always'],
    ['a pipe', `http.get(url, (res) => { res.setEncoding('utf8').pipe(other); });`, 'always'],
    ['a listener of the request', `const req = http.request(url); req.on('response', (res) => other(res.headers.date)); req.end();`, 'never'],
    ['a second listener that reads it', `http.get(url, (res) => res.pipe(other)).on('response', (res) => { if (res.statusCode !== 200) other(); });`, 'always'],
    ['a way out of the listener', `http.get(url, (res) => { if (res.statusCode !== 200) return; res.pipe(other); });`, 'sometimes | return;'],
    ['a stream of axios', `const { status } = await axios.get(url, { responseType: 'stream' }); return status;`, 'never'],
    ['a stream of axios that is piped', `const r = await axios.get(url, { responseType: 'stream' }); r.data.pipe(other);`, 'always'],
  ])('%s', (_name, code, expected) => {
    expect(body(code, { head: `import http from 'node:http'; import axios from 'axios';` })).toBe(expected);
  });
});

describe('each client that leaves the body to its caller', () => {
  const cases: readonly (readonly [client: string, head: string, read: string, never: string])[] = [
    ['fetch', '', `const r = await fetch(url); return r.blob();`, `const r = await fetch(url); return r.ok;`],
    ['cross-fetch', `import fetch from 'cross-fetch';`, `return (await fetch(url)).text();`, `return (await fetch(url)).ok;`],
    ['isomorphic-unfetch', `import fetch from 'isomorphic-unfetch';`, `return (await fetch(url)).text();`, `return (await fetch(url)).ok;`],
    ['node-fetch', `import fetch from 'node-fetch';`, `return (await fetch(url)).buffer();`, `return (await fetch(url)).ok;`],
    ['undici', `import { request } from 'undici';`, `const { body } = await request(url); return body.json();`, `const { headers } = await request(url); return headers;`],
    ['undici', `import { Pool } from 'undici'; const pool = new Pool('https://a.example');`, `const r = await pool.request({ path: url }); for await (const part of r.body) other(part);`, `const r = await pool.request({ path: url }); return r.statusCode;`],
    ['ky', `import ky from 'ky';`, `return ky.post(url).json();`, `await ky.post(url);`],
    ['wretch', `import wretch from 'wretch';`, `return wretch(url).get().json();`, `wretch(url).get();`],
    ['ofetch', `import { ofetch } from 'ofetch';`, `const stream = await ofetch(url, { responseType: 'stream' }); return stream.getReader();`, `await ofetch(url, { responseType: 'stream' });`],
    ['ofetch', `import { ofetch } from 'ofetch';`, `const r = await ofetch.raw(url, { responseType: 'stream' }); return r._data;`, `const r = await ofetch.raw(url, { responseType: 'stream' }); return r.status;`],
    ['got', `import got from 'got';`, `got.stream(url).pipe(other);`, `const stream = got.stream(url); stream.on('response', other); stream.end();`],
    ['got', `import got from 'got';`, `const stream = await got(url, { isStream: true }); stream.resume();`, `const stream = got(url, { isStream: true }); stream.once('error', other);`],
    ['axios', `import axios from 'axios';`, `const { data } = await axios.get(url, { responseType: 'stream' }); data.on('data', other);`, `const { data, status } = await axios.get(url, { responseType: 'stream' }); data.on('error', other); return status;`],
    ['gaxios', `import { request } from 'gaxios';`, `const r = await request({ url, responseType: 'stream' }); r.data.pipe(other);`, `const r = await request({ url, responseType: 'stream' }); return r.status;`],
    ['nestjs-axios', `import { HttpService } from '@nestjs/axios'; const http = new HttpService();`, `const r = await http.axiosRef.get(url, { responseType: 'stream' }); r.data.pipe(other);`, `const r = await http.axiosRef.get(url, { responseType: 'stream' }); return r.status;`],
    ['phin', `import phin from 'phin';`, `const r = await phin({ url, stream: true }); r.stream.pipe(other);`, `const r = await phin({ url, stream: true }); return r.statusCode;`],
    ['urllib', `import { request } from 'urllib';`, `const { res } = await request(url, { streaming: true }); res.pipe(other);`, `const { status } = await request(url, { streaming: true }); return status;`],
    ['http', `import http from 'node:http';`, `http.get(url, (r) => { r.on('data', other); });`, `http.get(url, (r) => { r.once('end', other).on('error', other); });`],
    ['https', `import https from 'node:https';`, `https.request(url, (r) => r.pipe(other)).end();`, `https.request(url, ({ statusCode }) => other(statusCode)).end();`],
    ['follow-redirects', `import { https } from 'follow-redirects';`, `https.get(url, (r) => { r.resume(); });`, `https.get(url, (r) => { other(r.responseUrl); });`],
    ['http2', `import http2 from 'node:http2'; const session = http2.connect('https://a.example');`, `const r = session.request({ ':path': url }); r.end(); r.on('data', other);`, `const r = session.request({ ':path': url }); r.on('response', other); r.end();`],
    ['aws-sdk', `import { S3Client, GetObjectCommand } from '@aws-sdk/client-s3'; const s3 = new S3Client({});`, `const { Body } = await s3.send(new GetObjectCommand({ Key: url })); return Body.transformToString();`, `const { ETag } = await s3.send(new GetObjectCommand({ Key: url })); return ETag;`],
  ];

  it('is here', () => {
    const leaving = clients.filter((entry: ClientEntry) => Object.values(entry.requests ?? {}).some(({ response }) => response));
    expect(leaving.map(({ id }) => id).filter((id) => !cases.some(([client]) => client === id))).toEqual([]);
  });

  it.each(cases)('%s, %s', (client, head, read, never) => {
    for (const [code, expected] of [[read, 'always'], [never, 'never']] as const) {
      const { responses } = factsOf(`${head}\nexport async function f(url, other) {\n${code}\n}`);
      expect(responses.map((response) => [response.client.id, response.body]), code).toEqual([[client, expected]]);
    }
  });
});

describe('streams that wait to be read even when they are empty', () => {
  it.each([
    ['core http', `http.get(url, (r) => { if (r.statusCode === 204) return; r.pipe(other); });`, 'sometimes'],
    ['axios', `const r = await axios.get(url, { responseType: 'stream' }); if (r.status === 204) return; r.data.pipe(other);`, 'sometimes'],
    ['others do not', `const r = await request(url); if (r.statusCode === 204) return; r.body.pipe(other);`, 'always'],
  ])('%s', (_name, code, expected) => {
    expect(body(code, { head: `import http from 'node:http'; import axios from 'axios';` }).replace(/ \|.*/, '')).toBe(expected);
  });
});

describe('the end of a request', () => {
  it.each([
    ['destroyed by its listener', `const q = http.get(url, (r) => { other(r.headers); q.destroy(); });`, 'always'],
    ['aborted by a function', `const q = http.get(url, (r) => { if (r.statusCode > 299) return stop(); r.pipe(other); }); function stop() { q.abort(); }`, 'always'],
    ['aborted in another listener', `const q = http.get(url, (r) => { other(r.headers); }); q.on('timeout', () => q.destroy());`, 'never'],
    ['its socket destroyed', `http.get(url, (r) => { other(r.headers); r.socket.destroy(); });`, 'always'],
    ['its socket looked at', `http.get(url, (r) => { other(r.socket.getPeerCertificate()); });`, 'never'],
  ])('%s', (_name, code, expected) => {
    expect(body(code, { head: `import http from 'node:http';` })).toBe(expected);
  });
});

/** What becomes of each response of a file, by the line of the call that gives it. */
function bodies(code: string): string[] {
  return factsOf(code).responses.map(({ site, body: taken }) => `${site.loc.start.line} ${taken}`);
}

describe('functions that hand a response on', () => {
  it.each([
    ['to callers that read it', `const get = (path) => fetch(base + path);\nexport const f = async () => (await get('/a')).json();`, ['1 always', '2 always']],
    ['to a caller that does not', `const get = (path) => fetch(base + path);\nexport const f = async () => { await get('/a'); };`, ['1 always', '2 never']],
    ['after a look at the status', `async function get(path) { const r = await fetch(path); if (!r.ok) { await r.text(); throw new Error('no'); } return r; }\nexport async function f() {\n  const r = await get('/a');\n  return r.headers;\n}`, ['1 always', '3 never']],
    ['to a function that hands it on', `const get = (path) => fetch(path);\nasync function twice(path) { return get(path); }\nexport async function f() { (await twice('/a')).ok; }`, ['1 always', '2 always', '3 never']],
    ['from a method', `export class Api {\n  async get(path) { return fetch(path); }\n  async ping() { await this.get('/a'); }\n  async load() { return this.read(await this.get('/b')); }\n  read(r) { return r.json(); }\n}`, ['2 always', '3 never', '4 always']],
    ['or nothing', `async function get(path) { if (!path) return null; return fetch(path); }\nexport async function f() { await get('/a'); }`, ['1 always', '2 never']],
    ['again and again', `async function get(path) { const r = await fetch(path); return r.status === 503 ? get(path) : r; }\nexport async function f() { await get('/a'); }`, ['1 sometimes']],
    ['or data', `async function get(path, raw) { const r = await fetch(path); if (raw) return r; return r.json(); }\nexport async function f() { await get('/a'); }`, ['1 always']],
    ['in a chain', `const get = (path) => fetch(path).then((r) => r);\nexport const f = () => get('/a').then((r) => r.ok);`, ['1 always', '2 never']],
  ])('%s', (_name, code, expected) => {
    expect(bodies(code)).toEqual(expected);
  });
});

it.each([
  ['a class', `export class Api { async load(url) { const r = await fetch(url); return this.#read(r); } async #read(r) { if (!r.ok) return null; return r.json(); } }`, ['1 always']],
  ['a class that looks only', `export class Api { async load(url) { const r = await fetch(url); return this.isFine(r); } isFine({ ok }) { return ok; } }`, ['1 never']],
  ['two in a variable', `export async function f(url) {\n  let r = await fetch(url); await r.text();\n  r = await fetch(url); return r.status;\n}`, ['2 always', '3 never']],
  ['the next page', `export async function f(url) {\n  let r = await fetch(url);\n  while (r.ok) {\n    const { next } = await r.json();\n    r = await fetch(next);\n  }\n}`, ['2 sometimes', '5 sometimes']],
  ['the module itself', `const r = await fetch('https://a.example');\nif (!r.ok) throw new Error('no');\nexport const data = await r.json();`, ['1 sometimes']],
])('in %s', (_name, code, expected) => {
  expect(bodies(code)).toEqual(expected);
});

it.each([
  ['a response and nothing else', `const r = await fetch(url); return r.ok;`, 'await r.body?.cancel()'],
  ['nothing, at first', `let r; try { r = await fetch(url); } catch {} if (other) return null; return r?.json();`, 'await r?.body?.cancel()'],
  ['nothing, where it has just come', `let r; try { r = await fetch(url); } catch {} return r?.ok;`, 'await r.body?.cancel()'],
  ['an item of a list', `const [r] = await Promise.all([fetch(url), other()]); return r.ok;`, 'await r.body?.cancel()'],
  ['nothing, after a failure', `const r = await fetch(url).catch(() => null); return r?.ok;`, 'await r?.body?.cancel()'],
  ['nothing else after a failure that goes on', `const r = await fetch(url).catch((error) => { throw other(error); }); return r.ok;`, 'await r.body?.cancel()'],
  ['nothing, from a function of the file', `const r = await get(url); return r?.ok; async function get(path) { try { if (!path) return null; return await fetch(path); } finally { other(); } }`, 'await r?.body?.cancel()'],
  ['the body alone', `const { body, statusCode } = await request(url); return statusCode;`, 'await body.dump()'],
])('says how to let go of %s', (_name, code, release) => {
  const { responses } = factsOf(`import { request } from 'undici';\nexport async function f(url, other) {\n${code}\n}`);
  expect(responses.filter(({ body: taken }) => taken !== 'always').map((response) => response.release)).toEqual([release]);
});

it('says what an unread body does, and how to let go of it', () => {
  const { responses } = factsOf(`import { request } from 'undici';\nexport async function f(url) { const res = await request(url); return res.statusCode; }`);
  expect(responses).toMatchObject([{ name: 'res', body: 'never', release: 'await res.body.dump()', unread: 'holds its socket for ever' }]);
});

describe('in a command, a body that nobody reads', () => {
  const endings = (code: string) => factsOf(`import { program } from 'commander'; import http from 'node:http'; ${code}`).responses.map(({ endsWithProcess }) => endsWithProcess);

  it('goes with the process', () => {
    expect(endings(`program.action(async (url) => { await fetch(url); });`)).toEqual([true]);
  });

  it('keeps the process alive, where even an empty one holds its socket', () => {
    expect(endings(`program.action((url) => { http.get(url, (res) => { console.log(res.statusCode); }); });`)).toEqual([false]);
  });

  it('stays, where requests are answered', () => {
    expect(endings(`import express from 'express'; const app = express(); app.get('/', async (req, res) => { await fetch(req.query.url); res.end(); });`)).toEqual([false]);
  });

  it('is no other than elsewhere, where there is no command', () => {
    expect(factsOf(`export async function f(url) { await fetch(url); }`).responses).toMatchObject([{ endsWithProcess: false }]);
  });
});
