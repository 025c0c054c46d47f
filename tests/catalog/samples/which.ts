import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'sync',
    code: `
      import which from 'which';
      export async function find(name) {
        return which.sync(name, { nothrow: true });
      }
    `,
    blockingCalls: [{ api: 'which.sync', blocksRequests: 'yes', twin: { from: 'which', name: 'default', level: 'suggestion' } }],
  },
  {
    name: 'required',
    code: `
      const { sync } = require('which');
      exports.find = async (name) => sync(name);
    `,
    blockingCalls: [{ api: 'sync' }],
  },
  {
    name: 'asynchronous form',
    code: `
      import which from 'which';
      export const find = async (name) => which(name);
    `,
    blockingCalls: [],
  },
];
