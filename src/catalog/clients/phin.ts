import type { ClientEntry, RequestModel } from '../types.js';

/** Version 3 passes `core` to Node's own request; version 4 refuses it and passes `axiosOpts` to axios. */
const shared = {
  session: ['core.agent', 'axiosOpts.httpAgent', 'axiosOpts.httpsAgent'],
  deadline: ['timeout', 'core.signal', 'axiosOpts.timeout', 'axiosOpts.signal'],
  tls: ['core.rejectUnauthorized'],
  ineffectiveTls: ['rejectUnauthorized'],
} as const;

const request = {
  ...shared,
  options: 0,
  urlOption: 'url',
  waits: 'forever',
  streams: [{ option: 'stream', is: true }],
  addDeadline: { option: 'timeout', value: '{{ms}}' },
} as const satisfies RequestModel;

export const phin = {
  id: 'phin',
  modules: ['phin'],
  instances: { defaults: { create: 'call', type: 'Phin', options: 0, ...shared } },
  requests: {
    default: request,
    promisified: request,
    unpromisified: { ...request, returns: 'emitter' },
    'Phin#default': request,
  },
  source: 'run: phin 3.7 and 4.0 on Node 20 and 24',
} as const satisfies ClientEntry;
