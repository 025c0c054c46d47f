import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'bounds the requests',
    code: `
      import promiseLimit from 'promise-limit';
      const limit = promiseLimit(5);
      export const all = (urls) => Promise.all(urls.map((url) => limit(() => fetch(url))));
    `,
    requests: [{ api: 'fetch' }],
    fanOuts: [{ combinator: 'Promise.all', limiter: 'effective' }],
  },
  {
    name: 'around promises that have started',
    code: `
      import promiseLimit from 'promise-limit';
      const limit = promiseLimit(5);
      export const all = (urls) => {
        const started = urls.map((url) => fetch(url));
        return Promise.all(started.map((promise) => limit(() => promise)));
      };
    `,
    fanOuts: [{ combinator: 'Promise.all', limiter: 'fake' }],
  },
  {
    name: 'required',
    code: `
      const limit = require('promise-limit')(5);
      exports.all = (urls) => Promise.all(urls.map((url) => limit(() => fetch(url))));
    `,
    fanOuts: [{ limiter: 'effective' }],
  },
  {
    name: 'no limiter of that name',
    code: `
      import measure from './measure.js';
      export const all = (urls) => measure(Promise.all(urls.map((url) => fetch(url))));
    `,
    fanOuts: [{ bound: 'unbounded', limiter: 'none' }],
  },
];
