import type { ClientEntry, SessionModel } from '../types.js';

const connection = {
  create: 'call',
  type: 'Socket',
  kind: 'connection',
  options: 0,
  close: [
    { method: 'end', async: false, graceful: true },
    { method: 'destroySoon', async: false, graceful: true },
    { method: 'destroy', async: false, graceful: false },
    { method: 'resetAndDestroy', async: false, graceful: false },
  ],
  dispose: 'async',
  keepsProcessAlive: true,
} as const satisfies SessionModel;

export const net = {
  id: 'net',
  modules: ['net'],
  types: { Socket: 'Socket' },
  sessions: {
    connect: connection,
    createConnection: connection,
    Socket: { ...connection, create: 'new' },
  },
  source: 'run: net of Node 20, 22, 24 and 26',
} as const satisfies ClientEntry;
