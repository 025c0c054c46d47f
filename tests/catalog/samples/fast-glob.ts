import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'sync of the default import',
    code: `
      import fg from 'fast-glob';
      export async function sources() {
        return fg.sync('src/**/*.ts');
      }
    `,
    blockingCalls: [{ api: 'fg.sync', blocksRequests: 'yes', twin: { from: 'fast-glob', name: 'default', level: 'fix' } }],
  },
  {
    name: 'required',
    code: `
      const { globSync } = require('fast-glob');
      exports.sources = async () => globSync('*');
    `,
    blockingCalls: [{ api: 'globSync' }],
  },
  {
    name: 'asynchronous form',
    code: `
      import fg from 'fast-glob';
      export const sources = async () => fg('*');
    `,
    blockingCalls: [],
  },
];
