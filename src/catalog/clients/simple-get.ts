import type { ClientEntry, RequestModel } from '../types.js';
import { coreErrors, otherAgents } from './http.js';

/** It ends the request on a 'timeout' event, and Node's global agent raises that after 5 s; an agent of one's own does not. */
const request = {
  options: null,
  optionsAlsoAt: 0,
  urlOption: 'url',
  session: ['agent'],
  deadline: ['timeout', 'signal'],
  disables: [0],
  waits: 5_000,
  boundedByDefault: true,
  tls: ['rejectUnauthorized'],
  returns: 'emitter',
  ignoredSession: otherAgents,
  errors: { ...coreErrors, options: { timeout: [{ name: 'Error', toldBy: 'message', message: 'Request timed out' }] } },
  addDeadline: { option: 'timeout', value: '{{ms}}' },
} as const satisfies RequestModel;

export const simpleGet = {
  id: 'simple-get',
  modules: ['simple-get'],
  requests: {
    default: request,
    concat: { ...request, buffered: [{ at: '', parameter: 2 }] },
    get: request,
    post: request,
    put: request,
    patch: request,
    head: request,
    delete: request,
  },
  source: 'run: simple-get 4.0 on Node 20; `signal`: handed to Node, in its source; errors of deadlines and ignored sessions on Node 24; values that switch a deadline off on Node 20',
} as const satisfies ClientEntry;
