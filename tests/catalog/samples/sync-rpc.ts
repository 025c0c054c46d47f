import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'function made blocking',
    code: `
      const rpc = require('sync-rpc');
      const remote = rpc(require.resolve('./worker'));
      exports.run = async (value) => remote(value);
    `,
    blockingCalls: [{ api: 'remote', what: 'runs a worker', blocksRequests: 'yes' }],
  },
  {
    name: 'another rpc',
    code: `
      import rpc from 'jayson';
      const remote = rpc('x');
      export const run = async (value) => remote(value);
    `,
    blockingCalls: [],
  },
];
