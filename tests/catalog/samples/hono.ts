import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'routes',
    code: `
      import { readFileSync } from 'node:fs';
      import { Hono } from 'hono';
      const app = new Hono();
      app.get('/', (c) => c.text(readFileSync('a', 'utf8')));
      app.on('PURGE', '/', (c) => c.text(readFileSync('b', 'utf8')));
      export default app;
    `,
    blockingCalls: [
      { api: 'readFileSync', blocksRequests: 'yes', runs: { when: 'per-request' } },
      { api: 'readFileSync', blocksRequests: 'yes', runs: { when: 'per-request' } },
    ],
  },
  {
    name: 'base path',
    code: `
      import { readFileSync } from 'node:fs';
      import { Hono } from 'hono/tiny';
      const api = new Hono().basePath('/api');
      api.use(async (c, next) => { readFileSync('x'); await next(); });
    `,
    blockingCalls: [{ api: 'readFileSync', blocksRequests: 'yes', runs: { when: 'per-request' } }],
  },
  {
    name: 'own class',
    code: `
      import { readFileSync } from 'node:fs';
      class Hono { get() {} }
      const app = new Hono();
      app.get('/', () => readFileSync('a'));
    `,
    blockingCalls: [{ blocksRequests: 'no' }],
  },
];
