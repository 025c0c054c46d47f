import type { BufferedBody, ClientEntry, DeadlineErrors, RequestModel, ResponseModel } from '../types.js';
import { fetch } from './fetch.js';
import { otherAgents } from './http.js';

/** `destroy()` of the body is no release: in version 2 it leaves the socket to a stream behind it. */
const response = {
  body: 'body',
  reads: ['text', 'json', 'arrayBuffer', 'blob', 'buffer', 'formData'],
  release: [{ call: 'body?.resume()', async: false }],
  unread: 'holds its socket for ever',
} as const satisfies ResponseModel;

const stream = '{{it}}.body';

export const nodeBodies = [
  { at: 'arrayBuffer()', stream },
  { at: 'blob()', stream },
  { at: 'buffer()', stream },
] as const satisfies readonly BufferedBody[];

/** Whatever the reason of the signal. */
export const nodeFetchErrors = {
  timeoutSignal: [{ name: 'AbortError', type: 'aborted', class: 'AbortError' }],
  abortSignal: [{ name: 'AbortError', type: 'aborted', class: 'AbortError' }],
  options: {
    timeout: [
      { name: 'FetchError', type: 'request-timeout', toldBy: 'type', until: 2 },
      { name: 'FetchError', type: 'body-timeout', toldBy: 'type', until: 2 },
    ],
  },
} as const satisfies DeadlineErrors;

const request = {
  options: 1,
  requestObject: 'Request',
  session: ['agent'],
  deadline: ['signal', 'timeout'],
  waits: 'forever',
  ineffectiveDeadline: [
    { option: 'timeout', because: 'is ignored from node-fetch 3 on', since: 3 },
    { option: 'headers.timeout', because: 'is sent to the server as a header' },
  ],
  streams: fetch.requests.fetch.streams,
  ineffectiveTls: ['rejectUnauthorized'],
  response,
  bodyless: { option: 'method', is: 'HEAD' },
  buffered: nodeBodies,
  ignoredSession: otherAgents,
  errors: nodeFetchErrors,
  addDeadline: { option: 'signal', value: 'AbortSignal.timeout({{ms}})' },
} as const satisfies RequestModel;

export const nodeFetch = {
  id: 'node-fetch',
  modules: ['node-fetch'],
  requests: { default: request },
  source: 'run: node-fetch 2.7 and 3.3 on Node 20 and 24; unread bodies of 1 MB over one socket on Node 20, `formData` is read in the source; errors of deadlines and ignored sessions of both on Node 24',
} as const satisfies ClientEntry;
