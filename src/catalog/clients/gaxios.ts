import type { ClientEntry, DeadlineErrors, ErrorModel, RequestModel } from '../types.js';
import { otherAgents } from './http.js';

const shared = {
  session: ['agent'],
  deadline: ['timeout', 'signal'],
  ineffectiveTls: ['rejectUnauthorized'],
  ignoredSession: otherAgents,
} as const;

/** Version 8 has the name of its cause's reason as a code. */
const aborted = { name: 'Error', cause: 'AbortError', class: 'GaxiosError', toldBy: 'cause' } as const satisfies ErrorModel;

const errors = {
  timeoutSignal: [{ ...aborted, code: 'TimeoutError' }],
  abortSignal: [{ ...aborted, code: 'AbortError' }],
  options: { timeout: [{ ...aborted, code: 'TimeoutError' }] },
} as const satisfies DeadlineErrors;

const request = {
  ...shared,
  options: 0,
  url: null,
  urlOption: 'url',
  waits: 'forever',
  streams: [{ option: 'responseType', is: 'stream' }],
  response: {
    when: { option: 'responseType', is: 'stream' },
    body: 'data',
    reads: [],
    release: [
      { call: 'data.destroy()', async: false },
      { call: 'data.resume()', async: false },
    ],
    unread: 'holds its socket for ever',
  },
  buffered: [
    { at: 'data', when: { option: 'responseType', is: 'arraybuffer' }, stream: '{{it}}', streamedBy: 'stream' },
    { at: 'data', when: { option: 'responseType', is: 'blob' }, stream: '{{it}}', streamedBy: 'stream' },
  ],
  errors,
  addDeadline: { option: 'timeout', value: '{{ms}}' },
} as const satisfies RequestModel;

export const gaxios = {
  id: 'gaxios',
  modules: ['gaxios'],
  values: { instance: 'Gaxios' },
  types: { Gaxios: 'Gaxios' },
  instances: { Gaxios: { create: 'new', type: 'Gaxios', options: 0, base: 'baseURL', ...shared } },
  requests: {
    request,
    'Gaxios#request': request,
    'Gaxios#fetch': { ...request, options: 1, optionsAlsoAt: 0, url: 0 },
  },
  defaults: { 'Gaxios#defaults': 'Gaxios' },
  sharedState: {
    'Gaxios#defaults': { by: 'assignment', effect: 'set', what: 'value', instead: 'to the request, in its own options' },
    'Gaxios#interceptors.request.add': { by: 'call', effect: 'add', what: 'interceptor', instead: 'to the request, in its own options', undo: ['delete', 'clear'] },
    'Gaxios#interceptors.response.add': { by: 'call', effect: 'add', what: 'interceptor', instead: 'to what handles the response', undo: ['delete', 'clear'] },
  },
  source: 'run: gaxios 7.3 and 8.3 on Node 20 and 24; `fetch` and `defaults` with 7.3; unread streams with 7.3 on Node 20; errors of deadlines with both, ignored sessions, defaults and interceptors with 7.3 on Node 24',
} as const satisfies ClientEntry;
