import type { ClientEntry, RequestModel, TlsOption } from '../types.js';
import { http } from './http.js';

/** Only `false` itself counts: `0`, `null` and `undefined` leave verification on. */
const tls = ['rejectUnauthorized', { option: 'checkServerIdentity', is: 'no-op function' }] as const satisfies readonly TlsOption[];

const request = { ...http.requests.request, tls } as const satisfies RequestModel;

export const https = {
  id: 'https',
  modules: ['https'],
  types: { Agent: 'Agent' },
  sessions: { Agent: { ...http.sessions.Agent, tls } },
  requests: { request, get: request },
  sharedState: http.sharedState,
  tlsAssignments: {
    'globalAgent.options': [
      { property: 'rejectUnauthorized', is: [false] },
      { property: 'checkServerIdentity', is: ['no-op function'] },
    ],
  },
  source: 'run: https of Node 20, 22, 24 and 26',
} as const satisfies ClientEntry;
