import type { ClientEntry } from '../types.js';

/** Runs an asynchronous function in a worker and waits for it. */
export const makeSynchronous = {
  id: 'make-synchronous',
  modules: ['make-synchronous', 'make-synchronous/subprocess'],
  blocking: { default: { what: 'runs a worker', returnsBlocking: true, instead: 'the asynchronous function itself' } },
  source: 'run: make-synchronous 2.1 on Node 20 (no timer ran while it waited); subprocess form: its types',
} as const satisfies ClientEntry;
