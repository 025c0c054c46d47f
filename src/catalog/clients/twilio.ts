import type { ClientEntry, RequestModel, SessionModel } from '../types.js';

/** Each client makes an agent of its own, with keep-alive from version 5 on (in version 4 each request opens a connection). */
const client = {
  create: 'either',
  type: 'Twilio',
  kind: 'connection pool',
  options: 2,
  limit: { option: 'maxSockets', default: 20 },
  close: [],
  dispose: 'none',
  keepsProcessAlive: false,
  deadline: ['timeout'],
} as const satisfies SessionModel;

const send = {
  options: null,
  url: null,
  deadline: [],
  waits: 30_000,
  boundedByDefault: true,
} as const satisfies RequestModel;

export const twilio = {
  id: 'twilio',
  name: 'Twilio',
  modules: ['twilio'],
  types: { Twilio: 'Twilio' },
  sessions: { default: client, Twilio: client },
  requests: {
    'Twilio#*.create': send,
    'Twilio#*.list': send,
    'Twilio#*.*.*.create': send,
    'Twilio#*.*.*.list': send,
    'Twilio#request': { ...send, options: 0, urlOption: 'uri', deadline: ['timeout'] },
  },
  source: 'run: twilio 4.23, 5.13 and 6.2 on Node 20 (sockets counted); maxSockets: source of 6.2',
} as const satisfies ClientEntry;
