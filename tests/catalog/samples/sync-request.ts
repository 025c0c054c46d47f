import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'default import',
    code: `
      import request from 'sync-request';
      export async function load(url) {
        return request('GET', url).getBody('utf8');
      }
    `,
    blockingCalls: [{ api: 'request', what: 'sends HTTP', blocksRequests: 'yes', twin: null, instead: '`fetch`' }],
  },
  {
    name: 'required inline',
    code: `
      exports.load = async (url) => require('sync-request')('GET', url);
    `,
    blockingCalls: [{ what: 'sends HTTP' }],
  },
  {
    name: 'the promise behind it',
    code: `
      import request from 'then-request';
      export const load = async (url) => request('GET', url);
    `,
    blockingCalls: [],
  },
];
