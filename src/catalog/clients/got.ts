import type { ClientEntry, RequestModel } from '../types.js';

const shared = {
  session: ['agent.http', 'agent.https', 'agent.http2'],
  deadline: ['timeout', 'signal'],
  // At the top level only got 11 takes it; later versions refuse the option.
  tls: ['https.rejectUnauthorized', 'rejectUnauthorized', { option: 'https.checkServerIdentity', is: 'no-op function' }],
} as const;

const request = {
  ...shared,
  options: 1,
  optionsAlsoAt: 0,
  urlOption: 'url',
  waits: 'forever',
  streams: [
    { option: 'isStream', is: true },
    { option: 'headers.accept', is: 'text/event-stream' },
    { option: 'headers.Accept', is: 'text/event-stream' },
  ],
  addDeadline: { option: 'timeout', value: '{ request: {{ms}} }' },
} as const satisfies RequestModel;

const stream = { ...request, streams: true, returns: 'stream' } as const satisfies RequestModel;
const pages = { ...request, returns: 'stream' } as const satisfies RequestModel;

export const got = {
  id: 'got',
  modules: ['got'],
  values: { default: 'Got', got: 'Got' },
  types: { Got: 'Got', ExtendedGot: 'Got' },
  instances: { 'Got#extend': { create: 'call', type: 'Got', options: 0, ...shared } },
  requests: {
    'Got#default': request,
    'Got#get': request,
    'Got#post': request,
    'Got#put': request,
    'Got#patch': request,
    'Got#head': request,
    'Got#delete': request,
    'Got#stream': stream,
    'Got#stream.get': stream,
    'Got#stream.post': stream,
    'Got#stream.put': stream,
    'Got#stream.patch': stream,
    'Got#stream.head': stream,
    'Got#stream.delete': stream,
    'Got#paginate': pages,
    'Got#paginate.each': pages,
    'Got#paginate.all': request,
  },
  trust: 'certificateAuthority',
  source: 'run: got 11.8, 14.6 and 16.1 on Node 20 and 24',
} as const satisfies ClientEntry;
