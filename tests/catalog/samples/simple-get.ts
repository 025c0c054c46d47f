import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'every form',
    code: `
      const get = require('simple-get');
      get('https://api.example.com', (error, response) => response.resume());
      get.concat({ url: 'https://api.example.com', json: true }, (error, response, data) => {});
      get.post({ url: 'https://api.example.com', body: 'x' }, (error, response) => response.resume());
      get.concat({ url: 'https://api.example.com', timeout: 1000 }, (error, response, data) => {});
      get.concat({ url: 'https://api.example.com', timeout: 0 }, (error, response, data) => {});
    `,
    requests: [
      { api: 'get', client: { id: 'simple-get' }, deadline: { state: 'bounded by default' }, waits: 5_000 },
      { api: 'get.concat', deadline: { state: 'bounded by default' } },
      { api: 'get.post', deadline: { state: 'bounded by default' } },
      { api: 'get.concat', deadline: { state: 'set', by: 'timeout' } },
      { api: 'get.concat', deadline: { state: 'disabled', option: 'timeout' } },
    ],
  },
  {
    name: 'verification off',
    code: `
      import { concat } from 'simple-get';
      concat({ url: 'https://api.example.com', rejectUnauthorized: false }, (error, response, data) => {});
    `,
    tlsSwitches: [{ effect: 'off', client: { id: 'simple-get' } }],
  },
  {
    name: 'nothing: another module',
    code: `
      import get from 'lodash.get';
      get('https://api.example.com', 'a.b');
    `,
    requests: [],
  },
  {
    name: 'errors of its deadlines',
    code: `
      import get from 'simple-get';
      get({ url: 'https://api.example.com', signal: AbortSignal.timeout(5000) }, () => undefined).on('error', (error) => console.log(error.name === 'TimeoutError'));
    `,
    timeoutChecks: [
      { checked: 'TimeoutError', ends: [{ error: { by: 'name', value: 'AbortError' } }, { error: { by: 'message', value: 'Request timed out' } }] },
    ],
  },
  {
    name: 'sessions that it does not take',
    code: `
      import get from 'simple-get';
      get({ url: 'https://api.example.com', dispatcher }, () => undefined);
    `,
    sessionMismatches: [
      { mismatch: { is: 'ignored option', option: 'dispatcher', instead: ['agent'] } },
    ],
  },
];
