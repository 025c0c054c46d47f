import type { ClientEntry, SessionModel, TlsOption } from '../types.js';

// `ssl: false` sends plain text: no verification switch.
const tls = ['ssl.rejectUnauthorized', { option: 'ssl', is: 'no-verify' }] as const satisfies readonly TlsOption[];

const pool = {
  create: 'new',
  type: 'Pool',
  kind: 'database pool',
  options: 0,
  limit: { option: 'max', default: 10 },
  close: [{ method: 'end', async: true, graceful: true, twice: 'rejects' }],
  afterClose: 'fails with "Cannot use a pool after calling end on the pool"',
  dispose: 'none',
  // Idle connections are closed after 10 s (`idleTimeoutMillis`).
  keepsProcessAlive: false,
  parts: ['connect'],
  tls,
} as const satisfies SessionModel;

/** PostgreSQL. */
export const pg = {
  id: 'pg',
  modules: ['pg'],
  types: { Pool: 'Pool', Client: 'Client' },
  sessions: {
    Pool: pool,
    'native.Pool': pool,
    Client: {
      create: 'new',
      type: 'Client',
      kind: 'connection',
      options: 0,
      close: [{ method: 'end', async: true, graceful: true }],
      dispose: 'none',
      keepsProcessAlive: true,
      tls,
    },
  },
  tlsUrlParameters: ['sslmode=no-verify'],
  source: 'source: pg 8.23 and pg-connection-string; disposal and the ended pool: run on Node 20',
} as const satisfies ClientEntry;
