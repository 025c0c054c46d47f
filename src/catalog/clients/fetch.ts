import type { BufferedBody, ClientEntry, DeadlineErrors, IgnoredSession, RequestModel, ResponseModel } from '../types.js';

const stream = 'Readable.fromWeb({{it}}.body)';

/** What the methods of a `Response` gather. */
export const webBodies = [
  { at: 'arrayBuffer()', stream },
  { at: 'blob()', stream },
  { at: 'bytes()', stream },
] as const satisfies readonly BufferedBody[];

/** A body of more than about 64 KB stays in the socket; the collector may find the response, at a time of its own. */
export const webResponse = {
  body: 'body',
  reads: ['text', 'json', 'arrayBuffer', 'blob', 'formData', 'bytes'],
  release: [{ call: 'body?.cancel()', async: true }],
  unread: 'holds its socket until it is garbage-collected',
} as const satisfies ResponseModel;

/** `abort(reason)` gives the reason, whatever it is. */
export const webErrors = {
  timeoutSignal: [{ name: 'TimeoutError', code: 23 }],
  abortSignal: [{ name: 'AbortError', code: 20 }],
  reason: 'thrown',
} as const satisfies DeadlineErrors;

/** The agents of other clients. */
export const coreAgents = [
  { option: 'agent', instead: ['dispatcher'] },
  { option: 'httpAgent', instead: ['dispatcher'] },
  { option: 'httpsAgent', instead: ['dispatcher'] },
] as const satisfies readonly IgnoredSession[];

/** What every `fetch` of this make does, built in or not. */
export const webRequest = {
  options: 1,
  requestObject: 'Request',
  session: ['dispatcher'],
  deadline: ['signal'],
  waits: 300_000,
  ineffectiveDeadline: [
    { option: 'timeout', because: 'is no option of `fetch`, which ignores it' },
    { option: 'headersTimeout', because: 'is an option of the dispatcher; `fetch` ignores it' },
    { option: 'bodyTimeout', because: 'is an option of the dispatcher; `fetch` ignores it' },
    { option: 'headers.timeout', because: 'is sent to the server as a header' },
  ],
  streams: [
    { option: 'headers.Accept', is: 'text/event-stream' },
    { option: 'headers.accept', is: 'text/event-stream' },
    { option: 'headers.Upgrade', is: 'websocket' },
    { option: 'headers.upgrade', is: 'websocket' },
    { option: 'duplex', is: 'half' },
  ],
  ineffectiveTls: ['rejectUnauthorized'],
  response: webResponse,
  bodyless: { option: 'method', is: 'HEAD' },
  buffered: webBodies,
  ignoredSession: coreAgents,
  errors: webErrors,
  addDeadline: { option: 'signal', value: 'AbortSignal.timeout({{ms}})' },
} as const satisfies RequestModel;

export const fetch = {
  id: 'fetch',
  types: { WebSocket: 'WebSocket' },
  globals: ['fetch', 'WebSocket'],
  sessions: {
    WebSocket: {
      create: 'new',
      type: 'WebSocket',
      kind: 'connection',
      options: 1,
      session: ['dispatcher'],
      close: [{ method: 'close', async: false, graceful: true }],
      dispose: 'none',
      keepsProcessAlive: true,
    },
  },
  requests: { fetch: { ...webRequest, overFetch: {} } },
  source: 'run: built-in fetch of Node 20, 22, 24 and 26, WebSocket of Node 22, 24 and 26; its `dispatcher` option is read in the types; unread bodies of 1 MB over one socket on Node 20, 22 and 24; errors of deadlines and ignored agents on Node 20 and 24',
} as const satisfies ClientEntry;
