import type { ClientEntry, RequestModel, SessionModel } from '../types.js';
import { fetch } from './fetch.js';

/** What all dispatchers have in common. */
const pool = {
  create: 'new',
  type: 'Dispatcher',
  kind: 'connection pool',
  options: 1,
  limit: { option: 'connections', default: 'unlimited' },
  close: [
    { method: 'close', async: true, graceful: true },
    { method: 'destroy', async: true, graceful: false },
  ],
  dispose: 'none',
  keepsProcessAlive: false,
  tls: ['connect.rejectUnauthorized', 'tls.rejectUnauthorized', { option: 'connect.checkServerIdentity', is: 'no-op function' }],
  ineffectiveTls: ['rejectUnauthorized'],
  deadline: ['headersTimeout'],
} as const satisfies SessionModel;

const proxy = {
  ...pool,
  kind: 'proxy pool',
  options: 0,
  tls: ['requestTls.rejectUnauthorized', 'proxyTls.rejectUnauthorized'],
  ineffectiveTls: ['rejectUnauthorized', 'connect.rejectUnauthorized'],
} as const satisfies SessionModel;

const request = {
  options: 1,
  session: ['dispatcher'],
  deadline: ['signal', 'headersTimeout'],
  waits: 300_000,
  ineffectiveDeadline: [
    { option: 'timeout', because: 'is no option of undici, which ignores it' },
    { option: 'connectTimeout', because: 'is an option of the dispatcher and covers only the connect phase' },
    { option: 'bodyTimeout', because: 'starts only after the response headers, and covers only the gaps between chunks' },
  ],
  streams: [
    { option: 'bodyTimeout', is: 0 },
    { option: 'headers.Accept', is: 'text/event-stream' },
    { option: 'headers.accept', is: 'text/event-stream' },
  ],
  ineffectiveTls: ['rejectUnauthorized'],
  addDeadline: { option: 'signal', value: 'AbortSignal.timeout({{ms}})' },
} as const satisfies RequestModel;

/** A total deadline would cut the body; the wait for the headers can be bounded. */
const stream = { ...request, streams: true, returns: 'promise', addDeadline: { option: 'headersTimeout', value: '{{ms}}' } } as const satisfies RequestModel;
const pipeline = { ...stream, returns: 'stream' } as const satisfies RequestModel;

/** On a dispatcher the origin is the dispatcher's or an option. */
const own = { options: 0, url: null, urlOption: 'origin', session: [] } as const;

export const undici = {
  id: 'undici',
  modules: ['undici'],
  types: {
    Dispatcher: 'Dispatcher',
    Agent: 'Dispatcher',
    Pool: 'Dispatcher',
    BalancedPool: 'Dispatcher',
    RoundRobinPool: 'Dispatcher',
    Client: 'Dispatcher',
    H2CClient: 'Dispatcher',
    ProxyAgent: 'Dispatcher',
    EnvHttpProxyAgent: 'Dispatcher',
    Socks5ProxyAgent: 'Dispatcher',
    RetryAgent: 'Dispatcher',
  },
  sessions: {
    Agent: { ...pool, options: 0 },
    Pool: pool,
    BalancedPool: pool,
    RoundRobinPool: pool,
    Client: { ...pool, kind: 'connection', limit: { option: 'pipelining', default: 1 } },
    H2CClient: { ...pool, kind: 'connection', limit: { option: 'maxConcurrentStreams', default: 100 } },
    ProxyAgent: proxy,
    EnvHttpProxyAgent: { ...proxy, tls: [...pool.tls, ...proxy.tls], ineffectiveTls: ['rejectUnauthorized'] },
    Socks5ProxyAgent: { ...proxy, options: 1, tls: ['requestTls.rejectUnauthorized'], ineffectiveTls: ['rejectUnauthorized'] },
    RetryAgent: {
      create: 'new',
      type: 'Dispatcher',
      kind: 'connection pool',
      options: 1,
      wraps: 0,
      close: pool.close,
      dispose: 'none',
      keepsProcessAlive: false,
    },
    WebSocket: fetch.sessions.WebSocket,
  },
  instances: {
    'Dispatcher#compose': { create: 'call', type: 'Dispatcher', options: null },
    buildConnector: { create: 'call', type: 'Connector', options: 0, tls: ['rejectUnauthorized'] },
  },
  requests: {
    request,
    stream,
    pipeline,
    fetch: fetch.requests.fetch,
    'Dispatcher#request': { ...request, ...own },
    'Dispatcher#stream': { ...stream, ...own },
    'Dispatcher#pipeline': { ...pipeline, ...own },
  },
  installs: { setGlobalDispatcher: 0 },
  source:
    'run: undici 6.29, 7.30 and 8.12 on Node 20, 22, 24 and 26; per-request options and TLS places of every pool with 7.30; H2CClient and Socks5ProxyAgent were only constructed and closed, their options are read in the source',
} as const satisfies ClientEntry;
