import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'bounds the requests',
    code: `
      import pLimit from 'p-limit';
      const limit = pLimit(5);
      export const all = (urls) => Promise.all(urls.map((url) => limit(() => fetch(url))));
    `,
    requests: [{ api: 'fetch' }],
    fanOuts: [{ combinator: 'Promise.all', limiter: 'effective' }],
  },
  {
    name: 'around promises that have started',
    code: `
      import pLimit from 'p-limit';
      const limit = pLimit(5);
      export const all = (urls) => {
        const started = urls.map((url) => fetch(url));
        return Promise.all(started.map((promise) => limit(() => promise)));
      };
    `,
    fanOuts: [{ combinator: 'Promise.all', limiter: 'fake' }],
  },
  {
    name: 'required, made in the function',
    code: `
      const pLimit = require('p-limit');
      exports.all = async (urls) => {
        const limit = pLimit(5);
        return Promise.all(urls.map((url) => limit(() => fetch(url))));
      };
    `,
    fanOuts: [{ limiter: 'effective' }],
  },
  {
    name: 'no limiter of that name',
    code: `
      import debounce from './debounce.js';
      export const all = (urls) => debounce(Promise.all(urls.map((url) => fetch(url))));
    `,
    fanOuts: [{ bound: 'unbounded', limiter: 'none' }],
  },
];
