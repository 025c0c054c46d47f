import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'a request function, which no deadline can reach',
    code: `
      const bent = require('bent');
      const getJson = bent('json');
      const post = bent('https://api.example.com', 'POST', 'json', 200);
      async function load() {
        await getJson('https://api.example.com');
        await post('/users', { name: 'x' });
      }
      module.exports = load;
    `,
    sessions: [],
    instances: [{ api: 'bent', client: { id: 'bent' }, name: 'getJson' }, { api: 'bent', name: 'post' }],
    requests: [
      { api: 'getJson', client: { id: 'bent' }, deadline: { state: 'missing' }, waits: 'forever', idiom: null },
      { api: 'post', client: { id: 'bent' }, deadline: { state: 'missing' } },
    ],
  },
  {
    name: 'the default import',
    code: `
      import bent from 'bent';
      const getBuffer = bent('buffer');
      export const load = () => getBuffer('https://api.example.com');
    `,
    requests: [{ api: 'getBuffer', client: { id: 'bent' } }],
  },
  {
    name: 'nothing: another module',
    code: `
      import bent from './bent.js';
      const getJson = bent('json');
      await getJson('https://api.example.com');
    `,
    instances: [],
    requests: [],
  },
];
