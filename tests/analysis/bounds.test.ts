import { describe, expect, it } from 'vitest';
import { boundOf } from '../../src/analysis/bounds.js';
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
    ['[1, 2, 3].slice(1)', 3],
    ['load().splice(0, 10)', 10],
    ['load().splice(0, n)', 'unknown'],
    ['[1, 2].filter(f)', 2],
    ['[1, 2].map(f)', 2],
    ['load().filter(f)', 'unbounded'],
    ['[1, 2].toSorted()', 2],
    ['[1, 2].flatMap(f)', 'unbounded'],
    ['[1, 2].concat([3])', 3],
    ['[1].concat(load())', 'unbounded'],
    [`'a,b'.split(',')`, 'unknown'],
    [`load().split(',')`, 'unbounded'],
    ['load().slice(0, 10).map(f)', 10],
    ['chunk([1, 2], 10)', 2],
    ['chunk(load(), 10)', 'unbounded'],
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
    ['const xs = []; for (const a of b) xs.push(a);', 'unbounded'],
    ['const xs = [1, 2]; xs.unshift(3);', 'unbounded'],
    ['const s = new Set(); for (const a of b) s.add(a); const xs = [...s];', 'unbounded'],
    ['const xs = process.argv.slice(2);', 'unknown'],
    [`import xs from './x.js';`, 'unknown'],
    ['const xs = ys; const ys = xs;', 'unknown'],
    ['var xs = xs;', 'unknown'],
    ['let xs = [1]; xs = [...xs, 2];', 'unknown'],
  ])('%s', (declaration, expected) => {
    expect(bound(`${declaration} /*?*/ all(xs);`)).toBe(expected);
  });

  it.each([
    ['const HOSTS = load(); /*?*/ all(HOSTS);', 'unknown'],
    ['const HOSTS = [1, 2]; /*?*/ all(HOSTS);', 2],
    ['const batch = load(); /*?*/ all(batch);', 'unknown'],
    ['/*?*/ all(config.HOSTS);', 'unknown'],
    ['/*?*/ all(job.batch);', 'unknown'],
    [`import config from 'x'; /*?*/ all(config.hosts);`, 'unknown'],
    ['/*?*/ all(response.data.items);', 'unbounded'],
    ['const o = { xs: [1, 2] }; /*?*/ all(o.xs);', 2],
    ['for (const xs of chunks) /*?*/ all(xs);', 'unknown'],
    ['while (q.length) { const part = q.splice(0, 5); /*?*/ all(part); }', 5],
    ['for (let i = 0; i < xs.length; i += 10) { const part = xs.slice(i, i + 10); /*?*/ all(part); }', 'unknown'],
  ])('by name and place: %s', (code, expected) => {
    expect(bound(code)).toBe(expected);
  });

  it.each([
    ['const o = { a: 1, b: 2 }; /*?*/ all(Object.keys(o));', 2],
    ['const o = Object.freeze({ a: 1 }); /*?*/ all(Object.keys(o));', 1],
    ['const o = { a: 1 }; o[x] = 3; /*?*/ all(Object.keys(o));', 'unbounded'],
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
    ['load().then((xs) => /*?*/ all(xs));', 'unknown'],
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

describe('fields', () => {
  it.each([
    ['class A { xs = [1, 2]; f() { /*?*/ all(this.xs); } }', 2],
    ['class A { #xs = new Set([1]); f() { /*?*/ all(this.#xs); } }', 1],
    ['class A { xs = []; f() { /*?*/ all(this.xs); } }', 'unbounded'],
    ['class A { xs = load(); f() { /*?*/ all(this.xs); } }', 'unbounded'],
    ['class A { xs = [1, 2]; g() { this.xs = load(); } f() { /*?*/ all(this.xs); } }', 'unbounded'],
    ['class A { static XS = load(); f() { /*?*/ all(A.XS); } }', 'unknown'],
  ])('%s', (code, expected) => {
    expect(bound(code)).toBe(expected);
  });
});
