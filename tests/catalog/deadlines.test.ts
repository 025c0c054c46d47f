import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { factsOf } from '../facts.js';

/** What one client does with deadlines: calls by the state that a request ends up in. Each stands alone, after `imports`. */
interface Row {
  readonly client: string;
  readonly imports: string;
  /** A deadline reaches the request. */
  readonly set: readonly string[];
  /** None does; with `bounded`, the client's own is left. */
  readonly missing: readonly string[];
  readonly bounded?: true;
  /** It is switched off, and the client waits. */
  readonly disabled?: readonly string[];
  /** What is given is no time to the client: every request fails at once. */
  readonly refused?: readonly string[];
  /** An option that does something else. */
  readonly ineffective?: readonly string[];
  /** How long it waits without any. */
  readonly waits: number | 'forever';
}

const rows: readonly Row[] = [
  {
    client: 'fetch',
    imports: '',
    waits: 300_000,
    missing: ['fetch(url)', 'fetch(url, { method: "POST" })', 'fetch(new Request(url))', 'fetch(url, { signal: new AbortController().signal })'],
    set: ['fetch(url, { signal: AbortSignal.timeout(300) })', 'fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(300)]) })', 'fetch(new Request(url, { signal: AbortSignal.timeout(300) }))'],
    disabled: ['fetch(url, { signal: null })'],
    ineffective: ['fetch(url, { timeout: 300 })', 'fetch(url, { headersTimeout: 300 })', 'fetch(url, { bodyTimeout: 300 })', 'fetch(url, { headers: { timeout: 300 } })'],
  },
  {
    client: 'undici',
    imports: `import { Agent, Client, EnvHttpProxyAgent, Pool, RetryAgent, request } from 'undici';`,
    waits: 300_000,
    missing: ['request(url)', 'request(url, { dispatcher: new Agent() })', 'new Client(url).request({ path: "/" })'],
    set: [
      'request(url, { headersTimeout: 300 })',
      'request(url, { signal: AbortSignal.timeout(300) })',
      'request(url, { dispatcher: new Agent({ headersTimeout: 300 }) })',
      'request(url, { dispatcher: new EnvHttpProxyAgent({ headersTimeout: 300 }) })',
      'request(url, { dispatcher: new RetryAgent(new Agent({ headersTimeout: 300 })) })',
      'new Pool(url, { headersTimeout: 300 }).request({ path: "/" })',
    ],
    disabled: ['request(url, { headersTimeout: 0 })', 'request(url, { headersTimeout: null })', 'request(url, { dispatcher: new Agent({ headersTimeout: 0 }) })', 'request(url, { dispatcher: new Agent({ headersTimeout: Infinity }) })'],
    refused: ['request(url, { headersTimeout: Infinity })', 'request(url, { headersTimeout: false })'],
    ineffective: [
      'request(url, { timeout: 300 })',
      'request(url, { bodyTimeout: 300 })',
      'request(url, { connectTimeout: 300 })',
      'request(url, { dispatcher: new Agent({ connectTimeout: 300 }) })',
      'request(url, { dispatcher: new Agent({ connect: { timeout: 300 } }) })',
      'request(url, { dispatcher: new Agent({ bodyTimeout: 300 }) })',
    ],
  },
  {
    client: 'undici fetch',
    imports: `import { Agent, fetch, setGlobalDispatcher } from 'undici';`,
    waits: 300_000,
    missing: ['fetch(url)', 'fetch(url, { dispatcher: new Agent() })'],
    set: ['fetch(url, { dispatcher: new Agent({ headersTimeout: 300 }) })', 'setGlobalDispatcher(new Agent({ headersTimeout: 300 })); fetch(url)', 'setGlobalDispatcher(new Agent({ headersTimeout: 300 }).compose(retry)); fetch(url)'],
    ineffective: ['fetch(url, { headersTimeout: 300 })'],
  },
  {
    client: 'http',
    imports: `import http, { Agent } from 'node:http';`,
    waits: 'forever',
    missing: ['http.get(url)', 'http.request(url, { agent: new Agent({ keepAlive: true }) }).end()', 'http.get(url).on("error", console.error)', 'http.get(url, (response) => response.setTimeout(300, () => response.destroy()))'],
    set: [
      'http.get(url, { signal: AbortSignal.timeout(300) })',
      'http.get(url, { timeout: 300 }).on("timeout", function () { this.destroy(); })',
      'const request = http.get(url, { timeout: 300 }); request.on("timeout", () => request.destroy())',
      'const request = http.get(url); request.setTimeout(300, () => request.destroy())',
      'const request = http.get(url); request.on("socket", (socket) => { socket.setTimeout(300); socket.on("timeout", () => request.destroy()); })',
      'const request = http.get(url); setTimeout(() => request.destroy(), 300)',
    ],
    ineffective: [
      'http.get(url, { timeout: 300 })',
      'http.get(url).setTimeout(300)',
      'http.get(url, { timeout: 300 }).on("timeout", () => console.log("late"))',
      'const request = http.get(url); request.setTimeout(300, () => {})',
      'http.get(url, { agent: new Agent({ timeout: 300 }) })',
    ],
    disabled: ['http.get(url, { signal: null })'],
  },
  {
    client: 'https',
    imports: `import https from 'node:https';`,
    waits: 'forever',
    missing: ['https.get(url)'],
    set: ['https.get(url, { signal: AbortSignal.timeout(300) })', 'https.request({ hostname: "api.example.com", signal: AbortSignal.timeout(300) }).end()'],
    ineffective: ['https.get(url, { timeout: 300 })'],
  },
  {
    client: 'http2',
    imports: `import http2 from 'node:http2'; const session = http2.connect('https://api.example.com');`,
    waits: 'forever',
    missing: ['session.request({ ":path": "/" })'],
    set: ['session.request({ ":path": "/" }, { signal: AbortSignal.timeout(300) })', 'const stream = session.request({ ":path": "/" }); stream.setTimeout(300, () => stream.close())'],
    ineffective: ['session.request({ ":path": "/" }, { timeout: 300 })'],
  },
  {
    client: 'axios',
    imports: `import axios from 'axios';`,
    waits: 'forever',
    missing: ['axios.get(url)', 'axios.create().get(url)', 'axios.post(url, { timeout: 300 })', 'axios.get(url, { adapter: "fetch" })'],
    set: [
      'axios.get(url, { timeout: 300 })',
      'axios.get(url, { timeout: 300, adapter: "fetch" })',
      'axios.get(url, { signal: AbortSignal.timeout(300) })',
      'const source = axios.CancelToken.source(); setTimeout(() => source.cancel(), 300); axios.get(url, { cancelToken: source.token })',
      'axios.create({ timeout: 300 }).get(url)',
      'axios.defaults.timeout = 300; axios.get(url)',
      'Object.assign(axios.defaults, { timeout: 300 }); axios.get(url)',
      'axios.interceptors.request.use((config) => { config.timeout = 300; return config; }); axios.get(url)',
      'const api = axios.create(); api.interceptors.request.use((config) => ({ ...config, timeout: 300 })); api.get(url)',
    ],
    disabled: ['axios.get(url, { timeout: 0 })', 'axios.get(url, { timeout: false })', 'axios.create({ timeout: 0 }).get(url)', 'axios.defaults.timeout = 0; axios.get(url)'],
    refused: ['axios.get(url, { timeout: Infinity })'],
    ineffective: ['axios.get(url, { headers: { timeout: 300 } })'],
  },
  {
    client: 'got',
    imports: `import got from 'got';`,
    waits: 'forever',
    missing: ['got(url)', 'got.extend({}).get(url)', 'got(url, { timeout: {} })', 'got.extend({ handlers: [(options, next) => next(options)] }).get(url)'],
    set: [
      'got(url, { timeout: { request: 300 } })',
      'got(url, { timeout: { response: 300 } })',
      'got(url, { timeout: { socket: 300 } })',
      'got(url, { timeout: 300 })',
      'got(url, { signal: AbortSignal.timeout(300) })',
      'got.extend({ timeout: { request: 300 } }).get(url)',
      'got.extend({ timeout: { request: 300 } }).extend({ retry: { limit: 0 } }).get(url)',
      'got.extend({ retry: { limit: 0 } }, got.extend({ timeout: { request: 300 } })).get(url)',
      'got.extend({ hooks: { beforeRequest: [(options) => { options.timeout = { request: 300 }; }] } }).get(url)',
      'got.extend({ hooks: { init: [(raw, options) => { options.timeout = { request: 300 }; }] } }).get(url)',
      'got.extend({ handlers: [(options, next) => { options.timeout = { request: 300 }; return next(options); }] }).get(url)',
      'const pending = got(url); setTimeout(() => pending.cancel(), 300)',
    ],
    refused: ['got(url, { timeout: { request: 0 } })', 'got(url, { timeout: 0 })', 'got(url, { timeout: false })'],
    ineffective: ['got(url, { timeout: { connect: 300 } })', 'got(url, { timeout: { lookup: 300, send: 300 } })', 'got(url, { timeout: { read: 300 } })'],
  },
  {
    client: 'ky',
    imports: `import ky from 'ky';`,
    waits: 10_000,
    bounded: true,
    missing: ['ky(url)', 'ky.create({ retry: 0 }).get(url)'],
    set: ['ky(url, { timeout: 300 })', 'ky(url, { totalTimeout: 300 })', 'ky(url, { signal: AbortSignal.timeout(300) })', 'ky.create({ timeout: 300 }).get(url)'],
    disabled: ['ky(url, { timeout: false })', 'ky.create({ timeout: false }).get(url)'],
    refused: ['ky(url, { timeout: 0 })', 'ky(url, { timeout: Infinity })'],
  },
  {
    client: 'cross-fetch, over node-fetch 2',
    imports: `import fetch from 'cross-fetch';`,
    waits: 'forever',
    missing: ['fetch(url)'],
    set: ['fetch(url, { timeout: 300 })', 'fetch(url, { signal: AbortSignal.timeout(300) })'],
    disabled: ['fetch(url, { timeout: 0 })', 'fetch(url, { signal: null })'],
    refused: ['fetch(url, { timeout: Infinity })'],
  },
  {
    client: 'node-fetch 3',
    imports: `import fetch from 'node-fetch';`,
    waits: 'forever',
    missing: ['fetch(url)'],
    set: ['fetch(url, { signal: AbortSignal.timeout(300) })'],
    disabled: ['fetch(url, { signal: null })'],
    ineffective: ['fetch(url, { timeout: 300 })', 'fetch(url, { headers: { timeout: 300 } })'],
  },
  {
    client: 'superagent',
    imports: `import superagent from 'superagent';`,
    waits: 'forever',
    missing: ['superagent.get(url)', 'superagent.get(url).timeout({})', 'superagent.get(url).timeout({ upload: 300 })', 'superagent.agent().get(url)'],
    set: ['superagent.get(url).timeout(300)', 'superagent.get(url).timeout({ response: 300 })', 'superagent.get(url).set("a", "b").timeout({ deadline: 300 })', 'superagent.agent().timeout(300).get(url)', 'const agent = superagent.agent(); agent.timeout(300); agent.get(url)'],
    disabled: ['superagent.get(url).timeout(0)'],
    refused: ['superagent.get(url).timeout(Infinity)'],
  },
  {
    client: 'needle',
    imports: `import needle from 'needle';`,
    waits: 'forever',
    missing: ['needle("get", url)', 'needle.get(url)', 'needle.defaults({ follow: 3 }); needle.get(url)'],
    set: ['needle("get", url, { response_timeout: 300 })', 'needle.get(url, { response_timeout: 300 })', 'needle.post(url, data, { signal: AbortSignal.timeout(300) })', 'needle.defaults({ response_timeout: 300 }); needle.get(url)'],
    disabled: ['needle.get(url, { response_timeout: 0 })'],
    refused: ['needle.get(url, { response_timeout: Infinity })', 'needle.get(url, { response_timeout: false })'],
    ineffective: ['needle.get(url, { timeout: 300 })', 'needle.get(url, { open_timeout: 300 })', 'needle.get(url, { read_timeout: 300 })', 'needle("get", url, { timeout: 300 })'],
  },
  {
    client: 'request',
    imports: `import request from 'request';`,
    waits: 'forever',
    missing: ['request(url, done)', 'request.get({ url }, done)', 'request.defaults({ json: true }).get(url, done)'],
    set: ['request({ url, timeout: 300 }, done)', 'request.get(url, { timeout: 300 }, done)', 'request.defaults({ timeout: 300 }).get(url, done)'],
    disabled: ['request({ url, timeout: 0 }, done)', 'request({ url, timeout: Infinity }, done)'],
  },
  {
    client: 'request-promise',
    imports: `import rp from 'request-promise';`,
    waits: 'forever',
    missing: ['rp(url)'],
    set: ['rp({ url, timeout: 300 })', 'rp(url).timeout(300)'],
    disabled: ['rp({ url, timeout: 0 })'],
  },
  {
    client: 'phin',
    imports: `import phin from 'phin';`,
    waits: 'forever',
    missing: ['phin(url)', 'phin({ url })'],
    set: ['phin({ url, timeout: 300 })'],
    disabled: ['phin({ url, timeout: 0 })'],
    refused: ['phin({ url, timeout: Infinity })'],
  },
  { client: 'bent', imports: `import bent from 'bent'; const get = bent('json');`, waits: 'forever', missing: ['get(url)'], set: ['withTimeout(get(url), 300)'] },
  {
    client: 'ofetch',
    imports: `import { ofetch } from 'ofetch';`,
    waits: 300_000,
    missing: ['ofetch(url)', 'ofetch.create({ retry: 0 })(url)'],
    set: ['ofetch(url, { timeout: 300 })', 'ofetch(url, { signal: AbortSignal.timeout(300) })', 'ofetch.create({ timeout: 300 })(url)', 'ofetch(url, { onRequest({ options }) { options.timeout = 300; } })', 'ofetch.create({ onRequest(context) { context.options.timeout = 300; } })(url)'],
    disabled: ['ofetch(url, { timeout: 0 })', 'ofetch(url, { timeout: false })'],
    refused: ['ofetch(url, { timeout: Infinity })'],
  },
  {
    client: 'wretch',
    imports: `import wretch from 'wretch';`,
    waits: 300_000,
    missing: ['wretch(url).get().json()'],
    set: ['wretch(url).options({ signal: AbortSignal.timeout(300) }).get().json()', 'wretch(url).addon(abort()).get().setTimeout(300).json()'],
    ineffective: ['wretch(url).options({ timeout: 300 }).get().json()'],
  },
  {
    client: 'urllib',
    imports: `import { HttpClient, request } from 'urllib';`,
    waits: 5000,
    bounded: true,
    missing: ['request(url)'],
    set: ['request(url, { timeout: 300 })', 'request(url, { timeout: [300, 500] })', 'new HttpClient({ defaultArgs: { timeout: 300 } }).request(url)'],
    disabled: ['request(url, { timeout: 0 })'],
    refused: ['request(url, { timeout: Infinity })'],
  },
  {
    client: 'gaxios',
    imports: `import { Gaxios, instance, request } from 'gaxios';`,
    waits: 'forever',
    missing: ['request({ url })', 'new Gaxios().request({ url })'],
    set: ['request({ url, timeout: 300 })', 'request({ url, signal: AbortSignal.timeout(300) })', 'new Gaxios({ timeout: 300 }).request({ url })', 'const api = new Gaxios(); api.defaults.timeout = 300; api.request({ url })'],
    disabled: ['request({ url, timeout: 0 })'],
    refused: ['request({ url, timeout: Infinity })'],
  },
  {
    client: 'openai',
    imports: `import OpenAI from 'openai'; const openai = new OpenAI();`,
    waits: 600_000,
    bounded: true,
    missing: ['openai.responses.create({ model, input })'],
    set: ['openai.responses.create({ model, input }, { timeout: 300 })', 'openai.responses.create({ model, input }, { signal: AbortSignal.timeout(300) })', 'new OpenAI({ timeout: 300 }).responses.create({ model, input })'],
  },
  {
    client: 'anthropic',
    imports: `import Anthropic from '@anthropic-ai/sdk';`,
    waits: 600_000,
    bounded: true,
    missing: ['new Anthropic().messages.create({ model, messages })'],
    set: ['new Anthropic({ timeout: 300 }).messages.create({ model, messages })', 'new Anthropic().messages.create({ model, messages }, { timeout: 300 })'],
  },
  {
    client: 'AWS SDK',
    imports: `import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3'; import { NodeHttpHandler } from '@smithy/node-http-handler'; const command = new GetObjectCommand({ Bucket, Key });`,
    waits: 'forever',
    missing: ['new S3Client().send(command)', 'new S3Client({ requestHandler: new NodeHttpHandler() }).send(command)'],
    set: [
      'new S3Client({ requestHandler: { socketTimeout: 300 } }).send(command)',
      'new S3Client({ requestHandler: { requestTimeout: 300, throwOnRequestTimeout: true } }).send(command)',
      'new S3Client({ requestHandler: new NodeHttpHandler({ socketTimeout: 300 }) }).send(command)',
      'new S3Client().send(command, { abortSignal: AbortSignal.timeout(300) })',
    ],
    disabled: ['new S3Client({ requestHandler: { socketTimeout: 0 } }).send(command)'],
    ineffective: ['new S3Client({ requestHandler: { requestTimeout: 300 } }).send(command)', 'new S3Client({ requestHandler: { connectionTimeout: 300 } }).send(command)', 'new S3Client().send(command, { requestTimeout: 300 })'],
  },
  {
    client: 'Playwright',
    imports: `import { request } from 'playwright'; const context = await request.newContext();`,
    waits: 30_000,
    bounded: true,
    missing: ['context.get(url)'],
    set: ['context.get(url, { timeout: 300 })', '(await request.newContext({ timeout: 300 })).get(url)'],
    disabled: ['context.get(url, { timeout: 0 })'],
  },
  {
    client: 'gRPC',
    imports: `import { Client, Metadata } from '@grpc/grpc-js'; const client = new Client('api.example.com:443', credentials);`,
    waits: 'forever',
    missing: ['client.makeUnaryRequest(method, write, read, message, (error) => {})', 'client.makeUnaryRequest(method, write, read, message, new Metadata(), (error) => {})'],
    set: ['client.makeUnaryRequest(method, write, read, message, { deadline: Date.now() + 300 }, (error) => {})', 'client.makeUnaryRequest(method, write, read, message, new Metadata(), { deadline: Date.now() + 300 }, (error) => {})'],
    disabled: ['client.makeUnaryRequest(method, write, read, message, { deadline: Infinity }, (error) => {})'],
    refused: ['client.makeUnaryRequest(method, write, read, message, { deadline: 0 }, (error) => {})'],
  },
  {
    client: 'make-fetch-happen',
    imports: `import fetch from 'make-fetch-happen';`,
    waits: 'forever',
    missing: ['fetch(url)', 'fetch.defaults({ retry: false })(url)'],
    set: ['fetch(url, { timeout: 300 })', 'fetch.defaults({ timeout: 300 })(url)'],
    disabled: ['fetch(url, { timeout: 0 })'],
    refused: ['fetch(url, { timeout: Infinity })'],
  },
];

const states = { set: 'set', missing: 'missing', disabled: 'disabled', refused: 'disabled', ineffective: 'ineffective' } as const;

describe.each(rows.map((row) => [row.client, row] as const))('%s', (_client, row) => {
  const cases = (Object.keys(states) as (keyof typeof states)[]).flatMap((kind) => (row[kind] ?? []).map((code) => [kind, code] as const));

  it.each(cases)('%s: %s', (kind, code) => {
    // The package of this project depends on node-fetch 3, where the row is about it.
    const requests = factsOf(`${row.imports} const url = 'https://api.example.com/';\n${code};`, { filename: path.resolve('tests/catalog/project/service.js') }).requests;
    expect(requests).toHaveLength(1);
    expect(requests[0]!.deadline.state).toBe(row.bounded && kind === 'missing' ? 'bounded by default' : states[kind]);
    expect(requests[0]!.deadline).toMatchObject(kind === 'disabled' ? { effect: 'waits' } : kind === 'refused' ? { effect: 'fails' } : {});
    expect(requests[0]!.waits).toBe(row.waits);
  });
});

describe('agents that give up on a socket by themselves', () => {
  const imports = `import http from 'node:http'; import axios from 'axios'; import fetch from 'cross-fetch'; import got from 'got'; import Agent from 'agentkeepalive'; const url = 'https://api.example.com/';`;

  it.each([
    ['http.get(url, { agent: new Agent() })', 'bounded by default'],
    ['http.get(url, { agent: new Agent({ timeout: 300 }) })', 'set'],
    ['http.get(url, { agent: new Agent({ timeout: 0 }) })', 'disabled'],
    ['fetch(url, { agent: new Agent() })', 'bounded by default'],
    ['got(url, { agent: { http: new Agent() } })', 'bounded by default'],
    ['axios.get(url, { httpAgent: new Agent({ timeout: 300 }) })', 'missing'],
  ])('%s', (code, expected) => {
    expect(factsOf(`${imports} ${code};`).requests[0]!.deadline.state).toBe(expected);
  });
});

it('takes the handshake of a web socket for no request', () => {
  expect(factsOf(`import WebSocket from 'ws'; const socket = new WebSocket('wss://api.example.com'); socket.on('open', done);`).requests).toEqual([]);
});
