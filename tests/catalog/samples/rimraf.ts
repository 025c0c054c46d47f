import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'named',
    code: `
      import { rimrafSync } from 'rimraf';
      export async function clean() {
        rimrafSync('dist');
      }
    `,
    blockingCalls: [{ api: 'rimrafSync', blocksRequests: 'yes', twin: { from: 'rimraf', name: 'rimraf', level: 'fix' } }],
  },
  {
    name: 'older form',
    code: `
      const rimraf = require('rimraf');
      exports.clean = async () => rimraf.sync('dist');
    `,
    blockingCalls: [{ api: 'rimraf.sync', twin: null }],
  },
  {
    name: 'asynchronous form',
    code: `
      import { rimraf } from 'rimraf';
      export const clean = async () => rimraf('dist');
    `,
    blockingCalls: [],
  },
];
