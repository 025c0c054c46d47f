import type { ClientEntry, InstanceModel, RequestModel } from '../types.js';

const shared = {
  session: ['agent'],
  deadline: ['timeout'],
  tls: ['strictSSL', 'rejectUnauthorized', 'agentOptions.rejectUnauthorized'],
} as const;

const call = {
  ...shared,
  options: 1,
  optionsAlsoAt: 0,
  urlOption: 'url',
  waits: 'forever',
  returns: 'emitter',
  addDeadline: { option: 'timeout', value: '{{ms}}' },
} as const satisfies RequestModel;

const defaults = { create: 'call', type: 'RequestApi', options: 0, ...shared } as const satisfies InstanceModel;

export const request = {
  id: 'request',
  modules: ['request'],
  values: { default: 'RequestApi' },
  instances: {
    'RequestApi#defaults': defaults,
    'RequestApi#forever': { ...defaults, options: 1 },
  },
  requests: {
    'RequestApi#default': call,
    'RequestApi#get': call,
    'RequestApi#head': call,
    'RequestApi#options': call,
    'RequestApi#post': call,
    'RequestApi#put': call,
    'RequestApi#patch': call,
    'RequestApi#del': call,
    'RequestApi#delete': call,
  },
  source: 'run: request 2.88 on Node 20 and 24',
} as const satisfies ClientEntry;
