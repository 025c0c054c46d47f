import type { ClientEntry, InstanceModel, RequestModel } from '../types.js';
import { fetch } from './fetch.js';

const shared = {
  session: ['dispatcher'],
  deadline: ['timeout', 'totalTimeout', 'signal'],
  ineffectiveTls: ['rejectUnauthorized'],
} as const;

const instance = { create: 'call', type: 'KyInstance', options: 0, ...shared } as const satisfies InstanceModel;

const request = {
  ...shared,
  options: 1,
  requestObject: 'Request',
  waits: 10_000,
  boundedByDefault: true,
  streams: fetch.requests.fetch.streams,
  addDeadline: { option: 'timeout', value: '{{ms}}' },
} as const satisfies RequestModel;

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
    'KyInstance#head': request,
    'KyInstance#delete': request,
    'KyInstance#query': request,
  },
  source: 'run: ky 1.14 and 2.1 on Node 20 and 24; `query` and `totalTimeout` with 2.1',
} as const satisfies ClientEntry;
