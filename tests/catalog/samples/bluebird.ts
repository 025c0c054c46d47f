import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'bounds the requests',
    code: `
      import Promise from 'bluebird';
      export const all = (urls) => Promise.map(urls, (url) => fetch(url), { concurrency: 5 });
    `,
    requests: [{ api: 'fetch' }],
    fanOuts: [],
  },
  {
    name: 'under its own name',
    code: `
      const Bluebird = require('bluebird');
      exports.all = (urls) => Bluebird.map(urls, (url) => fetch(url), { concurrency: 5 });
    `,
    requests: [{ api: 'fetch' }],
    fanOuts: [],
  },
  {
    name: 'waiting for many',
    code: `
      import Promise, { allSettled } from 'bluebird';
      export const all = (urls) => Promise.all(urls.map((url) => fetch(url)));
      export const settled = (urls) => allSettled(urls.map((url) => fetch(url)));
      export const any = (urls) => Promise.any(urls.map((url) => fetch(url)));
    `,
    fanOuts: ['Promise.all', 'allSettled', 'Promise.any'].map((combinator) => ({ combinator, collection: 'urls', bound: 'unbounded' })),
  },
  {
    name: 'built-in map beside it',
    code: `
      import { map } from 'lodash';
      export const all = (urls) => Promise.all(map(urls, (url) => url.trim()));
    `,
    fanOuts: [],
  },
];
