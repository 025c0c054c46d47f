import type { ClientEntry, CloseMethod } from '../types.js';

/** Ends after the queries in flight; takes a callback and returns no promise. */
const end = { method: 'end', async: false, graceful: true } as const satisfies CloseMethod;

/** MySQL, callback interface. */
export const mysql2 = {
  id: 'mysql2',
  modules: ['mysql2'],
  types: { Pool: 'Pool', Connection: 'Connection' },
  sessions: {
    createPool: {
      create: 'call',
      type: 'Pool',
      kind: 'database pool',
      options: 0,
      limit: { option: 'connectionLimit', default: 10 },
      close: [end],
      afterClose: 'fails with "Pool is closed."',
      dispose: 'sync',
      keepsProcessAlive: true,
      parts: ['getConnection', 'promise'],
      tls: ['ssl.rejectUnauthorized'],
    },
    createConnection: {
      create: 'call',
      type: 'Connection',
      kind: 'connection',
      options: 0,
      close: [end, { method: 'destroy', async: false, graceful: false }],
      dispose: 'sync',
      keepsProcessAlive: true,
      parts: ['promise'],
      tls: ['ssl.rejectUnauthorized'],
    },
  },
  source: 'source: mysql2 3.24; disposal and the ended pool: run on Node 20; keeping the process alive: documentation',
} as const satisfies ClientEntry;
