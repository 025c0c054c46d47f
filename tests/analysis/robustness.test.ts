import { describe, expect, it } from 'vitest';
import type { Fact, HttpModel } from '../../src/analysis/index.js';
import { factsOf, type FactsOptions } from '../facts.js';

/** The lists of a model, by name: everything in them is read, and every place checked. */
function listsIn(code: string, options: FactsOptions = {}): Readonly<Record<string, readonly Fact[]>> {
  const model = factsOf(code, options);
  const lists = Object.fromEntries(Object.keys(model).flatMap((name) => {
    const list: unknown = model[name as keyof HttpModel];
    return Array.isArray(list) ? [[name, list as readonly Fact[]] as const] : [];
  }));
  const lines = code.split(/\r\n|[\r\n\u2028\u2029]/).length;
  const wrong = Object.entries(lists).flatMap(([name, list]) => [
    ...list.filter((fact) => !isWhole(fact, code.length, lines)).map(({ site }) => `${name}: ${site.text}`),
    ...list.filter(({ site }, index) => index > 0 && site.range[0] < (list[index - 1]?.site.range[0] ?? 0)).map(({ site }) => `${name}: ${site.text} is out of order`),
  ]);
  expect(wrong).toEqual([]);
  return lists;
}

/** Whether everything in a fact can be read, and its place is one of the text. */
function isWhole(fact: Fact, length: number, lines: number): boolean {
  const { range: [start, end], loc, text } = fact.site;
  const values = Object.keys(fact).map((key) => (fact as unknown as Readonly<Record<string, unknown>>)[key]);
  return !values.includes(undefined) && start >= 0 && end > start && end <= length && loc.end.line <= lines && text.length <= 60;
}

function factsIn(code: string, options: FactsOptions = {}): readonly Fact[] {
  return Object.values(listsIn(code, options)).flat();
}

const parsers = [['espree', false], ['typescript-eslint', true]] as const;

/** Code with a request of its own at the end, which must be found whatever comes before. */
function expectToSurvive(code: string, options: FactsOptions): void {
  const required = options.sourceType === 'commonjs' ? `const { request: lastRequest } = require('undici');` : `import { request as lastRequest } from 'undici';`;
  const { requests = [] } = listsIn(`${required}\n${code}\n;lastRequest(0);`, options);
  expect(requests.map(({ site }) => site.text)).toContain('lastRequest(0)');
}

const required = `const { Agent, fetch: send } = require('undici'); const fs = require('fs'); const axios = require('axios'); const https = require('https');\n`;
const imported = `import { Agent, fetch as send } from 'undici'; import fs from 'node:fs'; import axios from 'axios'; import https from 'node:https';\n`;

/** As a script and as a module: one parser each, and both. */
function expectToSurviveAnywhere(code: string): void {
  expectToSurvive(required + code, { sourceType: 'commonjs' });
  expectToSurvive(imported + code, { ts: true });
}

describe.each(parsers)('with %s', (_name, ts) => {
  it.each([
    ['an empty file', ''],
    ['white space', ' \n\t\r\n '],
    ['comments', '// fetch(u)\n/* new Agent() from "undici" */'],
    ['a hashbang alone', '#!/usr/bin/env node'],
    ['a string', `'fetch(u)'; "node:fs"; \`axios\``],
    ['a name alone', 'fetch'],
    ['empty statements', ';;;'],
  ])('finds nothing in %s', (_case, code) => {
    expect(factsIn(code, { ts, sourceType: ts ? 'module' : 'commonjs' })).toEqual([]);
  });

  it.each([
    ['a hashbang', '#!/usr/bin/env node\nfetch(u);'],
    ['a byte order mark', '\uFEFFfetch(u);'],
    ['a carriage return', '\r\n\r\nfetch(u);\r\n'],
    ['no more than itself', 'fetch(u)'],
    ['letters of two units', 'const 𠮷 = 1; fetch(u, 𠮷);'],
  ])('finds the request after %s', (_case, code) => {
    expect(listsIn(code, { ts })['requests']).toHaveLength(1);
  });
});

describe('code that refers to itself', () => {
  it.each([
    ['const a = a.b(); a.get(); fetch(u, a);'],
    ['let x = x; fetch(u, x);'],
    ['var x = x.y; x.z(); fetch(x);'],
    ['const f = f.bind(); f(); fetch(u, f());'],
    ['let f = () => f; f()()()(); fetch(u, f());'],
    ['function f() { return f(); } fetch(u, f()); f().get();'],
    ['function f() { return g(); } function g() { return f(); } fetch(u, f()); f().a.get(); Promise.all(f().map(g));'],
    ['class A extends A {} new A().x.get(); fetch(u, new A().o);'],
    ['class A extends B {} class B extends A { f() { this.x.get(); super.f(); fetch(u, this.o); } } new A().x();'],
    ['class A { a = this.b; b = this.a; c = this; f() { this.c.c.c.a.get(u); fetch(u, this.a); Promise.all(this.b.map((x) => fetch(x))); } }'],
    ['const o = { o }; fetch(u, o); o.o.o.get();'],
    ['const o = { ...o, get a() { return o.a; }, set a(v) { o.a = v; } }; fetch(u, o.a); o.a.get();'],
    ['const { a } = a; a.get(); fetch(u, a);'],
    ['const { a = a } = {}; a.get(); fetch(u, { ...a });'],
    ['const [a] = [a]; a.get(); Promise.all(a.map((x) => fetch(x)));'],
    ['let a = b, b = a; a.get(); b.get(); fetch(u, { ...a, ...b });'],
    ['let a = fetch(u), b; for (;;) { b = a; a = b; break; } Promise.race([a, b]);'],
    ['var a = fetch(u); var b = a; var a = b; var b = a; withTimeout(b);'],
    ['const xs = [...xs]; Promise.all(xs.map((x) => fetch(x)));'],
    ['const xs = xs.map((x) => fetch(x)); Promise.all(xs);'],
    ['function f(f) { f(f); } f(f); fetch(u, f(f));'],
    ['const Y = (f) => ((x) => x(x))((x) => f((y) => x(x)(y))); Y(fetch)(u);'],
    ['let self = this; self.self = self; self.fetch(u); this.x = this; this.x.x.x.get(u); fetch(u, this.x);'],
    ['const a = { x: b }, b = { y: a, z() { fetch(u); } }; module.exports = { a, b };'],
    ['const a = () => b(), b = () => a() || fetch(u); withTimeout(a); withTimeout(b());'],
    ['function a() { b(); } function b() { c(); } function c() { a(); fs.readFileSync(p); process.env.NODE_TLS_REJECT_UNAUTHORIZED = "0"; fetch(u); } a(); if (isDev) b();'],
    ['const verify = !verify; https.get(u, { rejectUnauthorized: verify || false }); own({ rejectUnauthorized: !!verify });'],
    ['function f(a = b, b = a) { own({ rejectUnauthorized: a || b || f(b, a) }); } f(f, f());'],
    ['const f = (x) => (x ? f(x) : f(!x)); own({ rejectUnauthorized: f(f) === true }); if (f(isDev)) process.env.NODE_TLS_REJECT_UNAUTHORIZED = "0";'],
    ['const o = { rejectUnauthorized: o.rejectUnauthorized }; o.rejectUnauthorized = o.rejectUnauthorized; https.get(u, o); ({ a: o.rejectUnauthorized } = { a: o });'],
    ['class A { constructor(o = this) { this.o = o; this.v = this.o.v || false; } f() { own({ rejectUnauthorized: this.v === true, checkServerIdentity: this.f }); } }'],
    ['process.env.NODE_TLS_REJECT_UNAUTHORIZED = process.env.NODE_TLS_REJECT_UNAUTHORIZED; process.env[process.env.NODE_TLS_REJECT_UNAUTHORIZED] = "0";'],
  ])('%s', (code) => {
    expectToSurviveAnywhere(code);
  });
});

describe('unusual code', () => {
  it.each([
    ['new Agent; new (class extends Agent {})(); new Agent`x`; new fetch`x`(u);'],
    ['Promise.all([, , fetch(u), , ...[,]]); [, , ,]; fetch(u, [, ,]);'],
    ['Promise.all(); Promise.all(...xs.map((x) => fetch(x))); Promise.all(null); Promise.all(`x`); Promise.all(xs.map(fetch)); Promise.all(xs.map()); Promise.all(xs.map(...f)); Promise.all(Array.from()); Promise["all"](xs.map((x) => fetch(x)));'],
    ['xs.forEach(); xs.forEach(...f); xs.forEach(fetch); xs.forEach(null, (x) => fetch(x));'],
    ['setTimeout(fetch); setTimeout(); queueMicrotask(async () => { await fetch(u); }); process.on(); process.on(...x); process.on("SIGTERM"); process.once(`SIGINT`, async () => {});'],
    ['class A { get fetch() { return fetch; } set fetch(v) {} static get x() { return new Agent(); } f() { this.fetch(u); A.x.request(); } }'],
    ['class A { static { fetch(u); this.x = new Agent(); } static async *[Symbol.asyncIterator]() { yield* fetch(u); yield await fetch(u); } }'],
    ['class A { #a = new Agent(); #b() { return this.#a; } get #c() { return this.#b(); } f() { return #a in this && this.#c.request({}); } }'],
    ['class A { [k] = new Agent(); ["x" + y]() { fetch(u); } 1() { fetch(u); } 1n = 2; "quoted key" = new Agent(); async = 1; get; set; static; f() { this[1](); this["quoted key"].request({}); } }'],
    ['async function* g() { yield fetch(u); for await (const x of g()) yield* x; } g().next(); [...g()].map((x) => fetch(x));'],
    ['function* g() { const a = yield new Agent(); return a; } fetch(u, g());'],
    ['a: for (;;) { b: for (const x of xs) { fetch(x); continue a; } break a; } label: fetch(u);'],
    ['switch (fetch(u)) { case fetch(u): default: fetch(u); }'],
    ['try { fetch(u); } catch { fetch(u); } finally { new Agent(); } try {} catch ({ a = new Agent(), ...b }) { a.close(); }'],
    ['if (fetch(u)) ; else ; while (new Agent()) { break; } do new Agent(); while (0)'],
    ['for (const a = new Agent(); ; ) { a.request(); break; } for (const { a = new Agent() } of xs) a.request(); for (const a in fetch) fetch(a); for (a.b of xs) fetch(a); for (new Agent().x of xs);'],
    ['function F() { new.target(); return new.target ?? new Agent(); } new F();'],
    ['import("undici"); import(x); import(`undici`).then(); import("undici").then(...a); import("undici").then(({ Agent: { x } = {} }, y) => new x());'],
    ['(async () => await (await (await fetch(u)).x).y)(); fetch?.(u); axios?.get?.(u)?.data?.[0]; (fetch?.x)?.(u); a?.[fetch(u)];'],
    ['delete fetch(u); typeof fetch; void fetch(u); !new Agent(); -new Agent(); ~fs; fetch++;'],
    ['fetch = 1; fetch(u); fetch += own; [fetch] = xs; ({ fetch } = x); fetch(u);'],
    ['const { a: { b: { c = new Agent() } = {} } = {}, ...d } = new Agent(); c.request({}); d.request({});'],
    ['const { [k]: a, "x y": b, 1: c, [`t`]: d } = axios; a(); b(); c(); d();'],
    ['function f(a = new Agent(), { b = a } = {}, [c] = [b], ...d) { a.request(); b.request(); c.request(); d[0].request(); arguments[0].request(); } f(); f(...x); f(undefined, null);'],
    ['new Proxy(axios, {}).get(u); Reflect.construct(Agent, []); Object.create(Agent).x(); Object.assign(Agent, Agent); Object.assign(); Object.assign(...x); Object.defineProperty(axios, "get", { value: 1 }); axios.get(u);'],
    ['eval("fetch(u)"); new Function("fetch(u)"); var undefined = new Agent(); fetch(u, undefined);'],
    ['{ function fetch() {} } fetch(u); var of = [], get = 1, set, async = (x) => x; async(fetch(u));'],
    ['fetch(u, { timeout: -1, timeout: 1e999, timeout: +"5", timeout: 5_000n, __proto__: null, 0: 1, 0n: 1, signal: 0n, a: /x/v });'],
    ['fetch(u, { async *[x]() {}, get timeout() { return 1; }, set timeout(v) {}, signal() {}, "a-b": 1 });'],
    ['const { fetch: get = fetch } = globalThis; get(u); globalThis.globalThis.window.self.fetch(u); globalThis[fetch](u);'],
    ['module.exports = module.exports = { a: new Agent() }; exports.a = exports.b = new Agent(); module.exports.handler = handler; function handler(event) { exports.a.request({}); }'],
    ['axios.\\u0067et(u); const \\u{61} = new Agent(); a.close(); const 变量 = new Agent(); 变量.close();'],
    ['fetch(u)/* a */./* b */then/* c */(/* d */); new/**/Agent/**/(/**/); `${`${`${fetch(u)}`}`}`; String.raw`${new Agent()}`;'],
    ['var using = new Agent(); using\nx = 1; fetch(using);'],
  ])('%s', (code) => {
    expectToSurviveAnywhere(code);
  });

  it.each([
    ['export default class {}'],
    ['export default class extends Agent { constructor() { super(); } request() { return super.request(); } }'],
    ['export default function () { return fetch(u); }'],
    ['export default async () => { await fetch(u); }'],
    ['export default new Agent();'],
    ['export { default } from "undici"; export * from "undici"; export * as u from "undici"; import "undici";'],
    ['import d, * as n from "undici"; new d(); new n(); new d.Agent(); new n.Agent.Agent.Agent();'],
    ['import.meta.x.fetch(u); import.meta.resolve("undici"); fetch(import.meta.url); await fetch(u);'],
    ['export const handler = other; const other = handler; export const a = { b: { c: a } }, x = { y: () => fetch(a) }; export { x as "string name" };'],
    ['async function f() { await using a = new Agent(), b = a; using c = b; await fetch(u, { dispatcher: c }); }'],
    ['for (using x of xs) fetch(x); for (await using a of b) a.request({});'],
  ])('in a module: %s', (code) => {
    expectToSurvive(code, {});
    expectToSurvive(imported + code, { ts: true });
  });

  it.each([
    ['const a = <A fetch={fetch(u)} {...x}>{fetch(u)}<></><a.b.c/><x:y/></A>; export default () => <Agent dispatcher={new Agent()}/>;'],
    ['function C() { const [x] = useState(() => new Agent()); useEffect(() => { fetch(u); }, []); return <>{xs.map((x) => <A key={x} on={() => fetch(x)}/>)}</>; }'],
  ])('in JSX: %s', (code) => {
    expectToSurvive(code, { filename: 'src/page.jsx' });
    expectToSurvive(code, { ts: true, filename: 'src/page.tsx' });
  });
});

describe('TypeScript', () => {
  it.each([
    ['enum E { A = fetch(u) as any, B = 1 } declare enum D { A } const enum C { A } fetch(u, E); E.A.get();'],
    ['namespace N { export const a = new Agent(); export namespace M { a.close(); fetch(u); } } N.a.request({}); import X = N.M; X.y();'],
    ['declare function fetch(u: string): void; fetch("x");'],
    ['declare module "undici" { export class Agent {} } declare global { var fetch: any } fetch(u);'],
    ['function f(a: string): void; function f(a: number): void; function f(a: any) { fetch(a); } f(1);'],
    ['class A { f(): void; f(a?: any) { fetch(a); } declare x: Agent; readonly y!: Agent; constructor(public a = new Agent()) { this.a.close(); this.x.request({}); } }'],
    ['abstract class A { abstract f(): void; abstract a: Agent; protected abstract get x(): Agent; g() { this.a.request({}); this.x.close(); } }'],
    ['@Dec(fetch(u)) class A { @Dec() a = new Agent(); @Dec(() => new Agent()) f(@Dec() x: Agent) { x.request({}); } @Dec static s; @Dec accessor y = new Agent(); }'],
    ['import type A from "undici"; import type { Agent as B } from "undici"; import { type Agent as C } from "undici"; const x: A = y; x.request({}); (z as B).close(); new C();'],
    ['import a = require("undici"); export import b = a.Agent; new b(); new a.Agent();'],
    ['type F = typeof fetch; type T<X extends Agent = Agent> = X extends infer Y ? Y : never; const f: F = fetch; f(u); let g: { (a: Agent): void; new (a: Agent): Agent; [k: string]: Agent }; g(x).request({});'],
    ['function f(this: Agent, ...a: Agent[]) { this.request({}); a[0].close(); } function g(a: unknown): asserts a is Agent {} function h<const T extends Agent>(t: T) { t.request({}); }'],
    ['fetch!(u)!; (<any>fetch)(u); (fetch as any as typeof fetch)(u); (fetch satisfies unknown)(u); fetch<string>(u); new Agent<string>(); const f = fetch<any>; f(u); axios.get<any>!(u)!.data!;'],
    ['export type { Agent } from "undici"; export default interface X { fetch(): void } export as namespace Foo; export declare const a: Agent; a.close();'],
    ['let x: typeof import("undici"); new x.Agent(); let y: import("undici").Agent; y.close();'],
    ['class A<T> extends (B as any)<T> implements C { override f?() { fetch(u); } get a(): Agent { return this.a; } set a(v) {} }'],
    ['let a: Agent | undefined | null, b: (Agent)[], c: Promise<Promise<Agent>>, d: Agent & X; a.close(); b[0].close(); c.close(); d.close();'],
    ['const x = { a: 1 as const, ...(y satisfies Z) } as const satisfies Q; fetch(u, x); fetch(u, x!); fetch(u, <O>x);'],
  ])('%s', (code) => {
    expectToSurvive(code, { ts: true });
  });
});

describe.each(parsers)('deep nesting, with %s', (_name, ts) => {
  const times = (text: string, count: number): string => text.repeat(count);

  // Deeper than the analysis follows, and less deep than parsers give up.
  it.each<[name: string, code: (depth: number) => string, depth?: number]>([
    ['conditions', (n) => `fetch(u, ${times('x ? ', n)}{}${times(' : {}', n)});`],
    ['sums', (n) => `fetch(${times(`'a' + `, n)}'b', { timeout: ${times('1 + ', n)}1 });`],
    ['parentheses', (n) => `fetch(${times('(', n)}u${times(')', n)});`],
    ['members', (n) => `axios${times('.a', n)}(); fetch(u, o${times('.a', n)});`],
    ['chained calls', (n) => `axios${times('.a()', n)}; fetch(u)${times('.then(f)', n)};`],
    ['curried calls', (n) => `axios${times('()', n)}; fetch(u)${times('()', n)};`],
    ['calls in calls', (n) => `${times('f(', n)}fetch(u)${times(')', n)};`],
    ['lists', (n) => `Promise.all(${times('[', n)}fetch(u)${times(']', n)});`],
    ['spread lists', (n) => `Promise.all(${times('[...', n)}xs.map((x) => fetch(x))${times(']', n)});`],
    ['objects', (n) => `fetch(u, ${times('{ a: ', n)}1${times(' }', n)}); new Agent(${times('{ a: ', n)}x${times(' }', n)});`],
    ['spread objects', (n) => `fetch(u, ${times('{ ...', n)}x${times(' }', n)});`],
    ['functions', (n) => `(${times('() => ', n)}fetch(u));`],
    // Each level is a call, a function and a block to a parser: more of them are too much for both.
    ['functions called at once', (n) => `${times('(() => { ', n)}fetch(u); fs.readFileSync(p); new Agent(); ${times('})();', n)}`, 60],
    ['blocks', (n) => `${times('if (x) { ', n)}fetch(u, { rejectUnauthorized: false }); ${times('}', n)}`],
    ['exits', (n) => `function f() { ${times('if (x) return; ', n)}process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'; }`],
    ['else branches', (n) => `${times('if (x) { fetch(u); } else ', n)}{}`],
    ['alternatives', (n) => `const a = ${times('axios || ', n)}axios; a.get(u); if (${times('isDev && ', n)}isDev) { process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'; }`],
    ['negations', (n) => `if (${times('!', n)}isDev) process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'; fetch(u, { timeout: ${times('!', n)}x });`],
    ['settings', (n) => `own({ rejectUnauthorized: ${times('process.env.A || ', n)}false }); own({ rejectUnauthorized: ${times('x ? true : ', n)}false });`],
    ['waits', (n) => `async function f() { ${times('await ', n)}fetch(u); }`],
    ['assignments', (n) => `let a; fetch(u, ${times('a = ', n)}{});`],
    ['templates', (n) => `fetch(${times('`${', n)}u${times('}`', n)});`],
    ['mapped lists', (n) => `Promise.all(xs${times('.map(f)', n)}.map((x) => fetch(x)));`],
    ['settled imports', (n) => `import('axios')${times('.then((m) => m)', n)}.then((a) => a.get(u));`],
  ])('%s', (_case, code, depth = 200) => {
    expectToSurvive(required + code(depth), { ts, sourceType: 'commonjs' });
  });
});

/** How many facts each list of a text has; empty lists apart. */
function counts(code: string): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(listsIn(imported + code)).flatMap(([name, list]) => (list.length > 0 ? [[name, list.length]] : [])));
}

describe('long files', () => {
  const list = (count: number, line: (index: number) => string): string => Array.from({ length: count }, (_, index) => line(index)).join('\n');

  it.each<[name: string, code: () => string, expected: Readonly<Record<string, number>>]>([
    ['functions that call each other in circles', () => list(150, (i) => `async function f${i}() { f${(i * 7 + 1) % 150}(); f${(i * 3 + 2) % 150}(); await fetch(u); fs.readFileSync(p); }`), { requests: 150, blockingCalls: 150 }],
    ['a chain of functions, first to last', () => `${list(400, (i) => `function f${i}() { f${i + 1}(); }`)}\nfunction f400() { fs.readFileSync(p); fetch(u); new Agent(); } async function start() { f0(); }`, { requests: 1, blockingCalls: 1, sessions: 1 }],
    ['a chain of functions, last to first', () => `function f0() { fs.readFileSync(p); fetch(u); new Agent(); }\n${list(400, (i) => `function f${i + 1}() { f${i}(); }`)}\nasync function start() { f400(); }`, { requests: 1, blockingCalls: 1, sessions: 1 }],
    ['functions that hand options on in a chain', () => `${list(250, (i) => `function f${i}(o) { f${i + 1}(o); }`)}\nfunction f250(o) { o.timeout = 5; fetch(u, o); } const o = {}; f0(o); https.get(u, o);`, { requests: 2 }],
    ['functions that all call all others', () => list(20, (i) => `async function f${i}(o) { ${list(20, (other) => `f${other}(o);`).replaceAll('\n', ' ')} fs.readFileSync(p); if (o) process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'; fetch(u, o); }`), { requests: 20, blockingCalls: 20, tlsSwitches: 20 }],
    ['calls of what callers give', () => list(80, (i) => `function f${i}(o) { o.run(); fetch(u, o); } f${i}({ run() {} });`), { requests: 80 }],
    ['sessions', () => list(80, (i) => `async function f${i}(x) { const a = new Agent({ connections: x }); await fetch(u, { dispatcher: a }); await a.close(); }`), { sessions: 80, requests: 80 }],
    ['fan-outs', () => `async function f(xs) {\n${list(60, () => 'await Promise.all(xs.map((x) => fetch(x)));')}\n}`, { requests: 60, fanOuts: 60 }],
    ['names for one thing', () => `const a0 = axios;\n${list(400, (i) => `const a${i + 1} = a${i};`)}\na9.get(u);`, { requests: 1 }],
    ['things for one name', () => `let a = axios;\n${list(80, (i) => `a = axios.create({ timeout: ${i} });`)}\na.get(u);`, { instances: 80 }],
    ['objects made from each other', () => `const a0 = {};\n${list(400, (i) => `const a${i + 1} = { ...a${i}, k${i}: 1 };`)}\nfetch(u, a400);`, { requests: 1 }],
    ['mentions of one object and one session', () => `const o = {}; const a = new Agent();\n${list(60, (i) => `fetch(u, o); fetch(u, { dispatcher: a }); o.k${i} = 1; g(o);`)}\nfunction g(x) { ${list(50, () => 'g(x);')} }`, { sessions: 1, requests: 120 }],
    ['fields of a class', () => `class A { o = {}; constructor() { ${list(60, (i) => `this.f${i} = axios.create(); this.o.k${i} = 1; g(this.o);`)} } ${list(60, (i) => `m${i}() { this.f${i}.get(u, this.o); }`)} }`, { instances: 60, requests: 60 }],
    ['classes that extend each other', () => `class A0 { a = axios.create(); f() { this.a.get(u); } }\n${list(400, (i) => `class A${i + 1} extends A${i} {}`)}\nnew A400().a.get(u);`, { instances: 1 }],
    ['switches after switches', () => `const o = {};\n${list(80, (i) => `if (x${i}) throw e; o.rejectUnauthorized = ${i % 2 === 0 ? 'false' : 'true'}; own({ rejectUnauthorized: process.env.A${i} === 'true' });`)}`, { tlsSwitches: 120 }],
  ])('%s', (_case, code, expected) => {
    expect(counts(code())).toMatchObject(expected);
  });
});
