import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'bounds the requests',
    code: `
      import { mapLimit } from 'async';
      export const all = (urls) => mapLimit(urls, 5, async (url) => fetch(url));
    `,
    requests: [{ api: 'fetch' }],
    fanOuts: [],
  },
  {
    name: 'namespace',
    code: `
      const async = require('async');
      exports.all = (urls) => async.eachLimit(urls, 5, async (url) => { await fetch(url); });
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
];
