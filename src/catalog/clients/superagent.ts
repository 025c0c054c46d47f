import type { ClientEntry, RequestModel } from '../types.js';

const request = {
  options: null,
  deadline: [],
  deadlineMethods: ['timeout'],
  waits: 'forever',
  tlsMethods: ['disableTLSCerts'],
  returns: 'builder',
  addDeadline: { method: 'timeout', value: '{{ms}}' },
} as const satisfies RequestModel;

const agent = { create: 'call', type: 'SuperAgent', options: 0, tls: ['rejectUnauthorized'] } as const;

export const superagent = {
  id: 'superagent',
  modules: ['superagent'],
  instances: { agent },
  requests: {
    default: { ...request, url: 1 },
    get: request,
    head: request,
    options: request,
    post: request,
    put: request,
    patch: request,
    del: request,
    delete: request,
    'SuperAgent#get': request,
    'SuperAgent#head': request,
    'SuperAgent#options': request,
    'SuperAgent#post': request,
    'SuperAgent#put': request,
    'SuperAgent#patch': request,
    'SuperAgent#del': request,
    'SuperAgent#delete': request,
  },
  source: 'run: superagent 10.4 on Node 20 and 24',
} as const satisfies ClientEntry;
