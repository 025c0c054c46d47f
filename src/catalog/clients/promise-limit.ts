import type { ClientEntry } from '../types.js';

/** A function that runs at most so many functions at once. */
export const promiseLimit = {
  id: 'promise-limit',
  modules: ['promise-limit'],
  limiters: { default: { kind: 'wrapper', create: 'call', concurrency: 0, run: 'default' } },
  limiterRewrite: {
    import: 'default',
    name: 'promiseLimit',
    declare: 'const {{limiter}} = {{name}}({{limit}});',
    wrap: '{{limiter}}(() => {{call}})',
  },
  source: 'run: promise-limit 2.7 on Node 20',
} as const satisfies ClientEntry;
