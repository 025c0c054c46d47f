import type { ClientEntry } from '../types.js';

/** `Promise.all` over the values of an object, without a bound unless `concurrency` is given. */
export const pProps = {
  id: 'p-props',
  modules: ['p-props'],
  limiters: { default: { kind: 'map', items: 0, mapper: 1, limit: { argument: 2, option: 'concurrency' } } },
  source: 'run: p-props 6.1 on Node 20',
} as const satisfies ClientEntry;
