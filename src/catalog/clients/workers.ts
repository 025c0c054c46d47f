import type { ClientEntry } from '../types.js';

/** Handlers of edge workers. Sockets belong to the request that opened them: nothing with sockets may be shared. */
export const workers = {
  id: 'workers',
  name: 'Workers',
  globals: ['addEventListener'],
  handlers: { addEventListener: { via: 'callback', event: ['fetch', 'scheduled'] } },
  exportedHandlers: [
    { export: 'default.fetch', when: 'per-request', runtime: 'workers' },
    { export: 'default.scheduled', when: 'per-request', runtime: 'workers' },
    { export: 'default.queue', when: 'per-request', runtime: 'workers' },
  ],
  source: 'documentation',
} as const satisfies ClientEntry;
