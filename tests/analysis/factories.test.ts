import { describe, expect, it } from 'vitest';
import type { SessionFact } from '../../src/analysis/facts.js';
import { factsOf, type FactsOptions } from '../facts.js';

const imports = `import { Agent, fetch } from 'undici'; import https from 'node:https'; import axios from 'axios'; import express from 'express'; const app = express();`;
const ts: FactsOptions = { ts: true };

/** What is known of calls that get a session from a function of the file. */
function calls(code: string, options?: FactsOptions): readonly SessionFact[] {
  return factsOf(`${imports}\n${code}`, options).sessions.filter(({ factory }) => factory !== null);
}

/** Calls of factories for each request, as written, with the function that was called. */
function perRequest(code: string, options?: FactsOptions): readonly string[] {
  return calls(code, options).flatMap(({ madeFor, site, factory }) => (madeFor === 'each request' ? [`${site.text} by ${factory!}`] : []));
}

const handler = (session: string) => `app.get('/', async (req, res) => { const agent = ${session}; res.send(await fetch(u, { dispatcher: agent })); });`;

describe('a session made for each request by', () => {
  it.each([
    ['a function', `const make = () => new Agent(); ${handler('make()')}`, 'make() by make'],
    ['a hoisted function', `${handler('make()')} function make() { const agent = new Agent(); return agent; }`, 'make() by make'],
    ['an async function', `async function make() { return new Agent(); } ${handler('await make()')}`, 'make() by make'],
    ['a function of an object', `const api = { make() { return new Agent(); } }; ${handler('api.make()')}`, 'api.make() by make'],
    ['a static method', `class Api { static make() { return new Agent(); } } ${handler('Api.make()')}`, 'Api.make() by make'],
    ['a function two calls away', `const inner = () => new Agent(); const outer = () => inner(); ${handler('outer()')}`, 'outer() by outer'],
    ['a function three calls away', `const a = () => new Agent(); function b() { const agent = a(); return agent; } const c = () => { return b(); }; ${handler('c()')}`, 'c() by c'],
    ['a function inside a factory', `function outer() { const inner = () => new Agent(); return inner(); } ${handler('outer()')}`, 'outer() by outer'],
    ['a function that gives options', `const options = () => ({ agent: new https.Agent({ keepAlive: true }) }); app.get('/', (req, res) => { https.get(u, options(), (r) => r.pipe(res)); });`, 'options() by options'],
    ['a function that gives an instance', `const client = () => axios.create({ httpsAgent: new https.Agent({ keepAlive: true }) }); app.get('/', async (req, res) => { res.send((await client().get(u)).data); });`, 'client() by client'],
  ])('%s', (_name, code, call) => {
    expect(perRequest(code)).toEqual([call]);
  });

  it.each([
    ['a constructor', `class Api { constructor() { this.agent = new Agent(); } get() { return fetch(u, { dispatcher: this.agent }); } }`],
    ['a field', `class Api { agent = new Agent(); get() { return fetch(u, { dispatcher: this.agent }); } }`],
    ['a private field', `class Api { #agent = new Agent({ connections: 5 }); get() { return fetch(u, { dispatcher: this.#agent }); } }`],
  ])('%s', (_name, code) => {
    expect(perRequest(`${code} app.get('/', async (req, res) => { const api = new Api(); res.send(await api.get()); });`)).toEqual(['new Api() by Api']);
  });

  it('a method', () => {
    const code = `class Api { private make() { return new Agent(); } async list(req: Request, res: Response) { const agent = this.make(); res.send(await fetch(u, { dispatcher: agent })); } }`;
    expect(perRequest(code, ts)).toEqual(['this.make() by make']);
  });

  it('a factory that a handler reaches through another function', () => {
    const code = `const make = () => new Agent(); async function load() { const agent = make(); return fetch(u, { dispatcher: agent }); } app.get('/', async (req, res) => { res.send(await load()); });`;
    expect(calls(code)).toMatchObject([{ madeFor: 'each request', runs: { when: 'per-request', chain: ['load'] } }]);
  });
});

describe('a session that is kept', () => {
  it.each([
    ['made once', `const make = () => new Agent(); const agent = make(); app.get('/', async (req, res) => { res.send(await fetch(u, { dispatcher: agent })); });`],
    ['kept by the factory', `let kept; const make = () => (kept ??= new Agent()); ${handler('make()')}`],
    ['kept by the factory of the factory', `let kept; const inner = () => new Agent(); const make = () => { kept ??= inner(); return kept; }; ${handler('make()')}`],
    ['given on', `const inner = () => new Agent(); export const outer = () => inner();`],
    ['made by a function that runs once', `const make = once(() => new Agent()); ${handler('make()')}`],
    ['handed on', `const make = () => new Agent(); app.get('/', (req, res) => { register(make()); });`],
    ['made by a generator', `function* make() { return new Agent(); } ${handler('make()')}`],
    ['made by what cannot be seen', `import { make } from './make'; ${handler('make()')}`],
    ['of an instance that is kept', `class Api { agent = new Agent(); get() {} } const api = new Api(); app.get('/', async (req, res) => { res.send(await api.get()); });`],
    ['of an instance that is handed on', `class Api { agent = new Agent(); get() {} } app.get('/', (req, res) => { register(new Api()); });`],
    ['of an instance that may be given one', `class Api { constructor(agent) { this.agent = agent ?? new Agent(); } get() {} } app.get('/', async (req, res) => { res.send(await new Api().get()); });`],
    ['of an instance under a condition', `class Api { constructor() { if (x) { this.agent = new Agent(); } } get() {} } app.get('/', async (req, res) => { res.send(await new Api().get()); });`],
    ['of an instance for a target of its own', `import { Client } from 'undici'; class Api { constructor(origin) { this.client = new Client(origin); } get() {} } app.get('/', async (req, res) => { res.send(await new Api(req.query.origin).get()); });`],
    ['made by itself', `function make() { return make() ?? new Agent(); } make();`],
  ])('%s', (_name, code) => {
    expect(perRequest(code)).toEqual([]);
  });
});

it('says nothing of closing for what only carries a session', () => {
  const code = `const options = () => ({ agent: new https.Agent({ keepAlive: true }) }); app.get('/', (req, res) => { const o = options(); https.get(u, o, (r) => { o.agent.destroy(); r.pipe(res); }); });`;
  expect(calls(code)).toMatchObject([{ factory: 'options', closed: 'unknown' }]);
  expect(calls(`const make = () => new Agent(); ${handler('make()')}`)).toMatchObject([{ closed: 'never' }]);
});
