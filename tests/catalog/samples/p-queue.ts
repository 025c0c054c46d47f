import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'bounds the requests',
    code: `
      import PQueue from 'p-queue';
      const queue = new PQueue({ concurrency: 5 });
      export const all = (urls) => Promise.all(urls.map((url) => queue.add(() => fetch(url))));
    `,
    requests: [{ api: 'fetch' }],
    fanOuts: [{ combinator: 'Promise.all', limiter: 'effective' }],
  },
  {
    name: 'around promises that have started',
    code: `
      import PQueue from 'p-queue';
      const queue = new PQueue({ concurrency: 5 });
      export const all = (urls) => {
        const started = urls.map((url) => fetch(url));
        return Promise.all(started.map((promise) => queue.add(() => promise)));
      };
    `,
    fanOuts: [{ combinator: 'Promise.all', limiter: 'fake' }],
  },
  {
    name: 'required default',
    code: `
      const { default: PQueue } = require('p-queue');
      const queue = new PQueue({ concurrency: 5 });
      exports.all = (urls) => Promise.all(urls.map((url) => queue.add(() => fetch(url))));
    `,
    fanOuts: [{ limiter: 'effective' }],
  },
  {
    name: 'no limiter of that name',
    code: `
      import memoise from './memoise.js';
      export const all = (urls) => memoise(Promise.all(urls.map((url) => fetch(url))));
    `,
    fanOuts: [{ bound: 'unbounded', limiter: 'none' }],
  },
];
