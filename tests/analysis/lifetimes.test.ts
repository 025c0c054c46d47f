import { describe, expect, it } from 'vitest';
import { lifetimeOf } from '../../src/analysis/sessions/lifetimes.js';
import type { SessionFact } from '../../src/analysis/facts.js';
import { factsOf, type FactsOptions } from '../facts.js';
import { parsed } from './file.js';

const undici = `import { Agent, RetryAgent, fetch, setGlobalDispatcher } from 'undici';`;

/** The marked creation: where it goes, sorted. */
function escapes(code: string): readonly string[] {
  const { file, markedCall } = parsed(`${undici} ${code}`);
  return [...(lifetimeOf(file, markedCall())?.escapes ?? [])].toSorted();
}

/** A creation in an exported function with this body. */
const inFunction = (body: string): readonly string[] => escapes(`export async function f(url) { ${body} }`);

describe('what stays in the function', () => {
  it.each([
    ['const a = /*?*/ new Agent(); await fetch(u, { dispatcher: a });'],
    ['await fetch(u, { dispatcher: /*?*/ new Agent() });'],
    ['const a = /*?*/ new Agent(); return fetch(u, { dispatcher: a });'],
    ['const a = /*?*/ new Agent(); return a.request({});'],
    ['const a = /*?*/ new Agent(), b = a; await b.request({});'],
    ['const a = /*?*/ new Agent(); const o = { ...base, dispatcher: a }; await fetch(u, o);'],
    ['const o = {}; o.dispatcher = /*?*/ new Agent(); await fetch(u, o);'],
    ['const a = new RetryAgent(/*?*/ new Agent()); await fetch(u, { dispatcher: a });'],
    ['const a = x ? /*?*/ new Agent() : undefined; await fetch(u, { dispatcher: a });'],
    ['let a; if (x) a = /*?*/ new Agent(); await fetch(u, { dispatcher: a });'],
    ['const a = /*?*/ new Agent(); for (const x of xs) { await fetch(x, { dispatcher: a }); }'],
    ['const a = /*?*/ new Agent(); await Promise.all(xs.map((x) => fetch(x, { dispatcher: a })));'],
    ['const a = /*?*/ new Agent(); (() => { a.request({}); })();'],
    ['const a = /*?*/ new Agent(); return new Promise((resolve) => { a.request({}).then(resolve); });'],
    ['const a = /*?*/ new Agent(); console.log(a);'],
    ['const a = /*?*/ new Agent(); emitter.once("end", () => a.close());'],
    ['/*?*/ new Agent();'],
  ])('%s', (body) => {
    expect(inFunction(body)).toEqual([]);
  });
});

describe('what leaves it', () => {
  it.each([
    ['return /*?*/ new Agent();', 'returned'],
    ['const a = /*?*/ new Agent(); return a;', 'returned'],
    ['const a = /*?*/ new Agent(); return { a };', 'returned'],
    ['const a = /*?*/ new Agent(); return [a];', 'returned'],
    ['const a = /*?*/ new Agent(); return p.then(() => a);', 'returned'],
    ['let a; a ??= /*?*/ new Agent(); return a;', 'returned'],
    ['this.a = /*?*/ new Agent();', 'stored'],
    ['const a = /*?*/ new Agent(); this.a = a;', 'stored'],
    ['cache.a = /*?*/ new Agent();', 'stored'],
    ['cache.set(u, /*?*/ new Agent());', 'stored'],
    ['list.push(/*?*/ new Agent());', 'stored'],
    ['globalThis.a = /*?*/ new Agent();', 'stored'],
    ['exports.a = /*?*/ new Agent();', 'stored'],
    ['setGlobalDispatcher(/*?*/ new Agent());', 'stored'],
    ['const a = /*?*/ new Agent(); keep(a);', 'handed on'],
    ['keep(/*?*/ new Agent());', 'handed on'],
    ['new Holder(/*?*/ new Agent());', 'handed on'],
    ['const { close } = /*?*/ new Agent(); close();', 'handed on'],
    ['const a = /*?*/ new Agent(); return () => fetch(u, { dispatcher: a });', 'captured'],
    ['const a = /*?*/ new Agent(); on(() => fetch(u, { dispatcher: a }));', 'captured'],
  ])('%s', (body, escape) => {
    expect(inFunction(body)).toEqual([escape]);
  });

  it.each([
    ['export const a = /*?*/ new Agent();', ['exported']],
    ['export default /*?*/ new Agent();', ['exported']],
    ['const a = /*?*/ new Agent(); export { a };', ['exported']],
    ['let a; export function f() { a = /*?*/ new Agent(); }', ['stored']],
    ['let a; export function f() { return (a ??= /*?*/ new Agent()); }', ['returned', 'stored']],
    ['class A { a = /*?*/ new Agent(); }', ['stored']],
    ['class A { #a; constructor() { this.#a = /*?*/ new Agent(); } }', ['stored']],
    ['export function* g() { yield /*?*/ new Agent(); }', ['returned']],
    ['const a = /*?*/ new Agent(); export const f = () => fetch(u, { dispatcher: a });', []],
  ])('elsewhere: %s', (code, expected) => {
    expect(escapes(code)).toEqual(expected);
  });
});

describe('what is known of it', () => {
  const life = (code: string) => {
    const { file, markedCall } = parsed(`${undici} ${code}`);
    const lifetime = lifetimeOf(file, markedCall());
    if (!lifetime) throw new Error('No lifetime');
    const { name, givenTo, carriedOn, calls, disposed, atModuleLevel } = lifetime;
    return { name, givenTo: givenTo && file.sourceCode.getText(givenTo.callee), carriedOn, calls: calls.length, disposed, atModuleLevel };
  };
  const plain = { name: null, givenTo: null, carriedOn: false, calls: 0, disposed: false, atModuleLevel: false };

  it.each([
    ['const a = /*?*/ new Agent(); a.request({}); a.close();', { name: 'a', calls: 2, atModuleLevel: true }],
    ['export function f() { const a = /*?*/ new Agent(), b = a; b.close(); }', { name: 'a', calls: 1 }],
    ['export function f() { fetch(u, { dispatcher: /*?*/ new Agent() }); }', { givenTo: 'fetch' }],
    ['export function f() { const o = {}; o.dispatcher = /*?*/ new Agent(); fetch(u, o); }', { name: 'dispatcher', givenTo: 'fetch' }],
    ['export function f() { const o = make({ dispatcher: /*?*/ new Agent() }); }', { carriedOn: true }],
    ['export function f() { cache.set(u, /*?*/ new Agent()); }', { givenTo: 'cache.set' }],
    ['export async function f() { await using a = /*?*/ new Agent(); }', { name: 'a', disposed: true }],
    ['class A { #pool = /*?*/ new Agent(); }', { name: '#pool' }],
    ['if (x) { var a = /*?*/ new Agent(); }', { name: 'a', atModuleLevel: true }],
    ['export function f() { /*?*/ new Agent(); }', {}],
  ])('%s', (code, expected) => {
    expect(life(code)).toEqual({ ...plain, ...expected });
  });
});

describe('as a fact', () => {
  const session = (code: string, options?: FactsOptions): SessionFact => {
    const { sessions } = factsOf(`${undici} ${code}`, options);
    expect(sessions).toHaveLength(1);
    return sessions[0]!;
  };

  it('counts the requests of its function', () => {
    expect(session('export async function f() { const a = new Agent(); await fetch(u, { dispatcher: a }); await a.request({}); await fetch(v); }').requests.map(({ api }) => api)).toEqual(['fetch', 'a.request']);
    expect(session('const a = new Agent(); export const f = () => fetch(u, { dispatcher: a });').requests).toEqual([]);
  });

  it('says whether it stands in an option, and of what', () => {
    expect(session('export const f = () => fetch(u, { dispatcher: new Agent() });')).toMatchObject({ inline: true, givenTo: 'fetch' });
    expect(session('export const f = () => { const a = new Agent(); return fetch(u, { dispatcher: a }); };')).toMatchObject({ inline: false, givenTo: 'fetch' });
  });

  it('is handed on where an object carries it to code that is not followed', () => {
    expect(session('export const f = () => { keep({ a: new Agent() }); };').escape).toBe('handed on');
  });

  it.each([
    ['try { await a.request({}); } finally { await a.close(); }', 'always'],
    ['try { await a.request({}); } finally { a.destroy(); }', 'always'],
    ['try { await a.request({}); } finally { await a?.close(); }', 'always'],
    ['try { await a.request({}); } finally { await Promise.all([a.close()]); }', 'always'],
    ['return a.request({}).finally(() => a.close());', 'always'],
    ['await a["close"]();', 'always'],
    ['const b = a; await b.close();', 'always'],
    ['await a.request({}); await a.close();', 'sometimes'],
    ['if (x) { await a.close(); }', 'sometimes'],
    ['on("end", () => a.close());', 'unknown'],
    ['on("end", a.close);', 'unknown'],
    ['try { await a.request({}); } finally { await end(); } function end() { return a.close(); }', 'unknown'],
    ['await a.request({});', 'never'],
    ['a.stop();', 'never'],
  ])('is closed: %s', (body, closed) => {
    expect(session(`export async function f() { const a = new Agent(); ${body} }`).closed).toBe(closed);
  });

  it('is closed by its declaration', () => {
    const code = 'export async function f() { await using a = new Agent(); await a.request({}); }';
    expect(session(code).closed).toBe('always');
    expect(session(code, { ts: true }).closed).toBe('always');
  });

  it('is told for the call of a factory, not for the factory alone', () => {
    const { sessions } = factsOf(`${undici} function make() { return new Agent(); } export async function f() { const a = make(); await fetch(u, { dispatcher: a }); }`);
    expect(sessions).toMatchObject([{ escape: 'returned', factory: null }, { name: 'a', escape: null, factory: 'make', api: 'new Agent' }]);
    expect(sessions[1]?.requests).toHaveLength(1);
  });
});
