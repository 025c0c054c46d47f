import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'module worker',
    code: `
      import { Pool } from 'pg';
      export default {
        async fetch(request, env) {
          const pool = new Pool({ connectionString: env.DATABASE });
          return Response.json(await pool.query('select 1'));
        },
      };
    `,
    sessions: [{ api: 'new Pool', runtime: 'workers', runs: { when: 'per-request' } }],
  },
  {
    name: 'service worker',
    code: `
      import { Pool } from 'pg';
      addEventListener('fetch', (event) => {
        const pool = new Pool();
        event.respondWith(pool.query('select 1').then((result) => Response.json(result)));
      });
    `,
    sessions: [{ api: 'new Pool', runs: { when: 'per-request' } }],
  },
  {
    name: 'other events',
    code: `
      import { readFileSync } from 'node:fs';
      addEventListener('message', () => readFileSync('a'));
      export default { name: 'x', fetcher: () => readFileSync('b') };
    `,
    blockingCalls: [
      { blocksRequests: 'no' },
      { blocksRequests: 'no' },
    ],
  },
];
