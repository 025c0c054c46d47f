import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'import forms',
    code: `
      import fetch from 'node-fetch';
      const required = require('node-fetch');
      await fetch('https://api.example.com');
      await required('https://api.example.com');
    `,
    requests: [
      { api: 'fetch', client: { id: 'node-fetch' }, deadline: { state: 'missing' }, waits: 'forever', idiom: 'signal: AbortSignal.timeout({{ms}})' },
      { api: 'required', client: { id: 'node-fetch' }, deadline: { state: 'missing' } },
    ],
  },
  {
    name: 'imported when called',
    code: `
      const fetch = (...args) => import('node-fetch').then(({ default: send }) => send(...args));
      const { default: lazy } = await import('node-fetch');
      await lazy('https://api.example.com');
      await fetch('https://api.example.com');
    `,
    requests: [{ api: 'send', client: { id: 'node-fetch' }, deadline: { state: 'unknown' } }, { api: 'lazy', client: { id: 'node-fetch' }, deadline: { state: 'missing' } }],
  },
  {
    name: 'a signal in the options and in a Request, a header that is no deadline',
    code: `
      import fetch, { Request } from 'node-fetch';
      await fetch('https://api.example.com', { signal: AbortSignal.timeout(5000) });
      await fetch(new Request('https://api.example.com', { signal: AbortSignal.timeout(5000) }));
      await fetch('https://api.example.com', { headers: { timeout: '5000' } });
    `,
    requests: [{ deadline: { state: 'set' } }, { deadline: { state: 'set' } }, { deadline: { state: 'ineffective', option: 'headers.timeout' } }],
  },
  {
    name: 'agents and verification',
    code: `
      import fetch from 'node-fetch';
      import { Agent } from 'node:https';
      await fetch('https://api.example.com', { agent: new Agent({ keepAlive: true, rejectUnauthorized: false }) });
      await fetch('https://api.example.com', { rejectUnauthorized: false });
    `,
    sessions: [{ api: 'new Agent', client: { id: 'https' }, inline: true, givenTo: 'fetch' }],
    tlsSwitches: [
      { effect: 'off', client: { id: 'https' } },
      { effect: 'ineffective', client: { id: 'node-fetch' } },
    ],
  },
  {
    name: 'nothing: classes of the module, an own function',
    code: `
      import { Headers } from 'node-fetch';
      import fetch from './fetch.js';
      await fetch('https://api.example.com', { headers: new Headers() });
    `,
    requests: [],
  },
  {
    name: 'errors of its deadlines',
    code: `
      import fetch, { AbortError } from 'node-fetch';
      fetch('https://api.example.com', { signal: AbortSignal.timeout(5000) }).catch((error) => console.log(error.name === 'TimeoutError'));
      fetch('https://api.example.com', { signal: AbortSignal.timeout(5000) }).catch((error) => console.log(error instanceof AbortError));
    `,
    timeoutChecks: [
      { checked: 'TimeoutError', ends: [{ error: { by: 'name', value: 'AbortError' } }] },
    ],
  },
  {
    name: 'sessions that it does not take',
    code: `
      import fetch from 'node-fetch';
      await fetch('https://api.example.com', { dispatcher });
      await fetch('https://api.example.com', { agent });
    `,
    sessionMismatches: [
      { mismatch: { is: 'ignored option', option: 'dispatcher', instead: ['agent'] } },
    ],
  },
];
