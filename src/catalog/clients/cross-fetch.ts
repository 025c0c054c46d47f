import type { ClientEntry, DeadlineErrors, RequestModel } from '../types.js';
import { nodeFetch } from './node-fetch.js';

const aborted = [{ name: 'AbortError', type: 'aborted' }] as const;

const errors = {
  timeoutSignal: aborted,
  abortSignal: aborted,
  options: {
    timeout: [
      { name: 'FetchError', type: 'request-timeout', toldBy: 'type' },
      { name: 'FetchError', type: 'body-timeout', toldBy: 'type' },
    ],
  },
} as const satisfies DeadlineErrors;

/** Both wrap node-fetch 2, where `timeout` works. */
const request = {
  ...nodeFetch.requests.default,
  errors,
  ineffectiveDeadline: [{ option: 'headers.timeout', because: 'is sent to the server as a header' }],
} as const satisfies RequestModel;

export const crossFetch = {
  id: 'cross-fetch',
  modules: ['cross-fetch', 'isomorphic-fetch'],
  requests: { default: request, fetch: request },
  source: 'run: cross-fetch 4.1 on Node 24, isomorphic-fetch 3.0 on Node 20; unread bodies of both on Node 20; errors of deadlines with cross-fetch',
} as const satisfies ClientEntry;
