import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'bounds the requests',
    code: `
      import pMap from 'p-map';
      export const all = (urls) => pMap(urls, (url) => fetch(url), { concurrency: 5 });
    `,
    requests: [{ api: 'fetch' }],
    fanOuts: [],
  },
  {
    name: 'required default',
    code: `
      const { default: pMap } = require('p-map');
      exports.all = (urls) => pMap(urls, (url) => fetch(url), { concurrency: 5 });
    `,
    requests: [{ api: 'fetch' }],
    fanOuts: [],
  },
  {
    name: 'built-in map beside it',
    code: `
      import { map } from 'lodash';
      export const all = (urls) => Promise.all(map(urls, (url) => url.trim()));
    `,
    fanOuts: [],
  },
  {
    name: 'promises that run already',
    code: `
      import pMap from 'p-map';
      export const prices = (urls) => pMap(urls.map((url) => fetch(url)), (pending) => pending, { concurrency: 5 });
    `,
    fanOuts: [{ combinator: 'pMap', limiter: 'fake', bound: 'unbounded' }],
  },
];
