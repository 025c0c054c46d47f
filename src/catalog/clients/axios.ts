import type { ClientEntry, DeadlineErrors, ErrorModel, IgnoredSession, InstanceModel, RequestModel, SharedState } from '../types.js';

const shared = {
  session: ['httpAgent', 'httpsAgent'],
  sessionUnless: { option: 'adapter', is: 'fetch' },
  deadline: ['timeout', 'signal', 'cancelToken'],
  ineffectiveDeadline: [{ option: 'headers.timeout', because: 'is sent to the server as a header' }],
  ineffectiveTls: ['rejectUnauthorized'],
} as const;

const ignoredSession = [
  { option: 'agent', instead: ['httpAgent', 'httpsAgent'] },
  { option: 'dispatcher', instead: ['httpAgent', 'httpsAgent'] },
] as const satisfies readonly IgnoredSession[];

/** Interceptors cancel, too. */
const canceled = { name: 'CanceledError', code: 'ERR_CANCELED', class: 'CanceledError', anytime: true } as const satisfies ErrorModel;

/** `ETIMEDOUT` with `transitional.clarifyTimeoutError`, and over `fetch`. */
const errors = {
  timeoutSignal: [canceled],
  abortSignal: [canceled],
  options: {
    timeout: [
      { name: 'AxiosError', code: 'ECONNABORTED', toldBy: 'code' },
      { name: 'AxiosError', code: 'ETIMEDOUT', toldBy: 'code' },
    ],
    cancelToken: [canceled],
  },
} as const satisfies DeadlineErrors;

const requestsOwn = 'to the request, in its own options';

/** Whatever shares the instance; the library itself is one, and what it sets is copied by instances made later. */
export const axiosState = {
  defaults: {
    by: 'assignment',
    effect: 'set',
    what: 'value',
    instead: requestsOwn,
    moves: [
      { from: 'headers.common', to: 'headers' },
      { from: 'auth', to: 'auth' },
      { from: 'baseURL', to: 'baseURL' },
      { from: 'httpAgent', to: 'httpAgent' },
      { from: 'httpsAgent', to: 'httpsAgent' },
      { from: 'timeout', to: 'timeout' },
    ],
  },
  request: { by: 'call', effect: 'add', what: 'interceptor', instead: requestsOwn, undo: ['eject', 'clear'] },
  response: { by: 'call', effect: 'add', what: 'interceptor', instead: 'to what handles the response', undo: ['eject', 'clear'] },
} as const satisfies Readonly<Record<string, SharedState>>;

const create = { create: 'call', type: 'AxiosInstance', options: 0, base: 'baseURL', ...shared, ignoredSession } as const satisfies InstanceModel;

/** What every request takes and does, whoever reads the response. */
export const axiosRequest = {
  ...shared,
  options: 1,
  waits: 'forever',
  losesSessionDeadline: true,
  streams: [
    { option: 'responseType', is: 'stream' },
    { option: 'headers.Accept', is: 'text/event-stream' },
    { option: 'headers.accept', is: 'text/event-stream' },
  ],
  ignoredSession,
  errors,
  addDeadline: { option: 'timeout', value: '{{ms}}' },
  // It minds the gaps; over `fetch` it would cut the body.
  addStreamDeadline: { option: 'timeout', value: '{{ms}}', unless: { option: 'adapter', is: 'fetch' } },
} as const satisfies RequestModel;

/** A stream is left to the caller, even an empty one after HEAD; everything else is read by the client. */
const get = {
  ...axiosRequest,
  response: {
    when: { option: 'responseType', is: 'stream' },
    body: 'data',
    reads: [],
    release: [
      { call: 'data.destroy()', async: false },
      { call: 'data.resume()', async: false },
    ],
    unread: 'holds its socket for ever',
    holdsEmpty: true,
  },
  buffered: [{ at: 'data', when: { option: 'responseType', is: 'arraybuffer' }, stream: '{{it}}', streamedBy: 'stream' }],
} as const satisfies RequestModel;

const post = { ...get, options: 2 } as const satisfies RequestModel;
const request = { ...get, optionsAlsoAt: 0, urlOption: 'url' } as const satisfies RequestModel;

export const axios = {
  id: 'axios',
  modules: ['axios'],
  values: { default: 'AxiosInstance' },
  types: { AxiosInstance: 'AxiosInstance', AxiosStatic: 'AxiosInstance', Axios: 'AxiosInstance' },
  instances: {
    create,
    'AxiosInstance#create': create,
    Axios: { ...create, create: 'new' },
    'AxiosInstance#Axios': { ...create, create: 'new' },
  },
  requests: {
    'AxiosInstance#default': request,
    'AxiosInstance#request': request,
    'AxiosInstance#get': get,
    'AxiosInstance#delete': get,
    'AxiosInstance#head': get,
    'AxiosInstance#options': get,
    'AxiosInstance#post': post,
    'AxiosInstance#put': post,
    'AxiosInstance#patch': post,
    'AxiosInstance#query': post,
    'AxiosInstance#postForm': post,
    'AxiosInstance#putForm': post,
    'AxiosInstance#patchForm': post,
  },
  combinators: { 'AxiosInstance#all': 'all' },
  defaults: { 'AxiosInstance#defaults': 'AxiosInstance' },
  interceptors: { 'AxiosInstance#interceptors.request.use': 0 },
  errorTests: { 'AxiosInstance#isCancel': ['CanceledError'], 'AxiosInstance#isAxiosError': [] },
  sharedState: {
    'AxiosInstance#defaults': axiosState.defaults,
    'AxiosInstance#interceptors.request.use': axiosState.request,
    'AxiosInstance#interceptors.response.use': axiosState.response,
  },
  source: 'run: axios 0.30 and 1.21 on Node 20 and 24; `query` and `create` on an instance with 1.21; unread streams with 1.21 on Node 20; errors of deadlines, ignored sessions, defaults and interceptors with both on Node 24; values that switch a deadline off, agents with one of their own and interceptors that set one on Node 20; deadlines of streams with both on Node 20',
} as const satisfies ClientEntry;
