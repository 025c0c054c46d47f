import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'routes',
    code: `
      import { readFileSync } from 'node:fs';
      import Fastify from 'fastify';
      const app = Fastify({ logger: true });
      app.get('/', async () => readFileSync('a'));
      app.route({ method: 'GET', url: '/b', handler: () => readFileSync('b') });
    `,
    blockingCalls: [
      { api: 'readFileSync', blocksRequests: 'yes', runs: { when: 'per-request' } },
      { api: 'readFileSync', blocksRequests: 'yes', runs: { when: 'per-request' } },
    ],
  },
  {
    name: 'plugin and hooks',
    code: `
      const { readFileSync } = require('fs');
      const { fastify } = require('fastify');
      const app = fastify();
      app.register(async (instance) => {
        instance.addHook('onRequest', async () => { readFileSync('request'); });
        instance.get('/', () => readFileSync('index.html'));
      });
    `,
    blockingCalls: [
      { api: 'readFileSync', blocksRequests: 'yes', runs: { when: 'per-request' } },
      { api: 'readFileSync', blocksRequests: 'yes', runs: { when: 'per-request' } },
    ],
  },
  {
    name: 'typed plugin',
    ts: true,
    code: `
      import { readFileSync } from 'node:fs';
      import type { FastifyInstance } from 'fastify';
      export default async function routes(app: FastifyInstance) {
        app.get('/', () => readFileSync('index.html'));
      }
    `,
    blockingCalls: [{ api: 'readFileSync', blocksRequests: 'yes', runs: { when: 'per-request' } }],
  },
  {
    name: 'hook at the end is a shutdown path',
    code: `
      import Fastify from 'fastify';
      import { Pool } from 'pg';
      const app = Fastify();
      const pool = new Pool();
      app.addHook('onClose', async () => { app.log.info('bye'); });
      app.get('/', () => pool.query('select 1'));
    `,
    sessions: [{ api: 'new Pool', runs: { when: 'start-up' }, closed: 'never' }],
  },
  {
    name: 'look-alike',
    code: `
      import { readFileSync } from 'node:fs';
      import fastify from './server.js';
      const app = fastify();
      app.get('/', () => readFileSync('index.html'));
    `,
    blockingCalls: [{ blocksRequests: 'no' }],
  },
];
