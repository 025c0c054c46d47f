import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'verbs, bounded by default',
    code: `
      import ky from 'ky';
      await ky('https://api.example.com');
      await ky.get('https://api.example.com');
      await ky.post('https://api.example.com');
      await ky.put('https://api.example.com');
      await ky.patch('https://api.example.com');
      await ky.head('https://api.example.com');
      await ky.delete('https://api.example.com');
      await ky.query('https://api.example.com');
    `,
    requests: ['ky', 'ky.get', 'ky.post', 'ky.put', 'ky.patch', 'ky.head', 'ky.delete', 'ky.query'].map((api) => ({ api, client: { id: 'ky' }, deadline: { state: 'bounded by default' }, waits: 10_000 })),
  },
  {
    name: 'deadlines set and switched off',
    code: `
      import ky from 'ky';
      await ky('https://api.example.com', { timeout: 5000 });
      await ky('https://api.example.com', { signal: AbortSignal.timeout(5000) });
      await ky('https://api.example.com', { timeout: false });
      await ky('https://api.example.com', { timeout: false, totalTimeout: 5000 });
    `,
    requests: [{ deadline: { state: 'set' } }, { deadline: { state: 'set' } }, { deadline: { state: 'disabled', option: 'timeout' } }, { deadline: { state: 'set' } }],
  },
  {
    name: 'instances, and a switch ky ignores',
    code: `
      import ky from 'ky';
      const api = ky.create({ timeout: 5000 });
      const users = api.extend({ rejectUnauthorized: false });
      await api.get('https://api.example.com');
      await users('https://api.example.com');
    `,
    instances: [{ api: 'ky.create', client: { id: 'ky' }, name: 'api' }, { api: 'api.extend', name: 'users' }],
    requests: [{ api: 'api.get', deadline: { state: 'set' } }, { api: 'users', deadline: { state: 'set' } }],
    sessions: [],
    tlsSwitches: [{ effect: 'ineffective', client: { id: 'ky' } }],
  },
  {
    name: 'nothing: another module',
    code: `
      import ky from 'ky-universal-like';
      await ky.get('https://api.example.com', { timeout: false });
    `,
    requests: [],
  },
  {
    name: 'errors of its deadlines',
    code: `
      import ky, { TimeoutError } from 'ky';
      ky('https://api.example.com', { timeout: 5000 }).catch((error) => console.log(error.name === 'AbortError'));
      ky('https://api.example.com', { timeout: false, signal: AbortSignal.timeout(5000) }).catch((error) => console.log(error instanceof TimeoutError));
      ky('https://api.example.com').catch((error) => console.log(error instanceof TimeoutError));
    `,
    timeoutChecks: [
      { checked: 'AbortError', ends: [{ error: { by: 'name', value: 'TimeoutError' } }] },
      { checked: 'TimeoutError', ends: [{ error: { by: 'name', value: 'TimeoutError' } }] },
    ],
  },
  {
    name: 'sessions that it does not take',
    code: `
      import ky from 'ky';
      const api = ky.create({ agent });
      await api('https://api.example.com', { dispatcher });
    `,
    sessionMismatches: [
      { mismatch: { is: 'ignored option', option: 'agent', instead: ['dispatcher'] } },
    ],
  },
];
