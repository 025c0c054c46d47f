import type { ClientEntry, CloseMethod } from '../types.js';

const end = { method: 'end', async: true, graceful: true } as const satisfies CloseMethod;

/** MySQL, promise interface. */
export const mysql2Promise = {
  id: 'mysql2-promise',
  name: 'mysql2',
  modules: ['mysql2/promise'],
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
      dispose: 'async',
      keepsProcessAlive: true,
      parts: ['getConnection', 'pool'],
      tls: ['ssl.rejectUnauthorized'],
    },
    createConnection: {
      create: 'call',
      type: 'Connection',
      kind: 'connection',
      options: 0,
      close: [end, { method: 'destroy', async: false, graceful: false }],
      dispose: 'async',
      keepsProcessAlive: true,
      tls: ['ssl.rejectUnauthorized'],
    },
  },
  source: 'source: mysql2 3.24; disposal: run on Node 20 and 24; the ended pool on Node 20; keeping the process alive: documentation',
} as const satisfies ClientEntry;
