import { describe, expect, it } from 'vitest';
import { factsOf } from '../facts.js';

/** What the one session of a text depends on; `null`: on nothing of the call. */
function dependence(code: string, sourceType: 'module' | 'commonjs' = 'module'): string | null {
  const undici = sourceType === 'module' ? `import { Agent, Pool } from 'undici';` : `const { Agent, Pool } = require('undici');`;
  const { sessions } = factsOf(`${undici} ${code}`, { sourceType });
  expect(sessions).toHaveLength(1);
  const { answer, because } = sessions[0]!.dependsOnCall;
  return answer === 'no' ? null : because;
}

describe('the call', () => {
  it.each([
    ['new Agent({ connections: url })', '`url`'],
    ['new Pool(url)', '`url`'],
    ['new Pool(`https://${url}`)', '`url`'],
    ['new Pool(originOf(url))', '`url`'],
    ['new Agent({ ...url })', '`url`'],
    ['new Agent({ [url]: 1 })', '`url`'],
    ['new Agent({ factory: () => url })', '`url`'],
    ['new Agent({ connect: { ca: this.ca } })', '`this.ca`'],
    ['new Agent({ auth: "x" })', '`auth`'],
    ['new Agent({ headers: { authorization: secret } })', '`authorization`'],
  ])('%s', (creation, because) => {
    expect(dependence(`export function f(url) { const a = ${creation}; a.request({}); } const secret = 1;`)).toBe(because);
  });

  it.each([
    ['a destructured parameter', 'export const f = ({ url }) => { const a = new Pool(url); a.request({}); };', '`url`'],
    ['a parameter farther out', 'const g = (url) => () => { const a = new Pool(url); a.request({}); };', '`url`'],
    ['a local made from it', 'export function f(url) { const o = { connections: url.n }; const a = new Agent(o); a.request({}); }', '`o`'],
    ['a local made by a function', 'export function f() { const o = make(); const a = new Agent(o); a.request({}); }', '`o`'],
    ['the turn of a loop', 'export function f() { for (const x of xs) { const a = new Pool(x); a.request({}); } }', '`x`'],
    ['the turn of a loop of the module', 'for (const x of xs) { const a = new Pool(x); a.request({}); }', '`x`'],
    ['the instance', 'class A { f() { const a = new Pool(this.url); a.request({}); } }', '`this.url`'],
  ])('through %s', (_name, code, because) => {
    expect(dependence(code)).toBe(because);
  });
});

describe('nothing of the call', () => {
  it.each([
    ['new Agent()'],
    ['new Agent({ connections: 5 })'],
    ['new Pool("https://x")'],
    ['new Agent({ connections: N })'],
    ['new Agent({ connections: process.env.N })'],
    ['new Pool(config.url)'],
    ['new Pool(getUrl())'],
    ['new Agent({ connect() { return 1; } })'],
  ])('%s', (creation) => {
    expect(dependence(`export function f(url) { const a = ${creation}; a.request({}); } const N = load(), config = load();`)).toBeNull();
  });

  it.each([
    ['a constant', 'export function f() { const origin = "https://x"; const a = new Pool(origin); a.request({}); }'],
    ['an object of fixed parts', 'export function f() { const o = { connections: 5 }; const a = new Agent(o); a.request({}); }'],
    ['a fixed object in a loop', 'for (const x of xs) { const o = { connections: 5 }; const a = new Agent(o); a.request({ path: x }); }'],
  ])('but %s', (_name, code) => {
    expect(dependence(code)).toBeNull();
  });

  it('but the top level of a CommonJS module', () => {
    expect(dependence('const o = load(); const a = new Agent(o); a.request({});', 'commonjs')).toBeNull();
  });
});
