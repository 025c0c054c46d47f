import type { ClientEntry, InstanceModel, RequestModel } from '../types.js';

const shared = {
  session: ['dispatcher'],
  deadline: ['signal'],
  ineffectiveDeadline: [{ option: 'timeout', because: 'is no option of `fetch`, which ignores it' }],
} as const;

/** Each step of the chain gives a new instance with everything set before. */
const step = { create: 'call', type: 'Wretch', options: null } as const satisfies InstanceModel;

/** `setTimeout` comes with the abort add-on. */
const request = {
  options: null,
  url: null,
  deadline: [],
  deadlineMethods: ['setTimeout'],
  waits: 300_000,
  returns: 'builder',
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
    'Wretch#head': request,
    'Wretch#opts': request,
    'Wretch#delete': request,
    'Wretch#post': request,
    'Wretch#put': request,
    'Wretch#patch': request,
  },
  source: 'run: wretch 2.11 and 3.0 on Node 20 and 24; the steps of the chain are read in the types',
} as const satisfies ClientEntry;
