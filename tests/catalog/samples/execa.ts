import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'named',
    code: `
      import { execaCommandSync, execaSync } from 'execa';
      export async function version() {
        execaCommandSync('node --version');
        return execaSync('node', ['--version']).stdout;
      }
    `,
    blockingCalls: [
      { api: 'execaCommandSync', what: 'runs a process', twin: { from: 'execa', name: 'execaCommand', level: 'suggestion' } },
      { api: 'execaSync', blocksRequests: 'yes', twin: { from: 'execa', name: 'execa', level: 'suggestion' } },
    ],
  },
  {
    name: 'member of the function, up to version 5',
    code: `
      const execa = require('execa');
      exports.version = async () => execa.sync('node', ['--version']).stdout;
    `,
    blockingCalls: [{ api: 'execa.sync', twin: null }],
  },
  {
    name: 'asynchronous form',
    code: `
      import { execa } from 'execa';
      export const version = async (db) => {
        await execa('node', ['--version']);
        await db.sync();
      };
    `,
    blockingCalls: [],
  },
];
