import { describe, expect, it } from 'vitest';
import { flowOf } from '../../src/analysis/values/flow.js';
import { parsed } from './file.js';

/** What is done with the marked value, as the lines' code around its last mentions; `?` at the end when some of it cannot be seen. */
function flow(code: string, { path = [], ts = false }: { path?: readonly string[]; ts?: boolean } = {}): string {
  const { file, marked } = parsed(code, { ts });
  const { ends, complete } = flowOf(file, marked(), path);
  return [...ends.map(({ parent }) => file.sourceCode.getText(parent)), ...(complete ? [] : ['?'])].join(' | ');
}

describe('flowOf', () => {
  it.each([
    ['a place of its own', 'use(/*?*/make());', 'use(/*?*/make())'],
    ['nothing', '/*?*/make();', ''],
    ['a variable', 'const a = /*?*/make(); use(a); a.look();', 'use(a) | a.look'],
    ['await', 'const a = await /*?*/make(); use(await a);', 'use(await a)'],
    ['another variable', 'const a = /*?*/make(); let b; b = a; use(b);', 'use(b)'],
    ['a value that is assigned and used', 'let a; use(a = /*?*/make());', 'use(a = /*?*/make())'],
    ['either of two', 'const a = other ? /*?*/make() : null; use(a ?? 1);', 'use(a ?? 1)'],
    ['a test', 'const a = /*?*/make(); if (a) use();', 'if (a) use();'],
    ['the left of an and', 'const a = /*?*/make(); use(a && 1);', 'a && 1'],
    ['a property', 'const a = { b: /*?*/make() }; use(a.b); use(a.c);', 'use(a.b)'],
    ['a pattern', 'const { b: c } = { b: /*?*/make() }; use(c);', 'use(c)'],
    ['the rest of a pattern', 'const { a, ...others } = { b: /*?*/make() }; use(others.b);', 'use(others.b)'],
    ['a spread', 'const a = { b: /*?*/make() }; const c = { ...a }; use(c.b);', 'use(c.b)'],
    ['a list', 'const [, a] = await Promise.all([other(), /*?*/make()]); use(a);', 'use(a)'],
    ['an element', 'const a = [/*?*/make()]; use(a[0]); use(a.length);', 'use(a[0])'],
    ['a function of the file', 'save(/*?*/make()); function save(a) { use(a); }', 'use(a)'],
    ['a default', 'save(/*?*/make()); function save(a = 1) { use(a); }', 'use(a)'],
    ['what a function returns', 'const a = load(); use(a); function load() { return /*?*/make(); }', 'use(a)'],
    ['an arrow function', 'const load = () => /*?*/make(); use(load());', 'use(load())'],
    ['a private method', 'class A { #load() { return /*?*/make(); } run() { use(this.#load()); } }', 'use(this.#load())'],
    ['a chain', '(/*?*/make()).then((a) => a).then((b) => use(b));', 'use(b)'],
    ['a chain with handlers', '(/*?*/make()).catch(other).finally(other).then((a) => use(a));', 'use(a)'],
    ['a function called at once', 'const a = (() => /*?*/make())(); use(a);', 'use(a)'],
    ['an executor', 'const a = await new Promise((resolve) => other.on("end", () => resolve(/*?*/make()))); use(a);', 'use(a)'],
    ['a wrapper of promises', 'import { firstValueFrom } from "rxjs"; const a = await firstValueFrom(/*?*/make()); use(a);', 'use(a)'],
    ['a cycle', 'let a = /*?*/make(); a = other ? a : a; use(a);', 'use(a)'],
  ])('follows %s', (_name, code, expected) => {
    expect(flow(code)).toBe(expected);
  });

  it.each([
    ['a member', 'const a = await /*?*/make(); use(a.data); use(a.status); log(a.data.length);', 'use(a.data) | a.data.length'],
    ['a pattern', 'const { data: a, status } = await /*?*/make(); use(a, status);', 'use(a, status)'],
    ['a pattern in a chain', '(/*?*/make()).then(({ data }) => use(data));', 'use(data)'],
    ['a pattern with a default', 'const { data = 1 } = await /*?*/make(); use(data);', 'use(data)'],
    ['a log of the whole', 'const a = await /*?*/make(); console.log(a); use(a.data);', 'use(a.data)'],
    ['a function that is given the whole', 'const a = /*?*/make(); look(a); function look({ data }) { use(data); }', 'use(data)'],
  ])('reaches a value behind a path: %s', (_name, code, expected) => {
    expect(flow(code, { path: ['data'] })).toBe(expected);
  });

  it('looks through casts', () => {
    expect(flow('const a = (await /*?*/make()) as Buffer; use(a!);', { ts: true })).toBe('use(a!)');
  });

  it('takes what a pattern takes out of the value itself for a use of it', () => {
    expect(flow('const a = /*?*/make(); const { length } = a; use(length);')).toBe('{ length } = a');
  });

  it.each([
    ['an exported variable', 'export const a = /*?*/make();', '?'],
    ['an exported function', 'export function load() { return /*?*/make(); } use(load());', 'use(load()) | ?'],
    ['a public method', 'class A { load() { return /*?*/make(); } run() { use(this.load()); } }', 'use(this.load()) | ?'],
    ['a field', 'class A { run() { this.a = /*?*/make(); } }', '?'],
    ['an object that is handed on', 'use({ a: /*?*/make() });', '?'],
    ['an object that is returned', 'export const load = () => ({ a: /*?*/make() });', '?'],
    ['a list of unknown order', 'const a = [/*?*/make()]; for (const b of a) use(b);', '?'],
    ['the callback of a loop', 'const a = items.map(() => /*?*/make()); use(a);', '?'],
    ['a callback that nobody knows', 'const a = retry(() => /*?*/make()); use(a);', '?'],
    ['a generator', 'function* all() { yield /*?*/make(); }', '?'],
    ['rest parameters', 'save(/*?*/make()); function save(...all) { use(all); }', '?'],
    ['arguments', 'save(/*?*/make()); function save(a) { use(arguments); }', '?'],
    ['an error', 'throw /*?*/make();', '?'],
    ['a function from elsewhere along a chain', '(/*?*/make()).then(use);', '?'],
    ['a computed key', 'const a = { b: /*?*/make() }; use(a[key]);', '?'],
  ])('loses sight of %s', (_name, code, expected) => {
    expect(flow(code)).toBe(expected);
  });
});
