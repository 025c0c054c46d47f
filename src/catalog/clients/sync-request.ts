import type { ClientEntry } from '../types.js';

/** Runs each request in a helper process and waits for it. */
export const syncRequest = {
  id: 'sync-request',
  modules: ['sync-request'],
  blocking: { default: { what: 'sends HTTP', instead: '`fetch`' } },
  source: 'run: sync-request 6.1 on Node 20 (no timer ran while it waited)',
} as const satisfies ClientEntry;
