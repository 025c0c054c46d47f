import { describe, expect, it } from 'vitest';
import { factsOf } from '../facts.js';

/** The fan-outs of an async function with this body, in a few words each. */
function fanOuts(body: string, { before = '', after = '' } = {}): readonly string[] {
  const { fanOuts: facts } = factsOf(`${before} export async function f(xs) { ${body} } ${after}`);
  return facts.map(({ combinator, awaited, collection, counts, bound, limiter, parts, recursive, poolLimit, request: { chain } }) =>
    [`${combinator}(${counts ? 'to ' : ''}${collection})`, String(bound), limiter, ...(awaited ? [] : ['loose']), ...(parts ? ['parts'] : []), ...(recursive ? ['recursive'] : []), ...(poolLimit === null ? [] : [`pool of ${String(poolLimit)}`]), ...chain].join(' '),
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
    ['await Promise.all([...[1, 2].map((x) => fetch(x)), ...xs.map((x) => fetch(x))]);', 'Promise.all(xs) unbounded none'],
    ['await Promise.all([1].map((x) => fetch(x)).concat(xs.map((x) => fetch(x))));', 'Promise.all(xs) unbounded none'],
    ['await Promise.all(xs.reduce((ps, x) => [...ps, fetch(x)], []));', 'Promise.all(xs) unbounded none'],
    ['await Promise.all(xs.reduce((ps, x) => { ps.push(fetch(x)); return ps; }, []));', 'Promise.all(xs) unbounded none'],
    ['await Promise.all(Object.values(xs.reduce((ps, x) => { ps[x] = fetch(x); return ps; }, {})));', 'Promise.all(xs) unbounded none'],
    ['await Promise.all(xs.flatMap((x) => [1, 2].map((y) => fetch(x + y))));', 'Promise.all(xs) unbounded none'],
    ['await Promise.all([1, 2].flatMap((y) => xs.map((x) => fetch(x + y))));', 'Promise.all(xs) unbounded none'],
    ['const jobs = xs.map((x) => () => fetch(x)); await Promise.all(jobs.map((job) => job()));', 'Promise.all(jobs) unbounded none'],
    ['const jobs = []; for (const x of xs) jobs.push(() => fetch(x)); await Promise.all(jobs.map((job) => job()));', 'Promise.all(jobs) unbounded none'],
    ['let ps = []; ps = xs.map((x) => fetch(x)); await Promise.all(ps);', 'Promise.all(xs) unbounded none'],
    ['let ps = []; for (const x of xs) ps = [...ps, fetch(x)]; await Promise.all(ps);', 'Promise.all(xs) unbounded none'],
    ['let ps = []; for (const x of xs) ps = ps.concat(fetch(x)); await Promise.all(ps);', 'Promise.all(xs) unbounded none'],
    ['const ps = []; ps.push(...xs.map((x) => fetch(x))); await Promise.all(ps);', 'Promise.all(xs) unbounded none'],
    ['const ps = new Set(); for (const x of xs) ps.add(fetch(x)); await Promise.all(ps);', 'Promise.all(xs) unbounded none'],
    ['const ps = new Map(); for (const x of xs) ps.set(x, fetch(x)); await Promise.all(ps.values());', 'Promise.all(xs) unbounded none'],
    ['const ps = {}; for (const x of xs) ps[x] = fetch(x); await Promise.all(Object.values(ps));', 'Promise.all(xs) unbounded none'],
    ['const ps = []; for (let i = 0; i < xs.length; i++) ps[i] = fetch(xs[i]); await Promise.all(ps);', 'Promise.all(xs) unbounded none'],
    ['const ps = []; for (const x of xs) for (const y of [1, 2]) ps.push(fetch(x + y)); await Promise.all(ps);', 'Promise.all(xs) unbounded none'],
    ['for (const y of [1, 2]) { const ps = []; for (const z of [1, 2, 3]) ps.push(fetch(z)); await Promise.all(ps); }', 'Promise.all([1, 2, 3]) 3 none'],
    ['const ps = []; for (const x of [1, 2, 3]) for (const y of [1, 2]) ps.push(fetch(x + y)); await Promise.all(ps);', 'Promise.all([1, 2]) 6 none'],
    ['const { total_pages: pages } = xs; await Promise.all(Array.from({ length: pages }, (_, i) => fetch(i)));', 'Promise.all(to pages) unbounded none'],
    ['const { totalPages } = xs; const ps = []; for (let i = 2; i <= totalPages; i++) ps.push(fetch(i)); await Promise.all(ps);', 'Promise.all(to totalPages) unbounded none'],
    ['let page = 1; const { totalPages } = xs; const ps = []; while (page <= totalPages) ps.push(fetch(page++)); await Promise.all(ps);', 'Promise.all(to totalPages) unbounded none'],
    ['for await (const r of xs.map((x) => fetch(x))) use(r);', 'map(xs) unbounded none'],
    ['xs.forEach((x) => load(x)); async function load(x) { await fetch(x); }', 'forEach(xs) unbounded none loose load'],
    ['xs.forEach((x) => { load(x); }); const load = (x) => fetch(x);', 'forEach(xs) unbounded none loose load'],
    ['xs.map(async (x) => { await fetch(x); });', 'map(xs) unbounded none loose'],
    ['for (const x of xs) void fetch(x).catch(report);', 'loop(xs) unbounded none loose'],
    ['for (const x of [1, 2]) void fetch(x);', 'loop([1, 2]) 2 none loose'],
    ['for (const x of xs) load(x); async function load(x) { await fetch(x); }', 'loop(xs) unbounded none loose load'],
    ['for (const x of xs) load(x); function load(x) { fetch(x).then(use); }', 'loop(xs) unbounded none loose load'],
    ['await Promise.all([fetch(a), ...xs.map((x) => fetch(x))]);', 'Promise.all(xs) unbounded none'],
    ['const ps = xs.map((x) => fetch(x)); await Promise.all(ps);', 'Promise.all(xs) unbounded none'],
    ['const ps = []; for (const x of xs) ps.push(fetch(x)); await Promise.all(ps);', 'Promise.all(xs) unbounded none'],
    ['const ps = []; xs.forEach((x) => ps.push(fetch(x))); await Promise.all(ps);', 'Promise.all(xs) unbounded none'],
    ['const ps = []; for (const x of xs) { const p = fetch(x); ps.push(p); } await Promise.all(ps);', 'Promise.all(xs) unbounded none'],
    ['const ps = []; for (const x of xs) { ps.push((async () => { await fetch(x); })()); } await Promise.all(ps);', 'Promise.all(xs) unbounded none'],
    ['const { all } = Promise; await all(xs.map((x) => fetch(x)));', 'Promise.all(xs) unbounded none'],
    ['xs.forEach(async (x) => { await fetch(x); });', 'forEach(xs) unbounded none loose'],
    ['xs.forEach((x) => { fetch(x); });', 'forEach(xs) unbounded none loose'],
    ['for (const x of xs) fetch(x);', 'loop(xs) unbounded none loose'],
    ['await Promise.all([1, 2].map((x) => fetch(x)));', 'Promise.all([1, 2]) 2 none'],
    ['while (xs.length) { await Promise.all(xs.splice(0, 5).map((x) => fetch(x))); }', 'Promise.all(xs.splice(0, 5)) 5 none'],
    ['for (let i = 0; i < xs.length; i += 10) { await Promise.all(xs.slice(i, i + 10).map((x) => fetch(x))); }', 'Promise.all(xs.slice(i, i + 10)) unknown none'],
    ['await Promise.all(Array(5).fill().map(async () => { while (xs.length) await fetch(xs.pop()); }));', 'Promise.all(to 5) 5 none'],
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
    ['await xs.reduce((p, x) => p.then(() => fetch(x)), Promise.resolve());'],
    ['await xs.reduce(async (p, x) => { await p; await fetch(x); }, Promise.resolve());'],
    ['for await (const x of xs) await fetch(x);'],
    ['for await (const x of xs) fetch(x);'],
    ['const ps = []; for (const x of xs) { ps.push(fetch(x)); if (ps.length >= 5) await Promise.race(ps); } await Promise.all(ps);'],
    ['const ps = []; for (const x of xs) { ps.push(fetch(x)); if (ps.length >= 5) await Promise.all(ps.splice(0)); } await Promise.all(ps);'],
    ['const ps = []; ps.push(fetch(a)); if (xs) ps.push(fetch(b)); await Promise.all(ps);'],
    ['const jobs = xs.map((x) => () => fetch(x)); for (const job of jobs) await job();'],
    ['xs.forEach((x) => ps.push(fetch(x)));'],
    ['xs.forEach((x) => { queue.push(() => fetch(x)); });'],
    ['for (const x of xs) { const r = fetch(x); keep(r); }'],
    ['for (const x of xs) keep(fetch(x));'],
    ['for (const x of xs) keep(new Promise((resolve) => { fetch(x).then(resolve); }));'],
    [`await Promise.all(xs.map((x) => fetch(x))); fetch('./list.json');`],
    [`await Promise.all(xs.map((x) => fetch('/api/' + x)));`],
    ['await Promise.all(xs.map((x) => fetch(`/api/${x}`)));'],
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

  it.each([
    ['a list that it starts', 'await Promise.all(start(xs));', 'const start = (us) => us.map((u) => fetch(u));', 'Promise.all(us) unbounded none start'],
    ['a list that it starts and gives later', 'await Promise.all(await start(xs));', 'async function start(us) { return us.map((u) => fetch(u)); }', 'Promise.all(us) unbounded none start'],
    ['a function given by name inside', 'await Promise.all(xs.map(async (x) => { await read(x).then(load); }));', 'async function load(x) { await fetch(x); }', 'Promise.all(xs) unbounded none load'],
    ['a helper inside', 'const get = (x) => new Promise((resolve) => { http.get(x, resolve); }); await Promise.all(xs.map(async (x) => { await get(x); }));', `import http from 'http';`, 'Promise.all(xs) unbounded none get'],
    ['a helper inside the mapper', 'await Promise.all(xs.map(async (x) => { const get = (y) => fetch(y); await get(x); }));', '', 'Promise.all(xs) unbounded none get'],
    ['functions that call each other', 'await Promise.all(xs.map((x) => odd(x)));', 'function odd(x) { return even(x); } function even(x) { return x ? odd(x - 1) : fetch(x); }', 'Promise.all(xs) unbounded none odd even'],
    ['a function that collects', 'const ps = []; const add = (x) => { ps.push(fetch(x)); }; for (const x of xs) add(x); await Promise.all(ps);', '', 'Promise.all(xs) unbounded none add'],
    ['a function that keeps what it is given', 'const ps = []; const keep = (p) => { ps.push(p); }; for (const x of xs) keep(fetch(x)); await Promise.all(ps);', '', 'Promise.all(xs) unbounded none keep'],
    ['a function that waits for what it is given', 'await together(xs.map((x) => fetch(x)));', 'const together = (ps) => Promise.all(ps);', 'Promise.all(xs) unbounded none'],
  ])('%s', (_name, body, after, expected) => {
    expect(fanOuts(body, { after })).toEqual([expected]);
  });

  it('of a class', () => {
    const methods = (body: string) => factsOf(`export class A { pending = []; ${body} }`).fanOuts.map(({ collection, bound, request: { chain } }) => [collection, bound, ...chain].join(' '));
    expect(methods('start(us) { return us.map((u) => fetch(u)); } all(xs) { return Promise.all(this.start(xs)); }')).toEqual(['us unbounded start']);
    expect(methods('enqueue(u) { this.pending.push(fetch(u)); } async all(xs) { for (const x of xs) this.enqueue(x); await Promise.all(this.pending); }')).toEqual(['xs unbounded enqueue']);
    expect(methods('track(p) { this.pending.push(p); } async all(xs) { xs.forEach((x) => this.track(fetch(x))); await Promise.all(this.pending); }')).toEqual(['xs unbounded track']);
    expect(methods('track(p) { this.pending.push(p); } async one(x) { this.track(fetch(x)); await Promise.all(this.pending); }')).toEqual([]);
  });

  it('that do not send', () => {
    expect(fanOuts('await Promise.all(xs.map(load)); fetch(u);', { after: 'async function load(x) { return () => fetch(x); }' })).toEqual([]);
  });
});

describe('limiters', () => {
  it.each([
    ['p-limit', `import pLimit from 'p-limit'; const limit = pLimit(5);`, 'await Promise.all(xs.map((x) => limit(() => fetch(x))));'],
    ['p-limit, made in place', `import pLimit from 'p-limit';`, 'const limit = pLimit(5); await Promise.all(xs.map((x) => limit(() => fetch(x))));'],
    ['p-limit, in place of the work', `import pLimit from 'p-limit'; const limit = pLimit(5); const limited = (x) => limit(() => fetch(x));`, 'await Promise.all(xs.map(async (x) => { await limit(() => fetch(x)); }));'],
    ['a function of the file that takes turns', 'const gateway = make(); async function guarded(work) { await gateway.acquire(); try { return await work(); } finally { gateway.release(); } }', 'await Promise.all(xs.map((x) => guarded(() => fetch(x))));'],
    ['a function of the file around a limiter', `import pLimit from 'p-limit'; const limit = pLimit(5); const guarded = (work) => limit(work);`, 'await Promise.all(xs.map((x) => guarded(() => fetch(x))));'],
    ['a bucket', '', 'await Promise.all(xs.map(async (x) => { await bucketLimiter.removeTokens(1); await fetch(x); }));'],
    ['a slot', '', 'await Promise.all(xs.map(async (x) => { const release = await waitForSlot(); await fetch(x); release(); }));'],
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
    ['a function that may bound it', 'await Promise.all(xs.map((x) => inTime(() => fetch(x))));'],
    ['a function of the file that keeps it', 'const kept = []; const later = (work) => { kept.push(work); }; await Promise.all(xs.map((x) => later(() => fetch(x))));'],
    ['an event', 'await Promise.all(xs.map(async (x) => { x.on("data", () => fetch(x)); }));'],
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
    ['that is no limit, but tries again', 'await Promise.all(xs.map((x) => withRetry(() => fetch(x))));'],
    ['that is a function of the file which runs it at once', 'const again = async (work) => { try { return await work(); } catch { return work(); } }; await Promise.all(xs.map((x) => again(() => fetch(x))));'],
    ['whose place is free again', 'await Promise.all(xs.map(async (x) => { await pool.query(x); await queue.add(x); await fetch(x); }));'],
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
    ['promises in slices', 'const ps = xs.map((x) => fetch(x)); for (let i = 0; i < ps.length; i += 5) await Promise.all(ps.slice(i, i + 5));'],
    ['promises taken off', 'const ps = xs.map((x) => fetch(x)); while (ps.length) await Promise.all(ps.splice(0, 5));'],
    ['promises in a variable', 'const ps = xs.map((x) => fetch(x)); while (ps.length) { const batch = ps.splice(0, 5); await Promise.all(batch); }'],
    ['chunks of promises', 'const ps = xs.map((x) => fetch(x)); for (const batch of chunk(ps, 5)) await Promise.all(batch);'],
    ['chunks made by a loop', 'const ps = xs.map((x) => fetch(x)); const parts = []; for (let i = 0; i < ps.length; i += 5) parts.push(ps.slice(i, i + 5)); for (const part of parts) await Promise.all(part);'],
    ['pushed promises', 'const ps = []; for (const x of xs) ps.push(fetch(x)); for (let i = 0; i < ps.length; i += 5) await Promise.all(ps.slice(i, i + 5));'],
    ['a helper that is given promises', 'const inBatches = async (ps) => { for (let i = 0; i < ps.length; i += 5) await Promise.all(ps.slice(i, i + 5)); }; await inBatches(xs.map((x) => fetch(x)));'],
  ])('late: batches of %s', (_name, body) => {
    expect(fanOuts(body)).toEqual(['Promise.all(xs) unbounded late']);
  });

  it('are no batches where each turn starts its own', () => {
    expect(fanOuts('for (let i = 0; i < xs.length; i += 5) { const ps = xs.slice(i, i + 5).map((x) => fetch(x)); await Promise.all(ps.slice(0, 3)); }')).toEqual(['Promise.all(xs.slice(i, i + 5)) unknown none']);
    expect(fanOuts('const ps = xs.map((x) => fetch(x)); await Promise.all(ps.slice(0, 5));')).toEqual(['Promise.all(xs) unbounded none']);
  });

  it.each([
    ['await Promise.all(xs.map((x) => { const limit = pLimit(1); return limit(() => fetch(x)); }));'],
    ['await Promise.all(xs.map((x) => pLimit(5)(() => fetch(x))));'],
    ['await Promise.all(xs.map(async (x) => { const limit = pLimit(2); await Promise.all(x.urls.slice(0, 9).map((u) => limit(() => fetch(u)))); }));'],
  ])('own: %s', (body) => {
    expect(fanOuts(body, { before: `import pLimit from 'p-limit';` })[0]).toBe('Promise.all(xs) unbounded own');
  });

  it.each([
    [`import pMap from 'p-map';`, 'await pMap(xs, (x) => fetch(x), { concurrency: 5 });'],
    [`import async from 'async';`, 'await async.mapLimit(xs, 5, async (x) => fetch(x));'],
    [`import { Readable } from 'stream';`, 'await Readable.from(xs).map((x) => fetch(x), { concurrency: 5 }).toArray();'],
  ])('that take the place of the combinator: %s', (before, body) => {
    expect(fanOuts(body, { before })).toEqual([]);
  });
});

describe('parts of a collection', () => {
  it.each([
    ['await Promise.all(chunk(xs, 5).map((part) => Promise.all(part.map((x) => fetch(x)))));', 'Promise.all(chunk(xs, 5)) unbounded none parts'],
    ['await Promise.all(chunk(xs, 5).map(async (part) => { await Promise.all(part.map((x) => fetch(x))); }));', 'Promise.all(chunk(xs, 5)) unbounded none parts'],
    ['const chunks = []; for (let i = 0; i < xs.length; i += 5) chunks.push(xs.slice(i, i + 5)); await Promise.all(chunks.map((part) => Promise.all(part.map((x) => fetch(x)))));', 'Promise.all(chunks) unbounded none parts'],
    ['const parts = xs.parts(); await Promise.all(parts.map((part) => Promise.all(part.map((x) => fetch(x)))));', 'Promise.all(parts) unbounded none'],
    ['await Promise.all(Array.from({ length: Math.ceil(xs.length / 5) }, (_, i) => Promise.all(xs.slice(i * 5, i * 5 + 5).map((x) => fetch(x)))));', 'Promise.all(to Math.ceil(xs.length / 5)) unbounded none parts'],
    ['const ps = []; for (const part of chunk(xs, 5)) ps.push(Promise.all(part.map((x) => fetch(x)))); await Promise.all(ps);', 'Promise.all(chunk(xs, 5)) unbounded none parts'],
    ['const ps = []; for (let i = 0; i < xs.length; i += 5) ps.push(...xs.slice(i, i + 5).map((x) => fetch(x))); await Promise.all(ps);', 'Promise.all(xs) unbounded none parts'],
    ['await Promise.all(chunk(xs, 5).map((part) => fetch(part.join())));', 'Promise.all(chunk(xs, 5)) unbounded none'],
    ['await Promise.all(chunk(xs, 5).map(async (part) => { const r = await fetch(part.join()); return part.map((x) => r[x]); }));', 'Promise.all(chunk(xs, 5)) unbounded none'],
    ['await Promise.all(chunk(xs, 5).map(async (part) => { const ps = part.map((x) => fetch(x)); return Promise.all(ps); }));', 'Promise.all(chunk(xs, 5)) unbounded none parts'],
    ['await Promise.all(chunk(xs, 5).map((part) => Promise.all(part.map(load)))); async function load(x) { await fetch(x); }', 'Promise.all(chunk(xs, 5)) unbounded none parts load'],
  ])('all at once: %s', (body, expected) => {
    expect(fanOuts(body).find((fanOut) => fanOut.includes('unbounded'))).toBe(expected);
  });

  it('that nobody waits for', () => {
    expect(fanOuts('for (let i = 0; i < xs.length; i += 5) Promise.all(xs.slice(i, i + 5).map((x) => fetch(x))).then(use);')).toEqual(['Promise.all(xs) unbounded none parts']);
    expect(fanOuts('for (let i = 0; i < xs.length; i += 5) { Promise.all(xs.slice(i, i + 5).map((x) => fetch(x))).then(use); await pause(1000); }')).toEqual(['Promise.all(xs.slice(i, i + 5)) unknown none']);
  });

  it.each([
    ['for (const part of chunk(xs, 5)) await Promise.all(part.map((x) => fetch(x)));', 'Promise.all(part) 5 none'],
    ['for (const part of chunk(xs, 500)) await Promise.all(part.map((x) => fetch(x)));', 'Promise.all(part) 500 none'],
    ['for (const part of chunk(xs, size)) await Promise.all(part.map((x) => fetch(x)));', 'Promise.all(part) unknown none'],
  ])('one after the other: %s', (body, expected) => {
    expect(fanOuts(body)).toEqual([expected]);
  });
});

describe('recursion', () => {
  it.each([
    ['const links = await (await fetch(xs)).json(); await Promise.all(links.map((link) => f(link)));', 'Promise.all(links) unbounded none recursive f'],
    ['const links = await (await fetch(xs)).json(); await Promise.all(links.map(f));', 'Promise.all(links) unbounded none recursive f'],
    ['const links = await (await fetch(xs)).json(); const ps = []; for (const link of links) ps.push(f(link)); await Promise.all(ps);', 'Promise.all(links) unbounded none recursive f'],
    ['const links = await read(xs); await Promise.all(links.map((link) => visit(link))); async function visit(link) { await f(link); } async function read(x) { return (await fetch(x)).json(); }', 'Promise.all(links) unbounded none recursive visit f read'],
    ['return fetch(xs).then((r) => r.json()).then((links) => Promise.all(links.map((link) => f(link))));', 'Promise.all(links) unbounded none f'],
  ])('%s', (body, expected) => {
    expect(fanOuts(body)).toEqual([expected]);
  });

  it('one after the other is none', () => {
    expect(fanOuts('const links = await (await fetch(xs)).json(); for (const link of links) await f(link);')).toEqual([]);
  });
});

describe('functions of other modules', () => {
  it.each([
    [`import { secureFetch } from './http.js';`, 'const r = await secureFetch(x); if (r.ok) use(await r.text());'],
    [`import { fetchWithProxy } from './http.js';`, 'return (await fetchWithProxy(x)).json();'],
    [`const { safeFetch } = require('./http');`, 'return safeFetch(x).then((r) => r.json());'],
    [`import api from './api.js';`, 'const { data } = await api.get(`/users/${x}`); return data;'],
    [`import { httpClient } from './api.js';`, 'return (await httpClient.post(x)).data;'],
    [`import utils from './utils.js';`, 'return utils.getData(`https://api.example.com/${x}`);'],
    [`import { load } from './utils.js';`, 'const base = "https://api.example.com/"; await load(base + x);'],
  ])('that show that they send a request: %s %s', (before, work) => {
    const [found, ...more] = fanOuts(`await Promise.all(xs.map(async (x) => { ${work} }));`, { before });
    expect(found).toBe('Promise.all(xs) unbounded none');
    expect(more).toEqual([]);
  });

  it.each([
    ['a name alone', `import { secureFetch } from './http.js';`, 'await secureFetch(x);'],
    ['a use alone', `import { read } from './files.js';`, 'return (await read(x)).text();'],
    ['a name of this file', '', 'const secureFetch = (y) => db(y); return (await secureFetch(x)).json();'],
    ['a name of nobody', '', 'return (await secureFetch(x)).json();'],
    ['a client whose answer is used as another thing', `import client from './cache.js';`, 'use(await client.get(x));'],
    ['a document, not a response', `import { client } from './store.js';`, 'return (await client.get(x)).data();'],
    ['a name that limits', `import { throttledFetch } from './http.js';`, 'return (await throttledFetch(x)).json();'],
    ['an address that is not waited for', `import { getUrl } from './urls.js';`, 'use(getUrl("https://api.example.com/" + x));'],
  ])('%s is no evidence', (_name, before, work) => {
    expect(fanOuts(`await Promise.all(xs.map(async (x) => { ${work} })); fetch(u);`, { before })).toEqual([]);
  });

  it('that wait for a list', () => {
    expect(fanOuts('await axios.all(xs.map((x) => axios.get(x)));', { before: `import axios from 'axios';` })).toEqual(['axios.all(xs) unbounded none']);
  });
});

describe('the pool', () => {
  it.each([
    ['given by the process', `import { Agent, setGlobalDispatcher } from 'undici'; setGlobalDispatcher(new Agent({ connections: 6 }));`, 'fetch(x)', ' pool of 6'],
    ['of one agent inside another thing', `import https from 'https'; import { S3Client, GetObjectCommand } from '@aws-sdk/client-s3'; const s3 = new S3Client({ requestHandler: { httpsAgent: new https.Agent({ maxSockets: 200 }) } });`, 's3.send(new GetObjectCommand({ Key: x }))', ' pool of 200'],
    ['of an instance', `import https from 'https'; import got from 'got'; const api = got.extend({ agent: { https: new https.Agent({ maxSockets: 4 }) } });`, 'api(x)', ' pool of 4'],
    ['of a client', `import { Client } from 'undici'; const client = new Client('https://x.example');`, 'client.request({ path: x })', ' pool of 1'],
    ['made for each item', `import { Agent } from 'undici';`, 'fetch(x, { dispatcher: new Agent({ connections: 5 }) })', ''],
    ['for ever', `import https from 'https'; const agent = new https.Agent({ maxSockets: Infinity }); import axios from 'axios';`, 'axios.get(x, { httpsAgent: agent })', ''],
  ])('%s', (_name, before, request, pool) => {
    expect(fanOuts(`await Promise.all(xs.map((x) => ${request}));`, { before })).toEqual([`Promise.all(xs) unbounded none${pool}`]);
  });

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
