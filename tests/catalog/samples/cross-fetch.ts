import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'both modules, default and named',
    code: `
      import crossFetch, { fetch } from 'cross-fetch';
      const isomorphic = require('isomorphic-fetch');
      await crossFetch('https://api.example.com');
      await fetch('https://api.example.com');
      await isomorphic('https://api.example.com');
    `,
    requests: [
      { api: 'crossFetch', client: { id: 'cross-fetch' }, deadline: { state: 'missing' }, waits: 'forever' },
      { api: 'fetch', client: { id: 'cross-fetch' }, deadline: { state: 'missing' } },
      { api: 'isomorphic', client: { id: 'cross-fetch' }, deadline: { state: 'missing' } },
    ],
  },
  {
    name: 'timeout works, a header does not',
    code: `
      import fetch from 'cross-fetch';
      await fetch('https://api.example.com', { timeout: 5000 });
      await fetch('https://api.example.com', { signal: AbortSignal.timeout(5000) });
      await fetch('https://api.example.com', { headers: { timeout: '5000' } });
    `,
    requests: [{ deadline: { state: 'set' } }, { deadline: { state: 'set' } }, { deadline: { state: 'ineffective', option: 'headers.timeout' } }],
  },
  {
    name: 'agents and verification',
    code: `
      import fetch from 'cross-fetch';
      import https from 'node:https';
      await fetch('https://api.example.com', { agent: new https.Agent({ keepAlive: true }) });
      await fetch('https://api.example.com', { rejectUnauthorized: false });
    `,
    sessions: [{ api: 'new https.Agent', inline: true, givenTo: 'fetch' }],
    tlsSwitches: [{ effect: 'ineffective', client: { id: 'cross-fetch' } }],
  },
  {
    name: 'nothing: another module',
    code: `
      import crossFetch from './cross-fetch.js';
      await crossFetch('https://api.example.com');
    `,
    requests: [],
  },
  {
    name: 'errors of its deadlines',
    code: `
      import fetch from 'cross-fetch';
      fetch('https://api.example.com', { signal: AbortSignal.timeout(5000) }).catch((error) => console.log(error.name === 'TimeoutError'));
    `,
    timeoutChecks: [
      { checked: 'TimeoutError', ends: [{ error: { by: 'name', value: 'AbortError' } }] },
    ],
  },
];
