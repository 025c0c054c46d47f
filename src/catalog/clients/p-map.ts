import type { ClientEntry } from '../types.js';

/** `Promise.all` over a mapper, without a bound unless `concurrency` is given. */
export const pMap = {
  id: 'p-map',
  modules: ['p-map'],
  limiters: { default: { kind: 'map', items: 0, mapper: 1, limit: { argument: 2, option: 'concurrency' } } },
  limiterRewrite: {
    import: 'default',
    name: 'pMap',
    all: '{{name}}({{items}}, {{mapper}}, { concurrency: {{limit}} })',
    passesIndex: true,
  },
  source: 'run: p-map 7.1 on Node 20',
} as const satisfies ClientEntry;
