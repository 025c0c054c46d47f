import { readdirSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { ParserServicesWithTypeInformation } from '@typescript-eslint/utils';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Fact } from '../../src/analysis/facts.js';
import { getHttpModel, type HttpModel } from '../../src/analysis/index.js';
import { constantOf } from '../../src/analysis/values/constants.js';
import { symbolFlags } from '../../src/analysis/types/types.js';
import { isDisposable, isList, isText, literalOf, tupleLength } from '../../src/analysis/types/types-shapes.js';
import { usingEdit } from '../../src/fixes/declare-using.js';
import { creates, modelOf } from '../../src/analysis/values/values.js';
import type { Sample } from '../catalog/sample.js';
import { factsOf, type FactsOptions } from '../facts.js';
import { parsed } from './file.js';
import { writeTypedProject } from './typed-project.js';

const project = resolve(`tests/.tmp/types-${String(process.pid)}`);
const typed: FactsOptions = { project };
const untyped: FactsOptions = { ts: true };

/** The samples of the catalogue, each a file of the project: read as it stands there, a text needs no further program. */
const texts = (await Promise.all(readdirSync('tests/catalog/samples').map((name) => import(`../catalog/samples/${name.replace('.ts', '')}.ts`) as Promise<{ samples: readonly Sample[] }>)))
  .flatMap(({ samples }) => samples)
  .flatMap(({ code, filename }) => (filename === undefined ? [code] : []));
const nameOf = (index: number) => `src/samples/sample${String(index)}.ts`;

// The first text makes the program; all others are read in it.
beforeAll(() => {
  writeTypedProject(project, Object.fromEntries(texts.map((text, index) => [nameOf(index), text])));
  parsed('', typed);
}, 60_000);
afterAll(() => rmSync(project, { recursive: true, force: true }));

/** What the marked call does, as the catalogue's entry and path. `null`: nothing that is known. */
function known(code: string, options: FactsOptions): string | null {
  const { file, markedCall } = parsed(code, options);
  const { callee, type } = markedCall();
  const made = modelOf(file, callee, 'sessions') ?? modelOf(file, callee, 'instances');
  const found = (made && creates(made.model, markedCall()) ? made : null) ?? (type === 'NewExpression' ? null : (modelOf(file, callee, 'requests') ?? modelOf(file, callee, 'blocking') ?? modelOf(file, callee, 'handlers')));
  return found && `${found.entry.id} ${found.path}`;
}

describe('values that only their types tell', () => {
  it.each([
    [`import { http } from './clients'; /*?*/ http.get(u);`, 'axios AxiosInstance#get'],
    [`import * as clients from './clients'; /*?*/ clients.http.get(u);`, 'axios AxiosInstance#get'],
    [`import { http } from './clients'; const api = http; /*?*/ api.get(u);`, 'axios AxiosInstance#get'],
    [`import { nested } from './clients'; const { deep: { http } } = nested; /*?*/ http.get(u);`, 'axios AxiosInstance#get'],
    [`import { nested } from './clients'; /*?*/ nested.deep.http.get(u);`, 'axios AxiosInstance#get'],
    [`import { nested } from './clients'; /*?*/ nested.agents[0]!.request(u);`, 'undici Dispatcher#request'],
    [`import { got2 } from './clients'; /*?*/ got2(u);`, 'got Got#default'],
    [`import { got2 } from './clients'; /*?*/ got2.stream.post(u);`, 'got Got#stream.post'],
    [`import { agent } from './clients'; /*?*/ agent.request(o);`, 'undici Dispatcher#request'],
    [`import { makeHttp } from './clients'; /*?*/ makeHttp().get(u);`, 'axios AxiosInstance#get'],
    [`import { makeHttp } from './clients'; const http = makeHttp(); /*?*/ http.get(u);`, 'axios AxiosInstance#get'],
    [`import { makeHttp } from './clients'; function api() { return makeHttp(); } /*?*/ api().get(u);`, 'axios AxiosInstance#get'],
    [`import { http } from './clients'; const local = http.create({}); /*?*/ local.get(u);`, 'axios AxiosInstance#get'],
    [`import { http } from './clients'; for (const api of [http]) /*?*/ api.get(u);`, 'axios AxiosInstance#get'],
    [`import { http } from './clients'; const get = http.get; /*?*/ get(u);`, 'axios AxiosInstance#get'],
    [`import { http } from './clients'; const get = http.get.bind(http); /*?*/ get(u);`, 'axios AxiosInstance#get'],
    [`import { get } from './clients'; /*?*/ get(u);`, 'axios AxiosInstance#get'],
  ])('%s', (code, expected) => {
    expect(known(code, typed)).toBe(expected);
    expect(known(code, untyped)).toBe(null);
  });
});

describe('exports that come through a file of the project', () => {
  it.each([
    [`import { load } from './again'; /*?*/ load(u);`, 'undici fetch'],
    [`import { request as send } from './again'; /*?*/ send(u);`, 'undici request'],
    [`import { Pooled } from './again'; /*?*/ new Pooled();`, 'undici Agent'],
    [`import { client } from './again'; /*?*/ client.post(u);`, 'axios AxiosInstance#post'],
    [`import { read } from './again'; /*?*/ read(p);`, 'fs readFileSync'],
    [`import { files } from './again'; /*?*/ files.readFileSync(p);`, 'fs readFileSync'],
    [`import { net } from './again'; /*?*/ net.get(u);`, 'http get'],
    [`import * as again from './again'; /*?*/ again.net.get(u);`, 'http get'],
    [`import { secure } from './clients'; /*?*/ secure.request(u);`, 'https request'],
    [`import { patient } from './clients'; /*?*/ patient(u);`, 'fetch fetch'],
  ])('%s', (code, expected) => {
    expect(known(code, typed)).toBe(expected);
    expect(known(code, untyped)).toBe(null);
  });
});

describe('parameters, fields and what they are made of', () => {
  it.each([
    [`import type { Http } from './clients'; (http: Http) => /*?*/ http.get(u);`, 'axios AxiosInstance#get'],
    [`import type { Made } from './clients'; (http: Made) => /*?*/ http.get(u);`, 'axios AxiosInstance#get'],
    [`import type { Later } from './clients'; (http: Later) => /*?*/ http.get(u);`, 'axios AxiosInstance#get'],
    [`import type { Http } from './clients'; <T extends Http>(http: T) => /*?*/ http.get(u);`, 'axios AxiosInstance#get'],
    [`import type { Http } from './clients'; (http: Readonly<Record<'a', Http>>) => /*?*/ http.a.get(u);`, 'axios AxiosInstance#get'],
    [`import type { Http } from './clients'; (https: Http[]) => https.map((http) => /*?*/ http.get(u));`, 'axios AxiosInstance#get'],
    [`import type { Deps } from './clients'; (deps: Deps) => /*?*/ deps.http.get(u);`, 'axios AxiosInstance#get'],
    [`import type { Deps } from './clients'; ({ http }: Deps) => /*?*/ http.get(u);`, 'axios AxiosInstance#get'],
    [`import type { Deps } from './clients'; ({ fetch }: Deps) => /*?*/ fetch(u);`, 'fetch fetch'],
    [`import type { Deps } from './clients'; (deps: Deps) => /*?*/ deps.fetch(u);`, 'fetch fetch'],
    [`import type { Deps } from './clients'; class A { constructor(private readonly deps: Deps) {} go() { return /*?*/ this.deps.http.get(u); } }`, 'axios AxiosInstance#get'],
    [`import type { Deps } from './clients'; class A { fetch: Deps['fetch'] = load(); go() { return /*?*/ this.fetch(u); } }`, 'fetch fetch'],
    [`import { Base } from './clients'; class A extends Base { go() { return /*?*/ this.http.get(u); } }`, 'axios AxiosInstance#get'],
    [`import { ApiClient } from './clients'; class A extends ApiClient { go() { return /*?*/ this.get(u); } }`, 'axios AxiosInstance#get'],
    [`import { ApiClient } from './clients'; /*?*/ new ApiClient().get(u);`, 'axios AxiosInstance#get'],
    [`import { Agent } from 'undici'; class Own extends Agent {} const own = new Own(); /*?*/ own.request(o);`, 'undici Dispatcher#request'],
    [`(load: typeof fetch) => /*?*/ load(u);`, 'fetch fetch'],
  ])('%s', (code, expected) => {
    expect(known(code, typed)).toBe(expected);
    expect(known(code, untyped)).toBe(null);
  });
});

describe('types made of types', () => {
  it.each([
    [`import { maybe } from './clients'; /*?*/ maybe?.request(o);`, 'undici Dispatcher#request'],
    [`import { maybe } from './clients'; /*?*/ maybe!.request(o);`, 'undici Dispatcher#request'],
    [`import { maybe } from './clients'; if (maybe) /*?*/ maybe.request(o);`, 'undici Dispatcher#request'],
    [`import type { Deps } from './clients'; ({ agent }: Deps) => agent && /*?*/ agent.request(o);`, 'undici Dispatcher#request'],
    [`import { mixed } from './clients'; /*?*/ mixed.get(u);`, 'axios AxiosInstance#get'],
    [`import { either } from './clients'; /*?*/ either.request(o);`, 'undici Dispatcher#request'],
    [`import { pending } from './clients'; (await /*p*/ pending).get(u); /*?*/ (await pending).get(u);`, 'axios AxiosInstance#get'],
    [`import { pending } from './clients'; pending.then((http) => /*?*/ http.get(u));`, 'axios AxiosInstance#get'],
    [`import { makeLater } from './clients'; const http = await makeLater(); /*?*/ http.get(u);`, 'axios AxiosInstance#get'],
    [`import { http, agent } from './clients'; declare const flag: boolean; /*?*/ (flag ? http : agent).request(o);`, 'axios AxiosInstance#request'],
  ])('%s', (code, expected) => {
    expect(known(code, typed)).toBe(expected);
    expect(known(code, untyped)).toBe(null);
  });
});

describe('packages, however they are installed', () => {
  it.each([
    [`import { s3 } from './others'; /*?*/ s3.send(c);`, 'aws-sdk AwsClient#send'],
    [`import { kit } from './others'; /*?*/ kit.api.get(u);`, 'axios AxiosInstance#get'],
    [`import type { Service } from './others'; (service: Service) => /*?*/ service.get(u);`, 'nestjs-axios HttpService#get'],
    [`import { app } from './others'; /*?*/ app.get('/', list);`, 'express App#get'],
  ])('%s', (code, expected) => {
    expect(known(code, typed)).toBe(expected);
    expect(known(code, untyped)).toBe(null);
  });

  const clients = (module: string) => ({ clients: [{ id: 'acme', modules: [module], types: { Client: 'Client', OtherClient: 'Client' }, requests: { 'Client#load': { options: 1, deadline: ['signal'], waits: 'forever' }, 'Client#get': { options: 1, deadline: ['signal'], waits: 'forever' } }, source: 'test' }] });

  it('finds the types of a client from the settings', () => {
    const code = `import { acme } from './others'; /*?*/ acme.load(u);`;
    expect(known(code, { ...typed, settings: clients('@acme/http') })).toBe('acme Client#load');
    expect(known(code, typed)).toBe(null);
  });

  it('finds those of a module of the project', () => {
    const code = `import type { OtherClient } from './clients'; (client: OtherClient) => /*?*/ client.get(u);`;
    expect(known(code, { ...typed, settings: clients('./src/clients') })).toBe('acme Client#get');
    expect(known(code, typed)).toBe(null);
  });
});

describe('what stays unknown', () => {
  it.each([
    `import { anything } from './clients'; /*?*/ anything.get(u);`,
    `import { something } from './clients'; /*?*/ (something as any).get(u);`,
    `import { half } from './clients'; /*?*/ half.request(o);`,
    `import { OtherClient } from './clients'; /*?*/ new OtherClient().get(u);`,
    `import { lookAlike } from './others'; /*?*/ lookAlike.get(u);`,
    `import { missing } from './nowhere'; /*?*/ missing.get(u);`,
    `import { ApiClient } from './clients'; class A extends ApiClient { get() { return 1 as never; } go() { return /*?*/ this.get(u); } }`,
    `import { ApiClient } from './clients'; /*?*/ new ApiClient().own();`,
    `import { http } from './clients'; /*?*/ http['get' + x](u);`,
    `interface AxiosInstance { get(url: string): void } (http: AxiosInstance) => /*?*/ http.get(u);`,
    `class Agent { request() {} } /*?*/ new Agent().request();`,
  ])('%s', (code) => {
    expect(known(code, typed)).toBe(null);
  });
});

describe('facts of what is known by its type', () => {
  const requests = (code: string) => factsOf(code, typed).requests;

  it('leaves the deadline open that is decided elsewhere', () => {
    expect(requests(`import { http } from './clients'; http.get('https://h');`)).toMatchObject([{ deadline: { state: 'unknown' } }]);
    expect(requests(`import { http } from './clients'; const local = http.create({}); local.get('https://h');`)).toMatchObject([{ deadline: { state: 'unknown' } }]);
    expect(requests(`import { got2 } from './clients'; got2.extend({ retry: {} }).get('https://h');`)).toMatchObject([{ deadline: { state: 'unknown' } }]);
    expect(requests(`import { load } from './again'; load('https://h');`)).toMatchObject([{ deadline: { state: 'unknown' } }]);
  });

  it('takes the deadline that the call decides', () => {
    expect(requests(`import { http } from './clients'; http.get('https://h', { timeout: 1000 });`)).toMatchObject([{ deadline: { state: 'set', by: 'timeout' } }]);
    expect(requests(`import { http } from './clients'; http.get('https://h', { timeout: 0 });`)).toMatchObject([{ deadline: { state: 'disabled' } }]);
    expect(requests(`import { http } from './clients'; http.create({ timeout: 1000 }).get('https://h');`)).toMatchObject([{ deadline: { state: 'set' } }]);
  });

  it('sees fan-outs over them', () => {
    const code = `import { s3 } from './others'; export const all = (keys: object[]) => Promise.all(keys.map((key) => s3.send(key)));`;
    expect(factsOf(code, typed).fanOuts).toMatchObject([{ bound: 'unbounded', limiter: 'none', request: { api: 's3.send', client: { id: 'aws-sdk' } } }]);
    expect(factsOf(code, untyped).fanOuts).toEqual([]);
  });

  it('sees sessions made of classes that come through other files', () => {
    const code = `import { Pooled } from './again'; import { load } from './again'; export async function go() { const agent = new Pooled(); await load('https://h', { dispatcher: agent }); }`;
    expect(factsOf(code, typed).sessions).toMatchObject([{ api: 'new Pooled', client: { id: 'undici' }, closed: 'never' }]);
    expect(factsOf(code, untyped).sessions).toEqual([]);
  });

  it('knows handlers by the type of what they are given', () => {
    const code = `
      import type { Request } from 'express';
      interface Authorised extends Request { readonly user: string }
      type Asked = Authorised;
      import { Agent } from 'undici';
      export const list = (request: Asked) => { const agent = new Agent(); return agent.request(request as never); };
    `;
    expect(factsOf(code, typed).sessions).toMatchObject([{ runs: { when: 'per-request', because: 'a function typed `Request`' } }]);
    expect(factsOf(code, untyped).sessions).toMatchObject([{ runs: { when: 'unknown' } }]);
  });

  it('knows handlers of an application that comes from elsewhere', () => {
    const code = `import { Agent } from 'undici'; import { app } from './others'; app.get('/', async () => { const agent = new Agent(); await agent.request({} as never); });`;
    expect(factsOf(code, typed).sessions).toMatchObject([{ runs: { when: 'per-request' } }]);
    expect(factsOf(code, untyped).sessions).not.toMatchObject([{ runs: { when: 'per-request' } }]);
  });

  it('reads an address as one', () => {
    const code = `import http from 'node:http'; export const go = (place: string) => { http.get(place); };`;
    expect(factsOf(code, typed).requests).toMatchObject([{ deadline: { state: 'missing' } }]);
    expect(factsOf(code, untyped).requests).toMatchObject([{ deadline: { state: 'unknown' } }]);
  });
});

describe('questions that types answer', () => {
  const node = (code: string, options: FactsOptions) => {
    const { file, marked } = parsed(code, options);
    return [file, marked()] as const;
  };

  it.each([
    ['closable', 'yes'],
    ['asyncClosable', 'yes'],
    ['plain', 'no'],
    ['mixed', 'unknown'],
    ['anything', 'unknown'],
    ['text', 'no'],
  ])('isDisposable: %s is %s', (name, expected) => {
    const code = `import { ${name} } from './shapes'; use(/*?*/ ${name});`;
    expect(isDisposable(...node(code, typed))).toBe(expected);
    expect(isDisposable(...node(code, untyped))).toBe('unknown');
  });

  it('isDisposable: a session of a version without the method is not declared with `await using`', () => {
    const edit = (method: string, options: FactsOptions) => {
      const { file, markedCall } = parsed(`
        import { createConnection } from 'mysql2/promise';
        interface Installed { query(sql: string): Promise<unknown>; end(): Promise<void>; ${method} }
        export async function ping(url: string) { const db: Installed = await /*?*/ createConnection(url); await db.query('select 1'); await db.end(); }
        export async function other(session: AsyncDisposable) { await using kept = session; return kept; }
      `, options);
      const call = markedCall();
      return usingEdit(file, call, call.parent.parent!.parent as never)?.text ?? null;
    };
    expect(edit('', untyped)).toBe('await using');
    expect(edit('', typed)).toBeNull();
    expect(edit('[Symbol.asyncDispose](): Promise<void>;', typed)).toBe('await using');
  });

  it.each([
    ['text', 'yes'],
    ['address', 'yes'],
    ['textOrObject', 'unknown'],
    ['plain', 'no'],
    ['anything', 'unknown'],
  ])('isText: %s is %s', (name, expected) => {
    const code = `import { ${name} } from './shapes'; use(/*?*/ ${name});`;
    expect(isText(...node(code, typed))).toBe(expected);
    expect(isText(...node(code, untyped))).toBe('unknown');
  });

  it.each([
    ['REGIONS', 'yes'],
    ['pair', 'yes'],
    ['list', 'yes'],
    ['limits', 'no'],
    ['NAME', 'no'],
  ])('isList: %s is %s', (name, expected) => {
    const code = `import { ${name} } from './config'; use(/*?*/ ${name});`;
    expect(isList(...node(code, typed))).toBe(expected);
    expect(isList(...node(code, untyped))).toBe('unknown');
  });

  it('isText: a class that is only called so is no URL', () => {
    expect(isText(...node(`class URL { hash = ''; } const url = new URL(); use(/*?*/ url); export {};`, typed))).toBe('no');
  });

  it.each([
    ['REGIONS', 2],
    ['pair', 2],
    ['either', 2],
    ['open', null],
    ['list', null],
    ['NAME', null],
  ])('tupleLength: %s has %s', (name, expected) => {
    const code = `import { ${name} } from './config'; use(/*?*/ ${name});`;
    expect(tupleLength(...node(code, typed))).toBe(expected);
    expect(tupleLength(...node(code, untyped))).toBe(null);
  });

  it.each([
    ['TIMEOUT', 5000],
    ['VERIFY', false],
    ['OFF', 0],
    ['NAME', 'eu'],
    ['limits.timeout', 3000],
    ['Wait.Short', 1000],
  ])('literalOf: %s is %s', (name, value) => {
    const code = `import { ${name.split('.')[0]!} } from './config'; use(/*?*/ ${name});`;
    expect(literalOf(...node(code, typed))).toEqual({ known: true, value });
    expect(constantOf(...node(code, typed))).toEqual({ known: true, value });
    expect(constantOf(...node(code, untyped))).toEqual({ known: false });
  });

  it.each([
    `import { changing } from './config'; use(/*?*/ changing);`,
    `import { loose } from './config'; use(/*?*/ loose.timeout);`,
    `import { REGIONS } from './config'; use(/*?*/ REGIONS);`,
    // Narrowed to a literal here, and assigned in between.
    `let verify = true; function set() { verify = false; } set(); use(/*?*/ verify);`,
    `const options = { verify: true }; options.verify = true; change(options); use(/*?*/ options.verify);`,
    `import { anything } from './shapes'; use(/*?*/ anything);`,
  ])('literalOf: nothing in %s', (code) => {
    expect(literalOf(...node(code, typed))).toEqual({ known: false });
  });

  it('gives collections their size', () => {
    const code = `import { REGIONS } from './config'; import { http } from './clients'; Promise.all(REGIONS.map((region) => http.get(region)));`;
    expect(factsOf(code, typed).fanOuts).toMatchObject([{ bound: 2 }]);
    const sliced = `import { limits } from './config'; export const go = (urls: string[]) => Promise.all(urls.slice(0, limits.batch).map((url) => fetch(url)));`;
    expect(factsOf(sliced, typed).fanOuts).toMatchObject([{ bound: 5 }]);
    expect(factsOf(sliced, untyped).fanOuts).toMatchObject([{ bound: 'unknown' }]);
  });

  it('gives switches their value', () => {
    const code = `import https from 'node:https'; import { VERIFY } from './config'; export const agent = new https.Agent({ rejectUnauthorized: VERIFY });`;
    expect(factsOf(code, typed).tlsSwitches).toMatchObject([{ effect: 'off' }]);
    expect(factsOf(code, untyped).tlsSwitches).toEqual([]);
  });
});

describe('services of parsers, as they come', () => {
  const code = `import { http } from './clients'; import { TIMEOUT } from './config'; export const go = () => { http.get('https://h'); fetch('https://h', { signal: AbortSignal.timeout(TIMEOUT) }); };`;

  /** The facts of the text, with parts of the parser's services replaced. */
  const factsWith = (replaced: (services: ParserServicesWithTypeInformation) => object) => {
    const { file } = parsed(code, typed);
    const { sourceCode, settings, filename, cwd } = file;
    const parserServices = replaced(sourceCode.parserServices as ParserServicesWithTypeInformation);
    return getHttpModel({ sourceCode: standIn(sourceCode, { parserServices }), filename, cwd }, settings);
  };
  const apis = (model: HttpModel | null) => model?.requests.map(({ api }) => api);

  it('uses them when they are whole', () => {
    expect(apis(factsWith((services) => services))).toEqual(['http.get', 'fetch']);
  });

  it.each<[string, (services: ParserServicesWithTypeInformation) => object]>([
    ['there are none', () => ({})],
    ['there is no program', (services) => ({ ...services, program: null })],
    ['there is no map of nodes', (services) => ({ ...services, esTreeNodeToTSNodeMap: undefined })],
    ['the map knows no node', (services) => ({ ...services, esTreeNodeToTSNodeMap: new WeakMap() })],
    ['they throw', () => Object.defineProperty({}, 'program', { get: () => fail() })],
    ['the program throws', (services) => ({ ...services, program: standIn(services.program, { getTypeChecker: fail }) })],
    ['the checker throws', (services) => ({ ...services, program: standIn(services.program, { getTypeChecker: () => standIn(services.program.getTypeChecker(), { getTypeAtLocation: fail, getSymbolAtLocation: fail }) }) })],
  ])('does without where %s', (_name, replaced) => {
    expect(apis(factsWith(replaced))).toEqual(['fetch']);
  });

  it('has no questions where names tell that it cannot matter', () => {
    let asked = 0;
    const { file } = parsed(
      `import { list, limits } from './config'; class A { run(): void {} } export const go = (user: { names: string[] }, done: () => void) => { list.push(user.names.join()); new A().run(); done(); return user.names.map((one) => one.length + limits.batch); };`,
      typed,
    );
    const { sourceCode, settings, filename, cwd } = file;
    const services = sourceCode.parserServices as ParserServicesWithTypeInformation;
    const program = standIn(services.program, { getTypeChecker: () => ((asked += 1), services.program.getTypeChecker()) });
    const model = getHttpModel({ sourceCode: standIn(sourceCode, { parserServices: { ...services, program } }), filename, cwd }, settings);
    expect(lists.map((list) => model?.[list].length)).toEqual(lists.map(() => 0));
    expect(asked).toBe(0);
  });
});

it('reads the bits of symbols as TypeScript means them', () => {
  expect(symbolFlags).toEqual({ variable: ts.SymbolFlags.Variable, function: ts.SymbolFlags.Function, class: ts.SymbolFlags.Class, module: ts.SymbolFlags.ValueModule, method: ts.SymbolFlags.Method, alias: ts.SymbolFlags.Alias });
});

describe('the same facts, sharper', () => {
  it.each(texts.map((text, index) => [nameOf(index), text] as const))('%s', (name, code) => {
    const filename = resolve(project, name);
    const without = factsOf(code, { ts: true, filename });
    const sharper = factsOf(code, { project, filename });
    for (const list of lists) expect(lost(without[list], sharper[list]), list).toEqual([]);
  });
});

const lists = ['sessions', 'instances', 'requests', 'blockingCalls', 'fanOuts', 'tlsSwitches', 'responses', 'usesAfterClose', 'pending', 'downloads', 'sessionMismatches', 'timeoutChecks'] as const satisfies readonly (keyof HttpModel)[];

/** Facts that are no longer told, or told otherwise, though they were known. */
function lost(before: readonly Fact[], after: readonly Fact[]): string[] {
  return before.flatMap((fact) => {
    const same = after.find(({ kind, site }) => kind === fact.kind && site.range.join() === fact.site.range.join());
    if (!same) return [fact.site.text];
    return Object.keys(fact).filter((key) => !isSharper(value(fact, key), value(same, key))).map((key) => `${key} of ${fact.site.text}`);
  });
}

function value(fact: object, key: string): unknown {
  return (fact as Readonly<Record<string, unknown>>)[key];
}

function isSharper(before: unknown, after: unknown): boolean {
  return isUnknown(before) || isDeepStrictEqual(before, after);
}

function isUnknown(answer: unknown): boolean {
  if (typeof answer !== 'object' || answer === null) return answer === 'unknown' || answer === null;
  return ['state', 'when', 'answer'].some((key) => value(answer, key) === 'unknown');
}

/** An object that is another one but for some members. The target is empty: the members of a frozen object may not differ. */
function standIn<T extends object>(object: T, members: object): T {
  return new Proxy({} as T, {
    get(_target, key) {
      const own = Object.hasOwn(members, key);
      const member: unknown = Reflect.get(own ? members : object, key);
      return !own && typeof member === 'function' ? (member.bind(object) as unknown) : member;
    },
  });
}

function fail(): never {
  throw new Error('no answer');
}
