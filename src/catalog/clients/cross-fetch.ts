import type { ClientEntry, RequestModel } from '../types.js';
import { nodeFetch } from './node-fetch.js';

/** Both wrap node-fetch 2, where `timeout` works. */
const request = {
  ...nodeFetch.requests.default,
  ineffectiveDeadline: [{ option: 'headers.timeout', because: 'is sent to the server as a header' }],
} as const satisfies RequestModel;

export const crossFetch = {
  id: 'cross-fetch',
  modules: ['cross-fetch', 'isomorphic-fetch'],
  requests: { default: request, fetch: request },
  source: 'run: cross-fetch 4.1 on Node 24, isomorphic-fetch 3.0 on Node 20',
} as const satisfies ClientEntry;
