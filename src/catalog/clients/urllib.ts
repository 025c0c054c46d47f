import type { ClientEntry, RequestModel } from '../types.js';
import { fetch } from './fetch.js';
import { undici } from './undici.js';

const onClient = {
  options: 1,
  session: ['dispatcher'],
  deadline: ['timeout', 'signal'],
  waits: 5000,
  boundedByDefault: true,
  streams: [
    { option: 'dataType', is: 'stream' },
    { option: 'streaming', is: true },
  ],
  ineffectiveTls: ['rejectUnauthorized'],
  addDeadline: { option: 'timeout', value: '{{ms}}' },
} as const satisfies RequestModel;

/** The functions of the module choose a client that fits the option; a client keeps what it was made with. */
const request = { ...onClient, tls: ['rejectUnauthorized'], ineffectiveTls: [] } as const satisfies RequestModel;

export const urllib = {
  id: 'urllib',
  modules: ['urllib'],
  types: { HttpClient: 'HttpClient', HttpClient2: 'HttpClient' },
  sessions: { Agent: undici.sessions.Agent, ProxyAgent: undici.sessions.ProxyAgent },
  instances: {
    HttpClient: {
      create: 'new',
      type: 'HttpClient',
      options: 0,
      deadline: ['defaultArgs.timeout'],
      tls: ['connect.rejectUnauthorized'],
      ineffectiveTls: ['rejectUnauthorized'],
    },
  },
  requests: {
    request,
    curl: request,
    'HttpClient#request': onClient,
    'HttpClient#curl': onClient,
    fetch: fetch.requests.fetch,
  },
  installs: undici.installs,
  trust: null,
  source: 'run: urllib 4.9 on Node 20 and 24',
} as const satisfies ClientEntry;
