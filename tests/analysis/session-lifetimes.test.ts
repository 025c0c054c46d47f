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
