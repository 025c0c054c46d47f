import type { ClientEntry, RequestModel } from '../types.js';
import { fetch } from './fetch.js';
import { otherAgents } from './http.js';
import { nodeBodies } from './node-fetch.js';

const aborted = [{ name: 'AbortError', code: 'FETCH_ABORTED', type: 'aborted' }] as const;

const shared = {
  session: ['agent'],
  deadline: ['timeout', 'signal'],
  tls: ['strictSSL'],
  ineffectiveTls: ['rejectUnauthorized'],
  ignoredSession: otherAgents,
} as const;

const request = {
  ...shared,
  options: 1,
  waits: 'forever',
  losesSessionDeadline: true,
  streams: fetch.requests.fetch.streams,
  buffered: nodeBodies,
  errors: {
    timeoutSignal: aborted,
    abortSignal: aborted,
    options: {
      timeout: [
        { name: 'FetchError', type: 'request-timeout', toldBy: 'type' },
        { name: 'FetchError', code: 'EIDLETIMEOUT', toldBy: 'code' },
      ],
    },
  },
  addDeadline: { option: 'timeout', value: '{{ms}}' },
} as const satisfies RequestModel;

export const makeFetchHappen = {
  id: 'make-fetch-happen',
  modules: ['make-fetch-happen'],
  values: { default: 'Fetch' },
  types: { FetchInterface: 'Fetch' },
  instances: { 'Fetch#defaults': { create: 'call', type: 'Fetch', options: 0, ...shared } },
  requests: { 'Fetch#default': request },
  source: 'run: make-fetch-happen 15.0 on Node 20; errors of deadlines and ignored sessions on Node 24; values that switch a deadline off and agents with a deadline on Node 20',
} as const satisfies ClientEntry;
