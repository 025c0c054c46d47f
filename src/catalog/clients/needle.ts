import type { BufferedBody, ClientEntry, RequestModel } from '../types.js';
import { coreErrors, otherAgents } from './http.js';

const buffered = [
  { at: 'body' },
  { at: 'raw' },
  { at: 'body', parameter: 1 },
  { at: '', parameter: 2 },
] as const satisfies readonly BufferedBody[];

const errors = { ...coreErrors, options: { response_timeout: [{ name: 'Error', code: 'ECONNRESET', toldBy: 'code' }] } } as const;

const request = {
  options: 1,
  session: ['agent'],
  deadline: ['response_timeout', 'signal'],
  disables: [0],
  waits: 'forever',
  ineffectiveDeadline: [
    { option: 'timeout', because: 'covers only the connect phase' },
    { option: 'open_timeout', because: 'covers only the connect phase' },
    { option: 'read_timeout', because: 'starts only after the response headers' },
  ],
  tls: ['rejectUnauthorized', { option: 'checkServerIdentity', is: 'no-op function' }],
  buffered,
  ignoredSession: otherAgents,
  errors,
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
  disables: request.disables,
  waits: request.waits,
  ineffectiveDeadline: request.ineffectiveDeadline,
  tls: request.tls,
  ignoredSession: otherAgents,
  errors,
  buffered,
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
  sharedState: { defaults: { by: 'call', effect: 'set', what: 'value', instead: 'to the request, in its own options' } },
  configures: { defaults: 0 },
  source: 'run: needle 3.5 on Node 20 and 24; defaults, errors of deadlines and ignored sessions on Node 24; `defaults` and values that switch a deadline off on Node 20',
} as const satisfies ClientEntry;
