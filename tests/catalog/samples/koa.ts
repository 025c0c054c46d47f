import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'middleware',
    code: `
      import { readFileSync } from 'node:fs';
      import Koa from 'koa';
      const app = new Koa();
      app.use(async (context) => { context.body = readFileSync('index.html'); });
    `,
    blockingCalls: [{ api: 'readFileSync', blocksRequests: 'yes', runs: { when: 'per-request' } }],
  },
  {
    name: 'router, with and without new',
    code: `
      const { readFileSync } = require('fs');
      const Router = require('@koa/router');
      const old = require('koa-router')();
      const router = new Router();
      router.get('/', (context) => { context.body = readFileSync('a'); });
      old.post('/', (context) => { context.body = readFileSync('b'); });
    `,
    blockingCalls: [
      { api: 'readFileSync', blocksRequests: 'yes', runs: { when: 'per-request' } },
      { api: 'readFileSync', blocksRequests: 'yes', runs: { when: 'per-request' } },
    ],
  },
  {
    name: 'another router',
    code: `
      import { readFileSync } from 'node:fs';
      import Router from './router.js';
      const router = new Router();
      router.get('/', (context) => { context.body = readFileSync('a'); });
    `,
    blockingCalls: [{ blocksRequests: 'yes' }],
  },
];
