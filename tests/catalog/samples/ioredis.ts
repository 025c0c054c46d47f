import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'default import, options alone',
    code: `
      import Redis from 'ioredis';
      export async function get(key) {
        const redis = new Redis({ tls: { rejectUnauthorized: false } });
        return redis.get(key);
      }
    `,
    sessions: [{ api: 'new Redis', noun: 'connection', closed: 'never', closeMethod: { name: 'quit', async: true }, keepsProcessAlive: true }],
    tlsSwitches: [{ effect: 'off' }],
  },
  {
    name: 'named import, address and options',
    code: `
      import { Redis } from 'ioredis';
      export const redis = new Redis('rediss://db', { tls: { rejectUnauthorized: false } });
    `,
    sessions: [{ api: 'new Redis', escape: 'exported' }],
    tlsSwitches: [{ effect: 'off' }],
  },
  {
    name: 'port, host and options, required',
    code: `
      const Redis = require('ioredis');
      exports.redis = new Redis(6379, 'db', { tls: { rejectUnauthorized: false } });
    `,
    tlsSwitches: [{ effect: 'off' }],
  },
  {
    name: 'cluster',
    code: `
      import { Cluster } from 'ioredis';
      export const cluster = new Cluster([{ host: 'db' }], { redisOptions: { tls: { rejectUnauthorized: false } } });
    `,
    sessions: [{ api: 'new Cluster' }],
    tlsSwitches: [{ effect: 'off' }],
  },
  {
    name: 'look-alike',
    code: `
      import { Redis } from '@upstash/redis';
      export async function get(key) {
        const redis = new Redis({ tls: { rejectUnauthorized: false } });
        return redis.get(key);
      }
    `,
    sessions: [],
    tlsSwitches: [{ client: { id: 'tls' } }],
  },
];
