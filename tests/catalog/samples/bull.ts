import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'processor runs per job',
    code: `
      const fs = require('fs');
      const Queue = require('bull');
      const queue = new Queue('mail', 'redis://db');
      queue.process((job) => fs.readFileSync(job.data.path));
    `,
    sessions: [{ api: 'new Queue', noun: 'connection', keepsProcessAlive: true, closeMethod: { name: 'close', async: true } }],
    blockingCalls: [{ api: 'fs.readFileSync', blocksRequests: 'yes', runs: { when: 'per-request' } }],
  },
  {
    name: 'unverified TLS in third place',
    code: `
      import Queue from 'bull';
      export const queue = new Queue('mail', 'rediss://db', { redis: { tls: { rejectUnauthorized: false } } });
    `,
    tlsSwitches: [{ effect: 'off' }],
  },
  {
    name: 'another queue',
    code: `
      import Queue from 'queue';
      const queue = new Queue('x', { redis: { tls: { rejectUnauthorized: false } } });
      queue.process(() => {});
    `,
    sessions: [],
    tlsSwitches: [{ client: { id: 'tls' } }],
  },
];
