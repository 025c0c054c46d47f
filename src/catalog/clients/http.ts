import type { ClientEntry, IneffectiveDeadline, RequestModel } from '../types.js';

/** A handler may end the request, so it is trusted to. */
const timeout = {
  option: 'timeout',
  because: "only emits a 'timeout' event, and nothing ends the request when it does",
  unless: 'on:timeout once:timeout addListener:timeout setTimeout',
} as const satisfies IneffectiveDeadline;

const request = {
  options: 1,
  optionsAlsoAt: 0,
  urlOption: 'hostname',
  session: ['agent'],
  deadline: ['signal'],
  // A handler alone suffices: the global agent raises the event after 5 s from Node 19 on.
  deadlineMethods: ['setTimeout', 'on:timeout', 'once:timeout', 'addListener:timeout'],
  waits: 'forever',
  ineffectiveDeadline: [timeout],
  streams: [
    { option: 'method', is: 'CONNECT' },
    { option: 'headers.Upgrade', is: 'websocket' },
    { option: 'headers.upgrade', is: 'websocket' },
    { option: 'headers.Accept', is: 'text/event-stream' },
    { option: 'headers.accept', is: 'text/event-stream' },
  ],
  returns: 'emitter',
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
      options: 0,
      limit: { option: 'maxSockets', default: 'unlimited' },
      close: [{ method: 'destroy', async: false, graceful: false }],
      dispose: 'none',
      keepsProcessAlive: false,
      ineffectiveDeadline: [{ ...timeout, because: "only emits a 'timeout' event on the request, and nothing ends the request when it does" }],
    },
  },
  requests: { request, get: request },
  source: 'run: http of Node 20, 22, 24 and 26',
} as const satisfies ClientEntry;
