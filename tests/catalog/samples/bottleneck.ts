import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'bounds the requests',
    code: `
      import Bottleneck from 'bottleneck';
      const limiter = new Bottleneck({ maxConcurrent: 5 });
      export const all = (urls) => Promise.all(urls.map((url) => limiter.schedule(() => fetch(url))));
    `,
    requests: [{ api: 'fetch' }],
    fanOuts: [{ combinator: 'Promise.all', limiter: 'effective' }],
  },
  {
    name: 'around promises that have started',
    code: `
      import Bottleneck from 'bottleneck';
      const limiter = new Bottleneck({ maxConcurrent: 5 });
      export const all = (urls) => {
        const started = urls.map((url) => fetch(url));
        return Promise.all(started.map((promise) => limiter.schedule(() => promise)));
      };
    `,
    fanOuts: [{ combinator: 'Promise.all', limiter: 'fake' }],
  },
  {
    name: 'wrapped function, required',
    code: `
      const Bottleneck = require('bottleneck');
      const limiter = new Bottleneck({ maxConcurrent: 5 });
      const load = limiter.wrap((url) => fetch(url));
      exports.all = (urls) => Promise.all(urls.map((url) => load(url)));
    `,
    requests: [{ api: 'fetch' }],
    fanOuts: [],
  },
  {
    name: 'no limiter of that name',
    code: `
      import trace from './trace.js';
      export const all = (urls) => trace(Promise.all(urls.map((url) => fetch(url))));
    `,
    fanOuts: [{ bound: 'unbounded', limiter: 'none' }],
  },
];
