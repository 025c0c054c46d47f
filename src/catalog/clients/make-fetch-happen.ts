import type { ClientEntry, RequestModel } from '../types.js';
import { fetch } from './fetch.js';

const shared = {
  session: ['agent'],
  deadline: ['timeout', 'signal'],
  tls: ['strictSSL'],
  ineffectiveTls: ['rejectUnauthorized'],
} as const;

const request = {
  ...shared,
  options: 1,
  waits: 'forever',
  streams: fetch.requests.fetch.streams,
  addDeadline: { option: 'timeout', value: '{{ms}}' },
} as const satisfies RequestModel;

export const makeFetchHappen = {
  id: 'make-fetch-happen',
  modules: ['make-fetch-happen'],
  values: { default: 'Fetch' },
  instances: { 'Fetch#defaults': { create: 'call', type: 'Fetch', options: 0, ...shared } },
  requests: { 'Fetch#default': request },
  source: 'run: make-fetch-happen 15.0 on Node 20',
} as const satisfies ClientEntry;
