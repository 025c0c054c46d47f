import type { ClientEntry, SessionModel } from '../types.js';

const client = {
  create: 'new',
  type: 'Redis',
  kind: 'connection',
  options: 0,
  // (port, options), (url, options), (port, host, options)
  optionsAlsoAt: [1, 2],
  close: [
    { method: 'quit', async: true, graceful: true },
    { method: 'disconnect', async: false, graceful: false },
  ],
  dispose: 'none',
  keepsProcessAlive: true,
  tls: ['tls.rejectUnauthorized'],
} as const satisfies SessionModel;

const cluster = { ...client, options: 1, optionsAlsoAt: [], tls: ['redisOptions.tls.rejectUnauthorized'] } as const satisfies SessionModel;

/** Redis. Connects when it is constructed. */
export const ioredis = {
  id: 'ioredis',
  modules: ['ioredis'],
  types: { default: 'Redis', Redis: 'Redis', Cluster: 'Redis' },
  sessions: { default: client, Redis: client, Cluster: cluster, 'Redis.Cluster': cluster },
  source: 'source: ioredis 5 and 6.0; disposal: run on Node 20; keeping the process alive: documentation',
} as const satisfies ClientEntry;
