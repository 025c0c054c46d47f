import type { ClientEntry } from '../types.js';

/** A queue that runs at most so many functions at once. */
export const pQueue = {
  id: 'p-queue',
  modules: ['p-queue'],
  limiters: { default: { kind: 'wrapper', create: 'new', concurrency: 'concurrency', run: ['add', 'addAll'] } },
  limiterRewrite: {
    import: 'default',
    name: 'PQueue',
    declare: 'const {{limiter}} = new {{name}}({ concurrency: {{limit}} });',
    wrap: '{{limiter}}.add(() => {{call}})',
  },
  source: 'source: p-queue 9.3',
} as const satisfies ClientEntry;
