import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'default and namespace',
    code: `
      import readline from 'readline-sync';
      export async function ask() {
        if (!readline.keyInYN('Sure?')) return null;
        return readline.questionInt('How many?');
      }
    `,
    blockingCalls: [
      { api: 'readline.keyInYN', what: 'waits for input' },
      { api: 'readline.questionInt', blocksRequests: 'yes', twin: null },
    ],
  },
  {
    name: 'required',
    code: `
      const { question } = require('readline-sync');
      exports.ask = async () => question('Name?');
    `,
    blockingCalls: [{ api: 'question' }],
  },
  {
    name: 'readline of Node',
    code: `
      import { createInterface } from 'node:readline/promises';
      export const ask = async () => createInterface({ input: process.stdin }).question('Name?');
    `,
    blockingCalls: [],
  },
];
