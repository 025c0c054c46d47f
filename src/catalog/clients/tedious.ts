import type { ClientEntry } from '../types.js';

/** SQL Server. */
export const tedious = {
  id: 'tedious',
  modules: ['tedious'],
  types: { Connection: 'Connection' },
  sessions: {
    Connection: {
      create: 'new',
      type: 'Connection',
      kind: 'connection',
      options: 0,
      close: [{ method: 'close', async: false, graceful: false }],
      dispose: 'none',
      keepsProcessAlive: true,
      tls: [{ option: 'options.trustServerCertificate', is: true }],
    },
  },
  source: 'source: tedious 19.2; disposal: run on Node 20; keeping the process alive: documentation',
} as const satisfies ClientEntry;
