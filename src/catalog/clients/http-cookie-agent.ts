import type { ClientEntry, SessionModel } from '../types.js';

const agent = {
  create: 'new',
  type: 'CookieAgent',
  kind: 'connection pool',
  options: 0,
  poolsWhen: { option: 'keepAlive', is: true },
  limit: { option: 'maxSockets', default: 'unlimited' },
  close: [{ method: 'destroy', async: false, graceful: false }],
  dispose: 'none',
  keepsProcessAlive: false,
  tls: ['rejectUnauthorized'],
} as const satisfies SessionModel;

/** Core agents with a cookie jar. */
export const httpCookieAgent = {
  id: 'http-cookie-agent',
  modules: ['http-cookie-agent/http', 'http-cookie-agent'],
  types: { HttpCookieAgent: 'CookieAgent', HttpsCookieAgent: 'CookieAgent' },
  sessions: { HttpCookieAgent: agent, HttpsCookieAgent: agent },
  // It wraps one agent per protocol and kept no socket of its own, with or without keepAlive.
  instances: { MixedCookieAgent: { create: 'new', type: 'CookieAgent', options: 0, tls: ['rejectUnauthorized'] } },
  source: 'run: http-cookie-agent 7.0 on Node 20 (sockets counted over 10 requests, TLS against a self-signed server)',
} as const satisfies ClientEntry;
