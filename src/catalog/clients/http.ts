import type { ClientEntry, DeadlineErrors, IgnoredSession, IneffectiveDeadline, RequestModel } from '../types.js';

const timeout = {
  option: 'timeout',
  because: "only emits a 'timeout' event, and nothing ends the request when it does",
  unless: 'on:timeout once:timeout addListener:timeout setTimeout:()',
} as const satisfies IneffectiveDeadline;

/** Whatever the reason of the signal. */
export const coreErrors = {
  timeoutSignal: [{ name: 'AbortError', code: 'ABORT_ERR', cause: 'TimeoutError' }],
  abortSignal: [{ name: 'AbortError', code: 'ABORT_ERR' }],
} as const satisfies DeadlineErrors;

/** Options of other clients, where a core agent is taken as `agent`. */
export const otherAgents = [
  { option: 'dispatcher', instead: ['agent'] },
  { option: 'httpAgent', instead: ['agent'] },
  { option: 'httpsAgent', instead: ['agent'] },
] as const satisfies readonly IgnoredSession[];

const request = {
  options: 1,
  optionsAlsoAt: 0,
  urlOption: 'hostname',
  session: ['agent'],
  deadline: ['signal'],
  // A handler alone suffices: the global agent raises the event after 5 s from Node 19 on.
  deadlineMethods: [
    'setTimeout:()',
    'on:timeout',
    'once:timeout',
    'addListener:timeout',
    'on:socket>setTimeout:()',
    'on:socket>on:timeout',
    'on:socket>once:timeout',
    'once:socket>setTimeout:()',
    'once:socket>on:timeout',
    'once:socket>once:timeout',
  ],
  waits: 'forever',
  ineffectiveDeadline: [timeout],
  streams: [
    { option: 'method', is: 'CONNECT' },
    { option: 'headers.Upgrade', is: 'websocket' },
    { option: 'headers.upgrade', is: 'websocket' },
    { option: 'headers.Accept', is: 'text/event-stream' },
    { option: 'headers.accept', is: 'text/event-stream' },
  ],
  // Without a listener for it, Node throws the response away; with one, even two bytes (or none, after HEAD) wait to be read.
  response: {
    arrives: 'callback',
    body: null,
    reads: [],
    release: [
      { call: 'resume()', async: false },
      { call: 'destroy()', async: false },
    ],
    unread: 'holds its socket for ever',
    holdsEmpty: true,
  },
  returns: 'emitter',
  ignoredSession: otherAgents,
  errors: coreErrors,
  addDeadline: { option: 'signal', value: 'AbortSignal.timeout({{ms}})' },
} as const satisfies RequestModel;

export const http = {
  id: 'http',
  modules: ['http'],
  types: { Agent: 'Agent' },
  sessions: {
    Agent: {
      create: 'new',
      type: 'Agent',
      kind: 'connection pool',
      poolsWhen: { option: 'keepAlive', is: true },
      oneUse: ['lookup', { option: 'maxCachedSessions', is: 0 }],
      options: 0,
      limit: { option: 'maxSockets', default: 'unlimited' },
      close: [{ method: 'destroy', async: false, graceful: false }],
      dispose: 'none',
      keepsProcessAlive: false,
      ineffectiveDeadline: [{ ...timeout, because: "only emits a 'timeout' event on the request, and nothing ends the request when it does" }],
    },
  },
  requests: { request, get: request },
  sharedState: { globalAgent: { by: 'assignment', effect: 'set', what: 'setting', instead: 'to an agent of its own' } },
  source: 'run: http of Node 20, 22, 24 and 26; errors of signals on Node 20 and 24; `setTimeout` without a handler, timeouts of sockets and agents on Node 20',
} as const satisfies ClientEntry;
