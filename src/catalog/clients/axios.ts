import type { ClientEntry, InstanceModel, RequestModel } from '../types.js';

const shared = {
  session: ['httpAgent', 'httpsAgent'],
  deadline: ['timeout', 'signal', 'cancelToken'],
  ineffectiveDeadline: [{ option: 'headers.timeout', because: 'is sent to the server as a header' }],
  ineffectiveTls: ['rejectUnauthorized'],
} as const;

const create = { create: 'call', type: 'AxiosInstance', options: 0, ...shared } as const satisfies InstanceModel;

const get = {
  ...shared,
  options: 1,
  waits: 'forever',
  streams: [
    { option: 'responseType', is: 'stream' },
    { option: 'headers.Accept', is: 'text/event-stream' },
    { option: 'headers.accept', is: 'text/event-stream' },
  ],
  addDeadline: { option: 'timeout', value: '{{ms}}' },
} as const satisfies RequestModel;

const post = { ...get, options: 2 } as const satisfies RequestModel;
const request = { ...get, optionsAlsoAt: 0, urlOption: 'url' } as const satisfies RequestModel;

export const axios = {
  id: 'axios',
  modules: ['axios'],
  values: { default: 'AxiosInstance' },
  types: { AxiosInstance: 'AxiosInstance', AxiosStatic: 'AxiosInstance', Axios: 'AxiosInstance' },
  instances: {
    create,
    'AxiosInstance#create': create,
    Axios: { ...create, create: 'new' },
    'AxiosInstance#Axios': { ...create, create: 'new' },
  },
  requests: {
    'AxiosInstance#default': request,
    'AxiosInstance#request': request,
    'AxiosInstance#get': get,
    'AxiosInstance#delete': get,
    'AxiosInstance#head': get,
    'AxiosInstance#options': get,
    'AxiosInstance#post': post,
    'AxiosInstance#put': post,
    'AxiosInstance#patch': post,
    'AxiosInstance#query': post,
    'AxiosInstance#postForm': post,
    'AxiosInstance#putForm': post,
    'AxiosInstance#patchForm': post,
  },
  defaults: { 'AxiosInstance#defaults': 'AxiosInstance' },
  source: 'run: axios 0.30 and 1.21 on Node 20 and 24; `query` and `create` on an instance with 1.21',
} as const satisfies ClientEntry;
