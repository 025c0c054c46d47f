import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'default import',
    code: `
      import urllib from 'urllib-sync';
      export async function load(url) {
        return urllib.request(url).data;
      }
    `,
    blockingCalls: [{ api: 'urllib.request', what: 'sends HTTP', blocksRequests: 'yes' }],
  },
  {
    name: 'required',
    code: `
      const { request } = require('urllib-sync');
      exports.load = async (url) => request(url);
    `,
    blockingCalls: [{ api: 'request' }],
  },
  {
    name: 'the asynchronous one',
    code: `
      import { request } from 'urllib';
      export const load = async (url) => request(url);
    `,
    blockingCalls: [],
  },
];
