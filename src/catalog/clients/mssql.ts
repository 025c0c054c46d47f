import type { ClientEntry, TlsOption } from '../types.js';

const tls = [
  { option: 'options.trustServerCertificate', is: true },
  { option: 'trustServerCertificate', is: true },
] as const satisfies readonly TlsOption[];

/** SQL Server with a pool. `connect` opens the pool of the process, once. */
export const mssql = {
  id: 'mssql',
  modules: ['mssql'],
  types: { ConnectionPool: 'ConnectionPool' },
  sessions: {
    ConnectionPool: {
      create: 'new',
      type: 'ConnectionPool',
      kind: 'database pool',
      options: 0,
      limit: { option: 'pool.max', default: 10 },
      close: [{ method: 'close', async: true, graceful: true }],
      dispose: 'none',
      // Idle connections are closed by the pool.
      keepsProcessAlive: false,
      parts: ['request', 'transaction'],
      tls,
    },
  },
  instances: { connect: { create: 'call', type: 'ConnectionPool', options: 0, tls } },
  // The keys of a connection string are read in any case.
  tlsUrlParameters: ['TrustServerCertificate=true', 'TrustServerCertificate=yes'],
  source: 'source: mssql 12.7; disposal: run on Node 20; the rest: documentation',
} as const satisfies ClientEntry;
