import { describe, expect, it } from 'vitest';
import { factsOf } from '../facts.js';

describe('addresses that switch verification off', () => {
  it.each([
    ['in the call', `new Pool({ connectionString: 'postgres://user:secret@db/app?sslmode=no-verify' });`],
    ['in a template', 'new Pool({ connectionString: `postgres://${user}@db/app?sslmode=no-verify` });'],
    ['in a constant', `const address = 'postgres://user:secret@db/app?sslmode=no-verify'; new Pool({ connectionString: address });`],
  ])('%s: only the parameter is shown', (_name, code) => {
    expect(factsOf(`import { Pool } from 'pg'; ${code}`).tlsSwitches).toMatchObject([{ switch: 'sslmode=no-verify', effect: 'off' }]);
  });

  it('count where a client reads them', () => {
    expect(factsOf(`import { Pool } from 'pg'; const address = 'postgres://db/app?sslmode=no-verify'; console.log(address); new Pool();`).tlsSwitches).toEqual([]);
  });
});

it('shows a method as it is called', () => {
  expect(factsOf(`import { get } from 'superagent'; get(url).disableTLSCerts();`).tlsSwitches).toMatchObject([{ switch: '.disableTLSCerts()' }]);
});

it('says what a check of nothing accepts', () => {
  expect(factsOf(`import { get } from 'node:https'; get(url, { checkServerIdentity: () => undefined });`).tlsSwitches).toMatchObject([{ because: 'the certificate of any other host' }]);
});

describe('off by default', () => {
  it.each([
    ['a fallback', 'settings.verify || false', 'settings.verify'],
    ['a nullish fallback', 'settings.verify ?? false', 'settings.verify'],
    ['a default of a parameter', 'verify', 'verify'],
    ['a default in a pattern', 'strict', 'strict'],
  ])('%s', (_name, value, name) => {
    const code = `import https from 'node:https'; export const f = (settings, verify = false, { strict = false }) => new https.Agent({ rejectUnauthorized: ${value} });`;
    expect(factsOf(code).tlsSwitches).toMatchObject([{ effect: 'off by default', because: `verification is off whenever \`${name}\` is not set` }]);
  });

  it('is nothing that is on by default, or written over', () => {
    const code = `import https from 'node:https'; export const f = (a = true, b = false) => { b = a; return new https.Agent({ rejectUnauthorized: a && b }); };`;
    expect(factsOf(code).tlsSwitches).toEqual([]);
  });
});

/** The switches of a text: what they say, their effect and their guard. */
function switches(code: string, ts = false): readonly string[] {
  return factsOf(code, { ts }).tlsSwitches.map(({ client, switch: text, effect, guard, processWide }) => `${client.id}: ${text}: ${effect}${guard === 'none' ? '' : `, ${guard}`}${processWide ? ', process-wide' : ''}`);
}

describe('the environment', () => {
  it.each([
    [`process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';`],
    [`process.env.NODE_TLS_REJECT_UNAUTHORIZED = 0;`],
    [`process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';`],
    [`process['env'].NODE_TLS_REJECT_UNAUTHORIZED = '0';`],
    [`import process from 'node:process'; process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';`],
    [`import { env } from 'node:process'; env.NODE_TLS_REJECT_UNAUTHORIZED = '0';`],
    [`const { env } = process; env.NODE_TLS_REJECT_UNAUTHORIZED = '0';`],
    [`const { env } = require('process'); env.NODE_TLS_REJECT_UNAUTHORIZED = '0';`],
    [`globalThis.process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';`],
    [`process.env['NODE_' + 'TLS_REJECT_UNAUTHORIZED'] = '0';`],
    [`const KEY = 'NODE_TLS_REJECT_UNAUTHORIZED'; process.env[KEY] = '0';`],
    [`Object.assign(process.env, { NODE_TLS_REJECT_UNAUTHORIZED: '0' });`],
    [`const KEY = 'NODE_TLS_REJECT_UNAUTHORIZED'; Object.assign(process.env, { [KEY]: '0' });`],
    [`Reflect.set(process.env, 'NODE_TLS_REJECT_UNAUTHORIZED', '0');`],
    [`Object.defineProperty(process.env, 'NODE_TLS_REJECT_UNAUTHORIZED', { value: '0' });`],
    [`[process.env.NODE_TLS_REJECT_UNAUTHORIZED] = ['0'];`],
    [`({ tls: process.env.NODE_TLS_REJECT_UNAUTHORIZED } = { tls: '0' });`],
    [`({ a: [, process.env.NODE_TLS_REJECT_UNAUTHORIZED] } = { a: [1, '0'] });`],
    [`process.env = { ...process.env, NODE_TLS_REJECT_UNAUTHORIZED: '0' };`],
    [`process.env.NODE_TLS_REJECT_UNAUTHORIZED = String(0);`],
    [`process.env.NODE_TLS_REJECT_UNAUTHORIZED = '' + 0;`],
    ['process.env.NODE_TLS_REJECT_UNAUTHORIZED = `${0}`;'],
    [`const old = process.env.NODE_TLS_REJECT_UNAUTHORIZED; process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'; run(); process.env.NODE_TLS_REJECT_UNAUTHORIZED = old;`],
    [`process.env.NODE_TLS_REJECT_UNAUTHORIZED ??= '0';`],
    [`process.env.NODE_TLS_REJECT_UNAUTHORIZED = x ? '0' : '1';`],
    [`const off = '0'; process.env.NODE_TLS_REJECT_UNAUTHORIZED = off;`],
    [`spawn('node', { env: { NODE_TLS_REJECT_UNAUTHORIZED: '0' } });`],
  ])('%s', (code) => {
    expect(factsOf(code).tlsSwitches).toMatchObject([{ client: { id: 'process' }, effect: 'off', processWide: true, guard: 'none' }]);
  });

  it.each([
    [`process.env.NODE_TLS_REJECT_UNAUTHORIZED = '1';`],
    [`process.env.NODE_TLS_REJECT_UNAUTHORIZED = x;`],
    [`delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;`],
    [`[process.env.NODE_TLS_REJECT_UNAUTHORIZED] = x;`],
    [`[process.env.NODE_TLS_REJECT_UNAUTHORIZED] = ['1'];`],
    [`({ ...process.env.NODE_TLS_REJECT_UNAUTHORIZED } = { tls: '0' });`],
    [`Reflect.set(own, 'NODE_TLS_REJECT_UNAUTHORIZED', '0');`],
    [`Reflect.set(process.env, key, '0');`],
    [`Reflect.get(process.env, 'NODE_TLS_REJECT_UNAUTHORIZED', '0');`],
    [`process.env.NODE_TLS_REJECT_UNAUTHORIZED === '0';`],
    [`own.NODE_TLS_REJECT_UNAUTHORIZED = '0';`],
    [`const process = {}; process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';`],
  ])('is left alone: %s', (code) => {
    expect(factsOf(code).tlsSwitches).toEqual([]);
  });

  it('is guarded in the branch', () => {
    expect(switches(`process.env.NODE_TLS_REJECT_UNAUTHORIZED = isDev ? '0' : '1';`)).toEqual([`process: process.env.NODE_TLS_REJECT_UNAUTHORIZED = isDev ? '0' : '1': off, development, process-wide`]);
  });
});

describe('an option', () => {
  const agent = (options: string): readonly string[] => switches(`import https from 'https'; ${options}`);

  it.each([
    ['new https.Agent({ rejectUnauthorized: false });', 'https: rejectUnauthorized: false: off'],
    ['new https.Agent({ rejectUnauthorized: !true });', 'https: rejectUnauthorized: !true: off'],
    ['new https.Agent({ rejectUnauthorized: 0 });', 'https: rejectUnauthorized: 0: ineffective'],
    [`new https.Agent({ rejectUnauthorized: 'false' });`, `https: rejectUnauthorized: 'false': ineffective`],
    ['new https.Agent({ rejectUnauthorized: x ? false : true });', 'https: rejectUnauthorized: x ? false : true: off'],
    ['new https.Agent({ rejectUnauthorized: isProd ? true : false });', 'https: rejectUnauthorized: isProd ? true : false: off, development'],
    ['const verify = false; new https.Agent({ rejectUnauthorized: verify });', 'https: rejectUnauthorized: verify: off'],
    ['const o = { rejectUnauthorized: false }; new https.Agent(o);', 'https: rejectUnauthorized: false: off'],
    ['const o = {}; if (isDev) o.rejectUnauthorized = false; new https.Agent(o);', 'https: o.rejectUnauthorized = false: off, development'],
    ['const b = { rejectUnauthorized: false }; new https.Agent({ ...b });', 'https: rejectUnauthorized: false: off'],
    ['new https.Agent({ ...(isDev && { rejectUnauthorized: false }) });', 'https: rejectUnauthorized: false: off, development'],
    ['new https.Agent({ ...(config.insecure ? { rejectUnauthorized: false } : {}) });', 'https: rejectUnauthorized: false: off, opt-in'],
    ['const make = () => ({ rejectUnauthorized: false }); new https.Agent(make());', 'https: rejectUnauthorized: false: off'],
    ['if (isDev) new https.Agent({ rejectUnauthorized: false });', 'https: rejectUnauthorized: false: off, development'],
    ['https.get(u, { rejectUnauthorized: false });', 'https: rejectUnauthorized: false: off'],
    ['https.get({ host: h, rejectUnauthorized: false });', 'https: rejectUnauthorized: false: off'],
    ['https.globalAgent.options.rejectUnauthorized = false;', 'https: https.globalAgent.options.rejectUnauthorized = false: off, process-wide'],
    ['new https.Agent({ checkServerIdentity: check }); function check() { return undefined; }', 'https: checkServerIdentity: check: off'],
    ['own({ rejectUnauthorized: false });', 'tls: rejectUnauthorized: false: off'],
  ])('%s', (code, expected) => {
    expect(agent(code)).toEqual([expected]);
  });

  it.each([
    ['new https.Agent({ rejectUnauthorized: true });'],
    ['new https.Agent({ rejectUnauthorized: undefined });'],
    ['new https.Agent({ rejectUnauthorized: x });'],
    ['new https.Agent({ rejectUnauthorized: !x });'],
    ['new https.Agent({ rejectUnauthorized: !x || false });'],
    [`new https.Agent({ rejectUnauthorized: process.env.NODE_ENV === 'production' });`],
    ['new https.Agent({ rejectUnauthorized: false, ...o });'],
    ['new https.Agent({ checkServerIdentity: (h, c) => tls.checkServerIdentity(h, c) });'],
    ['new https.Agent({ checkServerIdentity: check }); function check() { throw new Error(); }'],
    ['https.createServer({ rejectUnauthorized: false, requestCert: true });'],
    ['https.createServer({ rejectUnauthorized: false });'],
  ])('left alone: %s', (code) => {
    expect(agent(code)).toEqual([]);
  });

  it.each([
    [`import { Agent } from 'undici'; new Agent({ connect: { rejectUnauthorized: false } });`, 'undici: rejectUnauthorized: false: off'],
    [`import { Agent } from 'undici'; new Agent({ rejectUnauthorized: false });`, 'undici: rejectUnauthorized: false: ineffective'],
    [`import { Agent } from 'undici'; const o = { connect: {} }; o.connect.rejectUnauthorized = false; new Agent(o);`, 'undici: o.connect.rejectUnauthorized = false: off'],
    [`import axios from 'axios'; axios.get(u, { rejectUnauthorized: false });`, 'axios: rejectUnauthorized: false: ineffective'],
    [`fetch(u, { rejectUnauthorized: false });`, 'fetch: rejectUnauthorized: false: ineffective'],
    [`import { Pool } from 'pg'; new Pool({ ssl: { rejectUnauthorized: false } });`, 'pg: rejectUnauthorized: false: off'],
    [`import request from 'request'; request({ url: u, strictSSL: false });`, 'request: strictSSL: false: off'],
  ])('in its place: %s', (code, expected) => {
    expect(switches(code)).toEqual([expected]);
  });

  it('is looked at through casts', () => {
    expect(switches(`import https from 'https'; new https.Agent({ rejectUnauthorized: false as boolean });`, true)).toEqual(['https: rejectUnauthorized: false as boolean: off']);
  });
});
