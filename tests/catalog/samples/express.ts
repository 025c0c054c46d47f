import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'app and router',
    code: `
      import { readFileSync } from 'node:fs';
      import express, { Router } from 'express';
      const app = express();
      const router = Router();
      app.get('/', (request, response) => response.send(readFileSync('index.html')));
      router.use((request, response, next) => { readFileSync('x'); next(); });
      app.use(router);
    `,
    blockingCalls: [
      { api: 'readFileSync', blocksRequests: 'yes', runs: { when: 'per-request' } },
      { api: 'readFileSync', blocksRequests: 'yes', runs: { when: 'per-request' } },
    ],
  },
  {
    name: 'named handler and route, required',
    code: `
      const { readFileSync } = require('fs');
      const express = require('express');
      const router = express.Router();
      function show(request, response) {
        response.send(readFileSync('index.html'));
      }
      router.route('/').get(show);
      module.exports = router;
    `,
    blockingCalls: [{ api: 'readFileSync', blocksRequests: 'yes', runs: { when: 'per-request' } }],
  },
  {
    name: 'session per request',
    code: `
      import express from 'express';
      import { HttpsAgent } from 'agentkeepalive';
      const app = express();
      app.post('/', (request, response) => {
        const agent = new HttpsAgent();
        response.json(agent.getCurrentStatus());
      });
    `,
    sessions: [{ api: 'new HttpsAgent', runs: { when: 'per-request' } }],
  },
  {
    name: 'typed handler',
    ts: true,
    code: `
      import { readFileSync } from 'node:fs';
      import type { Request, Response } from 'express';
      export const show = (request: Request, response: Response) => response.send(readFileSync('index.html'));
    `,
    blockingCalls: [{ api: 'readFileSync', blocksRequests: 'yes', runs: { when: 'per-request' } }],
  },
  {
    name: 'before the server listens',
    code: `
      import { readFileSync } from 'node:fs';
      import express from 'express';
      const app = express();
      app.set('key', readFileSync('key.pem'));
    `,
    blockingCalls: [{ api: 'readFileSync', blocksRequests: 'no' }],
  },
  {
    name: 'get of something else',
    code: `
      import { readFileSync } from 'node:fs';
      const cache = new Map();
      cache.get('/', () => readFileSync('x'));
      export const app = { get(path, handler) { return handler; } };
      app.get('/', () => readFileSync('y'));
    `,
    blockingCalls: [
      { blocksRequests: 'no' },
      { blocksRequests: 'no' },
    ],
  },
];
