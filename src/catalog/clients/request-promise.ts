import type { ClientEntry, RequestModel } from '../types.js';
import { request } from './request.js';

const call = {
  ...request.requests['RequestApi#get'],
  buffered: [
    { at: '', when: { option: 'encoding', is: null } },
    { at: 'body', when: { option: 'encoding', is: null } },
  ],
  returns: 'promise',
  errors: { options: { timeout: [{ name: 'RequestError', class: 'errors.RequestError' }] } },
} as const satisfies RequestModel;

export const requestPromise = {
  id: 'request-promise',
  modules: ['request-promise', 'request-promise-native'],
  values: request.values,
  types: { RequestPromiseAPI: 'RequestApi' },
  instances: request.instances,
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
  source: 'run: request-promise 4.2 and request-promise-native 1.0 with request 2.88 on Node 20',
} as const satisfies ClientEntry;
