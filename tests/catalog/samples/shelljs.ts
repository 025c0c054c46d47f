import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'exec without callback',
    code: `
      import shell from 'shelljs';
      export async function version() {
        shell.mkdir('-p', 'out');
        return shell.exec('node --version').stdout;
      }
    `,
    blockingCalls: [
      { api: 'shell.mkdir', what: 'reads or writes files' },
      { api: 'shell.exec', what: 'runs a process', blocksRequests: 'yes' },
    ],
  },
  {
    name: 'exec that does not wait',
    code: `
      const { exec } = require('shelljs');
      exports.run = async () => {
        exec('true', { async: true });
        exec('true', () => {});
      };
    `,
    blockingCalls: [],
  },
  {
    name: 'exec of a regular expression',
    code: `
      export async function match(text) {
        return /a/.exec(text);
      }
    `,
    blockingCalls: [],
  },
];
