import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'function made blocking',
    code: `
      import { createSyncFn } from 'synckit';
      const format = createSyncFn('./worker.js');
      export async function run(text) {
        return format(text);
      }
    `,
    blockingCalls: [{ api: 'format', what: 'runs a worker', blocksRequests: 'yes' }],
  },
  {
    name: 'worker side',
    code: `
      import { runAsWorker } from 'synckit';
      runAsWorker(async (text) => text);
    `,
    blockingCalls: [],
  },
];
