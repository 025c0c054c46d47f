import type { BufferedBody, ClientEntry, DeadlineErrors, RequestModel, ResponseModel } from '../types.js';
import { coreAgents, fetch, webErrors } from './fetch.js';

const shared = {
  session: ['dispatcher'],
  deadline: ['timeout', 'signal'],
  hooks: [{ option: 'onRequest', parameter: 0, member: 'options' }],
  ineffectiveTls: ['rejectUnauthorized'],
  ignoredSession: coreAgents,
  overFetch: {},
} as const;

/** Read by the client, unless it is asked for the stream. */
const response = {
  when: { option: 'responseType', is: 'stream' },
  body: null,
  reads: [],
  release: [{ call: 'cancel()', async: true }],
  unread: 'holds its socket until it is garbage-collected',
} as const satisfies ResponseModel;

const stream = 'Readable.fromWeb({{it}})';

/** The value of `responseType` chooses between bytes and a stream. */
const bytes = { at: '', when: { option: 'responseType', is: 'arrayBuffer' }, stream, streamedBy: 'stream' } as const satisfies BufferedBody;
const blob = { ...bytes, when: { option: 'responseType', is: 'blob' } } as const satisfies BufferedBody;

/** The whole response beside the body. */
const raw = { ...response, body: '_data', release: [{ call: '_data?.cancel()', async: true }] } as const satisfies ResponseModel;

/** An error of its own until the headers are there; after that, what the body gives. */
const errors = {
  timeoutSignal: [{ name: 'FetchError', cause: 'TimeoutError', toldBy: 'cause' }, ...webErrors.timeoutSignal],
  abortSignal: [{ name: 'FetchError', cause: 'AbortError', toldBy: 'cause' }, ...webErrors.abortSignal],
  reason: 'thrown',
  options: { timeout: [{ name: 'FetchError', cause: 'TimeoutError', toldBy: 'cause' }] },
} as const satisfies DeadlineErrors;

const request = {
  ...shared,
  options: 1,
  requestObject: 'Request',
  waits: 300_000,
  streams: [...fetch.requests.fetch.streams, { option: 'responseType', is: 'stream' }],
  response,
  buffered: [bytes, blob],
  errors,
  addDeadline: { option: 'timeout', value: '{{ms}}' },
} as const satisfies RequestModel;

export const ofetch = {
  id: 'ofetch',
  modules: ['ofetch'],
  values: { ofetch: '$Fetch', $fetch: '$Fetch' },
  types: { $Fetch: '$Fetch' },
  instances: {
    '$Fetch#create': { create: 'call', type: '$Fetch', options: 0, base: 'baseURL', ...shared },
    createFetch: { create: 'call', type: '$Fetch', options: 0, session: ['defaults.dispatcher'], deadline: ['defaults.timeout', 'defaults.signal'] },
  },
  requests: {
    '$Fetch#default': request,
    '$Fetch#raw': { ...request, response: raw, buffered: [{ ...bytes, at: '_data' }, { ...blob, at: '_data' }] },
    '$Fetch#native': fetch.requests.fetch,
    fetch: fetch.requests.fetch,
  },
  source: 'run: ofetch 1.5 on Node 20 and 24; unread streams on Node 20; errors of deadlines and ignored agents on Node 24; `onRequest` and values that switch a deadline off on Node 20',
} as const satisfies ClientEntry;
