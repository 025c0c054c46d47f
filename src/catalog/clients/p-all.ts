import type { ClientEntry } from '../types.js';

/** `Promise.all` over functions, without a bound unless `concurrency` is given. */
export const pAll = {
  id: 'p-all',
  modules: ['p-all'],
  limiters: { default: { kind: 'map', items: 0, mapper: 0, limit: { argument: 1, option: 'concurrency' } } },
  source: 'run: p-all 5.0 on Node 20',
} as const satisfies ClientEntry;
