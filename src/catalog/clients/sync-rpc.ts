import type { ClientEntry } from '../types.js';

/** Runs a module in a helper process and waits for it. */
export const syncRpc = {
  id: 'sync-rpc',
  modules: ['sync-rpc'],
  blocking: { default: { what: 'runs a worker', returnsBlocking: true, instead: 'the asynchronous function itself' } },
  source: 'source: sync-rpc 1.3',
} as const satisfies ClientEntry;
