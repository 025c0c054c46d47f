import type { ClientEntry } from '../types.js';

/** Puts the whole thread to sleep; meant for worker threads. */
export const atomics = {
  id: 'atomics',
  name: 'Atomics',
  globals: ['Atomics'],
  blocking: { 'Atomics.wait': { what: 'sleeps', instead: '`Atomics.waitAsync`' } },
  source: 'run: Node 20 (no timer ran while it waited)',
} as const satisfies ClientEntry;
