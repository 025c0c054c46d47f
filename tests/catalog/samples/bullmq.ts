import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'queue with unverified TLS',
    code: `
      import { Queue } from 'bullmq';
      export const queue = new Queue('mail', { connection: { host: 'db', tls: { rejectUnauthorized: false } } });
    `,
    sessions: [{ api: 'new Queue', noun: 'connection', escape: 'exported' }],
    tlsSwitches: [{ effect: 'off' }],
  },
  {
    name: 'processor runs per job',
    code: `
      import { readFileSync } from 'node:fs';
      import { Worker } from 'bullmq';
      const worker = new Worker('mail', async (job) => {
        return readFileSync(job.data.path, 'utf8');
      }, { connection: { host: 'db' } });
    `,
    sessions: [{ api: 'new Worker', closeMethod: { name: 'close', async: true } }],
    blockingCalls: [{ api: 'readFileSync', blocksRequests: 'yes', runs: { when: 'per-request' } }],
  },
  {
    name: 'look-alikes',
    code: `
      import { Worker } from 'node:worker_threads';
      import Queue from 'yocto-queue';
      const worker = new Worker('./job.js', { connection: { tls: { rejectUnauthorized: false } } });
      const queue = new Queue();
    `,
    sessions: [],
    tlsSwitches: [{ client: { id: 'tls' } }],
  },
];
