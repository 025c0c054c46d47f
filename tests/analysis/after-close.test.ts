import { describe, expect, it } from 'vitest';
import { factsOf } from '../facts.js';

/** Uses after closing in a file: the later call and the line that closes first. */
function uses(code: string): string[] {
  return factsOf(code).usesAfterClose.map(({ site, close, closes }) => `${closes ? 'closes' : 'uses'} ${site.text} after ${close.text}`);
}

/** The same for an async function with this body, which may use a pool from the parameter's list. */
function inFunction(body: string): string[] {
  return uses(`import { Pool, Agent, fetch } from 'undici';\nexport async function f(origin, list) {\n${body}\n}`);
}

const [made, asked, closed] = ['const pool = new Pool(origin);', `await pool.request({ path: '/' });`, 'await pool.close();'];
const use = `uses pool.request({ path: '/' }) after pool.close()`;
const twice = 'closes pool.close() after pool.close()';

describe('a use after closing', () => {
  it.each([
    ['in the next statement', `${made} ${closed} ${asked}`],
    ['without waiting for the close', `${made} pool.close(); ${asked}`],
    ['in the next turn of a loop', `${made} for (const one of list) { ${asked} ${closed} }`],
    ['in the next turn of a counted loop', `${made} for (let i = 0; i < 3; i += 1) { ${asked} ${closed} }`],
    ['after a finally block', `${made} try { list(); } finally { ${closed} } ${asked}`],
    ['after a handler that goes on', `${made} try { list(); } catch { ${closed} } ${asked}`],
    ['after a condition', `${made} if (list.length === 0) ${closed} ${asked}`],
    ['under a condition', `${made} ${closed} if (list.length > 0) ${asked}`],
    ['in a return', `${made} ${closed} return pool.request({ path: '/' });`],
    ['in a list', `${made} ${closed} await Promise.all([pool.request({ path: '/' })]);`],
    ['in callbacks that run at once', `${made} ${closed} await Promise.all(list.map((one) => pool.request({ path: '/' })));`],
    ['in a case that falls through', `${made} switch (list) { case 1: ${closed} case 2: ${asked} }`],
    ['in a block after the one that closes', `${made} { ${closed} } { ${asked} }`],
    ['in an endless loop', `${made} while (true) { ${asked} ${closed} }`],
  ])('%s', (_name, body) => {
    expect(inFunction(body)).toEqual([use]);
  });

  it('of an option', () => {
    expect(inFunction(`const agent = new Agent(); await agent.close(); return fetch(origin, { dispatcher: agent });`)).toEqual(['uses fetch(origin, { dispatcher: agent }) after agent.close()']);
  });

  it('that ended at once', () => {
    expect(inFunction(`${made} await pool.destroy(); ${asked}`)).toEqual([`uses pool.request({ path: '/' }) after pool.destroy()`]);
  });

  it('in a function that calls one which closes it', () => {
    const code = `import { Pool } from 'undici';\nconst pool = new Pool('https://a.example');\nasync function stop() { await pool.close(); }\nexport async function f() { await stop(); return pool.request({ path: '/' }); }`;
    expect(uses(code)).toEqual([use]);
  });

  it('of a session that a factory of the file made', () => {
    const code = `import { Pool } from 'undici';\nconst make = (origin) => new Pool(origin);\nexport async function f(origin) { const pool = make(origin); await pool.close(); await pool.request({ path: '/' }); }`;
    expect(uses(code)).toEqual([use]);
  });

  it.each([
    ['pg', `import { Pool } from 'pg'; const pool = new Pool();`, `await pool.end(); return pool.query('SELECT 1');`, `uses pool.query('SELECT 1') after pool.end()`],
    ['mysql2', `import mysql from 'mysql2/promise'; const pool = mysql.createPool({});`, `await pool.end(); const c = await pool.getConnection(); return c;`, 'uses pool.getConnection() after pool.end()'],
    ['http2', `import http2 from 'node:http2'; const session = http2.connect('https://a.example');`, `session.close(); return session.request({ ':path': '/' });`, `uses session.request({ ':path': '/' }) after session.close()`],
    ['playwright', `import { request } from 'playwright';`, `const context = await request.newContext(); await context.dispose(); return context.get('https://a.example');`, `uses context.get('https://a.example') after context.dispose()`],
    ['elasticsearch', `import { Client } from '@elastic/elasticsearch'; const client = new Client({ node: 'https://a.example' });`, `await client.close(); await client.search({});`, 'uses client.search({}) after client.close()'],
  ])('%s', (_client, head, body, expected) => {
    expect(uses(`${head}\nexport async function f() { ${body} }`)).toEqual([expected]);
  });
});

describe('a second close', () => {
  it.each([
    ['in the next statement', `${made} ${closed} ${closed}`],
    ['in a finally block', `${made} try { ${asked} ${closed} } finally { ${closed} }`],
    ['in a handler that goes on, and after it', `${made} try { list(); } catch { ${closed} } ${closed}`],
    ['in the next turn of a loop', `${made} for (const one of list) { ${closed} }`],
  ])('%s', (_name, body) => {
    expect(inFunction(body)).toEqual([twice]);
  });

  it('and a use, once each', () => {
    expect(inFunction(`${made} ${closed} ${asked} ${closed}`)).toEqual([use]);
  });

  it.each([
    ['of another kind', `${made} ${closed} await pool.destroy();`],
    ['at once, which does nothing', `${made} await pool.destroy(); await pool.destroy();`],
    ['whose failure nobody minds', `${made} try { ${asked} ${closed} } finally { await pool.close().catch(() => {}); }`],
    ['in a block of its own whose failure nobody minds', `${made} ${closed} try { ${closed} } catch {}`],
    ['that is not reached', `${made} try { ${asked} } catch { ${closed} return; } ${closed}`],
    ['after a flag', `${made} let done = false; try { ${asked} ${closed} done = true; } finally { if (!done) ${closed} }`],
    ['after a question', `${made} ${closed} if (!pool.closed) ${closed}`],
  ])('is none %s', (_name, body) => {
    expect(inFunction(body)).toEqual([]);
  });
});

describe('nothing wrong', () => {
  it.each([
    ['closed last', `${made} ${asked} ${closed}`],
    ['closed in a finally block', `${made} try { ${asked} } finally { ${closed} }`],
    ['closed before leaving', `${made} if (list) { ${closed} return; } ${asked} ${closed}`],
    ['closed before a throw', `${made} if (list) { ${closed} throw new Error('no'); } ${asked}`],
    ['closed after a loop', `${made} for (const one of list) { ${asked} } ${closed}`],
    ['closed before a break', `${made} for (const one of list) { if (!one) { ${closed} break; } ${asked} }`],
    ['made in each turn', `for (const one of list) { ${made} ${asked} ${closed} }`],
    ['made again', `let pool = new Pool(origin); ${closed} pool = new Pool(list); ${asked}`],
    ['made again after a failure', `let pool = new Pool(origin); for (;;) { try { ${asked} } catch { ${closed} pool = new Pool(origin); } }`],
    ['in another branch', `${made} if (list) { ${closed} } else { ${asked} }`],
    ['in another case', `${made} switch (list) { case 1: ${closed} break; case 2: ${asked} }`],
    ['each under the same condition', `${made} if (list.done) { ${closed} } if (!list.done) { ${asked} }`],
    ['a loop that ends when it is closed', `${made} let done = false; while (!done) { ${asked} done = list(); if (done) ${closed} }`],
    ['a state kept elsewhere', `${made} if (list.old) { ${closed} list.pool = null; } if (list.pool) { ${asked} }`],
    ['asked whether it is closed', `${made} ${closed} if (!pool.destroyed) ${asked}`],
    ['listeners and questions', `${made} ${closed} pool.on('disconnect', list); pool.removeAllListeners(); list(pool.closed, pool.listenerCount('x'));`],
    ['closed in a callback', `${made} list.on('end', () => pool.close()); ${asked}`],
    ['used in a callback', `${made} ${closed} list.on('retry', () => pool.request({ path: '/' }));`],
    ['closed in a promise callback', `${made} list.then(() => pool.close()); ${asked}`],
    ['its name in another function', `${made} ${closed} return async (pool) => pool.request({ path: '/' });`],
  ])('%s', (_name, body) => {
    expect(inFunction(body)).toEqual([]);
  });

  it('where another function may make it anew', () => {
    const code = `import { Pool } from 'undici';\nlet pool = new Pool('https://a.example');\nfunction open() { pool = new Pool('https://b.example'); }\nexport async function f() { await pool.close(); open(); await pool.request({ path: '/' }); }`;
    expect(uses(code)).toEqual([]);
  });

  it('where each function does one of the two', () => {
    const code = `import { Pool } from 'undici';\nconst pool = new Pool('https://a.example');\nexport const stop = () => pool.close();\nexport const load = () => pool.request({ path: '/' });`;
    expect(uses(code)).toEqual([]);
  });

  it('where the function that is called closes it only sometimes', () => {
    const code = `import { Pool } from 'undici';\nconst pool = new Pool('https://a.example');\nasync function tidy(all) { if (all) await pool.close(); }\nexport async function f(all) { await tidy(all); return pool.request({ path: '/' }); }`;
    expect(uses(code)).toEqual([]);
  });

  it.each([
    ['core agents work after it', `import http from 'node:http';\nexport function f(url) { const agent = new http.Agent({ keepAlive: true }); agent.destroy(); http.get(url, { agent }); }`],
    ['clients that can be opened again', `import { createClient } from 'redis';\nexport async function f() { const client = createClient(); await client.close(); await client.connect(); await client.get('a'); }`],
    ['closing a database client twice', `import { Client } from 'pg';\nexport async function f() { const client = new Client(); await client.end(); await client.end(); }`],
  ])('%s', (_name, code) => {
    expect(uses(code)).toEqual([]);
  });
});

it('tells what the later call does', () => {
  const { usesAfterClose } = factsOf(`import { Pool } from 'undici';\nexport async function f(origin) {\n  const pool = new Pool(origin);\n  await pool.close();\n  await pool.request({ path: '/' });\n}`);
  expect(usesAfterClose).toMatchObject([{ name: 'pool', api: 'pool.request', closes: false, effect: 'fails with `ClientDestroyedError`', close: { loc: { start: { line: 4 } } }, site: { loc: { start: { line: 5 } } } }]);
});
