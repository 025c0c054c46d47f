import { describe, expect, it } from 'vitest';
import { valuesIn } from '../../src/analysis/options/option-answers.js';
import { readOption } from '../../src/analysis/options/options.js';
import type { FactsOptions } from '../facts.js';
import { parsed } from './file.js';

/** The answer for the marked expression: `no`, `unknown`, or the values as written, `?` after those given on some ways only, `unless …` before those that unknown code may replace. */
function option(code: string, path = 'timeout', options: FactsOptions = {}): string {
  const { file, marked } = parsed(code, options);
  const found = readOption(file, marked(), path.split('.'));
  const texts = valuesIn(found).map(({ value }) => file.sourceCode.getText(value)).join(' | ');
  if (found.answer === 'yes') return texts + (found.conditional ? ' ?' : '');
  return texts === '' ? found.answer : `unless … ${texts}`;
}

describe('in place', () => {
  it.each([
    ['fetch(u, /*?*/ { timeout: 1 });', '1'],
    [`fetch(u, /*?*/ { 'timeout': 1 });`, '1'],
    [`fetch(u, /*?*/ { ['timeout']: 1 });`, '1'],
    ['fetch(u, /*?*/ { timeout });', 'timeout'],
    ['fetch(u, /*?*/ { timeout: a ? 1 : 2 });', 'a ? 1 : 2'],
    ['fetch(u, /*?*/ { timeout: 1, timeout: 2 });', '2'],
    ['fetch(u, /*?*/ { [key]: 1, timeout: 2 });', '2'],
    ['fetch(u, /*?*/ { timeout: 2, [key]: 1 });', 'unless … 2'],
    ['fetch(u, /*?*/ { [key]: 1 });', 'unknown'],
    ['fetch(u, /*?*/ { timeout: null });', 'null'],
    ['fetch(u, /*?*/ { timeout: undefined });', 'no'],
    ['fetch(u, /*?*/ { timeout: void 0 });', 'no'],
    ['fetch(u, /*?*/ { timeout: 1, timeout: undefined });', 'no'],
    ['fetch(u, /*?*/ { retries: 1 });', 'no'],
    ['fetch(u, /*?*/ {});', 'no'],
    ['fetch(u, /*?*/ undefined);', 'no'],
    ['fetch(u, /*?*/ null);', 'no'],
    [`fetch(u, /*?*/ 'x');`, 'no'],
    ['fetch(u, /*?*/ () => 1);', 'no'],
    ['fetch(u, /*?*/ own);', 'unknown'],
    ['fetch(u, /*?*/ await load());', 'unknown'],
  ])('%s', (code, expected) => {
    expect(option(code)).toBe(expected);
    expect(option(code, 'timeout', { ts: true })).toBe(expected);
  });

  it.each([
    ['fetch(u, /*?*/ { timeout: 1 } as const);', '1'],
    ['fetch(u, /*?*/ { timeout: 1 } satisfies O);', '1'],
    ['fetch(u, /*?*/ <O>{});', 'no'],
  ])('in TypeScript: %s', (code, expected) => {
    expect(option(code, 'timeout', { ts: true })).toBe(expected);
  });
});

describe('deeper down', () => {
  it.each([
    ['fetch(u, /*?*/ { a: { b: 1 } });', '1'],
    ['fetch(u, /*?*/ { a: {} });', 'no'],
    ['fetch(u, /*?*/ { a: 1 });', 'no'],
    ['fetch(u, /*?*/ { a: x });', 'unknown'],
    ['fetch(u, /*?*/ { a: x.y });', 'unknown'],
    [`fetch(u, /*?*/ { 'a.b': 1 });`, 'no'],
    ['fetch(u, /*?*/ { a: { c: 1 }, b: 2 });', 'no'],
    ['const a = { b: 1 }; fetch(u, /*?*/ { a });', '1'],
    ['const a = { b: 1 }; fetch(u, /*?*/ { a: { ...a } });', '1'],
    ['fetch(u, /*?*/ { a: { ...x } });', 'unknown'],
    ['fetch(u, /*?*/ { ...rest, a: { c: 1 } });', 'no'],
    ['fetch(u, /*?*/ { a: { b: 1 }, ...rest });', 'unless … 1'],
    ['fetch(u, /*?*/ { a: { c: 1 }, ...rest });', 'unknown'],
    ['fetch(u, /*?*/ { a: x ? { b: 1 } : undefined });', '1 ?'],
    ['const o = { a: {} }; o.a.b = 1; fetch(u, /*?*/ o);', '1'],
    [`const o = { a: {} }; o['a']['b'] = 1; fetch(u, /*?*/ o);`, '1'],
    ['const o = {}; o.a = { b: 1 }; fetch(u, /*?*/ o);', '1'],
    ['const o = { a: {} }; o.a = other; fetch(u, /*?*/ o);', 'unknown'],
    ['const o = { a: {} }; o.a.c = 1; fetch(u, /*?*/ o);', 'no'],
  ])('%s', (code, expected) => {
    expect(option(code, 'a.b')).toBe(expected);
  });

  it('is found under the session that stands there', () => {
    expect(option(`import { Agent } from 'undici'; fetch(u, /*?*/ { dispatcher: new Agent({ headersTimeout: 1 }) });`, 'dispatcher.headersTimeout')).toBe('1');
  });
});

describe('variables', () => {
  it.each([
    ['const o = { timeout: 1 }; fetch(u, /*?*/ o);', '1'],
    ['const o = {}; fetch(u, /*?*/ o);', 'no'],
    ['let o = {}; o = { timeout: 1 }; fetch(u, /*?*/ o);', '1 ?'],
    ['let o; fetch(u, /*?*/ o);', 'no'],
    ['let o; if (x) o = { timeout: 1 }; fetch(u, /*?*/ o);', '1'],
    ['const a = { timeout: 1 }; const o = a; fetch(u, /*?*/ o);', '1'],
    ['const { o } = { o: { timeout: 1 } }; fetch(u, /*?*/ o);', '1'],
    ['const { o = { timeout: 1 } } = load(); fetch(u, /*?*/ o);', '1 ?'],
    ['const { a, ...o } = { timeout: 1, a: 1 }; fetch(u, /*?*/ o);', '1'],
    ['const { a, ...o } = load(); fetch(u, /*?*/ o);', 'unknown'],
    ['const o = Object.freeze({ timeout: 1 }); fetch(u, /*?*/ o);', '1'],
    ['const o = structuredClone({}); fetch(u, /*?*/ o);', 'no'],
    ['const o = null; fetch(u, /*?*/ o);', 'no'],
    ['const o = { timeout: 1 }; { const o = {}; fetch(u, /*?*/ o); }', 'no'],
    ['const o = load(); fetch(u, /*?*/ o);', 'unknown'],
    ['const [o] = list; fetch(u, /*?*/ o);', 'unknown'],
    [`import o from 'o'; fetch(u, /*?*/ o);`, 'unknown'],
    ['for (const o of list) fetch(u, /*?*/ o);', 'unknown'],
    ['try {} catch (o) { fetch(u, /*?*/ o); }', 'unknown'],
    ['const o = { ...o }; fetch(u, /*?*/ o);', 'unknown'],
  ])('%s', (code, expected) => {
    expect(option(code)).toBe(expected);
  });
});

describe('spreads', () => {
  it.each([
    ['const a = { timeout: 1 }; fetch(u, /*?*/ { ...a });', '1'],
    ['const a = {}; fetch(u, /*?*/ { ...a });', 'no'],
    ['fetch(u, /*?*/ { ...a });', 'unknown'],
    ['fetch(u, /*?*/ { ...a, timeout: 1 });', '1'],
    ['fetch(u, /*?*/ { timeout: 1, ...a });', 'unless … 1'],
    ['fetch(u, /*?*/ { timeout: 1, ...(x && { timeout: 2 }) });', '2 | 1'],
    ['fetch(u, /*?*/ { ...a, ...(x && { timeout: 2 }) });', '2 ?'],
    ['fetch(u, /*?*/ { timeout: 1, ...a, ...b });', 'unless … 1'],
    ['const a = { retries: 1 }; fetch(u, /*?*/ { timeout: 1, ...a });', '1'],
    ['const a = { timeout: 2 }; fetch(u, /*?*/ { timeout: 1, ...a });', '2'],
    ['fetch(u, /*?*/ { ...(x && { timeout: 1 }) });', '1 ?'],
    ['fetch(u, /*?*/ { ...(x ? { timeout: 1 } : {}) });', '1 ?'],
    ['fetch(u, /*?*/ { ...(x ? { timeout: 1 } : { timeout: 2 }) });', '1 | 2'],
    ['fetch(u, /*?*/ { ...(x ?? {}) });', 'unknown'],
    ['fetch(u, /*?*/ { ...null, ...undefined });', 'no'],
    ['fetch(u, /*?*/ { ...load() });', 'unknown'],
  ])('%s', (code, expected) => {
    expect(option(code)).toBe(expected);
  });
});

describe('later assignments', () => {
  it.each([
    ['const o = {}; o.timeout = 1; fetch(u, /*?*/ o);', '1'],
    [`const o = {}; o['timeout'] = 1; fetch(u, /*?*/ o);`, '1'],
    ['const o = {}; if (x) o.timeout = 1; fetch(u, /*?*/ o);', '1'],
    ['const o = {}; fetch(u, /*?*/ o); o.timeout = 1;', '1'],
    ['const o = { timeout: 1 }; o.timeout = 2; fetch(u, /*?*/ o);', '1 | 2'],
    ['const o = {}; o.retries = 1; fetch(u, /*?*/ o);', 'no'],
    ['const o = {}; o[key] = 1; fetch(u, /*?*/ o);', 'unknown'],
    ['const o = {}; xs.forEach((k) => { o[k] = 1; }); fetch(u, /*?*/ o);', 'unknown'],
    ['const o = {}; ({ t: o.timeout } = x); fetch(u, /*?*/ o);', 'unknown'],
    ['const o = {}; [o.timeout] = [1]; fetch(u, /*?*/ o);', 'unknown'],
    ['const o = {}; for (o.timeout of [1]); fetch(u, /*?*/ o);', 'unknown'],
    ['const o = {}; const p = o; p.timeout = 1; fetch(u, /*?*/ o);', 'unknown'],
    ['const o = {}; const p = o; p.retries = 1; fetch(u, /*?*/ o);', 'no'],
    ['const o = {}; Object.assign(o, { timeout: 1 }); fetch(u, /*?*/ o);', '1'],
    ['const o = {}; Object.assign(o, other); fetch(u, /*?*/ o);', 'unknown'],
    ['const o = {}; Object.defineProperty(o, "timeout", { value: 1 }); fetch(u, /*?*/ o);', 'unknown'],
    ['fetch(u, /*?*/ Object.assign({}, defaults, { timeout: 1 }));', '1'],
    ['fetch(u, /*?*/ Object.assign({ timeout: 1 }, defaults));', 'unless … 1'],
    ['fetch(u, /*?*/ Object.assign({}, { a: 1 }));', 'no'],
    ['fetch(u, /*?*/ Object.assign({}, ...list));', 'unknown'],
    ['const Object = own; fetch(u, /*?*/ Object.assign({}, { timeout: 1 }));', 'unknown'],
  ])('%s', (code, expected) => {
    expect(option(code)).toBe(expected);
  });
});

describe('objects given to other code', () => {
  it.each([
    ['mutate(o)', 'unknown'],
    ['lib.mutate(o)', 'unknown'],
    ['new Thing(o)', 'unknown'],
    ['mutate([o])', 'unknown'],
    ['mutate({ o })', 'unknown'],
    ['mutate(x ? o : p)', 'unknown'],
    ['this.o = o', 'unknown'],
    ['const p = { o }; mutate(p)', 'unknown'],
    ['function add(x) { x.timeout = 1; } add(o)', '1'],
    ['function add(x) { inner(x); } function inner(y) { y.timeout = 1; } add(o)', '1'],
    ['const add = (x = {}) => { x.timeout = 1; }; add(o)', '1'],
    ['function again(x) { again(x); } again(o)', 'no'],
    ['function add(x) { Object.assign(x, y); } add(o)', 'unknown'],
    ['function add(x) { other(x); } add(o)', 'unknown'],
    ['function add(...xs) { xs[0].timeout = 1; } add(o)', 'unknown'],
    ['class A { constructor(x) { this.x = x; } } new A(o)', 'unknown'],
    ['function show(x) { console.log(x.timeout); } show(o)', 'no'],
    ['function add(x) { x.a.timeout = 1; } add(o)', 'no'],
    ['function add({ a }) {} add(o)', 'no'],
    ['console.log(o)', 'no'],
    ['JSON.stringify(o)', 'no'],
    ['logger.info(o)', 'no'],
    ['Object.keys(o)', 'no'],
    ['mutate(o.headers)', 'no'],
    ['mutate({ ...o })', 'no'],
    ['fetch(v, { headers: o })', 'no'],
    ['if (o) mutate()', 'no'],
  ])('%s', (use, expected) => {
    expect(option(`const o = {}; ${use}; fetch(u, /*?*/ o);`)).toBe(expected);
  });

  it('keep what is given already', () => {
    expect(option('const o = { timeout: 1 }; mutate(o); fetch(u, /*?*/ o);')).toBe('1');
  });

  it('are open where a part of them is', () => {
    expect(option('const o = { a: {} }; mutate(o.a); fetch(u, /*?*/ o);', 'a.b')).toBe('unknown');
    expect(option('const a = {}; const o = { a }; mutate(a); fetch(u, /*?*/ o);', 'a.b')).toBe('unknown');
    expect(option('const o = { a: {} }; function f({ a }) { a.b = 1; } f(o); fetch(u, /*?*/ o);', 'a.b')).toBe('unknown');
    expect(option('const o = { a: {} }; mutate(o.c); fetch(u, /*?*/ o);', 'a.b')).toBe('no');
  });
});

describe('functions of the file', () => {
  it.each([
    ['const make = () => ({ timeout: 1 }); fetch(u, /*?*/ make());', '1'],
    ['function make() { return { timeout: 1 }; } fetch(u, /*?*/ make());', '1'],
    ['async function make() { return { timeout: 1 }; } fetch(u, /*?*/ await make());', '1'],
    ['const o = { make() { return { timeout: 1 }; } }; fetch(u, /*?*/ o.make());', '1'],
    ['class A { make() { return { timeout: 1 }; } f() { fetch(u, /*?*/ this.make()); } }', '1'],
    ['function make(o) { return { ...o, a: 1 }; } fetch(u, /*?*/ make({ timeout: 1 }));', '1'],
    ['function make(o) { return { ...o, a: 1 }; } fetch(u, /*?*/ make({}));', 'no'],
    ['function make(o) { return { ...o, a: 1 }; } fetch(u, /*?*/ make());', 'no'],
    ['function make(o) { return { ...o, a: 1 }; } fetch(u, /*?*/ make(x));', 'unknown'],
    ['function make(o = { timeout: 1 }) { return { ...o }; } fetch(u, /*?*/ make());', '1'],
    ['function make(o) { return { timeout: 1, ...o }; } fetch(u, /*?*/ make({ b: 1 }));', '1'],
    ['function make(o) { const r = { ...o }; r.timeout = 1; return r; } fetch(u, /*?*/ make());', '1'],
    ['function merge(a, b) { return { ...a, ...b }; } fetch(u, /*?*/ merge({ timeout: 1 }, { b: 2 }));', '1'],
    ['function merge(a, b) { return Object.assign({}, a, b); } fetch(u, /*?*/ merge({ timeout: 1 }, x));', 'unless … 1'],
    ['function make(x) { if (x) return { timeout: 1 }; return {}; } fetch(u, /*?*/ make());', '1 ?'],
    ['function make() { return inner(); } function inner() { return {}; } fetch(u, /*?*/ make());', 'no'],
    ['function* make() { return { timeout: 1 }; } fetch(u, /*?*/ make());', 'unknown'],
    ['function make() {} fetch(u, /*?*/ make());', 'unknown'],
    ['function make() { return make(); } fetch(u, /*?*/ make());', 'unknown'],
    [`import { make } from 'x'; fetch(u, /*?*/ make({ timeout: 1 }));`, 'unknown'],
  ])('%s', (code, expected) => {
    expect(option(code)).toBe(expected);
  });
});

describe('functions that merge', () => {
  it.each([
    [`import _ from 'lodash'; fetch(u, /*?*/ _.merge({}, { timeout: 1 }, x));`, 'unless … 1'],
    [`import _ from 'lodash'; fetch(u, /*?*/ _.merge({}, { timeout: 1 }, { a: 1 }));`, '1'],
    [`import { defaults } from 'lodash'; fetch(u, /*?*/ defaults({}, x, { timeout: 1 }));`, 'unless … 1'],
    [`import defaults from 'lodash/defaults'; fetch(u, /*?*/ defaults({ timeout: 2 }, { timeout: 1 }));`, '2'],
    [`import merge from 'lodash/merge'; fetch(u, /*?*/ merge({ timeout: 2 }, { timeout: 1 }));`, '1'],
    [`const merge = require('lodash.merge'); fetch(u, /*?*/ merge({}, { timeout: 1 }));`, '1'],
    [`import merge from 'deepmerge'; fetch(u, /*?*/ merge({ timeout: 1 }, {}));`, '1'],
    [`import { defu } from 'defu'; fetch(u, /*?*/ defu(x, { timeout: 1 }));`, 'unless … 1'],
    [`import _ from 'lodash'; const o = {}; _.defaults(o, { timeout: 1 }); fetch(u, /*?*/ o);`, '1'],
    [`import _ from 'lodash'; const o = {}; _.merge({}, o); fetch(u, /*?*/ o);`, 'no'],
    [`import _ from 'lodash'; fetch(u, /*?*/ _.merge({}, ...xs));`, 'unknown'],
    [`import merge from './merge.js'; fetch(u, /*?*/ merge({ timeout: 1 }, {}));`, 'unknown'],
    ['const merge = own; fetch(u, /*?*/ merge({ timeout: 1 }, {}));', 'unknown'],
  ])('%s', (code, expected) => {
    expect(option(code)).toBe(expected);
  });
});

describe('class fields', () => {
  it.each([
    ['class A { o = { timeout: 1 }; f() { fetch(u, /*?*/ this.o); } }', '1'],
    ['class A { #o = { timeout: 1 }; f() { fetch(u, /*?*/ { ...this.#o }); } }', '1'],
    ['class A { static o = { timeout: 1 }; f() { fetch(u, /*?*/ A.o); } }', '1'],
    ['class A { constructor() { this.o = { timeout: 1 }; } f() { fetch(u, /*?*/ this.o); } }', '1'],
    ['class A { constructor(o) { this.o = { ...o, timeout: 1 }; } f() { fetch(u, /*?*/ this.o); } }', '1'],
    ['class A { constructor(o) { this.o = { timeout: 1, ...o }; } f() { fetch(u, /*?*/ this.o); } }', 'unless … 1'],
    ['class A { get o() { return { timeout: 1 }; } f() { fetch(u, /*?*/ this.o); } }', '1'],
    ['class A { get o() { return {}; } f() { fetch(u, /*?*/ this.o); } }', 'no'],
    ['class B { o() { return { timeout: 1 }; } } class A extends B { o() { return { ...super.o(), a: 1 }; } f() { fetch(u, /*?*/ this.o()); } }', '1'],
    ['class B { o() { return {}; } } class A extends B { f() { fetch(u, /*?*/ this.o()); } }', 'no'],
    ['class A { constructor(o) { this.o = o; } f() { fetch(u, /*?*/ this.o); } }', 'unknown'],
    ['class A { o = { a: { timeout: 1 } }; f() { fetch(u, /*?*/ this.o.a); } }', '1'],
    ['class A { o = {}; f() { fetch(u, /*?*/ this.o); } }', 'no'],
    ['class A { o = {}; g() { this.o = { timeout: 1 }; } f() { fetch(u, /*?*/ this.o); } }', '1 ?'],
    ['class A { o = {}; g() { this.o.timeout = 1; } f() { fetch(u, /*?*/ this.o); } }', '1'],
    ['class A { o = {}; g() { Object.assign(this.o, { timeout: 1 }); } f() { fetch(u, /*?*/ this.o); } }', '1'],
    ['class A { o = {}; g() { mutate(this.o); } f() { fetch(u, /*?*/ this.o); } }', 'unknown'],
    ['class A { o = {}; } class B { o = {}; g() { this.o.timeout = 1; } } class C extends A { f() { fetch(u, /*?*/ this.o); } }', 'no'],
    ['class A { f() { fetch(u, /*?*/ this.o); } }', 'unknown'],
  ])('%s', (code, expected) => {
    expect(option(code)).toBe(expected);
  });

  it('that are parameters come from elsewhere', () => {
    expect(option('class A { constructor(private o: O = {}) {} f() { fetch(u, /*?*/ this.o); } }', 'timeout', { ts: true })).toBe('unknown');
  });
});

describe('choices', () => {
  it.each([
    ['fetch(u, /*?*/ x ? { timeout: 1 } : {});', '1 ?'],
    ['fetch(u, /*?*/ x ? { timeout: 1 } : { timeout: 2 });', '1 | 2'],
    ['fetch(u, /*?*/ x ? {} : {});', 'no'],
    ['fetch(u, /*?*/ x ? y : {});', 'unknown'],
    ['fetch(u, /*?*/ x ? y : { timeout: 1 });', '1 ?'],
    ['fetch(u, /*?*/ x || { timeout: 1 });', '1 ?'],
    ['fetch(u, /*?*/ x ?? {});', 'unknown'],
    ['fetch(u, /*?*/ x && { timeout: 1 });', '1 ?'],
    ['let o; fetch(u, /*?*/ o ??= { timeout: 1 });', '1'],
  ])('%s', (code, expected) => {
    expect(option(code)).toBe(expected);
  });
});

describe('parameters', () => {
  it.each([
    ['function f(o) { fetch(u, /*?*/ o); } f({ timeout: 1 });', '1'],
    ['function f(o) { fetch(u, /*?*/ o); } f({});', 'no'],
    ['function f(o) { fetch(u, /*?*/ o); } f({}); f();', 'no'],
    ['function f(o) { fetch(u, /*?*/ o); } f({ timeout: 1 }); f({});', '1 ?'],
    ['function f(o) { fetch(u, /*?*/ o); } f(x);', 'unknown'],
    ['function f(o) { fetch(u, /*?*/ o); }', 'unknown'],
    ['function f(o) { fetch(u, /*?*/ o); } f(...args);', 'unknown'],
    ['function f(...o) { fetch(u, /*?*/ o); } f({});', 'unknown'],
    ['function f(a, o) { fetch(u, /*?*/ o); } f(1, {});', 'no'],
    ['function f(a, o = {}) { fetch(u, /*?*/ o); } f(1);', 'no'],
    ['function f(a, o = { timeout: 1 }) { fetch(u, /*?*/ o); } f(1);', '1'],
    ['function f(a, o = { timeout: 1 }) { fetch(u, /*?*/ o); } f(1, undefined);', '1'],
    ['function f(a, o = { timeout: 1 }) { fetch(u, /*?*/ o); } f(1, {});', 'no'],
    ['const f = (o) => fetch(u, /*?*/ o); f({});', 'no'],
    ['class A { #f(o) { fetch(u, /*?*/ o); } g() { this.#f({}); } }', 'no'],
    ['class A { #f(o) { fetch(u, /*?*/ o); } g() { this.#f({}); xs.map(this.#f); } }', 'unknown'],
    ['class A { f(o) { fetch(u, /*?*/ o); } g() { this.f({}); } }', 'unknown'],
    ['class A { constructor(o) { fetch(u, /*?*/ o); } } new A({ timeout: 1 });', '1'],
    ['class A { constructor(o) { fetch(u, /*?*/ o); } } new A({});', 'no'],
    ['const A = class { constructor(o) { fetch(u, /*?*/ o); } }; new A({}); x instanceof A;', 'no'],
    ['class A { constructor(o) { fetch(u, /*?*/ o); } } class B extends A { constructor() { super({ timeout: 1 }); } } new B();', '1'],
    ['class A { constructor(o) { fetch(u, /*?*/ o); } } class B extends A {} new B({ timeout: 1 });', '1'],
    ['export class A { constructor(o) { fetch(u, /*?*/ o); } } new A({});', 'unknown'],
    ['class A { constructor(o) { fetch(u, /*?*/ o); } } new A({}); export { A };', 'unknown'],
    ['class A { constructor(o) { fetch(u, /*?*/ o); } } new A({}); register(A);', 'unknown'],
    ['class A { constructor(o) { fetch(u, /*?*/ o); } } export class B extends A {} new B({});', 'unknown'],
    ['function f(o) { fetch(u, /*?*/ o); } function g(o) { f({ ...o }); } g({ timeout: 1 });', '1'],
    ['function f(o) { o.timeout = 1; fetch(u, /*?*/ o); } export { f };', '1'],
    ['function f(o) { o = { ...o, timeout: 1 }; fetch(u, /*?*/ o); } export { f };', '1 ?'],
    ['function f(o) { o = { timeout: 1, ...o }; fetch(u, /*?*/ o); } export { f };', 'unless … 1'],
    ['function f(o) { o = o || {}; fetch(u, /*?*/ o); } f({});', 'no'],
    ['function f(o) { fetch(u, /*?*/ o); f(o); } f({});', 'unknown'],
    ['xs.map((o) => fetch(u, /*?*/ o));', 'unknown'],
    ['export function f(o) { fetch(u, /*?*/ o); } f({});', 'unknown'],
    ['function f(o) { fetch(u, /*?*/ o); } f({}); export { f };', 'unknown'],
    ['function f(o) { fetch(u, /*?*/ o); } f({}); app.use(f);', 'unknown'],
    ['function f(o) { fetch(u, /*?*/ o); } f({}); f.call(null, x);', 'unknown'],
  ])('%s', (code, expected) => {
    expect(option(code)).toBe(expected);
  });
});

it('does not lose itself among functions that call each other many times', () => {
  const levels = Array.from({ length: 4 }, (_, level) => `function f${level}(a) { return { ${Array.from({ length: 100 }, () => `...f${level + 1}(a)`).join(', ')} }; }`);
  expect(option(`${levels.join('\n')} function f4() { return {}; } fetch(u, /*?*/ f0(1));`)).toBe('unknown');
});
