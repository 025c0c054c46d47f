import type { ClientEntry, RequestModel } from '../types.js';
import { fetch } from './fetch.js';

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
  addDeadline: { option: 'signal', value: 'AbortSignal.timeout({{ms}})' },
} as const satisfies RequestModel;

export const nodeFetch = {
  id: 'node-fetch',
  modules: ['node-fetch'],
  requests: { default: request },
  source: 'run: node-fetch 2.7 and 3.3 on Node 20 and 24',
} as const satisfies ClientEntry;
