import type { ClientEntry, SessionModel } from '../types.js';

const agent = {
  create: 'new',
  type: 'Agent',
  kind: 'connection pool',
  options: 0,
  limit: { option: 'maxSockets', default: 'unlimited' },
  close: [{ method: 'destroy', async: false, graceful: false }],
  dispose: 'none',
  keepsProcessAlive: false,
  // The agent gives up on a socket after 8 s without traffic, by itself.
  deadline: ['timeout'],
  disables: [0],
  boundedByDefault: true,
  tls: ['rejectUnauthorized'],
} as const satisfies SessionModel;

/** Core agents with `keepAlive` on by default. */
export const agentkeepalive = {
  id: 'agentkeepalive',
  modules: ['agentkeepalive'],
  types: { default: 'Agent', HttpAgent: 'Agent', HttpsAgent: 'Agent' },
  sessions: { default: agent, HttpAgent: agent, HttpsAgent: agent },
  source: 'run: agentkeepalive 4.6 on Node 20, 22, 24, 26; its deadline under core http, node-fetch, got 14, needle, request, superagent, phin, gaxios (holds), axios and make-fetch-happen (lost) on Node 20',
} as const satisfies ClientEntry;
