import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'bounds the requests',
    code: `
      import pAll from 'p-all';
      export const all = (urls) => pAll(urls.map((url) => () => fetch(url)), { concurrency: 5 });
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
