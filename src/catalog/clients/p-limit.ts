import type { ClientEntry } from '../types.js';

/** A function that runs at most so many functions at once. */
export const pLimit = {
  id: 'p-limit',
  modules: ['p-limit'],
  limiters: { default: { kind: 'wrapper', create: 'call', concurrency: 0, run: 'default' } },
  limiterRewrite: {
    import: 'default',
    name: 'pLimit',
    declare: 'const {{limiter}} = {{name}}({{limit}});',
    wrap: '{{limiter}}(() => {{call}})',
  },
  source: 'run: p-limit 7.3 on Node 20; its types',
} as const satisfies ClientEntry;
