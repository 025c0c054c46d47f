import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'import forms and verbs',
    code: `
      import got, { got as named } from 'got';
      const required = require('got');
      await got('https://api.example.com');
      await got({ url: 'https://api.example.com' });
      await named.get('https://api.example.com');
      await required.post('https://api.example.com');
      await got.put('https://api.example.com');
      await got.patch('https://api.example.com');
      await got.head('https://api.example.com');
      await got.delete('https://api.example.com');
      await got.paginate.all('https://api.example.com');
      for await (const item of got.paginate('https://api.example.com')) console.log(item);
      for await (const item of got.paginate.each('https://api.example.com')) console.log(item);
    `,
    requests: ['got', 'got', 'named.get', 'required.post', 'got.put', 'got.patch', 'got.head', 'got.delete', 'got.paginate.all', 'got.paginate', 'got.paginate.each'].map((api) => ({
      api,
      client: { id: 'got' },
      deadline: { state: 'missing' },
      waits: 'forever',
      idiom: 'timeout: { request: {{ms}} }',
    })),
  },
  {
    name: 'deadlines in the call and in the instance',
    code: `
      import got from 'got';
      const api = got.extend({ timeout: { request: 5000 } });
      const users = api.extend({ prefixUrl: 'https://api.example.com/users' });
      await got('https://api.example.com', { timeout: { request: 5000 } });
      await got({ url: 'https://api.example.com', timeout: { response: 5000 } });
      await got('https://api.example.com', { signal: AbortSignal.timeout(5000) });
      await api('https://api.example.com');
      await users.get('1');
    `,
    instances: [{ api: 'got.extend', client: { id: 'got' }, name: 'api' }, { api: 'api.extend', name: 'users' }],
    requests: [{ deadline: { state: 'set' } }, { deadline: { state: 'set' } }, { deadline: { state: 'set' } }, { deadline: { state: 'set' } }, { deadline: { state: 'set' } }],
    sessions: [],
  },
  {
    name: 'streams',
    code: `
      import got from 'got';
      got.stream('https://api.example.com').pipe(process.stdout);
      got.stream.get('https://api.example.com').pipe(process.stdout);
      got.stream.post('https://api.example.com').pipe(process.stdout);
      got('https://api.example.com', { isStream: true }).pipe(process.stdout);
    `,
    requests: [{ api: 'got.stream', streams: 'yes' }, { api: 'got.stream.get', streams: 'yes' }, { api: 'got.stream.post', streams: 'yes' }, { api: 'got', streams: 'yes' }],
  },
  {
    name: 'agents and verification',
    code: `
      import got from 'got';
      import { Agent } from 'node:https';
      await got('https://api.example.com', { agent: { https: new Agent({ keepAlive: true }) } });
      await got('https://api.example.com', { https: { rejectUnauthorized: false } });
      await got('https://api.example.com', { rejectUnauthorized: false });
      export const api = got.extend({ https: { rejectUnauthorized: false } });
    `,
    sessions: [{ api: 'new Agent', client: { id: 'https' }, inline: true, givenTo: 'got' }],
    tlsSwitches: [
      { switch: 'rejectUnauthorized: false', effect: 'off', client: { id: 'got' } },
      { switch: 'rejectUnauthorized: false', effect: 'off', client: { id: 'got' } },
      { switch: 'rejectUnauthorized: false', effect: 'off', client: { id: 'got' } },
    ],
  },
  {
    name: 'nothing: an own function, errors of the module',
    code: `
      import { HTTPError } from 'got';
      import got from './got.js';
      await got('https://api.example.com');
      await got.extend({ timeout: { request: 5000 } }).get('https://api.example.com');
      export const failed = (error) => error instanceof HTTPError;
    `,
    requests: [],
    instances: [],
  },
  {
    name: 'errors of its deadlines',
    code: `
      import got, { TimeoutError } from 'got';
      got('https://api.example.com', { timeout: { request: 5000 } }).catch((error) => console.log(error.name === 'AbortError'));
      got('https://api.example.com', { timeout: { request: 5000 } }).catch((error) => console.log(error instanceof TimeoutError));
    `,
    timeoutChecks: [
      { checked: 'AbortError', ends: [{ error: { by: 'name', value: 'TimeoutError' } }] },
    ],
  },
  {
    name: 'what requests share',
    code: `
      import got from 'got';
      import express from 'express';
      const api = got.extend({ mutableDefaults: true });
      const frozen = got.extend({});
      express().get('/', async (req, res) => {
        api.defaults.options.headers.authorization = req.headers.authorization;
        frozen.defaults.options.headers.authorization = req.headers.authorization;
        res.end();
      });
    `,
    sharedMutations: [
      { effect: 'set', target: 'api.defaults.options.headers.authorization', what: 'value' },
    ],
  },
];
