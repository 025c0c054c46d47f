import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { creates, modelOf } from '../../src/analysis/values.js';
import { factsOf, type FactsOptions } from '../facts.js';
import { parsed } from './file.js';
import { writeTypedProject } from './typed-project.js';

const project = resolve(`tests/.tmp/types-${String(process.pid)}`);
const typed: FactsOptions = { project };
const untyped: FactsOptions = { ts: true };

// The first text makes the program; all others are read in it.
beforeAll(() => {
  writeTypedProject(project);
  parsed('', typed);
}, 60_000);

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
