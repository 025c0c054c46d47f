import type { ClientEntry } from '../types.js';

/** A scheduler that runs at most `maxConcurrent` functions at once. */
export const bottleneck = {
  id: 'bottleneck',
  modules: ['bottleneck', 'bottleneck/es5'],
  limiters: { default: { kind: 'wrapper', create: 'new', concurrency: 'maxConcurrent', run: ['schedule', 'submit'], wrap: ['wrap'] } },
  limiterRewrite: {
    import: 'default',
    name: 'Bottleneck',
    declare: 'const {{limiter}} = new {{name}}({ maxConcurrent: {{limit}} });',
    wrap: '{{limiter}}.schedule(() => {{call}})',
  },
  source: 'run: bottleneck 2.19 on Node 20 (schedule and wrap); submit: documentation',
} as const satisfies ClientEntry;
