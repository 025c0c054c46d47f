import type { ClientEntry, InstanceModel, RequestModel } from '../types.js';
import { otherAgents } from './http.js';

const shared = {
  session: ['agent'],
  deadline: ['timeout'],
  disables: [0, false, null, 'Infinity'],
  tls: [
    'strictSSL',
    'rejectUnauthorized',
    'agentOptions.rejectUnauthorized',
    { option: 'checkServerIdentity', is: 'no-op function' },
    { option: 'agentOptions.checkServerIdentity', is: 'no-op function' },
  ],
  ineffectiveTls: [{ option: 'insecure', is: true }],
} as const;

const call = {
  ...shared,
  options: 1,
  optionsAlsoAt: 0,
  urlOption: 'url',
  waits: 'forever',
  buffered: [
    { at: '', when: { option: 'encoding', is: null }, parameter: 2 },
    { at: 'body', when: { option: 'encoding', is: null }, parameter: 1 },
  ],
  returns: 'emitter',
  ignoredSession: otherAgents,
  errors: {
    options: {
      timeout: [
        { name: 'Error', code: 'ESOCKETTIMEDOUT', toldBy: 'code' },
        { name: 'Error', code: 'ETIMEDOUT', toldBy: 'code' },
      ],
    },
  },
  addDeadline: { option: 'timeout', value: '{{ms}}' },
  addStreamDeadline: { option: 'timeout', value: '{{ms}}' },
} as const satisfies RequestModel;

const defaults = { create: 'call', type: 'RequestApi', options: 0, base: 'baseUrl', ...shared } as const satisfies InstanceModel;

export const request = {
  id: 'request',
  modules: ['request'],
  values: { default: 'RequestApi' },
  types: { RequestAPI: 'RequestApi' },
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
  source: 'run: request 2.88 on Node 20 and 24; errors of deadlines and ignored sessions on Node 24; values that switch a deadline off and deadlines of streams on Node 20',
} as const satisfies ClientEntry;
