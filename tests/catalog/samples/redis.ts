import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'client per call',
    code: `
      import { createClient } from 'redis';
      export async function get(key) {
        const client = createClient({ socket: { tls: true, rejectUnauthorized: false } });
        await client.connect();
        return client.get(key);
      }
    `,
    sessions: [{ api: 'createClient', noun: 'connection', closed: 'never', closeMethod: { name: 'quit', async: true }, keepsProcessAlive: true }],
    tlsSwitches: [{ effect: 'off' }],
  },
  {
    name: 'closed in a finally',
    code: `
      const redis = require('redis');
      exports.get = async (key) => {
        const client = redis.createClient();
        await client.connect();
        try {
          return await client.get(key);
        } finally {
          client.destroy();
        }
      };
    `,
    sessions: [{ api: 'redis.createClient' }],
  },
  {
    name: 'client of another database',
    code: `
      import { createClient } from '@supabase/supabase-js';
      export async function get(key) {
        const client = createClient('https://x', 'k', { socket: { rejectUnauthorized: false } });
        return client.from(key).select();
      }
    `,
    sessions: [],
    tlsSwitches: [{ client: { id: 'tls' } }],
  },
];
