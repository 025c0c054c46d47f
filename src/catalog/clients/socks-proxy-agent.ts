import type { ClientEntry } from '../types.js';

/** Sends requests through a SOCKS proxy. */
export const socksProxyAgent = {
  id: 'socks-proxy-agent',
  modules: ['socks-proxy-agent'],
  types: { SocksProxyAgent: 'SocksProxyAgent' },
  sessions: {
    SocksProxyAgent: {
      create: 'new',
      type: 'SocksProxyAgent',
      kind: 'proxy pool',
      options: 1,
      poolsWhen: { option: 'keepAlive', is: true },
      limit: { option: 'maxSockets', default: 'unlimited' },
      close: [{ method: 'destroy', async: false, graceful: false }],
      dispose: 'none',
      keepsProcessAlive: false,
      // Unlike with the HTTP tunnel, the option reaches the target.
      tls: ['rejectUnauthorized'],
    },
  },
  source: 'run: socks-proxy-agent 10.1 on Node 20 (10 requests: 10 sockets without keepAlive, 1 with it)',
} as const satisfies ClientEntry;
