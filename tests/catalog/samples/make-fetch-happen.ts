import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'requests and defaults',
    code: `
      const fetch = require('make-fetch-happen');
      const bounded = fetch.defaults({ timeout: 5000 });
      async function load() {
        await fetch('https://api.example.com');
        await bounded('https://api.example.com');
      }
      module.exports = load;
    `,
    sessions: [],
    instances: [{ api: 'fetch.defaults', client: { id: 'make-fetch-happen' }, name: 'bounded' }],
    requests: [
      { api: 'fetch', client: { id: 'make-fetch-happen' }, deadline: { state: 'missing' }, waits: 'forever', idiom: 'timeout: {{ms}}' },
      { api: 'bounded', client: { id: 'make-fetch-happen' }, deadline: { state: 'set' } },
    ],
  },
  {
    name: 'deadlines in the call',
    code: `
      import fetch from 'make-fetch-happen';
      await fetch('https://api.example.com', { timeout: 5000 });
      await fetch('https://api.example.com', { signal: AbortSignal.timeout(5000) });
      await fetch('https://api.example.com', { timeout: 0 });
    `,
    requests: [{ deadline: { state: 'set' } }, { deadline: { state: 'set' } }, { deadline: { state: 'disabled', option: 'timeout' } }],
  },
  {
    name: 'agents and verification',
    code: `
      import fetch from 'make-fetch-happen';
      import https from 'node:https';
      await fetch('https://api.example.com', { agent: new https.Agent({ keepAlive: true }) });
      await fetch('https://api.example.com', { strictSSL: false });
      await fetch('https://api.example.com', { rejectUnauthorized: false });
      export const lax = fetch.defaults({ strictSSL: false });
    `,
    sessions: [{ api: 'new https.Agent', inline: true, givenTo: 'fetch' }],
    tlsSwitches: [
      { switch: 'strictSSL: false', effect: 'off', client: { id: 'make-fetch-happen' } },
      { switch: 'rejectUnauthorized: false', effect: 'ineffective', client: { id: 'make-fetch-happen' } },
      { switch: 'strictSSL: false', effect: 'off' },
    ],
  },
  {
    name: 'nothing: another module',
    code: `
      import fetch from './make-fetch-happen.js';
      await fetch('https://api.example.com', { strictSSL: false });
    `,
    requests: [],
    tlsSwitches: [{ client: { id: 'tls' } }],
  },
  {
    name: 'errors of its deadlines',
    code: `
      import fetch from 'make-fetch-happen';
      fetch('https://api.example.com', { timeout: 5000 }).catch((error) => console.log(error.name === 'TimeoutError'));
    `,
    timeoutChecks: [
      { checked: 'TimeoutError', ends: [{ error: { by: 'type', value: 'request-timeout' } }] },
    ],
  },
  {
    name: 'sessions that it does not take',
    code: `
      import fetch from 'make-fetch-happen';
      await fetch('https://api.example.com', { dispatcher });
    `,
    sessionMismatches: [
      { mismatch: { is: 'ignored option', option: 'dispatcher', instead: ['agent'] } },
    ],
  },
];
