import type { ClientEntry, RequestModel } from '../types.js';
import { fetch } from './fetch.js';

const shared = {
  session: ['dispatcher'],
  deadline: ['timeout', 'signal'],
  ineffectiveTls: ['rejectUnauthorized'],
} as const;

const request = {
  ...shared,
  options: 1,
  requestObject: 'Request',
  waits: 300_000,
  streams: [...fetch.requests.fetch.streams, { option: 'responseType', is: 'stream' }],
  addDeadline: { option: 'timeout', value: '{{ms}}' },
} as const satisfies RequestModel;

export const ofetch = {
  id: 'ofetch',
  modules: ['ofetch'],
  values: { ofetch: '$Fetch', $fetch: '$Fetch' },
  types: { $Fetch: '$Fetch' },
  instances: {
    '$Fetch#create': { create: 'call', type: '$Fetch', options: 0, ...shared },
    createFetch: { create: 'call', type: '$Fetch', options: 0, session: ['defaults.dispatcher'], deadline: ['defaults.timeout', 'defaults.signal'] },
  },
  requests: {
    '$Fetch#default': request,
    '$Fetch#raw': request,
    '$Fetch#native': fetch.requests.fetch,
    fetch: fetch.requests.fetch,
  },
  source: 'run: ofetch 1.5 on Node 20 and 24',
} as const satisfies ClientEntry;
