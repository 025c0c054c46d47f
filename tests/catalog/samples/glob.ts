import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'globSync',
    code: `
      import { globSync } from 'glob';
      export async function sources() {
        return globSync('src/**/*.ts');
      }
    `,
    blockingCalls: [{ api: 'globSync', what: 'reads or writes files', blocksRequests: 'yes', twin: { from: 'glob', name: 'glob', level: 'fix' } }],
  },
  {
    name: 'older form',
    code: `
      const glob = require('glob');
      exports.sources = async () => glob.sync('src/**/*.ts');
    `,
    blockingCalls: [{ api: 'glob.sync', twin: null }],
  },
  {
    name: 'asynchronous form',
    code: `
      import { glob } from 'glob';
      import { globSync } from './files.js';
      export const sources = async () => [...(await glob('*')), ...globSync()];
    `,
    blockingCalls: [],
  },
];
