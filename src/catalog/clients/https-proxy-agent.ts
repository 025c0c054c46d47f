import type { ClientEntry, IneffectiveTls } from '../types.js';

/** It reaches the hop to an https: proxy only. */
const ineffectiveTls = [{ option: 'rejectUnauthorized', because: 'the target is verified by the options of the request, and this one is for the proxy' }] as const satisfies readonly IneffectiveTls[];

/** Tunnels requests through an HTTP proxy. Up to version 5 the module itself was the class, and it never pooled. */
export const httpsProxyAgent = {
  id: 'https-proxy-agent',
  modules: ['https-proxy-agent'],
  types: { HttpsProxyAgent: 'HttpsProxyAgent' },
  sessions: {
    HttpsProxyAgent: {
      create: 'new',
      type: 'HttpsProxyAgent',
      kind: 'proxy pool',
      options: 1,
      poolsWhen: { option: 'keepAlive', is: true },
      limit: { option: 'maxSockets', default: 'unlimited' },
      close: [{ method: 'destroy', async: false, graceful: false }],
      dispose: 'none',
      keepsProcessAlive: false,
      ineffectiveTls,
    },
  },
  instances: {
    default: { create: 'either', type: 'HttpsProxyAgent', options: 0, ineffectiveTls },
  },
  source: 'run: https-proxy-agent 7.0 and 9.1 on Node 20, 22, 24, 26; the older default export: source of 5.0',
} as const satisfies ClientEntry;
