import type { ClientEntry } from '../types.js';

const waits = { what: 'waits for input', instead: '`question` from node:readline/promises' } as const;

/** Asks at the terminal and stops everything until there is an answer. */
export const readlineSync = {
  id: 'readline-sync',
  modules: ['readline-sync'],
  blocking: {
    question: waits,
    'question*': waits,
    prompt: waits,
    promptCL: waits,
    promptLoop: waits,
    promptCLLoop: waits,
    promptSimShell: waits,
    keyIn: waits,
    'keyIn*': waits,
  },
  source: 'source: readline-sync 1.4',
} as const satisfies ClientEntry;
