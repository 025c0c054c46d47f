import type { ClientEntry } from '../types.js';

/** Runs a module in a worker and waits for it. */
export const synckit = {
  id: 'synckit',
  modules: ['synckit'],
  blocking: { createSyncFn: { what: 'runs a worker', returnsBlocking: true, instead: 'the asynchronous function itself' } },
  source: 'run: synckit 0.12 on Node 20 (no timer ran while it waited)',
} as const satisfies ClientEntry;
