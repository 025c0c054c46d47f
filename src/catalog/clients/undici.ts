import type { ClientEntry, DeadlineErrors, RequestModel, SessionModel } from '../types.js';
import { fetch, webRequest } from './fetch.js';

const afterClose = 'fails with `ClientDestroyedError`';

/** What all dispatchers have in common. */
const pool = {
  create: 'new',
  type: 'Dispatcher',
  kind: 'connection pool',
  options: 1,
  limit: { option: 'connections', default: 'unlimited' },
  close: [
    { method: 'close', async: true, graceful: true, twice: 'rejects' },
    { method: 'destroy', async: true, graceful: false },
  ],
  afterClose,
  dispose: 'none',
  keepsProcessAlive: false,
  tls: ['connect.rejectUnauthorized', 'tls.rejectUnauthorized', { option: 'connect.checkServerIdentity', is: 'no-op function' }],
  ineffectiveTls: ['rejectUnauthorized'],
  deadline: ['headersTimeout'],
  disables: [0, null, 'Infinity'],
  ineffectiveDeadline: [
    { option: 'connectTimeout', because: 'covers only the connect phase' },
    { option: 'connect.timeout', because: 'covers only the connect phase' },
    { option: 'bodyTimeout', because: 'starts only after the response headers, and covers only the gaps between chunks' },
  ],
} as const satisfies SessionModel;

/** All that go to one origin have it as their first argument. */
const toOrigin = { ...pool, base: 0 } as const satisfies SessionModel;

const proxy = {
  ...pool,
  kind: 'proxy pool',
  options: 0,
  tls: ['requestTls.rejectUnauthorized', { option: 'requestTls.checkServerIdentity', is: 'no-op function' }, { option: 'proxyTls.rejectUnauthorized', accepts: 'any certificate of the proxy' }],
  ineffectiveTls: ['rejectUnauthorized', 'connect.rejectUnauthorized'],
} as const satisfies SessionModel;

const errors = {
  timeoutSignal: [
    { name: 'TimeoutError', code: 23, since: 6 },
    { name: 'AbortError', code: 'UND_ERR_ABORTED', class: 'errors.RequestAbortedError', until: 5 },
  ],
  abortSignal: [
    { name: 'AbortError', code: 20, since: 6 },
    { name: 'AbortError', code: 'UND_ERR_ABORTED', class: 'errors.RequestAbortedError', until: 5 },
  ],
  reason: 'thrown',
  options: {
    headersTimeout: [{ name: 'HeadersTimeoutError', code: 'UND_ERR_HEADERS_TIMEOUT', class: 'errors.HeadersTimeoutError' }],
    bodyTimeout: [{ name: 'BodyTimeoutError', code: 'UND_ERR_BODY_TIMEOUT', class: 'errors.BodyTimeoutError' }],
  },
} as const satisfies DeadlineErrors;

const send = {
  options: 1,
  session: ['dispatcher'],
  deadline: ['signal', 'headersTimeout'],
  disables: [0, null],
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
  errors,
  addDeadline: { option: 'signal', value: 'AbortSignal.timeout({{ms}})' },
} as const satisfies RequestModel;

/** The collector does not help: the dispatcher itself keeps a body that nobody reads. */
const request = {
  ...send,
  response: {
    body: 'body',
    reads: ['body.text', 'body.json', 'body.arrayBuffer', 'body.blob', 'body.bytes'],
    release: [
      { call: 'body.dump()', async: true },
      { call: 'body.resume()', async: false },
      { call: 'body.destroy()', async: false },
    ],
    unread: 'holds its socket for ever',
  },
  bodyless: { option: 'method', is: 'HEAD' },
  buffered: [
    { at: 'body.arrayBuffer()', stream: '{{it}}' },
    { at: 'body.blob()', stream: '{{it}}' },
    { at: 'body.bytes()', stream: '{{it}}' },
  ],
} as const satisfies RequestModel;

/** The body goes to the stream that the caller gives. A total deadline would cut the body; the wait for the headers can be bounded. */
const stream = { ...send, streams: true, returns: 'promise', addDeadline: { option: 'headersTimeout', value: '{{ms}}' } } as const satisfies RequestModel;
const pipeline = { ...stream, returns: 'stream' } as const satisfies RequestModel;

/** On a dispatcher the origin is the dispatcher's or an option. */
const own = { options: 0, url: null, urlOption: 'origin', session: [] } as const;

export const undici = {
  id: 'undici',
  modules: ['undici'],
  typePackages: ['undici-types'],
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
    WebSocket: 'WebSocket',
  },
  sessions: {
    Agent: { ...pool, options: 0 },
    Pool: toOrigin,
    BalancedPool: toOrigin,
    RoundRobinPool: toOrigin,
    Client: { ...toOrigin, kind: 'connection', limit: { option: 'pipelining', default: 1 } },
    H2CClient: { ...toOrigin, kind: 'connection', limit: { option: 'maxConcurrentStreams', default: 100 } },
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
      afterClose,
      dispose: 'none',
      keepsProcessAlive: false,
    },
    WebSocket: fetch.sessions.WebSocket,
  },
  instances: {
    'Dispatcher#compose': { create: 'call', type: 'Dispatcher', options: null },
    buildConnector: { create: 'call', type: 'Connector', options: 0, tls: ['rejectUnauthorized', { option: 'checkServerIdentity', is: 'no-op function' }] },
  },
  requests: {
    request,
    stream,
    pipeline,
    fetch: webRequest,
    'Dispatcher#request': { ...request, ...own },
    'Dispatcher#stream': { ...stream, ...own },
    'Dispatcher#pipeline': { ...pipeline, ...own },
  },
  installs: { setGlobalDispatcher: 0 },
  sharedState: {
    setGlobalDispatcher: { by: 'call', effect: 'set', what: 'dispatcher', instead: 'to the request, as `dispatcher`' },
    setGlobalOrigin: { by: 'call', effect: 'set', what: 'origin', instead: 'to the request, in its address' },
  },
  builtInFetch: {
    own: 'fetch',
    on: [
      { node: 20, fails: [], ignores: [] },
      { node: 22, fails: [8], ignores: [] },
      { node: 24, fails: [8], ignores: [] },
      { node: 26, fails: [5, 6], ignores: [5, 6] },
    ],
    failure: 'ends in `TypeError: fetch failed`',
  },
  source:
    'run: undici 6.29, 7.30 and 8.12 on Node 20, 22, 24 and 26; per-request options and TLS places of every pool with 7.30; responses and closing of 6.29 and 7.30 on Node 20; H2CClient and Socks5ProxyAgent were only constructed and closed, their options are read in the source; errors of deadlines with 5.29, 6.29, 7.30 and 8.12; sessions given to the built-in fetch: 5.20, 5.29, 6.0, 6.29, 7.0, 7.10, 7.30, 8.0 and 8.12 on Node 20.19, 22.13, 22.23, 24.0, 24.21, 26.0 and 26.10 (installed ones of 7.x and 8.0 depend on the minor version, so they are not listed); values that switch a deadline off and deadlines of single phases with 6 on Node 20',
} as const satisfies ClientEntry;
