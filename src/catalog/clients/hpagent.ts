import type { ClientEntry, SessionModel } from '../types.js';

const agent = {
  create: 'new',
  type: 'ProxyAgent',
  kind: 'proxy pool',
  options: 0,
  poolsWhen: { option: 'keepAlive', is: true },
  limit: { option: 'maxSockets', default: 'unlimited' },
  close: [{ method: 'destroy', async: false, graceful: false }],
  dispose: 'none',
  keepsProcessAlive: false,
  tls: ['rejectUnauthorized'],
} as const satisfies SessionModel;

/** Core agents that tunnel through the proxy given in `proxy`. */
export const hpagent = {
  id: 'hpagent',
  modules: ['hpagent'],
  types: { HttpProxyAgent: 'ProxyAgent', HttpsProxyAgent: 'ProxyAgent' },
  sessions: { HttpProxyAgent: agent, HttpsProxyAgent: agent },
  source: 'run: hpagent 1.2 on Node 24; disposal: run on Node 20, 22, 24, 26',
} as const satisfies ClientEntry;
