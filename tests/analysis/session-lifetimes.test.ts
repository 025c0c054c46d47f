import { describe, expect, it } from 'vitest';
import type { SessionFact } from '../../src/analysis/facts.js';
import { factsOf } from '../facts.js';

function session(code: string): SessionFact {
  const { sessions } = factsOf(code);
  expect(sessions).toHaveLength(1);
  return sessions[0]!;
}

describe('callbacks of promises', () => {
  it('are part of the function: a session used there stays in it', () => {
    const { escape, requests } = session(`import { Agent, request } from 'undici'; export const f = () => { const a = new Agent(); return sign().then((url) => request(url, { dispatcher: a })); };`);
    expect({ escape, requests: requests.length }).toEqual({ escape: null, requests: 1 });
  });

  it('apart from those of other functions: a session used there is captured', () => {
    expect(session(`import { Agent, request } from 'undici'; export const f = () => { const a = new Agent(); onTick(() => sign().then((url) => request(url, { dispatcher: a }))); };`).escape).toBe('captured');
  });

  it('hold a session that is created in them', () => {
    expect(session(`import { Agent, request } from 'undici'; sign().then((url) => { const a = new Agent(); return urls.map((u) => request(u, { dispatcher: a })); });`).escape).toBe(null);
  });

  it('give nothing when they are executors', () => {
    expect(session(`import WebSocket from 'ws'; export async function f() { const s = new WebSocket(u); await new Promise((resolve) => s.once('open', resolve)); s.send(1); }`)).toMatchObject({ escape: null, listens: false });
  });
});

describe('use', () => {
  it('may go through a member', () => {
    expect(session(`import { PrismaClient } from '@prisma/client'; export async function f() { const db = new PrismaClient(); return await db.user.findMany() > 0; }`).used).toBe(true);
  });

  it('is no use when a member is only looked at', () => {
    expect(session(`import { PrismaClient } from '@prisma/client'; export function f() { const db = new PrismaClient(); console.log(db.user.name); }`).used).toBe(false);
  });
});

it('knows a session that is installed for the process', () => {
  expect(session(`import { Agent, setGlobalDispatcher } from 'undici'; setGlobalDispatcher(new Agent());`)).toMatchObject({ installed: true, escape: 'stored' });
  expect(session(`import { Agent, request } from 'undici'; request(url, { dispatcher: new Agent() });`).installed).toBe(false);
});

describe('the end of a process', () => {
  const main = `import { Client } from 'pg'; async function main() { const c = new Client(); await c.query(1); }`;

  it.each([
    ['main().then(() => process.exit());'],
    ['main().finally(() => process.exit(0));'],
    ['await main(); process.exit(0);'],
    ['import { exit } from \'node:process\'; await main(); exit();'],
  ])('is the business of the script: %s', (end) => {
    expect(session(`${main} ${end}`).keepsProcessAlive).toBe(false);
  });

  it.each([
    ['main();'],
    ['main().catch(() => process.exit(1));'],
    ['main().then(() => {}, () => process.exit(0));'],
    ['main(); process.on(\'SIGTERM\', () => process.exit(0));'],
    ['if (!process.argv[2]) process.exit(0); await main();'],
    ['try { await main(); } catch { process.exit(); }'],
  ])('is held up by an open connection: %s', (end) => {
    expect(session(`${main} ${end}`).keepsProcessAlive).toBe(true);
  });
});

describe('a shutdown path', () => {
  const shared = `import { Agent, fetch } from 'undici'; const a = new Agent(); export const f = (url) => fetch(url, { dispatcher: a });`;

  it('is a handler of a signal', () => {
    expect(session(`${shared} process.once('SIGTERM', () => log());`).shutdownPath).toBe('`process.once(\'SIGTERM\')`');
  });

  it.each(['exit', 'beforeExit', 'warning'])('is no listener for %s', (event) => {
    expect(session(`${shared} process.on('${event}', () => log());`).shutdownPath).toBe(null);
  });
});

describe('lists', () => {
  it.each([
    ['walked through', 'for (const s of all) s.terminate();'],
    ['given to callbacks', 'all.forEach((s) => s.terminate());'],
    ['taken from by place', 'all[0].terminate();'],
    ['filtered', 'return all.filter(Boolean);'],
  ])('hold sessions for what comes: %s', (_name, rest) => {
    expect(session(`import WebSocket from 'ws'; export function f(us) { const all = us.map((u) => { const s = new WebSocket(u); return s; }); ${rest} }`).escape).not.toBeNull();
    expect(session(`import WebSocket from 'ws'; export function f(u) { const s = new WebSocket(u); const all = [s]; ${rest} }`).escape).not.toBeNull();
  });

  it('that are only counted let go of nothing', () => {
    expect(session(`import WebSocket from 'ws'; export function f(us) { const all = us.map((u) => { const s = new WebSocket(u); return s; }); log(all.length); }`).escape).toBeNull();
  });
});

describe('connections that carry nothing but themselves', () => {
  it('keep the socket of the agent they are given', () => {
    const { sessions } = factsOf(`import WebSocket from 'ws'; import { HttpsProxyAgent } from 'https-proxy-agent'; export function f(u) { const s = new WebSocket(u, { agent: new HttpsProxyAgent(u) }); s.on('message', log); }`);
    expect(sessions).toMatchObject([{ api: 'new WebSocket' }, { api: 'new HttpsProxyAgent', shareable: false, madeFor: 'many' }]);
  });

  it('are no requests, which give it back', () => {
    expect(session(`import https from 'node:https'; import { HttpsProxyAgent } from 'https-proxy-agent'; export const f = (u) => https.get(u, { agent: new HttpsProxyAgent('http://proxy') });`)).toMatchObject({ shareable: true, madeFor: 'each request' });
  });
});

describe('functions that keep what they find out', () => {
  const s3 = `import { S3Client, ListBucketsCommand } from '@aws-sdk/client-s3'; const known = new Map(); let all;`;

  it('make a session for each key once', () => {
    expect(session(`${s3} export async function f(region) { if (known.has(region)) return known.get(region); const c = new S3Client({ region }); const r = await c.send(new ListBucketsCommand()); known.set(region, r); return r; }`)).toMatchObject({ runs: { when: 'memo' }, madeFor: 'many' });
  });

  it('make one for all just once', () => {
    expect(session(`${s3} export async function f() { if (all) return all; const c = new S3Client(); all = await c.send(new ListBucketsCommand()); return all; }`)).toMatchObject({ runs: { when: 'memo' }, madeFor: 'many' });
  });

  it('but make the same anew for each key', () => {
    expect(session(`${s3} export async function f(name) { if (known.has(name)) return known.get(name); const c = new S3Client(); const r = await c.send(new ListBucketsCommand({ name })); known.set(name, r); return r; }`)).toMatchObject({ runs: { when: 'unknown' }, madeFor: 'each request' });
  });
});

describe('objects that work by themselves', () => {
  const mongo = `import { MongoClient } from 'mongodb'; import express from 'express'; import axios from 'axios'; import https from 'node:https';`;

  it('keep what they are given', () => {
    expect(session(`${mongo} export async function start(url) { const client = await MongoClient.connect(url); const app = express(); app.locals.client = client; app.listen(80); }`).escape).toBe('stored');
  });

  it('are no options, which only carry it', () => {
    expect(session(`${mongo} export async function load(url) { const options = optionsFor(url); options.httpsAgent = new https.Agent({ keepAlive: true }); return (await axios.get(url, options)).data; }`)).toMatchObject({ escape: null, madeFor: 'each request' });
  });

  it('and no clients, which send with it', () => {
    expect(session(`${mongo} export async function load(url) { const api = axios.create(); api.defaults.httpsAgent = new https.Agent({ keepAlive: true }); return (await api.get(url)).data; }`).escape).toBeNull();
  });
});
