import type { ClientEntry, RequestModel } from '../types.js';

/** Version 3 passes `core` to Node's own request; version 4 refuses it and passes `axiosOpts` to axios. */
const shared = {
  session: ['core.agent', 'axiosOpts.httpAgent', 'axiosOpts.httpsAgent'],
  deadline: ['timeout', 'core.signal', 'axiosOpts.timeout', 'axiosOpts.signal'],
  tls: [{ option: 'core.rejectUnauthorized', until: 3 }],
  ineffectiveTls: ['rejectUnauthorized'],
} as const;

const request = {
  ...shared,
  options: 0,
  urlOption: 'url',
  waits: 'forever',
  streams: [{ option: 'stream', is: true }],
  response: {
    when: { option: 'stream', is: true },
    body: 'stream',
    reads: [],
    release: [
      { call: 'stream.destroy()', async: false },
      { call: 'stream.resume()', async: false },
    ],
    unread: 'holds its socket for ever',
  },
  buffered: [{ at: 'body' }],
  errors: {
    options: {
      timeout: [
        { name: 'AxiosError', code: 'ECONNABORTED', toldBy: 'code', since: 4 },
        { name: 'Error', toldBy: 'message', message: 'Timeout reached', until: 3 },
      ],
    },
  },
  addDeadline: { option: 'timeout', value: '{{ms}}' },
  addStreamDeadline: { option: 'timeout', value: '{{ms}}' },
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
  source: 'run: phin 3.7 and 4.0 on Node 20 and 24; unread streams on Node 20; errors of deadlines of both on Node 24; deadlines of streams with 3.7 on Node 20',
} as const satisfies ClientEntry;
