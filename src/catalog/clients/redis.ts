import type { ClientEntry, CloseMethod, SessionModel } from '../types.js';

// `quit` is in versions 4 to 6, `close` and `destroy` since 5, so the one that always exists comes first.
const quit = { method: 'quit', async: true, graceful: true } as const satisfies CloseMethod;
const close = { method: 'close', async: true, graceful: true } as const satisfies CloseMethod;
const destroy = { method: 'destroy', async: false, graceful: false } as const satisfies CloseMethod;

const client = {
  create: 'call',
  type: 'RedisClient',
  kind: 'connection',
  options: 0,
  close: [quit, close, destroy, { method: 'disconnect', async: true, graceful: false }],
  dispose: 'none',
  keepsProcessAlive: true,
  tls: ['socket.rejectUnauthorized'],
} as const satisfies SessionModel;

/** Redis, official client. */
export const redis = {
  id: 'redis',
  modules: ['redis', '@redis/client'],
  types: { RedisClientType: 'RedisClient' },
  sessions: {
    createClient: client,
    createClientPool: {
      create: 'call',
      type: 'RedisClient',
      kind: 'database pool',
      options: 0,
      close: [close, destroy],
      dispose: 'none',
      keepsProcessAlive: true,
      tls: ['socket.rejectUnauthorized'],
    },
    createCluster: { ...client, tls: ['defaults.socket.rejectUnauthorized'] },
  },
  source: 'source: redis 6.3 and 4; methods and disposal: run on Node 20; keeping the process alive: documentation',
} as const satisfies ClientEntry;
