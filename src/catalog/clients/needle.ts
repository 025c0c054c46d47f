import type { ClientEntry, RequestModel } from '../types.js';

const request = {
  options: 1,
  session: ['agent'],
  deadline: ['response_timeout', 'signal'],
  waits: 'forever',
  ineffectiveDeadline: [
    { option: 'timeout', because: 'covers only the connect phase' },
    { option: 'open_timeout', because: 'covers only the connect phase' },
    { option: 'read_timeout', because: 'starts only after the response headers' },
  ],
  tls: ['rejectUnauthorized'],
  addDeadline: { option: 'response_timeout', value: '{{ms}}' },
} as const satisfies RequestModel;

const withData = { ...request, options: 2 } as const satisfies RequestModel;

/** `needle('get', url, options)`, but `needle('post', url, data, options)`: an object at 2 may be the data, so nothing is added to it. */
const byMethod = {
  options: 3,
  optionsAlsoAt: 2,
  url: 1,
  session: request.session,
  deadline: request.deadline,
  waits: request.waits,
  ineffectiveDeadline: request.ineffectiveDeadline,
  tls: request.tls,
} as const satisfies RequestModel;

export const needle = {
  id: 'needle',
  modules: ['needle'],
  requests: {
    default: byMethod,
    get: request,
    head: request,
    post: withData,
    put: withData,
    patch: withData,
    delete: withData,
    request: { ...request, options: 3, url: 1 },
  },
  source: 'run: needle 3.5 on Node 20 and 24',
} as const satisfies ClientEntry;
