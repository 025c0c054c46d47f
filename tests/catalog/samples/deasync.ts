import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'sleep and loop',
    code: `
      import deasync from 'deasync';
      export async function wait(done) {
        deasync.sleep(100);
        deasync.loopWhile(() => !done());
      }
    `,
    blockingCalls: [
      { api: 'deasync.sleep', what: 'sleeps', blocksRequests: 'yes' },
      { api: 'deasync.loopWhile' },
    ],
  },
  {
    name: 'function made blocking',
    code: `
      const deasync = require('deasync');
      const { readFile } = require('fs');
      const read = deasync(readFile);
      exports.load = async (path) => read(path);
    `,
    blockingCalls: [{ api: 'read', blocksRequests: 'yes' }],
  },
  {
    name: 'sleep of another module',
    code: `
      import { sleep } from './sleep.js';
      export const wait = async () => sleep(100);
    `,
    blockingCalls: [],
  },
];
