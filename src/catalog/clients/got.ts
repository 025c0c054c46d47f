import type { ClientEntry, DeadlineErrors, RequestModel, ResponseModel } from '../types.js';

const shared = {
  session: ['agent.http', 'agent.https', 'agent.http2'],
  deadline: ['timeout', 'timeout.request', 'timeout.response', 'timeout.socket', 'signal'],
  // It takes 0 for a time, and refuses the rest.
  disables: [],
  ineffectiveDeadline: [
    { option: 'timeout.connect', because: 'covers only the connect phase' },
    { option: 'timeout.secureConnect', because: 'covers only the TLS handshake' },
    { option: 'timeout.lookup', because: 'covers only the look-up of the name' },
    { option: 'timeout.send', because: 'covers only the sending' },
    { option: 'timeout.read', because: 'starts only after the response headers' },
  ],
  hooks: [
    { option: 'hooks.init', parameter: 0 },
    { option: 'hooks.init', parameter: 1 },
    { option: 'hooks.beforeRequest', parameter: 0 },
    { option: 'handlers', parameter: 0 },
  ],
  // At the top level only got 11 takes it; later versions refuse the option.
  tls: ['https.rejectUnauthorized', { option: 'rejectUnauthorized', until: 11 }, { option: 'https.checkServerIdentity', is: 'no-op function' }],
} as const;

/** Only streams are left to the caller; promises are read by the client. */
const streamed = {
  body: null,
  reads: [],
  release: [
    // It is the request, too: destroyed before it is sent, it never is.
    { call: 'resume()', async: false },
    { call: 'destroy()', async: false },
  ],
  unread: 'holds its socket for ever',
} as const satisfies ResponseModel;

/** Versions 12 and 13 were not run. */
const errors = {
  timeoutSignal: [
    { name: 'TimeoutError', class: 'TimeoutError', since: 14 },
    { name: 'RequestError', code: 'ABORT_ERR', toldBy: 'code', until: 11 },
  ],
  abortSignal: [
    { name: 'AbortError', code: 'ERR_ABORTED', class: 'AbortError', since: 14 },
    { name: 'RequestError', code: 'ABORT_ERR', toldBy: 'code', until: 11 },
  ],
  options: { timeout: [{ name: 'TimeoutError', code: 'ETIMEDOUT', class: 'TimeoutError' }] },
} as const satisfies DeadlineErrors;

const read = {
  ...shared,
  options: 1,
  optionsAlsoAt: 0,
  urlOption: 'url',
  waits: 'forever',
  streams: [
    { option: 'isStream', is: true },
    { option: 'headers.accept', is: 'text/event-stream' },
    { option: 'headers.Accept', is: 'text/event-stream' },
  ],
  errors,
  addDeadline: { option: 'timeout', value: '{ request: {{ms}} }' },
  addStreamDeadline: { option: 'timeout', value: '{ response: {{ms}} }' },
} as const satisfies RequestModel;

const request = {
  ...read,
  response: { ...streamed, when: { option: 'isStream', is: true } },
  buffered: [
    { at: 'buffer()' },
    { at: 'rawBody' },
    { at: 'body', when: { option: 'responseType', is: 'buffer' } },
  ],
} as const satisfies RequestModel;
const streamHead = { ...read, streams: true, returns: 'stream' } as const satisfies RequestModel;
const stream = { ...streamHead, response: streamed } as const satisfies RequestModel;
const pages = { ...read, returns: 'stream' } as const satisfies RequestModel;

export const got = {
  id: 'got',
  modules: ['got'],
  values: { default: 'Got', got: 'Got' },
  types: { Got: 'Got', ExtendedGot: 'Got' },
  instances: { 'Got#extend': { create: 'call', type: 'Got', options: 0, mergesArguments: true, base: 'prefixUrl', ...shared } },
  requests: {
    'Got#default': request,
    'Got#get': request,
    'Got#post': request,
    'Got#put': request,
    'Got#patch': request,
    'Got#head': request,
    'Got#delete': request,
    'Got#stream': stream,
    'Got#stream.get': stream,
    'Got#stream.post': stream,
    'Got#stream.put': stream,
    'Got#stream.patch': stream,
    'Got#stream.head': streamHead,
    'Got#stream.delete': stream,
    'Got#paginate': pages,
    'Got#paginate.each': pages,
    'Got#paginate.all': read,
  },
  defaults: { 'Got#defaults.options': 'Got' },
  sharedState: { 'Got#defaults.options': { by: 'assignment', effect: 'set', what: 'value', instead: 'to the request, in its own options', when: { option: 'mutableDefaults', is: true } } },
  trust: 'certificateAuthority',
  source: 'run: got 11.8, 14.6 and 16.1 on Node 20 and 24; unread streams of 11.8 and 14.6 on Node 20; errors of deadlines and mutable defaults on Node 24; parts and values of `timeout`, hooks, handlers and merged instances with 11.8 and 14.6 on Node 20; deadlines of streams with both on Node 20',
} as const satisfies ClientEntry;
