import type { ClientEntry } from '../types.js';
import { coreErrors } from './http.js';

export const http2 = {
  id: 'http2',
  modules: ['http2'],
  types: { ClientHttp2Session: 'Http2Session' },
  sessions: {
    connect: {
      create: 'call',
      type: 'Http2Session',
      kind: 'connection',
      options: 1,
      close: [
        { method: 'close', async: false, graceful: true },
        { method: 'destroy', async: false, graceful: false },
      ],
      afterClose: 'fails with `ERR_HTTP2_GOAWAY_SESSION`',
      dispose: 'none',
      keepsProcessAlive: true,
      tls: ['rejectUnauthorized', { option: 'checkServerIdentity', is: 'no-op function' }],
    },
  },
  requests: {
    'Http2Session#request': {
      options: 1,
      url: null,
      deadline: ['signal'],
      deadlineMethods: ['setTimeout:()'],
      waits: 'forever',
      ineffectiveDeadline: [{ option: 'timeout', because: 'is no option of an HTTP/2 request and is ignored', unless: 'setTimeout:()' }],
      response: {
        body: null,
        reads: [],
        release: [{ call: 'resume()', async: false }],
        unread: "keeps its stream open, and the session's `close()` waits for it for ever",
      },
      returns: 'stream',
      errors: coreErrors,
      addDeadline: { option: 'signal', value: 'AbortSignal.timeout({{ms}})' },
    },
  },
  source: 'run: http2 of Node 20, 22, 24 and 26; unread streams on Node 20; errors of signals on Node 20 and 24',
} as const satisfies ClientEntry;
