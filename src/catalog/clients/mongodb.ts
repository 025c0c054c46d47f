import type { ClientEntry, SessionModel } from '../types.js';

const client = {
  create: 'new',
  type: 'MongoClient',
  kind: 'database pool',
  options: 1,
  limit: { option: 'maxPoolSize', default: 100 },
  close: [{ method: 'close', async: true, graceful: false }],
  dispose: 'async',
  keepsProcessAlive: true,
  parts: ['db', 'collection', 'startSession', 'watch'],
  tls: [
    'rejectUnauthorized',
    { option: 'tlsInsecure', is: true },
    { option: 'tlsAllowInvalidCertificates', is: true },
    { option: 'tlsAllowInvalidHostnames', is: true, accepts: 'the certificate of any other host' },
  ],
} as const satisfies SessionModel;

/** MongoDB driver. */
export const mongodb = {
  id: 'mongodb',
  name: 'MongoDB',
  modules: ['mongodb'],
  types: { MongoClient: 'MongoClient' },
  sessions: {
    MongoClient: client,
    'MongoClient.connect': { ...client, create: 'call' },
  },
  tlsUrlParameters: ['tlsInsecure=true', 'tlsAllowInvalidCertificates=true', 'tlsAllowInvalidHostnames=true'],
  source: 'source: mongodb 7.9; disposal: run on Node 20 and 24; keeping the process alive: documentation',
} as const satisfies ClientEntry;
