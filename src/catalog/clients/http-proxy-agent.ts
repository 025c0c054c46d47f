import type { ClientEntry } from '../types.js';

/** Sends plain HTTP requests through a proxy. Up to version 5 the module itself was the class, and it never pooled. */
export const httpProxyAgent = {
  id: 'http-proxy-agent',
  modules: ['http-proxy-agent'],
  types: { HttpProxyAgent: 'HttpProxyAgent' },
  sessions: {
    HttpProxyAgent: {
      create: 'new',
      type: 'HttpProxyAgent',
      kind: 'proxy pool',
      options: 1,
      poolsWhen: { option: 'keepAlive', is: true },
      limit: { option: 'maxSockets', default: 'unlimited' },
      close: [{ method: 'destroy', async: false, graceful: false }],
      dispose: 'none',
      keepsProcessAlive: false,
      // The hop to an https: proxy is the only encrypted one.
      tls: [{ option: 'rejectUnauthorized', accepts: 'any certificate of the proxy' }],
    },
  },
  instances: { default: { create: 'either', type: 'HttpProxyAgent', options: 0 } },
  source: 'run: http-proxy-agent 9.1 on Node 20, 22, 24, 26; the older default export: source of 5.0',
} as const satisfies ClientEntry;
