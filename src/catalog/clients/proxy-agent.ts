import type { ClientEntry } from '../types.js';

/** Picks a proxy agent from the environment. */
export const proxyAgent = {
  id: 'proxy-agent',
  modules: ['proxy-agent'],
  types: { ProxyAgent: 'ProxyAgent' },
  sessions: {
    ProxyAgent: {
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
      session: ['httpAgent', 'httpsAgent'],
    },
  },
  source: 'run: proxy-agent 8.0 on Node 20, 22, 24, 26; options that take an agent: documentation',
} as const satisfies ClientEntry;
