import type { ClientEntry, InstanceModel, RequestModel, SharedState } from '../types.js';

const request = {
  options: null,
  deadline: [],
  deadlineMethods: ['timeout', 'timeout.deadline', 'timeout.response'],
  waits: 'forever',
  tlsMethods: ['disableTLSCerts'],
  returns: 'builder',
  errors: { methods: { timeout: [{ name: 'Error', code: 'ECONNABORTED', toldBy: 'code' }] } },
  addDeadline: { method: 'timeout', value: '{{ms}}' },
  addStreamDeadline: { method: 'timeout', value: '{ response: {{ms}} }' },
} as const satisfies RequestModel;

/** What is set on an agent holds for all its requests; each of these gives the agent back. */
const step = { create: 'call', type: 'SuperAgent', options: null, deadlineMethods: request.deadlineMethods } as const satisfies InstanceModel;

const agent = { create: 'call', type: 'SuperAgent', options: 0, deadlineMethods: request.deadlineMethods, tls: ['rejectUnauthorized'], tlsMethods: request.tlsMethods } as const;

/** Its own methods set what all its later requests start with. */
const setting = { by: 'call', effect: 'set', what: 'value', instead: 'to the request: the methods of the same name stand on it, too' } as const satisfies SharedState;

export const superagent = {
  id: 'superagent',
  modules: ['superagent'],
  types: { SuperAgentStatic: 'SuperAgent' },
  instances: {
    agent,
    'SuperAgent#timeout': step,
    'SuperAgent#auth': step,
    'SuperAgent#query': step,
    'SuperAgent#accept': step,
    'SuperAgent#retry': step,
    'SuperAgent#redirects': step,
  },
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
  sharedState: {
    'SuperAgent#set': setting,
    'SuperAgent#auth': setting,
    'SuperAgent#query': setting,
    'SuperAgent#use': { ...setting, effect: 'add', what: 'plugin' },
  },
  source: 'run: superagent 10.4 on Node 20 and 24; its defaults and errors on Node 24; `timeout` of agents, its parts and values, and deadlines of streams on Node 20',
} as const satisfies ClientEntry;
