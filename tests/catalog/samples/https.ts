import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'requests in every import form',
    code: `
      const https = require('node:https');
      const { get } = require('https');
      https.request({ hostname: 'api.example.com' }).end();
      get('https://api.example.com', (response) => response.resume());
    `,
    requests: [
      { api: 'https.request', client: { id: 'https' }, deadline: { state: 'missing' }, waits: 'forever' },
      { api: 'get', client: { id: 'https' }, deadline: { state: 'missing' } },
    ],
  },
  {
    name: 'an agent given to a request of its own',
    code: `
      import https from 'node:https';
      export const load = () => https.get('https://api.example.com', { agent: new https.Agent({ keepAlive: true }) });
    `,
    sessions: [{ api: 'new https.Agent', client: { id: 'https' }, pools: 'yes', inline: true, givenTo: 'https.get' }],
  },
  {
    name: 'verification off: request, agent, no-op check',
    code: `
      import https, { Agent } from 'node:https';
      https.get('https://api.example.com/a', { rejectUnauthorized: false }, (response) => response.resume());
      https.request({ hostname: 'api.example.com', rejectUnauthorized: false }).end();
      export const agent = new Agent({ keepAlive: true, rejectUnauthorized: false });
      export const lax = new Agent({ keepAlive: true, checkServerIdentity: () => undefined });
    `,
    tlsSwitches: [
      { switch: 'rejectUnauthorized: false', effect: 'off', client: { id: 'https' }, processWide: false },
      { switch: 'rejectUnauthorized: false', effect: 'off' },
      { switch: 'rejectUnauthorized: false', effect: 'off' },
      { effect: 'off' },
    ],
  },
  {
    name: 'verification off for the whole process',
    code: `
      import https from 'node:https';
      https.globalAgent.options.rejectUnauthorized = false;
    `,
    tlsSwitches: [{ effect: 'off', processWide: true, client: { id: 'https' } }],
  },
  {
    name: 'nothing: verification left on, other objects',
    code: `
      import https from 'node:https';
      https.globalAgent.options.rejectUnauthorized = true;
      export const agent = new https.Agent({ rejectUnauthorized: true, checkServerIdentity: (host, certificate) => verify(host, certificate) });
      export const lookalike = { globalAgent: { options: {} } };
      lookalike.globalAgent.options.rejectUnauthorized = false;
      function verify(host, certificate) { return certificate.subject.CN === host ? undefined : new Error(host); }
    `,
    tlsSwitches: [{ client: { id: 'tls' } }],
    requests: [],
  },
  {
    name: 'what requests share',
    code: `
      import https from 'node:https';
      import express from 'express';
      express().get('/', async (req, res) => {
        https.globalAgent.options.localAddress = req.query.address;
        res.end();
      });
    `,
    sharedMutations: [
      { effect: 'set', target: 'https.globalAgent.options.localAddress', what: 'setting' },
    ],
  },
];
