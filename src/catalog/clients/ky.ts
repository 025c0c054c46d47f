import type { ClientEntry, InstanceModel, RequestModel } from '../types.js';
import { coreAgents, fetch, webBodies, webErrors, webResponse } from './fetch.js';

const shared = {
  session: ['dispatcher'],
  deadline: ['timeout', 'totalTimeout', 'signal'],
  // It takes 0 for a time, and refuses infinity.
  disables: [false, null],
  ineffectiveTls: ['rejectUnauthorized'],
  ignoredSession: coreAgents,
  overFetch: { unless: 'fetch' },
} as const;

const timedOut = [{ name: 'TimeoutError', class: 'TimeoutError' }] as const;

const instance = { create: 'call', type: 'KyInstance', options: 0, base: 'prefixUrl', ...shared } as const satisfies InstanceModel;

const head = {
  ...shared,
  options: 1,
  requestObject: 'Request',
  waits: 10_000,
  boundedByDefault: true,
  streams: fetch.requests.fetch.streams,
  errors: { ...webErrors, options: { timeout: timedOut, totalTimeout: timedOut } },
  addDeadline: { option: 'timeout', value: '{{ms}}' },
} as const satisfies RequestModel;

/** The methods that read the body stand on the promise, too: `ky(url).json()`. */
const request = { ...head, response: webResponse, bodyless: { option: 'method', is: 'HEAD' }, buffered: webBodies } as const satisfies RequestModel;

export const ky = {
  id: 'ky',
  modules: ['ky'],
  values: { default: 'KyInstance' },
  types: { KyInstance: 'KyInstance' },
  instances: { 'KyInstance#create': instance, 'KyInstance#extend': instance },
  requests: {
    'KyInstance#default': request,
    'KyInstance#get': request,
    'KyInstance#post': request,
    'KyInstance#put': request,
    'KyInstance#patch': request,
    'KyInstance#head': head,
    'KyInstance#delete': request,
    'KyInstance#query': request,
  },
  source: 'run: ky 1.14 and 2.1 on Node 20 and 24; `query` and `totalTimeout` with 2.1; unread bodies with 1.14 on Node 20; errors of deadlines and ignored agents on Node 24; values that switch a deadline off on Node 20',
} as const satisfies ClientEntry;
