import { describe, expect, it } from 'vitest';
import { factsOf, type FactsOptions } from '../facts.js';

const imports = `import { readFileSync } from 'node:fs'; import express from 'express'; const app = express();`;

/** The way to the only blocking call of a text: why requests wait, and the functions in between. */
function wayOf(code: string, options: FactsOptions = {}): string {
  const { blockingCalls } = factsOf(options.sourceType === 'commonjs' ? `const { readFileSync } = require('fs');\n${code}` : `${imports}\n${code}`, options);
  expect(blockingCalls).toHaveLength(1);
  const { blocksRequests, because, chain } = blockingCalls[0]!;
  return blocksRequests === 'yes' ? [because, ...chain].join(' → ') : blocksRequests;
}

const ts: FactsOptions = { ts: true };
const cjs: FactsOptions = { sourceType: 'commonjs' };
const asynchronous = 'an async function';

describe('functions', () => {
  it.each([
    ['declared', 'function load() { readFileSync(p); } export async function get() { load(); }', 'get → load'],
    ['hoisted', 'export async function get() { load(); } function load() { readFileSync(p); }', 'get → load'],
    ['overloaded', 'function load(p: string): void; function load(p: number): void; function load(p: any) { readFileSync(p); } export async function get() { load(1); }', 'get → load'],
    ['in a constant', 'const load = () => readFileSync(p); export const get = async () => load();', 'get → load'],
    ['in a variable written once', 'let load; load = () => readFileSync(p); export const get = async () => load();', 'get → load'],
    ['in a variable that starts as null', 'let load = null; load = () => readFileSync(p); export const get = async () => load();', 'get → load'],
    ['by another name', 'function load() { readFileSync(p); } const read = load; export const get = async () => read();', 'get → load'],
    ['in the default of a parameter', 'const load = () => readFileSync(p); export async function get(text = load()) {}', 'get → load'],
    ['optional', 'const load = () => readFileSync(p); export const get = async () => load?.();', 'get → load'],
    ['in a template', 'const load = () => readFileSync(p); export const get = async () => `${load()}`;', 'get → load'],
    ['as the tag of a template', 'function load(parts) { return readFileSync(parts[0]); } export const get = async () => load`a.txt`;', 'get → load'],
    ['with call', 'function load() { readFileSync(p); } export async function get() { load.call(this); }', 'get → load'],
    ['with apply', 'function load() { readFileSync(p); } export async function get() { load.apply(this, []); }', 'get → load'],
    ['bound', 'function load() { readFileSync(p); } export async function get() { load.bind(this)(); }', 'get → load'],
    ['bound beforehand', 'function load() { readFileSync(p); } const read = load.bind(null, 1); export async function get() { read(); }', 'get → load'],
    ['with Reflect.apply', 'function load() { readFileSync(p); } export async function get() { Reflect.apply(load, null, []); }', 'get → load'],
    ['given to map', 'const load = (p) => readFileSync(p); export const get = async () => ps.map(load);', 'get → load'],
    ['given to map, bound', 'function load(p) { readFileSync(p); } export const get = async () => ps.map(load.bind(null));', 'get → load'],
    ['given to a function of lodash', 'import _ from "lodash"; const load = (p) => readFileSync(p); export const get = async () => _.map(ps, load);', 'get → load'],
    ['immediately invoked', 'export async function get() { (function () { (() => readFileSync(p))(); })(); }', ''],
    ['immediately invoked by call', 'export async function get() { (function () { readFileSync(p); }).call(this); }', ''],
    ['a generator', 'function* load() { yield readFileSync(p); } export async function get() { for (const x of load()) use(x); }', 'get → load'],
    ['recursive', 'function walk(p) { readFileSync(p); walk(p); } export async function get() { walk(p); }', 'get → walk'],
    ['mutually recursive', 'function even(p) { odd(p); } function odd(p) { readFileSync(p); even(p); } export async function get() { even(p); }', 'get → even → odd'],
    ['many', 'const a = () => readFileSync(p); const b = () => a(); const c = () => b(); export async function far() { c(); } export async function near() { b(); } export async function same() { b(); }', 'near → b → a'],
  ])('%s', (_name, code, chain) => {
    expect(wayOf(code, ts)).toBe([asynchronous, ...(chain === '' ? [] : [chain, 'readFileSync'])].join(' → '));
  });

  it.each([
    ['reassigned', 'let load = () => readFileSync(p); load = other; export const get = async () => load();'],
    ['declared and reassigned', 'function load() { readFileSync(p); } load = other; export const get = async () => load();'],
    ['picked by name', 'const handlers = { load: () => readFileSync(p) }; export const get = async (name) => handlers[name]();'],
    ['in a list', 'const handlers = [() => readFileSync(p)]; export const get = async () => handlers[0]();'],
    ['in a map', 'const handlers = new Map([["load", () => readFileSync(p)]]); export const get = async () => handlers.get("load")();'],
    ['kept for a timer', 'const load = () => readFileSync(p); export async function get() { setTimeout(load, 5); }'],
    ['merely mentioned', 'const load = () => readFileSync(p); export async function get() { return load; }'],
    ['of the same name elsewhere', 'function make() { const load = () => readFileSync(p); return load; } export async function get() { load(); }'],
  ])('unknown: %s', (_name, code) => {
    expect(wayOf(code)).toBe('no');
  });
});

describe('methods', () => {
  it.each([
    ['of this', 'class A { load() { readFileSync(p); } async get() { this.load(); } }', 'get → load'],
    ['of this, called by call', 'class A { load() { readFileSync(p); } async get() { this.load.call(this); } }', 'get → load'],
    ['private', 'class A { #load() { readFileSync(p); } async get() { this.#load(); } }', 'get → #load'],
    ['in a callback that keeps this', 'class A { load() { readFileSync(p); } async get() { xs.map(() => this.load()); } }', 'get → load'],
    ['of another name for this', 'class A { load() { readFileSync(p); } async get() { const self = this; xs.map(function () { self.load(); }); } }', 'get → load'],
    ['arrow functions in fields', 'class A { load = () => { readFileSync(p); }; async get() { this.load(); } }', 'get → load'],
    ['functions put in fields', 'class A { constructor() { this.load = () => { readFileSync(p); }; } async get() { this.load(); } }', 'get → load'],
    ['bound by the constructor', 'class A { constructor() { this.load = this.load.bind(this); } load() { readFileSync(p); } async get() { this.load(); } }', 'get → load'],
    ['given to map', 'class A { load(p) { readFileSync(p); } async get() { ps.map(this.load); } }', 'get → load'],
    ['given to map, bound', 'class A { load(p) { readFileSync(p); } async get() { ps.map(this.load.bind(this)); } }', 'get → load'],
    ['static', 'class A { static load() { readFileSync(p); } } export const get = async () => A.load();', 'get → load'],
    ['static, of this', 'class A { static load() { readFileSync(p); } static async get() { this.load(); } }', 'get → load'],
    ['static, from an instance', 'class A { static load() { readFileSync(p); } async get() { this.constructor.load(); } }', 'get → load'],
    ['of an instance', 'class A { load() { readFileSync(p); } } const a = new A(); export const get = async () => a.load();', 'get → load'],
    ['of a new instance', 'class A { load() { readFileSync(p); } } export const get = async () => new A().load();', 'get → load'],
    ['of an instance in a field', 'class A { load() { readFileSync(p); } } class B { a = new A(); async get() { this.a.load(); } }', 'get → load'],
    ['of a parameter by its type', 'class A { load() { readFileSync(p); } } export const get = async (a: A) => a.load();', 'get → load'],
    ['of a field by its type', 'class A { load() { readFileSync(p); } } class B { constructor(private readonly a: A) {} async get() { this.a.load(); } }', 'get → load'],
    ['inherited', 'class A { load() { readFileSync(p); } } class B extends A { async get() { this.load(); } }', 'get → load'],
    ['of the parent', 'class A { load() { readFileSync(p); } } class B extends A { async load() { super.load(); } }', 'load → load'],
    ['of an heir', 'class A { async get() { this.load(); } load() {} } class B extends A { load() { readFileSync(p); } }', 'get → load'],
    ['of an heir of an abstract class', 'abstract class A { abstract load(): void; async get() { this.load(); } } class B extends A { load() { readFileSync(p); } }', 'get → load'],
    ['destructured', 'class A { static load() { readFileSync(p); } } const { load } = A; export const get = async () => load();', 'get → load'],
    ['destructured from this', 'class A { load() { readFileSync(p); } async get() { const { load } = this; load(); } }', 'get → load'],
    ['of a class expression', 'const A = class { load() { readFileSync(p); } }; export const get = async () => new A().load();', 'get → load'],
    ['of a prototype', 'function A() {} A.prototype.load = function () { readFileSync(p); }; A.prototype.get = async function () { this.load(); };', 'get → load'],
    ['of a prototype, with self', 'function A() {} A.prototype.load = function () { readFileSync(p); }; A.prototype.get = async function () { const self = this; xs.map(function () { self.load(); }); };', 'get → load'],
    ['of a prototype, from an instance', 'const A = function () {}; A.prototype.load = function () { readFileSync(p); }; export const get = async () => new A().load();', 'get → load'],
    ['of a prototype that is an object', 'function A() {} A.prototype = { load() { readFileSync(p); }, async get() { this.load(); } };', 'get → load'],
    ['added to a prototype', 'function A() {} Object.assign(A.prototype, { load() { readFileSync(p); }, async get() { this.load(); } });', 'get → load'],
    ['added to a class', 'class A {} A.prototype.load = function () { readFileSync(p); }; export const get = async () => new A().load();', 'get → load'],
    ['of a function', 'function A() {} A.load = function () { readFileSync(p); }; export const get = async () => A.load();', 'get → load'],
  ])('%s', (_name, code, chain) => {
    expect(wayOf(code, ts)).toBe(`${asynchronous} → ${chain} → readFileSync`);
  });

  it.each([
    ['hidden by a method of the class', 'class A { load() { readFileSync(p); } } class B extends A { load() {} async get() { this.load(); } }'],
    ['of an instance, called on the class', 'class A { load() { readFileSync(p); } } export const get = async () => A.load();'],
    ['of the class, called on an instance', 'class A { static load() { readFileSync(p); } async get() { this.load(); } }'],
    ['of a parent elsewhere', 'class B extends Other { load() { readFileSync(p); } async get() { super.load(); } }'],
    ['replaced', 'class A { constructor() { this.load = other; } load() { readFileSync(p); } async get() { this.load(); } }'],
    ['of another this', 'class A { load() { readFileSync(p); } async get() { xs.map(function () { this.load(); }); } }'],
    ['of an object inside', 'class A { load() { readFileSync(p); } make() { return { async get() { this.load(); } }; } }'],
  ])('not: %s', (_name, code) => {
    expect(wayOf(code)).toBe('no');
  });
});

describe('members of objects', () => {
  it.each([
    ['by name', 'const api = { load() { readFileSync(p); } }; export const get = async () => api.load();', 'get → load'],
    ['arrow functions', 'const api = { load: () => readFileSync(p) }; export const get = async () => api.load();', 'get → load'],
    ['nested', 'const api = { files: { load: () => readFileSync(p) } }; export const get = async () => api.files.load();', 'get → load'],
    ['declared apart', 'function load() { readFileSync(p); } const api = { load }; export const get = async () => api.load();', 'get → load'],
    ['added later', 'const api = {}; api.load = () => readFileSync(p); export const get = async () => api.load();', 'get → load'],
    ['destructured', 'const api = { load() { readFileSync(p); } }; const { load } = api; export const get = async () => load();', 'get → load'],
    ['destructured and renamed', 'const api = { load() { readFileSync(p); } }; const { load: read } = api; export const get = async () => read();', 'get → load'],
    ['of this', 'const api = { load() { readFileSync(p); }, async get() { this.load(); } };', 'get → load'],
    ['of this, added later', 'const api = { async get() { this.load(); } }; api.load = () => readFileSync(p);', 'get → load'],
    ['of this, in what is added', 'const api = { load() { readFileSync(p); } }; api.get = async function () { this.load(); };', 'get → load'],
    ['of self', 'const api = { load() { readFileSync(p); }, async get() { const self = this; xs.map(function () { self.load(); }); } };', 'get → load'],
    ['of this, in the default export', 'export default { load() { readFileSync(p); }, async get() { this.load(); } };', 'get → load'],
    ['of this, in an argument', 'define({ load() { readFileSync(p); }, async get() { this.load(); } });', 'get → load'],
    ['given to map', 'const api = { load(p) { readFileSync(p); } }; export const get = async () => ps.map(api.load);', 'get → load'],
  ])('%s', (_name, code, chain) => {
    expect(wayOf(code)).toBe(`${asynchronous} → ${chain} → readFileSync`);
  });

  it.each([
    ['of exports', 'exports.load = () => readFileSync(p); exports.get = async () => exports.load();', 'get → load'],
    ['of module.exports', 'module.exports.load = () => readFileSync(p); module.exports.get = async () => module.exports.load();', 'get → load'],
    ['of this, in the exports', 'module.exports = { load() { readFileSync(p); }, async get() { this.load(); } };', 'get → load'],
    ['of the exports as an object', 'module.exports = { load() { readFileSync(p); } }; exports.get = async () => module.exports.load();', 'get → load'],
    ['of the exports by another name', 'const api = module.exports = { load() { readFileSync(p); } }; exports.get = async () => api.load();', 'get → load'],
    ['as compilers write them', 'exports.load = exports.get = void 0; exports.load = () => readFileSync(p); exports.get = async () => (0, exports.load)();', 'get → load'],
    ['in a class that is exported at once', 'const A = module.exports = class { load() { readFileSync(p); } }; exports.get = async () => new A().load();', 'get → load'],
  ])('%s', (_name, code, chain) => {
    expect(wayOf(code, cjs)).toBe(`${asynchronous} → ${chain} → readFileSync`);
  });

  it.each([
    ['set twice', 'const api = { load() { readFileSync(p); } }; api.load = other; export const get = async () => api.load();'],
    ['what a getter gives', 'const api = { get load() { return other(() => readFileSync(p)); } }; export const get = async () => use(api);'],
    ['of an object from elsewhere', 'import api from "./api"; export const load = () => readFileSync(p); export const get = async () => api.load();'],
  ])('not: %s', (_name, code) => {
    expect(wayOf(code)).toBe('no');
  });
});

describe('start-up', () => {
  it.each([
    ['a function that sets up a server', 'export async function start() { const app = express(); readFileSync(p); app.use(f); return app.listen(1); }'],
    ['also for those who call it', 'async function start() { const app = express(); readFileSync(p); return app.listen(1); } export async function run() { await start(); }'],
    ['a helper of it', 'const load = () => readFileSync(p); export async function start() { load(); express().listen(1); }'],
    ['a function named for it', 'async function bootstrap() { readFileSync(p); } export const run = async () => bootstrap();'],
    ['a hook', 'import fastify from "fastify"; fastify().addHook("onReady", async () => { readFileSync(p); });'],
  ])('holds up nobody: %s', (_name, code) => {
    expect(wayOf(code)).toBe('no');
  });

  it('does when a handler starts it', () => {
    expect(wayOf('async function start() { const app = express(); readFileSync(p); return app.listen(1); } app.get("/", () => start());')).toBe(asynchronous);
  });
});

describe('accessors', () => {
  it.each([
    ['a getter', 'class A { get text() { return readFileSync(p); } async get() { return this.text; } }', 'get → text'],
    ['a getter of an instance', 'class A { get text() { return readFileSync(p); } } const a = new A(); export const get = async () => a.text;', 'get → text'],
    ['a static getter', 'class A { static get text() { return readFileSync(p); } } export const get = async () => A.text;', 'get → text'],
    ['a getter on the way', 'class A { get text() { return readFileSync(p); } async get() { return this.text.length; } }', 'get → text'],
    ['a setter', 'class A { set text(p) { readFileSync(p); } async get() { this.text = p; } }', 'get → text'],
    ['a getter before an assignment', 'class A { get text() { return readFileSync(p); } set text(t) {} async get() { this.text += 1; } }', 'get → text'],
    ['a getter of an object', 'const api = { get text() { return readFileSync(p); } }; export const get = async () => api.text;', 'get → text'],
    ['a setter of an object', 'const api = { get text() {}, set text(p) { readFileSync(p); } }; export const get = async () => { api.text = p; };', 'get → text'],
  ])('%s', (_name, code, chain) => {
    expect(wayOf(code)).toBe(`${asynchronous} → ${chain} → readFileSync`);
  });

  it.each([
    ['a getter of what is written', 'class A { get text() { return readFileSync(p); } set text(t) {} async get() { this.text = 1; } }'],
    ['a setter of what is read', 'class A { get text() {} set text(p) { readFileSync(p); } async get() { return this.text; } }'],
    ['a getter of something else', 'class A { get text() { return readFileSync(p); } } export const get = async (a) => a.text;'],
  ])('not: %s', (_name, code) => {
    expect(wayOf(code)).toBe('no');
  });
});

describe('classes made in async code', () => {
  it.each([
    ['a constructor', 'class Config { constructor() { readFileSync(p); } } export const get = async () => new Config();', 'get → Config'],
    ['a constructor that calls a method', 'class Config { constructor() { this.load(); } load() { readFileSync(p); } } export const get = async () => new Config();', 'get → Config → load'],
    ['a class in a constant', 'const Config = class { constructor() { readFileSync(p); } }; export const get = async () => new Config();', 'get → Config'],
    ['a field of a class in a constant', 'const Config = class { text = readFileSync(p); }; export const get = async () => new Config();', 'get → Config'],
    ['a field', 'class Config { text = readFileSync(p); } export const get = async () => new Config();', 'get → Config'],
    ['a field that calls a method', 'class Config { text = this.load(); load() { return readFileSync(p); } } export const get = async () => new Config();', 'get → Config → load'],
    ['an inherited constructor', 'class A { constructor() { readFileSync(p); } } class B extends A {} export const get = async () => new B();', 'get → A'],
    ['the constructor of a parent', 'class A { constructor() { readFileSync(p); } } class B extends A { constructor() { super(); } } export const get = async () => new B();', 'get → B → A'],
    ['an inherited field', 'class A { text = readFileSync(p); } class B extends A {} export const get = async () => new B();', 'get → A'],
    ['a function that is used as a class', 'function Config() { this.text = readFileSync(p); } export const get = async () => new Config();', 'get → Config'],
    ['an instance in a field', 'class A { constructor() { readFileSync(p); } } class B { a = new A(); } export const get = async () => new B();', 'get → B → A'],
  ])('%s', (_name, code, chain) => {
    expect(wayOf(code)).toBe(`${asynchronous} → ${chain} → readFileSync`);
  });

  it('a static field of a class that stands there runs there', () => {
    expect(wayOf('export async function get() { return class { static text = readFileSync(p); }; }')).toBe(asynchronous);
  });

  it.each([
    ['at start-up', 'class Config { text = readFileSync(p); } const config = new Config();'],
    ['nowhere', 'export class Config { text = readFileSync(p); constructor() { this.load(); } load() {} }'],
    ['a static field', 'class Config { static text = readFileSync(p); } export const get = async () => new Config();'],
    ['merely declared', 'export async function get() { return class { text = readFileSync(p); }; }'],
  ])('not those made elsewhere: %s', (_name, code) => {
    expect(wayOf(code)).toBe('no');
  });
});

describe('callbacks', () => {
  it.each([
    ['an event that a handler asked for', 'app.get("/", (req, res) => { req.on("end", () => { readFileSync(p); }); });', 'the handler passed to `app.get`'],
    ['an operation that a handler asked for', 'app.get("/", (req, res) => { stat(p, (err) => { readFileSync(p); }); });', 'the handler passed to `app.get`'],
    ['an event in a helper of a handler', 'app.get("/", (req, res) => { take(req); }); function take(req) { req.on("end", () => { readFileSync(p); }); }', 'the handler passed to `app.get` → take → readFileSync'],
    ['a named listener', 'app.get("/", (req, res) => { req.on("end", done); }); function done() { readFileSync(p); }', 'the handler passed to `app.get` → done → readFileSync'],
    ['a coroutine', 'import co from "co"; export const get = co.wrap(function* () { readFileSync(p); });', 'a coroutine'],
    ['what compilers make of async functions', 'function get() { return __awaiter(this, void 0, void 0, function* () { readFileSync(p); }); } export { get };', 'a coroutine'],
  ])('%s', (_name, code, way) => {
    expect(wayOf(code)).toBe(way);
  });

  it.each([
    ['a timer of a handler', 'app.get("/", (req, res) => { setTimeout(() => { readFileSync(p); }, 5); });'],
    ['a timer of a service', 'setInterval(() => { readFileSync(p); }, 5);'],
    ['an event of a service', 'emitter.on("x", () => { readFileSync(p); });'],
    ['an event in async code that no handler is seen to call', 'export async function watch() { emitter.on("x", () => { readFileSync(p); }); }'],
    ['a timer that settles a promise', 'export const wait = async () => new Promise((resolve) => { setTimeout(() => { readFileSync(p); resolve(); }, 5); });'],
  ])('not: %s', (_name, code) => {
    expect(wayOf(code)).toBe('no');
  });
});

it('takes a local function for what it is, whatever its name', () => {
  expect(factsOf('async function readFileSync() {} export async function get() { readFileSync(p); }').blockingCalls).toEqual([]);
  expect(factsOf(`${imports} export async function get(readFileSync) { readFileSync(p); }`).blockingCalls).toEqual([]);
});

it.each([
  ['class A extends B {} class B extends A { load() { readFileSync(p); } } export const get = async () => new A().load();'],
  ['class A extends A { constructor() { super(); readFileSync(p); } } export const get = async () => new A();'],
  ['let x; x.f = function () { x = this; this.y = readFileSync(p); }; export const get = async () => x.y;'],
  ['let x; x.f = function () { x = this; x.y = 1; }; x.g = async () => x.load(() => readFileSync(p));'],
  ['const a = b, b = a; a.prototype.load = function () { readFileSync(p); }; export const get = async () => b.load();'],
  ['class A { a = this.a; b = new A(); async get() { this.a.b.c.load(); this.b.b.b.a; readFileSync(p); } }'],
  ['module.exports = module.exports.x = module.exports; exports.get = async () => exports.get.exports(readFileSync(p));'],
  ['const o = { get o() { return o.o; }, set o(v) { this.o = v; readFileSync(p); } }; o.o = o.o;'],
])('survives circles: %s', (code) => {
  expect(factsOf(`const { readFileSync } = require('fs'); ${code.replaceAll('export ', '')}`, cjs).blockingCalls).toHaveLength(1);
});
