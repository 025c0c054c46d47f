import type { ClientEntry, LimiterModel } from '../types.js';

const map = { kind: 'map', items: 0, mapper: 1, limit: { argument: 2, option: 'concurrency' } } as const satisfies LimiterModel;

/** `Promise.map` and `Promise.filter`, without a bound unless `concurrency` is given. */
export const bluebird = {
  id: 'bluebird',
  name: 'Bluebird',
  modules: ['bluebird'],
  limiters: { map, filter: map },
  combinators: { all: 'all', allSettled: 'allSettled', any: 'any' },
  source: 'run: bluebird 3.7 on Node 20 (map); filter, all, allSettled, any: documentation',
} as const satisfies ClientEntry;
