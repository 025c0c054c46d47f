import type { ClientEntry } from '../types.js';

/** `fetch` that waits for the response. */
export const syncFetch = {
  id: 'sync-fetch',
  modules: ['sync-fetch'],
  blocking: { default: { what: 'sends HTTP', instead: '`fetch`' } },
  source: 'run: sync-fetch 0.6 on Node 20 (no timer ran while it waited)',
} as const satisfies ClientEntry;
