import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'verbs, each with its own place of the options',
    code: `
      import needle from 'needle';
      const { get } = require('needle');
      await needle('get', 'https://api.example.com');
      await get('https://api.example.com');
      needle.head('https://api.example.com', (error, response) => console.log(response));
      needle.post('https://api.example.com', {}, (error, response) => console.log(response));
      needle.put('https://api.example.com', {}, (error, response) => console.log(response));
      needle.patch('https://api.example.com', {}, (error, response) => console.log(response));
      needle.delete('https://api.example.com', null, (error, response) => console.log(response));
      needle.request('get', 'https://api.example.com', null, (error, response) => console.log(response));
    `,
    requests: ['needle', 'get', 'needle.head', 'needle.post', 'needle.put', 'needle.patch', 'needle.delete', 'needle.request'].map((api) => ({ api, client: { id: 'needle' }, deadline: { state: 'missing' }, waits: 'forever' })),
  },
  {
    name: 'deadlines that work',
    code: `
      import needle from 'needle';
      needle.get('https://api.example.com', { response_timeout: 5000 }, (error, response) => console.log(response));
      needle.post('https://api.example.com', {}, { response_timeout: 5000 }, (error, response) => console.log(response));
      needle.request('get', 'https://api.example.com', null, { signal: AbortSignal.timeout(5000) }, (error, response) => console.log(response));
      await needle('get', 'https://api.example.com', { response_timeout: 5000 });
      await needle('post', 'https://api.example.com', {}, { response_timeout: 5000 });
    `,
    requests: [{ deadline: { state: 'set' } }, { deadline: { state: 'set' } }, { deadline: { state: 'set' } }, { deadline: { state: 'set' } }, { deadline: { state: 'set' } }],
  },
  {
    name: 'options that bound nothing',
    code: `
      import needle from 'needle';
      needle.get('https://api.example.com', { timeout: 5000 }, (error, response) => console.log(response));
      needle.get('https://api.example.com', { open_timeout: 5000 }, (error, response) => console.log(response));
      needle.get('https://api.example.com', { read_timeout: 5000 }, (error, response) => console.log(response));
    `,
    requests: [
      { deadline: { state: 'ineffective', option: 'timeout' } },
      { deadline: { state: 'ineffective', option: 'open_timeout' } },
      { deadline: { state: 'ineffective', option: 'read_timeout' } },
    ],
  },
  {
    name: 'agents and verification',
    code: `
      import needle from 'needle';
      import https from 'node:https';
      needle.get('https://api.example.com', { agent: new https.Agent({ keepAlive: true }) }, (error, response) => console.log(response));
      needle.post('https://api.example.com', {}, { rejectUnauthorized: false }, (error, response) => console.log(response));
    `,
    sessions: [{ api: 'new https.Agent', inline: true, givenTo: 'needle.get' }],
    tlsSwitches: [{ switch: 'rejectUnauthorized: false', effect: 'off', client: { id: 'needle' } }],
  },
  {
    name: 'nothing: data of another library',
    code: `
      import needle from './sewing.js';
      needle.post('https://api.example.com', {}, { timeout: 5000 });
    `,
    requests: [],
  },
  {
    name: 'errors of its deadlines',
    code: `
      import needle from 'needle';
      needle('get', 'https://api.example.com', { response_timeout: 5000 }).catch((error) => console.log(error.name === 'TimeoutError'));
    `,
    timeoutChecks: [
      { checked: 'TimeoutError', ends: [{ error: { by: 'code', value: 'ECONNRESET' } }] },
    ],
  },
  {
    name: 'what requests share',
    code: `
      import needle from 'needle';
      import express from 'express';
      express().get('/', async (req, res) => {
        needle.defaults({ headers: { authorization: req.headers.authorization } });
        res.end();
      });
    `,
    sharedMutations: [
      { effect: 'set', target: 'needle.defaults', what: 'value' },
    ],
  },
  {
    name: 'sessions that it does not take',
    code: `
      import needle from 'needle';
      await needle('get', 'https://api.example.com', { dispatcher });
    `,
    sessionMismatches: [
      { mismatch: { is: 'ignored option', option: 'dispatcher', instead: ['agent'] } },
    ],
  },
];
