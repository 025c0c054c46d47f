import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'sleeps in async code',
    code: `
      export async function sleep(ms) {
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
      }
    `,
    blockingCalls: [{ api: 'Atomics.wait', what: 'sleeps', blocksRequests: 'yes', twin: null, instead: '`Atomics.waitAsync`' }],
  },
  {
    name: 'other operations and a local of that name',
    code: `
      export async function add(cells, Atomics2) {
        Atomics.add(cells, 0, 1);
        Atomics.notify(cells, 0);
        const Atomics3 = { wait() {} };
        Atomics3.wait();
        Atomics2.wait();
      }
    `,
    blockingCalls: [],
  },
];
