import type { ClientEntry, InstanceModel, RequestModel } from '../types.js';
import { coreAgents, webErrors } from './fetch.js';

const shared = {
  session: ['dispatcher'],
  ignoredSession: coreAgents,
  overFetch: {},
  deadline: ['signal'],
  ineffectiveDeadline: [{ option: 'timeout', because: 'is no option of `fetch`, which ignores it' }],
} as const;

/** Each step of the chain gives a new instance with everything set before. */
const step = { create: 'call', type: 'Wretch', options: null } as const satisfies InstanceModel;

/** `setTimeout` comes with the abort add-on. */
const head = {
  options: null,
  url: null,
  deadline: [],
  deadlineMethods: ['setTimeout'],
  waits: 300_000,
  returns: 'builder',
  errors: { ...webErrors, methods: { setTimeout: [{ name: 'AbortError', code: 20 }] } },
} as const satisfies RequestModel;

/** The chain has no stream; the response that `res` gives has. */
const stream = 'Readable.fromWeb((await {{it}}.res()).body)';

/** The request is under way when the call returns; the chain that it gives reads the body at its end. */
const request = {
  ...head,
  response: {
    body: null,
    reads: ['json', 'text', 'blob', 'formData', 'arrayBuffer'],
    release: [{ call: 'res((response) => response.body?.cancel())', async: true }],
    unread: 'holds its socket until it is garbage-collected',
  },
  buffered: [
    { at: 'arrayBuffer()', stream },
    { at: 'blob()', stream },
  ],
} as const satisfies RequestModel;

export const wretch = {
  id: 'wretch',
  modules: ['wretch'],
  types: { Wretch: 'Wretch' },
  instances: {
    default: { create: 'call', type: 'Wretch', options: 1, ...shared },
    'Wretch#options': { create: 'call', type: 'Wretch', options: 0, ...shared },
    'Wretch#url': step,
    'Wretch#headers': step,
    'Wretch#accept': step,
    'Wretch#content': step,
    'Wretch#auth': step,
    'Wretch#query': step,
    'Wretch#body': step,
    'Wretch#json': step,
    'Wretch#catcher': step,
    'Wretch#catcherFallback': step,
    'Wretch#errorType': step,
    'Wretch#middlewares': step,
    'Wretch#addon': step,
    'Wretch#defer': step,
    'Wretch#resolve': step,
  },
  requests: {
    'Wretch#fetch': request,
    'Wretch#get': request,
    'Wretch#head': head,
    'Wretch#opts': request,
    'Wretch#delete': request,
    'Wretch#post': request,
    'Wretch#put': request,
    'Wretch#patch': request,
  },
  source: 'run: wretch 2.11 and 3.0 on Node 20 and 24; the steps of the chain are read in the types; unread bodies of both on Node 20; errors of deadlines and ignored agents of both on Node 24',
} as const satisfies ClientEntry;
