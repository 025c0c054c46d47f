import type { ClientEntry, RequestModel } from '../types.js';
import { coreAgents, webErrors, webRequest } from './fetch.js';
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
  response: {
    when: { option: 'streaming', is: true },
    body: 'res',
    reads: [],
    release: [
      { call: 'res.destroy()', async: false },
      { call: 'res.resume()', async: false },
    ],
    unread: 'holds its socket for ever',
  },
  buffered: [{ at: 'data' }],
  ignoredSession: coreAgents,
  errors: { ...webErrors, options: { timeout: [{ name: 'HttpClientRequestTimeoutError', class: 'HttpClientRequestTimeoutError' }] } },
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
    fetch: webRequest,
  },
  installs: undici.installs,
  trust: null,
  source: 'run: urllib 4.9 on Node 20 and 24; unread streams on Node 20; errors of deadlines and ignored agents on Node 24',
} as const satisfies ClientEntry;
