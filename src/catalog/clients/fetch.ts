import type { ClientEntry, RequestModel } from '../types.js';

const request = {
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
  ],
  ineffectiveTls: ['rejectUnauthorized'],
  addDeadline: { option: 'signal', value: 'AbortSignal.timeout({{ms}})' },
} as const satisfies RequestModel;

export const fetch = {
  id: 'fetch',
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
  requests: { fetch: request },
  source: 'run: built-in fetch of Node 20, 22, 24 and 26, WebSocket of Node 22, 24 and 26; its `dispatcher` option is read in the types',
} as const satisfies ClientEntry;
