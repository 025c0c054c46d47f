import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'verbs of an instance',
    code: `
      import wretch from 'wretch';
      const api = wretch('https://api.example.com');
      await api.get('/a').json();
      await api.head('/a').res();
      await api.opts('/a').res();
      await api.delete('/a').res();
      await api.post({}, '/a').res();
      await api.put({}, '/a').res();
      await api.patch({}, '/a').res();
      await api.fetch('GET', '/a').res();
    `,
    sessions: [],
    instances: [{ api: 'wretch', client: { id: 'wretch' }, name: 'api' }],
    requests: ['get', 'head', 'opts', 'delete', 'post', 'put', 'patch', 'fetch'].map((verb) => ({ api: `api.${verb}`, client: { id: 'wretch' }, deadline: { state: 'missing' }, waits: 300_000 })),
  },
  {
    name: 'deadlines of an instance reach what is made from it',
    code: `
      import wretch from 'wretch';
      const bounded = wretch('https://api.example.com', { signal: AbortSignal.timeout(5000) });
      const later = wretch('https://api.example.com').options({ signal: AbortSignal.timeout(5000) });
      const derived = later.url('/users').headers({ accept: 'text/plain' });
      await bounded.get().json();
      await later.get().json();
      await derived.get().text();
    `,
    requests: [
      { api: 'bounded.get', deadline: { state: 'set' } },
      { api: 'later.get', deadline: { state: 'set' } },
      { api: 'derived.get', deadline: { state: 'set' } },
    ],
  },
  {
    name: 'the abort add-on, and an option that bounds nothing',
    code: `
      import wretch from 'wretch';
      import AbortAddon from 'wretch/addons/abort';
      const api = wretch('https://api.example.com').addon(AbortAddon());
      const open = wretch('https://api.example.com', { timeout: 5000 });
      await api.get('/a').setTimeout(5000).json();
      await open.get('/b').json();
    `,
    requests: [
      { api: 'api.get', deadline: { state: 'set' } },
      { api: 'open.get', deadline: { state: 'ineffective', option: 'timeout' } },
    ],
  },
  {
    name: 'nothing: another module',
    code: `
      import wretch from './wretch.js';
      await wretch('https://api.example.com').get().json();
    `,
    instances: [],
    requests: [],
  },
  {
    name: 'errors of its deadlines',
    code: `
      import wretch from 'wretch';
      wretch('https://api.example.com').options({ signal: AbortSignal.timeout(5000) }).get().catch((error) => console.log(error.name === 'AbortError'));
    `,
    timeoutChecks: [
      { checked: 'AbortError', ends: [{ error: { by: 'name', value: 'TimeoutError' } }] },
    ],
  },
  {
    name: 'sessions that it does not take',
    code: `
      import wretch from 'wretch';
      await wretch('https://api.example.com', { agent }).get().res();
    `,
    sessionMismatches: [
      { mismatch: { is: 'ignored option', option: 'agent', instead: ['dispatcher'] } },
    ],
  },
];
