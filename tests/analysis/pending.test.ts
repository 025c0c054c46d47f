import { describe, expect, it } from 'vitest';
import { factsOf } from '../facts.js';

/** Requests that are cut off in a file, and whether they are returned. */
function cut(code: string): string[] {
  return factsOf(code).pending.map(({ site, close, returned }) => `${returned ? 'returned ' : ''}${site.text} by ${close.text}`);
}

/** The same for an async function with this body, which has a client and a list. */
function inFunction(body: string): string[] {
  return cut(`import { S3Client } from '@aws-sdk/client-s3';\nexport async function f(list, command) {\nconst client = new S3Client({});\n${body}\n}`);
}

const send = 'client.send(command)';
const close = 'client.destroy();';
const cutOff = `${send} by client.destroy()`;

describe('a request that nobody has awaited', () => {
  it.each([
    ['when the session is closed next', `${send}; ${close}`],
    ['on purpose', `void ${send}; ${close}`],
    ['with a handler for its failure', `${send}.catch(list); ${close}`],
    ['in a chain', `${send}.then((data) => list(data)); ${close}`],
    ['with others', `Promise.all([${send}, list()]); ${close}`],
    ['that is kept and waited for too late', `const pending = ${send}; ${close} await pending;`],
    ['that is kept and never waited for', `const pending = ${send}; pending.catch(list); ${close}`],
    ['that is kept in a list and waited for too late', `const all = [${send}]; ${close} await Promise.all(all);`],
    ['that is pushed to a list', `const all = []; for (const one of list) all.push(${send}); ${close} await Promise.all(all);`],
    ['that is waited for on one way only', `const pending = ${send}; if (list) await pending; ${close}`],
    ['in a loop', `for (const one of list) ${send}; ${close}`],
    ['in one branch', `if (list) ${send}; ${close}`],
    ['before a finally block', `try { ${send}; } finally { ${close} }`],
    ['in a list that is no promise', `await [${send}]; ${close}`],
  ])('%s', (_name, body) => {
    expect(inFunction(body)).toEqual([cutOff]);
  });

  it.each([
    ['alone', `try { return ${send}; } finally { ${close} }`],
    ['with a chain', `try { return ${send}.then(list); } finally { ${close} }`],
    ['with others', `try { return Promise.all([${send}, list()]); } finally { ${close} }`],
    ['from callbacks', `try { return Promise.all(list.map((one) => ${send})); } finally { ${close} }`],
    ['from async callbacks', `try { return Promise.all(list.map(async (one) => { const { Body } = await ${send}; return Body; })); } finally { ${close} }`],
  ])('and is returned %s', (_name, body) => {
    expect(inFunction(body)).toEqual([`returned ${cutOff}`]);
  });

  it.each([
    ['of forEach', `list.forEach((one) => ${send}); ${close}`],
    ['of forEach, async', `list.forEach(async (one) => { await ${send}; }); ${close}`],
    ['of map, dropped', `list.map(async (one) => { await ${send}; }); ${close}`],
    ['of map, awaited as a list', `await list.map((one) => ${send}); ${close}`],
    ['of map, kept', `const all = list.map((one) => ${send}); ${close} await Promise.all(all);`],
    ['that drops it', `await Promise.all(list.map(async (one) => { ${send}; })); ${close}`],
  ])('in callbacks %s', (_name, body) => {
    expect(inFunction(body)).toEqual([cutOff]);
  });

  it('and is kept and returned', () => {
    expect(inFunction(`const pending = ${send}; try { return pending; } finally { ${close} }`)).toEqual([cutOff]);
  });

  it.each([
    ['a shared session', `import { S3Client } from '@aws-sdk/client-s3';\nconst client = new S3Client({});\nexport async function f(command) { client.send(command); client.destroy(); }`, cutOff],
    ['an agent in an option', `import https from 'node:https';\nimport axios from 'axios';\nexport async function f(url) { const httpsAgent = new https.Agent(); try { return axios.get(url, { httpsAgent }); } finally { httpsAgent.destroy(); } }`, 'returned axios.get(url, { httpsAgent }) by httpsAgent.destroy()'],
    ['a pool that is ended at once', `import { Pool } from 'undici';\nexport async function f(origin) { const pool = new Pool(origin); const pending = pool.request({ path: '/' }); await pool.destroy(); return pending; }`, `pool.request({ path: '/' }) by pool.destroy()`],
    ['a context', `import { request } from 'playwright';\nexport async function f(url) { const context = await request.newContext(); try { return context.get(url); } finally { await context.dispose(); } }`, 'returned context.get(url) by context.dispose()'],
    ['a session of a factory', `import { S3Client } from '@aws-sdk/client-s3';\nconst make = () => new S3Client({});\nexport async function f(command) { const client = make(); client.send(command); client.destroy(); }`, cutOff],
  ])('of %s', (_name, code, expected) => {
    expect(cut(code)).toEqual([expected]);
  });
});

describe('nothing is cut off', () => {
  it.each([
    ['awaited on the spot', `await ${send}; ${close}`],
    ['awaited in a finally block', `try { return await ${send}; } finally { ${close} }`],
    ['awaited with a chain', `await ${send}.then(list).catch(list); ${close}`],
    ['awaited in a list', `await Promise.all([${send}, ${send}]); ${close}`],
    ['awaited from callbacks', `await Promise.all(list.map((one) => ${send})); ${close}`],
    ['awaited from async callbacks', `await Promise.allSettled(list.map(async (one) => { await ${send}; })); ${close}`],
    ['kept and awaited', `const pending = ${send}; list(); await pending; ${close}`],
    ['kept in a list and awaited', `const all = list.map((one) => ${send}); await Promise.all(all); ${close}`],
    ['kept twice and awaited', `const pending = ${send}; const both = Promise.all([pending, list()]); await both; ${close}`],
    ['pushed to a list and awaited', `const all = []; for (const one of list) all.push(${send}); await Promise.all(all); ${close}`],
    ['waited for in a race', `await Promise.race([${send}, list()]); ${close}`],
    ['given to other code', `list(${send}); ${close}`],
    ['stored', `list.pending = ${send}; ${close}`],
    ['closed when it is done', `return ${send}.finally(() => client.destroy());`],
    ['closed on another way', `if (list) { ${close} return null; } return ${send};`],
    ['closed before', `${close} return ${send};`],
    ['ended on purpose under a condition', `const pending = ${send}; if (list.aborted) ${close} return pending;`],
    ['ended after a failure', `const pending = ${send}; try { list(); } catch (error) { ${close} throw error; } return pending;`],
    ['closed in a listener', `list.on('end', () => client.destroy()); return ${send};`],
    ['returned without closing', `return ${send};`],
    ['sent in a callback that runs later', `list.on('data', () => { ${send}; }); ${close}`],
  ])('%s', (_name, body) => {
    expect(inFunction(body)).toEqual([]);
  });

  it.each([
    ['close() that waits', `import { Pool } from 'undici';\nexport async function f(origin) { const pool = new Pool(origin); try { return pool.request({ path: '/' }); } finally { await pool.close(); } }`],
    ['requests that are no promises', `import http from 'node:http';\nexport function f(url, done) { const agent = new http.Agent(); http.get(url, { agent }, done); agent.destroy(); }`],
    ['another session', `import { S3Client } from '@aws-sdk/client-s3';\nexport async function f(command) { const a = new S3Client({}); const b = new S3Client({}); const pending = a.send(command); b.destroy(); return pending; }`],
  ])('by %s', (_name, code) => {
    expect(cut(code)).toEqual([]);
  });
});
