import type { ClientEntry, LimiterModel } from '../types.js';

const mapLimit = { kind: 'map', items: 0, mapper: 2, limit: { argument: 1 } } as const satisfies LimiterModel;

/**
 * The `…Limit` family. It is not written by the fixer: a function that merely returns a promise is not recognised as
 * asynchronous and would never be done.
 */
export const async = {
  id: 'async',
  modules: ['async'],
  limiters: {
    mapLimit,
    mapValuesLimit: mapLimit,
    flatMapLimit: mapLimit,
    concatLimit: mapLimit,
    eachLimit: mapLimit,
    eachOfLimit: mapLimit,
    forEachLimit: mapLimit,
    forEachOfLimit: mapLimit,
    filterLimit: mapLimit,
    rejectLimit: mapLimit,
    selectLimit: mapLimit,
    someLimit: mapLimit,
    anyLimit: mapLimit,
    everyLimit: mapLimit,
    allLimit: mapLimit,
    detectLimit: mapLimit,
    findLimit: mapLimit,
    groupByLimit: mapLimit,
    timesLimit: mapLimit,
    parallelLimit: { kind: 'map', items: 0, mapper: 0, limit: { argument: 1 } },
  },
  source: 'run: async 3.2 on Node 20 (mapLimit; the others share its signature by documentation)',
} as const satisfies ClientEntry;
