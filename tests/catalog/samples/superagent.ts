import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'import forms and verbs',
    code: `
      import superagent from 'superagent';
      const request = require('superagent');
      await superagent('GET', 'https://api.example.com');
      await superagent.get('https://api.example.com');
      await superagent.head('https://api.example.com');
      await superagent.options('https://api.example.com');
      await superagent.post('https://api.example.com').send({});
      await superagent.put('https://api.example.com');
      await superagent.patch('https://api.example.com');
      await superagent.del('https://api.example.com');
      await request.delete('https://api.example.com');
    `,
    requests: ['superagent', 'superagent.get', 'superagent.head', 'superagent.options', 'superagent.post', 'superagent.put', 'superagent.patch', 'superagent.del', 'request.delete'].map((api) => ({
      api,
      client: { id: 'superagent' },
      deadline: { state: 'missing' },
      waits: 'forever',
      idiom: '.timeout({{ms}})',
    })),
  },
  {
    name: 'deadlines, in a chain and later',
    code: `
      import superagent from 'superagent';
      await superagent.get('https://api.example.com').set('a', 'b').timeout(5000);
      await superagent.post('https://api.example.com').timeout({ response: 5000, deadline: 60000 }).send({});
      const pending = superagent.get('https://api.example.com');
      pending.timeout(5000);
      await pending;
    `,
    requests: [{ deadline: { state: 'set' } }, { deadline: { state: 'set' } }, { deadline: { state: 'set' } }],
  },
  {
    name: 'agents own no sockets',
    code: `
      import superagent from 'superagent';
      const agent = superagent.agent({ rejectUnauthorized: false });
      await agent.get('https://api.example.com');
      await agent.head('https://api.example.com');
      await agent.options('https://api.example.com');
      await agent.post('https://api.example.com').timeout(5000);
      await agent.put('https://api.example.com');
      await agent.patch('https://api.example.com');
      await agent.del('https://api.example.com');
      await agent.delete('https://api.example.com');
    `,
    sessions: [],
    instances: [{ api: 'superagent.agent', client: { id: 'superagent' }, name: 'agent' }],
    requests: [
      { api: 'agent.get', deadline: { state: 'missing' } },
      { api: 'agent.head' },
      { api: 'agent.options' },
      { api: 'agent.post', deadline: { state: 'set' } },
      { api: 'agent.put' },
      { api: 'agent.patch' },
      { api: 'agent.del' },
      { api: 'agent.delete' },
    ],
    tlsSwitches: [{ switch: 'rejectUnauthorized: false', effect: 'off', client: { id: 'superagent' } }],
  },
  {
    name: 'verification off by a method',
    code: `
      import { get } from 'superagent';
      await get('https://api.example.com').disableTLSCerts().timeout(5000);
    `,
    tlsSwitches: [{ effect: 'off', client: { id: 'superagent' } }],
  },
  {
    name: 'what an agent is set to',
    code: `
      import superagent from 'superagent';
      const agent = superagent.agent().accept('json').timeout(5000);
      await agent.get('https://api.example.com');
      await superagent.agent().auth('me', secret).query({ page: 1 }).accept('json').retry(2).redirects(3).post('https://api.example.com');
    `,
    requests: [
      { api: 'agent.get', deadline: { state: 'set', by: 'timeout' } },
      { deadline: { state: 'missing' } },
    ],
  },
  {
    name: 'nothing: an own builder',
    code: `
      import superagent from './superagent.js';
      await superagent.get('https://api.example.com').disableTLSCerts();
    `,
    requests: [],
    tlsSwitches: [],
  },
  {
    name: 'errors of its deadlines',
    code: `
      import superagent from 'superagent';
      superagent.get('https://api.example.com').timeout(5000).catch((error) => console.log(error.name === 'TimeoutError'));
    `,
    timeoutChecks: [
      { checked: 'TimeoutError', ends: [{ error: { by: 'code', value: 'ECONNABORTED' } }] },
    ],
  },
  {
    name: 'what requests share',
    code: `
      import superagent from 'superagent';
      import express from 'express';
      const agent = superagent.agent();
      express().get('/', async (req, res) => {
        agent.set('authorization', req.headers.authorization);
        agent.auth(req.query.user, req.query.password);
        agent.query({ tenant: req.query.tenant });
        agent.use((request) => request);
        res.end();
      });
    `,
    sharedMutations: [
      { effect: 'set', target: 'agent.set', what: 'value' },
      { effect: 'set', target: 'agent.auth', what: 'value' },
      { effect: 'set', target: 'agent.query', what: 'value' },
      { effect: 'add', target: 'agent.use', what: 'plugin' },
    ],
  },
];
