import type { ClientEntry, DeadlineErrors, ErrorModel, RequestModel } from '../types.js';

/** Beside `fetch` of its own, only a signal bounds a request; a custom `fetch` is trusted to. */
export const deadline = ['request.signal', 'request.fetch', 'request.timeout'] as const;
export const timeoutIgnored = { option: 'request.timeout', because: 'is ignored since Octokit sends with `fetch`' } as const;

/** The error that `fetch` gives becomes the cause of one of its own, save that of an abort without a reason. */
export const octokitErrors = {
  signal: 'request.signal',
  timeoutSignal: [{ name: 'HttpError', cause: 'TimeoutError', toldBy: 'cause' }],
  abortSignal: [{ name: 'AbortError', code: 20 }],
  reason: 'thrown',
} as const satisfies DeadlineErrors;

/** While it sent with node-fetch. */
export const olderAbort = { name: 'AbortError', type: 'aborted' } as const satisfies ErrorModel;

const send = {
  options: 1,
  optionsAlsoAt: 0,
  url: null,
  session: ['request.agent'],
  deadline,
  // Up to version 7 (node-fetch) for ever.
  waits: 300_000,
  ineffectiveDeadline: [{ ...timeoutIgnored, since: 8 }],
  ignoredSession: [{ option: 'request.agent', instead: ['request.fetch'], since: 8 }],
  errors: { ...octokitErrors, timeoutSignal: [{ ...octokitErrors.timeoutSignal[0], since: 8 }, { ...olderAbort, until: 7 }] },
  addDeadline: { option: 'request', value: '{ signal: AbortSignal.timeout({{ms}}) }' },
} as const satisfies RequestModel;

/** `request('GET /users/{name}', { name })`, or everything in one object. */
export const octokitRequest = {
  id: 'octokit-request',
  name: 'Octokit',
  modules: ['@octokit/request'],
  instances: { 'request.defaults': { create: 'call', type: 'OctokitRequest', options: 0, session: ['request.agent'], deadline } },
  requests: { request: send, 'OctokitRequest#default': send },
  source: 'run: @octokit/request 5.6, 8.4 (inside @octokit/rest) and 10.0 on Node 20; first version without `timeout`: its dependencies and source; errors of signals with 10.0 on Node 24, of older versions: those of node-fetch',
} as const satisfies ClientEntry;
