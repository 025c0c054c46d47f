import type { ClientEntry } from '../types.js';

/** It has no timeout of any kind, and a call takes no options. */
export const bent = {
  id: 'bent',
  modules: ['bent'],
  instances: { default: { create: 'call', type: 'BentRequest', options: null } },
  requests: { 'BentRequest#default': { options: null, deadline: [], waits: 'forever' } },
  source: 'run: bent 7.3 on Node 20 and 24',
} as const satisfies ClientEntry;
