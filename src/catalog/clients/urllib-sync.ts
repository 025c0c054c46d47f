import type { ClientEntry } from '../types.js';

/** `urllib` that waits for the response; crashes on current Node. */
export const urllibSync = {
  id: 'urllib-sync',
  modules: ['urllib-sync'],
  blocking: { request: { what: 'sends HTTP', instead: '`fetch`' } },
  source: 'run: urllib-sync 1.1 on Node 20 (uses a removed API and crashes)',
} as const satisfies ClientEntry;
