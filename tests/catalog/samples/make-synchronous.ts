import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'function made blocking',
    code: `
      import makeSynchronous from 'make-synchronous';
      const load = makeSynchronous(async (url) => (await fetch(url)).text());
      export async function page(url) {
        return load(url);
      }
    `,
    blockingCalls: [{ api: 'load', what: 'runs a worker', blocksRequests: 'yes' }],
  },
  {
    name: 'made, not called',
    code: `
      import makeSynchronous from 'make-synchronous';
      export const load = makeSynchronous(async (url) => url);
    `,
    blockingCalls: [],
  },
  {
    name: 'another wrapper',
    code: `
      import makeAsync from './wrap.js';
      const load = makeAsync(async (url) => url);
      export const page = async (url) => load(url);
    `,
    blockingCalls: [],
  },
];
