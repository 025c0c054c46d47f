import { describe, expect, it } from 'vitest';
import { factsOf } from '../facts.js';

/** The fan-outs of an async function with this body, in a few words each. */
function fanOuts(body: string, { before = '', after = '' } = {}): readonly string[] {
  const { fanOuts: facts } = factsOf(`${before} export async function f(xs) { ${body} } ${after}`);
  return facts.map(({ combinator, collection, bound, limiter, poolLimit, request: { chain } }) =>
    [`${combinator}(${collection})`, String(bound), limiter, ...(poolLimit === null ? [] : [`pool of ${String(poolLimit)}`]), ...chain].join(' '),
  );
}

describe('shapes', () => {
  it.each([
    ['await Promise.all(xs.map((x) => fetch(x)));', 'Promise.all(xs) unbounded none'],
    ['await Promise.allSettled(xs.map((x) => fetch(x)));', 'Promise.allSettled(xs) unbounded none'],
    ['await Promise.any(xs.map((x) => fetch(x)));', 'Promise.any(xs) unbounded none'],
    ['await Promise.all(xs.map(async (x) => { await fetch(x); }));', 'Promise.all(xs) unbounded none'],
    ['await Promise.all(xs.map(function (x) { return fetch(x); }));', 'Promise.all(xs) unbounded none'],
    ['await Promise.all(xs.map((x) => fetch(x).then((r) => r.json())));', 'Promise.all(xs) unbounded none'],
    ['await Promise.all(xs.flatMap((x) => [fetch(x)]));', 'Promise.all(xs) unbounded none'],
    ['await Promise.all(Array.from(xs, (x) => fetch(x)));', 'Promise.all(xs) unbounded none'],
    ['await Promise.all(Object.keys(xs).map((x) => fetch(x)));', 'Promise.all(Object.keys(xs)) unbounded none'],
    ['await Promise.all(xs.map((x) => fetch(x)).filter(Boolean));', 'Promise.all(xs) unbounded none'],
    ['await Promise.all(xs.filter(Boolean).map((x) => fetch(x)));', 'Promise.all(xs.filter(Boolean)) unbounded none'],
    ['await Promise.all([...xs.map((x) => fetch(x))]);', 'Promise.all(xs) unbounded none'],
    ['await Promise.all([fetch(a), ...xs.map((x) => fetch(x))]);', 'Promise.all(xs) unbounded none'],
    ['const ps = xs.map((x) => fetch(x)); await Promise.all(ps);', 'Promise.all(xs) unbounded none'],
    ['const ps = []; for (const x of xs) ps.push(fetch(x)); await Promise.all(ps);', 'Promise.all(xs) unbounded none'],
    ['const ps = []; xs.forEach((x) => ps.push(fetch(x))); await Promise.all(ps);', 'Promise.all(xs) unbounded none'],
    ['const ps = []; for (const x of xs) { const p = fetch(x); ps.push(p); } await Promise.all(ps);', 'Promise.all(xs) unbounded none'],
    ['const ps = []; for (const x of xs) { ps.push((async () => { await fetch(x); })()); } await Promise.all(ps);', 'Promise.all(xs) unbounded none'],
    ['const { all } = Promise; await all(xs.map((x) => fetch(x)));', 'Promise.all(xs) unbounded none'],
    ['xs.forEach(async (x) => { await fetch(x); });', 'forEach(xs) unbounded none'],
    ['xs.forEach((x) => { fetch(x); });', 'forEach(xs) unbounded none'],
    ['for (const x of xs) fetch(x);', 'loop(xs) unbounded none'],
    ['await Promise.all([1, 2].map((x) => fetch(x)));', 'Promise.all([1, 2]) 2 none'],
    ['while (xs.length) { await Promise.all(xs.splice(0, 5).map((x) => fetch(x))); }', 'Promise.all(xs.splice(0, 5)) 5 none'],
    ['for (let i = 0; i < xs.length; i += 10) { await Promise.all(xs.slice(i, i + 10).map((x) => fetch(x))); }', 'Promise.all(xs.slice(i, i + 10)) unknown none'],
    ['await Promise.all(Array(5).fill().map(async () => { while (xs.length) await fetch(xs.pop()); }));', 'Promise.all(Array(5).fill()) 5 none'],
  ])('%s', (body, expected) => {
    expect(fanOuts(body)).toEqual([expected]);
  });

  it.each([
    ['await Promise.race(xs.map((x) => fetch(x)));'],
    ['await Promise.all([fetch(a), fetch(b)]);'],
    ['await Promise.all(xs.map((x) => x.id));'],
    ['await Promise.all(xs.map((x) => db.find(x)));'],
    ['await Promise.all(xs.map((x) => () => fetch(x)));'],
    ['for (const x of xs) await fetch(x);'],
    ['await Promise.all(xs);'],
    ['await Promise.all(...xs);'],
    ['await Promise.all();'],
    ['const Promise = own; await Promise.all(xs.map((x) => fetch(x)));'],
  ])('none: %s', (body) => {
    expect(fanOuts(body)).toEqual([]);
  });
});

describe('through functions of the file', () => {
  it.each([
    ['await Promise.all(xs.map(load));', 'async function load(x) { await fetch(x); }', 'load'],
    ['await Promise.all(xs.map((x) => load(x)));', 'const load = async (x) => fetch(x);', 'load'],
    ['await Promise.all(xs.map((x) => a(x)));', 'const a = (x) => b(x); const b = (x) => fetch(x);', 'a b'],
    ['const ps = []; for (const x of xs) ps.push(load(x)); await Promise.all(ps);', 'async function load(x) { await fetch(x); }', 'load'],
  ])('%s', (body, after, chain) => {
    expect(fanOuts(body, { after })).toEqual([`Promise.all(xs) unbounded none ${chain}`]);
  });

  it('that do not send', () => {
    expect(fanOuts('await Promise.all(xs.map(load)); fetch(u);', { after: 'async function load(x) { return () => fetch(x); }' })).toEqual([]);
  });
});

describe('limiters', () => {
  it.each([
    ['p-limit', `import pLimit from 'p-limit'; const limit = pLimit(5);`, 'await Promise.all(xs.map((x) => limit(() => fetch(x))));'],
    ['p-limit, made in place', `import pLimit from 'p-limit';`, 'await Promise.all(xs.map((x) => pLimit(5)(() => fetch(x))));'],
    ['p-limit, before', `import pLimit from 'p-limit'; const limit = pLimit(5);`, 'const ps = xs.map((x) => limit(() => fetch(x))); await Promise.all(ps);'],
    ['p-limit, in the middle', `import pLimit from 'p-limit'; const limit = pLimit(5);`, 'await Promise.all(xs.map(async (x) => { const r = await limit(() => fetch(x)); return r.json(); }));'],
    ['p-queue', `import PQueue from 'p-queue'; const q = new PQueue({ concurrency: 5 });`, 'await Promise.all(xs.map((x) => q.add(() => fetch(x))));'],
    ['Bottleneck', `import Bottleneck from 'bottleneck'; const b = new Bottleneck({});`, 'await Promise.all(xs.map((x) => b.schedule(() => fetch(x))));'],
    ['a function that says so', '', 'await Promise.all(xs.map((x) => throttled(() => fetch(x))));'],
    ['an object that says so', '', 'await Promise.all(xs.map((x) => semaphore.run(() => fetch(x))));'],
    ['a turn that is waited for', '', 'await Promise.all(xs.map(async (x) => { await sem.acquire(); try { await fetch(x); } finally { sem.release(); } }));'],
  ])('%s', (_name, before, body) => {
    expect(fanOuts(body, { before })).toEqual(['Promise.all(xs) unbounded effective']);
  });

  it.each([
    ['a function that may bound it', 'await Promise.all(xs.map((x) => retry(() => fetch(x))));'],
    ['a timer', 'await Promise.all(xs.map(async (x) => { setTimeout(() => fetch(x)); }));'],
    ['pauses that differ', 'await Promise.all(xs.map(async (x, i) => { await sleep(i * 100); await fetch(x); }));'],
  ])('nobody knows: %s', (_name, body) => {
    expect(fanOuts(body)).toEqual(['Promise.all(xs) unbounded unknown']);
  });

  it.each([
    ['of other work', 'await Promise.all(xs.map(async (x) => { await limit(() => a(x)); await fetch(x); }));'],
    ['after the request', 'await Promise.all(xs.map(async (x) => { await fetch(x); await sem.acquire(); }));'],
    ['that is not waited for', 'await Promise.all(xs.map(async (x) => { sem.acquire(); await fetch(x); }));'],
    ['in another function', 'await Promise.all(xs.map(async (x) => { const f = async () => { await sem.acquire(); }; await fetch(x); }));'],
    ['that is the same pause for all', 'await Promise.all(xs.map(async (x) => { await sleep(100); await fetch(x); }));'],
  ])('none: a limit %s', (_name, body) => {
    expect(fanOuts(body)).toEqual(['Promise.all(xs) unbounded none']);
  });

  it.each([
    ['await Promise.all(xs.map((x) => limit(fetch(x))));'],
    ['const ps = xs.map((x) => fetch(x)); await Promise.all(ps.map((p) => limit(() => p)));'],
  ])('fake: %s', (body) => {
    expect(fanOuts(body, { before: `import pLimit from 'p-limit'; const limit = pLimit(5);` })).toEqual(['Promise.all(xs) unbounded fake']);
  });

  it.each([
    [`import pMap from 'p-map';`, 'await pMap(xs, (x) => fetch(x), { concurrency: 5 });'],
    [`import async from 'async';`, 'await async.mapLimit(xs, 5, async (x) => fetch(x));'],
    [`import { Readable } from 'stream';`, 'await Readable.from(xs).map((x) => fetch(x), { concurrency: 5 }).toArray();'],
  ])('that take the place of the combinator: %s', (before, body) => {
    expect(fanOuts(body, { before })).toEqual([]);
  });
});

describe('the pool', () => {
  it.each([
    [`import { Agent } from 'undici'; const agent = new Agent({ connections: 5 });`, 'fetch(x, { dispatcher: agent })', ' pool of 5'],
    [`import { Agent } from 'undici'; const agent = new Agent({ connections: n });`, 'fetch(x, { dispatcher: agent })', ''],
    [`import { Agent } from 'undici'; const agent = new Agent();`, 'fetch(x, { dispatcher: agent })', ''],
    [`import https from 'https'; import axios from 'axios'; const httpsAgent = new https.Agent({ maxSockets: 7 }); const api = axios.create({ httpsAgent });`, 'api.get(x)', ' pool of 7'],
    [`import https from 'https'; import axios from 'axios'; const httpsAgent = new https.Agent({ maxSockets: 7 });`, 'axios.get(x, { httpsAgent })', ' pool of 7'],
    [`import { S3Client, GetObjectCommand } from '@aws-sdk/client-s3'; const s3 = new S3Client({});`, 's3.send(new GetObjectCommand({ Key: x }))', ' pool of 50'],
  ])('%s', (before, request, pool) => {
    expect(fanOuts(`await Promise.all(xs.map((x) => ${request}));`, { before })).toEqual([`Promise.all(xs) unbounded none${pool}`]);
  });
});
