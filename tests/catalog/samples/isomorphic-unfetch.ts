import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'requests and deadlines',
    code: `
      import fetch from 'isomorphic-unfetch';
      const required = require('isomorphic-unfetch');
      await fetch('https://api.example.com');
      await required('https://api.example.com', { signal: AbortSignal.timeout(5000) });
    `,
    requests: [
      { api: 'fetch', client: { id: 'isomorphic-unfetch' }, deadline: { state: 'missing' }, waits: 300_000 },
      { api: 'required', client: { id: 'isomorphic-unfetch' }, deadline: { state: 'set' } },
    ],
  },
  {
    name: 'options the global fetch ignores',
    code: `
      import fetch from 'isomorphic-unfetch';
      await fetch('https://api.example.com', { timeout: 5000 });
      await fetch('https://api.example.com', { rejectUnauthorized: false });
    `,
    requests: [{ deadline: { state: 'ineffective', option: 'timeout' } }, { deadline: { state: 'missing' } }],
    tlsSwitches: [{ effect: 'ineffective', client: { id: 'isomorphic-unfetch' } }],
  },
  {
    name: 'nothing: another module',
    code: `
      import unfetch from './isomorphic-unfetch.js';
      await unfetch('https://api.example.com');
    `,
    requests: [],
  },
];
