import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'every pool and connection',
    code: `
      import { Agent, Pool, BalancedPool, RoundRobinPool, Client, H2CClient, ProxyAgent, EnvHttpProxyAgent, Socks5ProxyAgent, WebSocket } from 'undici';
      export const sessions = [
        new Agent({ connections: 10 }),
        new Pool('https://api.example.com'),
        new BalancedPool(['https://api.example.com']),
        new RoundRobinPool('https://api.example.com'),
        new Client('https://api.example.com'),
        new H2CClient('http://api.example.com'),
        new ProxyAgent('http://proxy.example.com'),
        new EnvHttpProxyAgent(),
        new Socks5ProxyAgent('socks5://proxy.example.com'),
        new WebSocket('wss://api.example.com'),
      ];
    `,
    sessions: [
      { api: 'new Agent', client: { id: 'undici' }, noun: 'connection pool', pools: 'yes', keepsProcessAlive: false, closeMethod: { name: 'close', async: true } },
      { api: 'new Pool', noun: 'connection pool' },
      { api: 'new BalancedPool', noun: 'connection pool' },
      { api: 'new RoundRobinPool', noun: 'connection pool' },
      { api: 'new Client', noun: 'connection' },
      { api: 'new H2CClient', noun: 'connection' },
      { api: 'new ProxyAgent', noun: 'proxy pool' },
      { api: 'new EnvHttpProxyAgent', noun: 'proxy pool' },
      { api: 'new Socks5ProxyAgent', noun: 'proxy pool' },
      { api: 'new WebSocket', noun: 'connection', keepsProcessAlive: true, closeMethod: { name: 'close', async: false } },
    ],
  },
  {
    name: 'import forms',
    code: `
      import undici from 'undici';
      import * as ns from 'undici';
      const { Agent: Dispatcher } = require('undici');
      export const all = [new undici.Agent(), new ns.Agent(), new Dispatcher()];
    `,
    sessions: [{ api: 'new undici.Agent' }, { api: 'new ns.Agent' }, { api: 'new Dispatcher' }],
  },
  {
    name: 'requests of the module and of a dispatcher',
    code: `
      import { request, stream, pipeline, fetch, Pool } from 'undici';
      const pool = new Pool('https://api.example.com');
      await request('https://api.example.com/a');
      await stream('https://api.example.com/b', {}, () => process.stdout);
      pipeline('https://api.example.com/c', {}, ({ body }) => body);
      await fetch('https://api.example.com/d');
      await pool.request({ path: '/e', method: 'GET' });
      await pool.stream({ path: '/f', method: 'GET' }, () => process.stdout);
      pool.pipeline({ path: '/g', method: 'GET' }, ({ body }) => body);
    `,
    requests: [
      { api: 'request', client: { id: 'undici' }, deadline: { state: 'missing' }, waits: 300_000, streams: 'no', idiom: 'signal: AbortSignal.timeout({{ms}})' },
      { api: 'stream', streams: 'yes' },
      { api: 'pipeline', streams: 'yes' },
      { api: 'fetch', client: { id: 'undici' }, deadline: { state: 'missing' }, waits: 300_000 },
      { api: 'pool.request', client: { id: 'undici' }, deadline: { state: 'missing' } },
      { api: 'pool.stream', streams: 'yes' },
      { api: 'pool.pipeline', streams: 'yes' },
    ],
  },
  {
    name: 'deadlines in the call and in the dispatcher',
    code: `
      import { request, Agent, RetryAgent } from 'undici';
      const dispatcher = new Agent({ headersTimeout: 5000 });
      await request('https://api.example.com/a', { signal: AbortSignal.timeout(5000) });
      await request('https://api.example.com/b', { headersTimeout: 5000 });
      await request('https://api.example.com/c', { dispatcher });
      await request('https://api.example.com/d', { dispatcher: new RetryAgent(new Agent({ headersTimeout: 5000 })) });
    `,
    requests: [{ deadline: { state: 'set' } }, { deadline: { state: 'set' } }, { deadline: { state: 'set' } }, { deadline: { state: 'set' } }],
  },
  {
    name: 'options that bound nothing, and a body that may take its time',
    code: `
      import { request, fetch } from 'undici';
      await request('https://api.example.com/a', { timeout: 5000 });
      await request('https://api.example.com/b', { connectTimeout: 5000 });
      await request('https://api.example.com/c', { bodyTimeout: 5000 });
      await request('https://api.example.com/d', { headersTimeout: 0 });
      await request('https://api.example.com/e', { bodyTimeout: 0 });
      await fetch('https://api.example.com/f', { headersTimeout: 5000 });
    `,
    requests: [
      { deadline: { state: 'ineffective', option: 'timeout' } },
      { deadline: { state: 'ineffective', option: 'connectTimeout' } },
      { deadline: { state: 'ineffective', option: 'bodyTimeout' } },
      { deadline: { state: 'disabled', option: 'headersTimeout' } },
      { streams: 'yes' },
      { deadline: { state: 'ineffective', option: 'headersTimeout' } },
    ],
  },
  {
    name: 'verification off',
    code: `
      import { Agent, Pool, ProxyAgent, EnvHttpProxyAgent, Socks5ProxyAgent, buildConnector } from 'undici';
      export const agent = new Agent({ connect: { rejectUnauthorized: false } });
      export const pool = new Pool('https://api.example.com', { tls: { rejectUnauthorized: false } });
      export const proxy = new ProxyAgent({ uri: 'http://proxy.example.com', requestTls: { rejectUnauthorized: false } });
      export const hop = new ProxyAgent({ uri: 'https://proxy.example.com', proxyTls: { rejectUnauthorized: false } });
      export const env = new EnvHttpProxyAgent({ connect: { rejectUnauthorized: false } });
      export const socks = new Socks5ProxyAgent('socks5://proxy.example.com', { requestTls: { rejectUnauthorized: false } });
      export const connect = buildConnector({ rejectUnauthorized: false });
    `,
    tlsSwitches: Array.from({ length: 7 }, () => ({ switch: 'rejectUnauthorized: false', effect: 'off', client: { id: 'undici' } })),
  },
  {
    name: 'switches in the wrong place, and an installed dispatcher',
    code: `
      import { Agent, ProxyAgent, request, setGlobalDispatcher } from 'undici';
      setGlobalDispatcher(new Agent({ rejectUnauthorized: false }));
      export const proxy = new ProxyAgent({ uri: 'http://proxy.example.com', connect: { rejectUnauthorized: false } });
      await request('https://api.example.com', { rejectUnauthorized: false });
    `,
    sessions: [{ api: 'new Agent', inline: true, givenTo: 'setGlobalDispatcher' }, { api: 'new ProxyAgent' }],
    tlsSwitches: [{ effect: 'ineffective' }, { effect: 'ineffective' }, { effect: 'ineffective' }],
  },
  {
    name: 'composed dispatchers, typed parameters, and names that are not undici',
    ts: true,
    code: `
      import { Agent, interceptors, type Dispatcher } from 'undici';
      import { Pool } from 'pg-like';
      class Client {}
      export const rows = new Pool().request({ path: '/' });
      export const own = new Client();
      const composed = new Agent().compose(interceptors.retry());
      await composed.request({ origin: 'https://api.example.com', path: '/', method: 'GET' });
      export const load = (dispatcher: Dispatcher) => dispatcher.request({ origin: 'https://api.example.com', path: '/', method: 'GET' });
    `,
    sessions: [{ api: 'new Agent' }],
    requests: [{ api: 'composed.request', client: { id: 'undici' } }, { api: 'dispatcher.request', client: { id: 'undici' } }],
  },
  {
    name: 'errors of its deadlines',
    code: `
      import { fetch, request } from 'undici';
      fetch('https://api.example.com', { signal: AbortSignal.timeout(5000) }).catch((error) => console.log(error.name === 'AbortError'));
      request('https://api.example.com', { headersTimeout: 5000 }).catch((error) => console.log(error.name === 'TimeoutError'));
      request('https://api.example.com', { bodyTimeout: 5000 }).catch((error) => console.log(error.code === 'ABORT_ERR'));
    `,
    timeoutChecks: [
      { checked: 'AbortError', ends: [{ error: { by: 'name', value: 'TimeoutError' } }] },
      { checked: 'TimeoutError', ends: [{ error: { by: 'name', value: 'HeadersTimeoutError' } }] },
      { checked: 'ABORT_ERR', ends: [{ error: { by: 'name', value: 'BodyTimeoutError' } }] },
    ],
  },
  {
    name: 'what requests share',
    code: `
      import { setGlobalDispatcher, setGlobalOrigin } from 'undici';
      import { agents } from './agents.js';
      import express from 'express';
      express().get('/', async (req, res) => {
        setGlobalDispatcher(agents[req.query.proxy]);
        setGlobalOrigin(req.query.origin);
        res.end();
      });
    `,
    sharedMutations: [
      { effect: 'set', target: 'setGlobalDispatcher', what: 'dispatcher' },
      { effect: 'set', target: 'setGlobalOrigin', what: 'origin' },
    ],
  },
];
