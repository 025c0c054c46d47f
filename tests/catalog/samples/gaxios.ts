import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'requests of the module, its instance and a client',
    code: `
      import { Gaxios, instance, request } from 'gaxios';
      const client = new Gaxios();
      await request({ url: 'https://api.example.com' });
      await instance.request({ url: 'https://api.example.com' });
      await client.request({ url: 'https://api.example.com' });
      await client.fetch('https://api.example.com');
    `,
    sessions: [],
    instances: [{ api: 'new Gaxios', client: { id: 'gaxios' }, name: 'client' }],
    requests: ['request', 'instance.request', 'client.request', 'client.fetch'].map((api) => ({ api, client: { id: 'gaxios' }, deadline: { state: 'missing' }, waits: 'forever', idiom: 'timeout: {{ms}}' })),
  },
  {
    name: 'deadlines in the call, the client and its defaults',
    code: `
      import { Gaxios, request } from 'gaxios';
      const bounded = new Gaxios({ timeout: 5000 });
      const later = new Gaxios();
      later.defaults.timeout = 5000;
      await request({ url: 'https://api.example.com', timeout: 5000 });
      await request({ url: 'https://api.example.com', signal: AbortSignal.timeout(5000) });
      await bounded.request({ url: 'https://api.example.com' });
      await later.request({ url: 'https://api.example.com' });
    `,
    requests: [{ deadline: { state: 'set' } }, { deadline: { state: 'set' } }, { deadline: { state: 'set' } }, { deadline: { state: 'set' } }],
  },
  {
    name: 'streams, agents, and a switch gaxios ignores',
    code: `
      import { request } from 'gaxios';
      import https from 'node:https';
      await request({ url: 'https://api.example.com', responseType: 'stream' });
      await request({ url: 'https://api.example.com', agent: new https.Agent({ keepAlive: true }) });
      await request({ url: 'https://api.example.com', rejectUnauthorized: false });
    `,
    sessions: [{ api: 'new https.Agent', inline: true, givenTo: 'request' }],
    requests: [{ streams: 'yes' }, { streams: 'no' }, { streams: 'no' }],
    tlsSwitches: [{ effect: 'ineffective', client: { id: 'gaxios' } }],
  },
  {
    name: 'nothing: an own class',
    code: `
      class Gaxios {}
      const client = new Gaxios();
      client.request({ url: 'https://api.example.com' });
    `,
    instances: [],
    requests: [],
  },
  {
    name: 'errors of its deadlines',
    code: `
      import { request } from 'gaxios';
      request({ url: 'https://api.example.com', timeout: 5000 }).catch((error) => console.log(error.name === 'AbortError'));
    `,
    timeoutChecks: [
      { checked: 'AbortError', ends: [{ error: { by: 'cause', value: 'AbortError' } }] },
    ],
  },
  {
    name: 'what requests share',
    code: `
      import { Gaxios } from 'gaxios';
      import express from 'express';
      const client = new Gaxios();
      express().get('/', async (req, res) => {
        client.defaults.headers = { authorization: req.headers.authorization };
        client.interceptors.request.add({});
        client.interceptors.response.add({});
        res.end();
      });
    `,
    sharedMutations: [
      { effect: 'set', target: 'client.defaults.headers', what: 'value' },
      { effect: 'add', target: 'client.interceptors.request.add', what: 'interceptor' },
      { effect: 'add', target: 'client.interceptors.response.add', what: 'interceptor' },
    ],
  },
  {
    name: 'sessions that it does not take',
    code: `
      import { request } from 'gaxios';
      await request({ url: 'https://api.example.com', dispatcher });
    `,
    sessionMismatches: [
      { mismatch: { is: 'ignored option', option: 'dispatcher', instead: ['agent'] } },
    ],
  },
];
