import type { ClientEntry } from '../types.js';
import { mongodb } from './mongodb.js';

/** `createConnection` opens a pool of its own; `connect` opens the one of the process, and again does nothing. */
export const mongoose = {
  id: 'mongoose',
  name: 'Mongoose',
  modules: ['mongoose'],
  types: { Mongoose: 'Mongoose', Connection: 'Connection' },
  sessions: {
    createConnection: {
      create: 'call',
      type: 'Connection',
      kind: 'database pool',
      options: 1,
      limit: { option: 'maxPoolSize', default: 100 },
      close: [{ method: 'close', async: true, graceful: false }],
      dispose: 'none',
      keepsProcessAlive: true,
      parts: ['collection', 'model', 'startSession', 'useDb', 'watch'],
      tls: mongodb.sessions.MongoClient.tls,
    },
  },
  instances: { connect: { create: 'call', type: 'Mongoose', options: 1, tls: mongodb.sessions.MongoClient.tls } },
  tlsUrlParameters: mongodb.tlsUrlParameters,
  source: 'source: mongoose 9.12 and mongodb 7.9; disposal: run on Node 20; the rest: documentation',
} as const satisfies ClientEntry;
