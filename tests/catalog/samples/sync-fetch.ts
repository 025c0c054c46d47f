import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'default import',
    code: `
      import fetchSync from 'sync-fetch';
      export async function load(url) {
        return fetchSync(url).json();
      }
    `,
    blockingCalls: [{ api: 'fetchSync', what: 'sends HTTP', blocksRequests: 'yes' }],
  },
  {
    name: 'required',
    code: `
      const fetch = require('sync-fetch');
      exports.load = async (url) => fetch(url).text();
    `,
    requests: [],
    blockingCalls: [{ api: 'fetch' }],
  },
  {
    name: 'real fetch',
    code: `
      export const load = async (url) => (await fetch(url)).json();
    `,
    blockingCalls: [],
  },
];
