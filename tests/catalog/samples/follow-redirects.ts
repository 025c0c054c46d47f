import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'the requests of Node, with their deadlines',
    code: `
      import { http, https } from 'follow-redirects';
      https.get('https://api.example.com', (response) => response.resume());
      http.request({ hostname: 'api.example.com' }).end();
      https.get('https://api.example.com', { signal: AbortSignal.timeout(5000) }, (response) => response.resume());
      https.get('https://api.example.com', { timeout: 5000 }, (response) => response.resume());
      https.get('https://api.example.com', (response) => response.resume()).setTimeout(5000, onTimeout);
    `,
    requests: [
      { api: 'https.get', client: { id: 'follow-redirects' }, deadline: { state: 'missing' }, waits: 'forever' },
      { api: 'http.request', deadline: { state: 'missing' } },
      { api: 'https.get', deadline: { state: 'set', by: 'signal' } },
      { api: 'https.get', deadline: { state: 'ineffective', option: 'timeout' } },
      { api: 'https.get', deadline: { state: 'set', by: 'setTimeout' } },
    ],
  },
  {
    name: 'required; verification off',
    code: `
      const { https } = require('follow-redirects');
      const plain = require('follow-redirects').http;
      https.get('https://api.example.com', { rejectUnauthorized: false }, (response) => response.resume());
      plain.get('https://api.example.com', (response) => response.resume());
    `,
    requests: [{ api: 'https.get' }, { api: 'plain.get' }],
    tlsSwitches: [{ effect: 'off', client: { id: 'follow-redirects' } }],
  },
  {
    name: 'nothing: another module',
    code: `
      import { https } from './redirects.js';
      https.get('https://api.example.com');
    `,
    requests: [],
  },
];
