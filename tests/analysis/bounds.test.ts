import { describe, expect, it } from 'vitest';
import { boundOf } from '../../src/analysis/fan-out/bounds.js';
import { parsed } from './file.js';

/** The bound of the first argument of the marked call. */
function bound(code: string, ts = false): number | string {
  const { file, markedCall } = parsed(code, { ts });
  const [collection] = markedCall().arguments;
  if (!collection) throw new Error('The marked call takes nothing');
  return boundOf(file, collection);
}

describe('expressions', () => {
  it.each([
    ['[]', 0],
    ['[1, 2, 3]', 3],
    ['[,, 1]', 3],
    ['[1, ...[2, 3]]', 3],
    ['[a, ...b]', 'unknown'],
    [`'abc'`, 3],
    [`[...'ab']`, 2],
    ['new Array(5)', 5],
    ['Array(5)', 5],
    ['Array(n)', 'unknown'],
    ['[...Array(4).keys()]', 4],
    ['Array(3).fill(0)', 3],
    ['Array.of(1, 2)', 2],
    ['Array.from({ length: 5 })', 5],
    ['Array.from({ length: 2 * 3 })', 6],
    ['Array.from({ length: n })', 'unknown'],
    ['Array.from(new Set([1, 2]))', 2],
    ['new Map([[1, 2]])', 1],
    ['new Map()', 'unbounded'],
    ['new Foo()', 'unknown'],
    ['Object.keys({ a: 1, b: 2 })', 2],
    ['Object.values(Object.freeze({ a: 1 }))', 1],
    ['Object.values(o)', 'unknown'],
    ['Object.freeze([1, 2])', 2],
    ['x ? [1] : [1, 2]', 2],
    ['x ? [1] : y', 'unknown'],
    ['[1] || load()', 'unbounded'],
    ['Promise.all([a, b])', 2],
    ['await Promise.all([a, b])', 2],
    ['load()', 'unbounded'],
    ['await load()', 'unbounded'],
    ['take(items, 5)', 'unknown'],
    ['pick(items, limit)', 'unknown'],
    ['resample(items)', 'unbounded'],
    ['nearestTo(place)', 'unknown'],
    ['unique([1, 2])', 'unknown'],
    [`load('abc')`, 'unbounded'],
    [`require('./hosts.json')`, 'unknown'],
    [`require('./hosts.json').all`, 'unknown'],
    ['_.range(5)', 'unknown'],
    ['42', 'unknown'],
    ['(x) => x', 'unknown'],
  ])('%s', (expression, expected) => {
    expect(bound(`/*?*/ all(${expression});`)).toBe(expected);
    expect(bound(`/*?*/ all((${expression}) as any);`, true)).toBe(expected);
  });
});

describe('methods', () => {
  it.each([
    ['load().slice(0, 10)', 10],
    ['load().slice(5, 15)', 10],
    ['load().slice(i, i + 10)', 'unknown'],
    ['load().slice(5)', 'unbounded'],
    ['load().slice(-10)', 10],
    ['[1, 2].slice(-10)', 2],
    ['[1, 2, 3].slice(1)', 3],
    ['load().splice(0, 10)', 10],
    ['load().splice(0, n)', 'unknown'],
    ['[1, 2].filter(f)', 2],
    ['[1, 2].map(f)', 2],
    ['load().filter(f)', 'unbounded'],
    ['[1, 2].toSorted()', 2],
    ['[1, 2].flatMap(f)', 'unknown'],
    ['[1, 2].flatMap((x) => [x, x, x])', 6],
    ['[1, 2].flatMap((x) => load(x))', 'unbounded'],
    ['load().flatMap((x) => [x, x])', 'unbounded'],
    ['[[1], [2]].flat()', 'unknown'],
    ['load().flat()', 'unbounded'],
    ['[1, 2].concat([3])', 3],
    ['[1].concat(load())', 'unbounded'],
    [`'a,b'.split(',')`, 'unknown'],
    [`load().split(',')`, 'unbounded'],
    ['load().slice(0, 10).map(f)', 10],
    ['chunk([1, 2], 10)', 2],
    ['chunk(load(), 10)', 'unbounded'],
    ['[1, 2, 3].reduce((sum, x) => ({ ...sum, [x]: x }), {})', 3],
    ['load().then((r) => r.items)', 'unbounded'],
    ['load().then(() => [1, 2])', 2],
    ['load().catch(() => [])', 'unbounded'],
    ['cache.values()', 'unknown'],
    [`process.env.HOSTS.split(',')`, 'unknown'],
    ['os.cpus()', 'unknown'],
  ])('%s', (expression, expected) => {
    expect(bound(`/*?*/ all(${expression});`)).toBe(expected);
  });
});

describe('variables', () => {
  it.each([
    ['const xs = [1, 2];', 2],
    ['let xs = [1]; xs = [1, 2, 3];', 3],
    ['const { xs } = { xs: [1, 2] };', 2],
    ['const n = 3; const xs = Array.from({ length: n });', 3],
    ['const xs = load();', 'unbounded'],
    ['const { xs } = await load();', 'unbounded'],
    ['const xs = []; for (const a of load()) xs.push(a);', 'unbounded'],
    [`const xs = []; for (const a of ['x', 'y']) xs.push(a, a);`, 4],
    ['const xs = [1]; xs.push(2); if (x) xs.push(3);', 3],
    ['const xs = []; xs.push(...load());', 'unbounded'],
    ['const xs = []; while (more()) xs.push(1);', 'unbounded'],
    ['const xs = []; function add(x) { xs.push(x); }', 'unbounded'],
    ['const xs = []; for (const a of load()) xs[a] = a;', 'unbounded'],
    ['let xs = []; for (const a of load()) xs = [...xs, a];', 'unbounded'],
    ['let xs = []; for (const a of load()) xs = xs.concat(a);', 'unbounded'],
    ['let xs = load(); xs = xs.filter(f);', 'unbounded'],
    ['let xs = [1, 2]; xs = xs.filter(f);', 2],
    ['const xs = [1, 2]; xs.unshift(3);', 3],
    ['const s = new Set(); for (const a of load()) s.add(a); const xs = [...s];', 'unbounded'],
    ['const xs = process.argv.slice(2);', 'unknown'],
    [`import xs from './x.js';`, 'unknown'],
    ['const xs = ys; const ys = xs;', 'unknown'],
    ['var xs = xs;', 'unknown'],
    ['let xs = [1]; xs = [...xs, 2];', 2],
  ])('%s', (declaration, expected) => {
    expect(bound(`${declaration} /*?*/ all(xs);`)).toBe(expected);
  });

  it.each([
    ['const HOSTS = load(); /*?*/ all(HOSTS);', 'unknown'],
    ['const HOSTS = [1, 2]; /*?*/ all(HOSTS);', 2],
    ['const batch = load(); /*?*/ all(batch);', 'unknown'],
    ['/*?*/ all(config.HOSTS);', 'unknown'],
    ['/*?*/ all(config.hosts);', 'unknown'],
    ['/*?*/ all(this.settings.plex.servers);', 'unknown'],
    ['/*?*/ all(event.Records);', 'unknown'],
    ['/*?*/ all(page.items);', 'unknown'],
    ['/*?*/ all(options.urls);', 'unbounded'],
    ['/*?*/ all(job.batch);', 'unknown'],
    [`import config from 'x'; /*?*/ all(config.hosts);`, 'unknown'],
    ['/*?*/ all(response.data.items);', 'unbounded'],
    ['const o = { xs: [1, 2] }; /*?*/ all(o.xs);', 2],
    ['for (const xs of chunks) /*?*/ all(xs);', 'unknown'],
    ['for (const xs of chunk(load(), 25)) /*?*/ all(xs);', 25],
    ['const parts = chunk(load(), 25); parts.map((xs) => /*?*/ all(xs));', 25],
    ['for (const xs of [[1], [1, 2]]) /*?*/ all(xs);', 2],
    ['for (const [a, b] of load()) /*?*/ all(a);', 'unknown'],
    ['while (q.length) { const part = q.splice(0, 5); /*?*/ all(part); }', 5],
    ['for (let i = 0; i < xs.length; i += 10) { const part = xs.slice(i, i + 10); /*?*/ all(part); }', 'unknown'],
  ])('by name and place: %s', (code, expected) => {
    expect(bound(code)).toBe(expected);
  });

  it.each([
    ['const o = { a: 1, b: 2 }; /*?*/ all(Object.keys(o));', 2],
    ['const o = Object.freeze({ a: 1 }); /*?*/ all(Object.keys(o));', 1],
    ['const o = { a: 1 }; o[x] = 3; /*?*/ all(Object.keys(o));', 2],
    ['const o = {}; for (const x of load()) o[x] = 3; /*?*/ all(Object.keys(o));', 'unbounded'],
    ['const o = Object.fromEntries([[1, 2]]); /*?*/ all(Object.keys(o));', 1],
    ['const { hosts } = { hosts: { a: 1 } }; /*?*/ all(Object.keys(hosts));', 1],
    [`const o = require('./hosts.json'); /*?*/ all(Object.keys(o));`, 'unknown'],
    ['function f(payload) { /*?*/ all(Object.keys(payload)); }', 'unknown'],
    ['const byChain = load(); /*?*/ all(Object.values(byChain));', 'unknown'],
    ['function f(o) { /*?*/ all(Object.values(o)); } f({ a: 1 }); f({ a: 1, b: 2 });', 2],
    ['const o = group([1, 2]); function group(xs) { return xs.reduce((all, x) => { all[x] = x; return all; }, {}); } /*?*/ all(Object.keys(o));', 2],
    ['const o = { ...p }; /*?*/ all(Object.keys(o));', 'unknown'],
    ['const o = load(); /*?*/ all(Object.values(o));', 'unbounded'],
    [`import { hosts } from 'x'; /*?*/ all(Object.values(hosts));`, 'unknown'],
    ['function f(o) { /*?*/ all(Object.values(o)); }', 'unbounded'],
  ])('of entries: %s', (code, expected) => {
    expect(bound(code)).toBe(expected);
  });
});

describe('functions', () => {
  it.each([
    ['const f = () => [1, 2]; /*?*/ all(f());', 2],
    ['function f() { if (x) return [1]; return [1, 2, 3]; } /*?*/ all(f());', 3],
    ['async function f() { return [1]; } /*?*/ all(await f());', 1],
    ['function f() { return load(); } /*?*/ all(f());', 'unbounded'],
    ['function f() { return f(); } /*?*/ all(f());', 'unknown'],
  ])('that give the list: %s', (code, expected) => {
    expect(bound(code)).toBe(expected);
  });

  it.each([
    ['function f(xs) { /*?*/ all(xs); } f([1, 2]); f([1, 2, 3]);', 3],
    ['export function f(xs) { /*?*/ all(xs); } f([1, 2]);', 2],
    ['function f(xs = [1, 2]) { /*?*/ all(xs); } f();', 2],
    ['function f(xs) { /*?*/ all(xs); } f([1, 2]); f(load());', 'unbounded'],
    ['export function f(xs) { /*?*/ all(xs); }', 'unbounded'],
    ['export function f({ xs }) { /*?*/ all(xs); }', 'unbounded'],
    ['export function f(...xs) { /*?*/ all(xs); }', 'unknown'],
    ['function f(xs) { /*?*/ all(xs); } chunks.map(f);', 'unknown'],
    ['chunks.map((xs) => /*?*/ all(xs));', 'unknown'],
    ['load().then((xs) => /*?*/ all(xs));', 'unbounded'],
    ['Promise.resolve([1]).then((xs) => /*?*/ all(xs));', 'unknown'],
    ['function f(xs) { /*?*/ all(xs); } f(CONFIG.xs);', 'unknown'],
    ['function f({ xs }) { /*?*/ all(xs); } f({ xs: [1] }); f({ xs: [1, 2] });', 2],
    ['function f(xs) { if (xs) f(xs.slice(1)); /*?*/ all(xs); } f([1, 2]);', 2],
    ['function f(xs) { f(xs); /*?*/ all(xs); }', 'unbounded'],
  ])('that are given the list: %s', (code, expected) => {
    expect(bound(code)).toBe(expected);
  });

  it('is found out once for functions that call each other in all ways', () => {
    const names = Array.from({ length: 40 }, (_, i) => `f${i}`);
    const code = names.map((name) => `function ${name}(xs) { ${names.map((other) => `${other}(xs);`).join(' ')} }`).join('\n');
    expect(bound(`${code} function g(xs) { /*?*/ all(xs); } function h(xs) { g(xs); f0(xs); } export { h };`)).toBe('unbounded');
  });
});

describe('pages', () => {
  it.each([
    ["const { data } = await axios.get('/users?limit=20'); /*?*/ all(data);", 20],
    ["const { data } = await axios.get('/users', { params: { per_page: 50 } }); /*?*/ all(data);", 50],
    ["const { data } = await axios.get('/users', { params: { per_page: size } }); /*?*/ all(data);", 'unknown'],
    ["const { data } = await axios.get(`/users?page=${page}`); /*?*/ all(data.items);", 'unknown'],
    ["const { data } = await axios.get('/users?page=' + page); /*?*/ all(data.items);", 'unknown'],
    ["const { data } = await axios.get('/users?page=1'); /*?*/ all(data.items);", 'unbounded'],
    ["const { data } = await axios.get('/users'); /*?*/ all(data.items);", 'unbounded'],
    ["const url = '/users?limit=20'; const response = await fetch(url); const { items } = await response.json(); /*?*/ all(items);", 20],
    ["fetch('/users?limit=20').then((response) => response.json()).then((items) => /*?*/ all(items));", 20],
    ['const users = await prisma.user.findMany({ take: 30 }); /*?*/ all(users);', 30],
    ['const users = await prisma.user.findMany({ where: { age: 30 } }); /*?*/ all(users);', 'unbounded'],
    ['const users = await User.find().limit(10).lean(); /*?*/ all(users);', 10],
    ["const users = await User.find({ first: 'Ada' }); /*?*/ all(users);", 'unbounded'],
    ['const { Contents } = await s3.send(new ListCommand({ MaxKeys: 40 })); /*?*/ all(Contents);', 40],
    ['const { Contents } = await s3.send(new ListCommand({ ContinuationToken: token })); /*?*/ all(Contents);', 'unknown'],
    ["const all_ = await octokit.paginate('GET /repos', { per_page: 100 }); /*?*/ all(all_);", 'unbounded'],
    ['const query = `{ pools(first: 15) { id } }`; const { pools } = await request(url, query); /*?*/ all(pools);', 15],
    ['const query = `{ pools(first: 15) { id } tokens(first: 1000) { id } }`; const { pools } = await request(url, query); /*?*/ all(pools);', 'unknown'],
    ["const load = async () => (await fetch('/users?limit=20')).json(); const users = await load(); /*?*/ all(users.items);", 20],
  ])('%s', (code, expected) => {
    expect(bound(code)).toBe(expected);
  });
});

describe('types', () => {
  it.each([
    ['function f(xs: [string, string]) { /*?*/ all(xs); }', 2],
    ['function f(xs: [string, ...string[]]) { /*?*/ all(xs); }', 'unbounded'],
    ['enum K { A, B, C } /*?*/ all(Object.values(K));', 3],
  ])('%s', (code, expected) => {
    expect(bound(code, true)).toBe(expected);
  });
});

describe('libraries of functions', () => {
  it.each([
    ['_.map([1, 2], f)', 2],
    ['_.filter(load(), f)', 'unbounded'],
    ['_.uniq([1, 2])', 'unknown'],
    ['_.uniq(load())', 'unbounded'],
    ['_.take(load(), 5)', 'unknown'],
  ])('%s', (expression, expected) => {
    expect(bound(`import _ from 'lodash'; /*?*/ all(${expression});`)).toBe(expected);
  });

  it('are told from lists of other modules', () => {
    expect(bound(`import hosts from './hosts.js'; /*?*/ all(hosts.map((host) => host.url));`)).toBe('unknown');
    expect(bound(`import { hosts } from './hosts.js'; /*?*/ all(hosts.filter(Boolean));`)).toBe('unknown');
  });
});

describe('fields', () => {
  it.each([
    ['class A { xs = [1, 2]; f() { /*?*/ all(this.xs); } }', 2],
    ['class A { #xs = new Set([1]); f() { /*?*/ all(this.#xs); } }', 1],
    ['class A { xs = []; f() { /*?*/ all(this.xs); } }', 'unbounded'],
    ['class A { xs = load(); f() { /*?*/ all(this.xs); } }', 'unbounded'],
    ['class A { xs = new Array(n); f() { /*?*/ all(this.xs); } }', 'unknown'],
    ['class A { xs = [1]; g(x) { this.xs.push(x); } f() { /*?*/ all(this.xs); } }', 'unbounded'],
    ['class A { constructor(xs) { this.xs = xs; } f() { /*?*/ all(this.xs); } }', 'unbounded'],
    ['class A { xs = [1, 2]; g() { this.xs = load(); } f() { /*?*/ all(this.xs); } }', 'unbounded'],
    ['class A { static XS = load(); f() { /*?*/ all(A.XS); } }', 'unknown'],
  ])('%s', (code, expected) => {
    expect(bound(code)).toBe(expected);
  });
});
