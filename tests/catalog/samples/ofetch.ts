import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'both names, raw and native',
    code: `
      import { ofetch, $fetch, fetch } from 'ofetch';
      await ofetch('https://api.example.com');
      await $fetch('https://api.example.com');
      await ofetch.raw('https://api.example.com');
      await ofetch.native('https://api.example.com', { timeout: 5000 });
      await fetch('https://api.example.com', { timeout: 5000 });
    `,
    requests: [
      { api: 'ofetch', client: { id: 'ofetch' }, deadline: { state: 'missing' }, waits: 300_000, idiom: 'timeout: {{ms}}' },
      { api: '$fetch', client: { id: 'ofetch' }, deadline: { state: 'missing' } },
      { api: 'ofetch.raw', client: { id: 'ofetch' }, deadline: { state: 'missing' } },
      { api: 'ofetch.native', client: { id: 'ofetch' }, deadline: { state: 'ineffective', option: 'timeout' } },
      { api: 'fetch', client: { id: 'ofetch' }, deadline: { state: 'ineffective', option: 'timeout' } },
    ],
  },
  {
    name: 'deadlines and instances',
    code: `
      import { ofetch, createFetch } from 'ofetch';
      const api = ofetch.create({ timeout: 5000 });
      const made = createFetch({ defaults: { timeout: 5000 } });
      await ofetch('https://api.example.com', { timeout: 5000 });
      await ofetch('https://api.example.com', { signal: AbortSignal.timeout(5000) });
      await api('https://api.example.com');
      await made('https://api.example.com');
    `,
    sessions: [],
    instances: [{ api: 'ofetch.create', client: { id: 'ofetch' }, name: 'api' }, { api: 'createFetch', name: 'made' }],
    requests: [{ deadline: { state: 'set' } }, { deadline: { state: 'set' } }, { deadline: { state: 'set' } }, { deadline: { state: 'set' } }],
  },
  {
    name: 'streams, dispatchers, and a switch ofetch ignores',
    code: `
      import { ofetch } from 'ofetch';
      import { Agent } from 'undici';
      await ofetch('https://api.example.com', { responseType: 'stream' });
      await ofetch('https://api.example.com', { dispatcher: new Agent(), timeout: 5000 });
      await ofetch('https://api.example.com', { rejectUnauthorized: false, timeout: 5000 });
    `,
    sessions: [{ api: 'new Agent', inline: true, givenTo: 'ofetch' }],
    requests: [{ streams: 'yes' }, { streams: 'no' }, { streams: 'no' }],
    tlsSwitches: [{ effect: 'ineffective', client: { id: 'ofetch' } }],
  },
  {
    name: 'nothing: a global that no import explains',
    code: `
      await $fetch('/api/users');
      await ofetch('/api/users');
    `,
    requests: [],
  },
  {
    name: 'errors of its deadlines',
    code: `
      import { ofetch } from 'ofetch';
      ofetch('https://api.example.com', { timeout: 5000 }).catch((error) => console.log(error.name === 'TimeoutError'));
    `,
    timeoutChecks: [
      { checked: 'TimeoutError', ends: [{ error: { by: 'cause', value: 'TimeoutError' } }] },
    ],
  },
  {
    name: 'sessions that it does not take',
    code: `
      import { ofetch } from 'ofetch';
      await ofetch('https://api.example.com', { agent });
    `,
    sessionMismatches: [
      { mismatch: { is: 'ignored option', option: 'agent', instead: ['dispatcher'] } },
    ],
  },
];
