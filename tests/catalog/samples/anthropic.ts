import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'default import',
    code: `
      import Anthropic from '@anthropic-ai/sdk';
      const client = new Anthropic();
      export const ask = (messages) => client.messages.create({ max_tokens: 10, messages, model: 'm' });
    `,
    sessions: [],
    instances: [{ api: 'new Anthropic' }],
    requests: [{ api: 'client.messages.create', deadline: { state: 'bounded by default' } }],
  },
  {
    name: 'named import, deadline in the call',
    code: `
      import { Anthropic } from '@anthropic-ai/sdk';
      const client = new Anthropic();
      export const count = (messages) => client.messages.countTokens({ messages, model: 'm' }, { timeout: 1000 });
    `,
    requests: [{ api: 'client.messages.countTokens', deadline: { state: 'set', by: 'timeout' } }],
  },
  {
    name: 'look-alike',
    code: `
      class Anthropic { messages = { create() {} }; }
      new Anthropic().messages.create({});
    `,
    instances: [],
    requests: [],
  },
  {
    name: 'errors of its deadlines',
    code: `
      import Anthropic from '@anthropic-ai/sdk';
      const client = new Anthropic({ timeout: 5000 });
      client.messages.create({ model: 'small', messages: [] }, {}).catch((error) => console.log(error.name === 'TimeoutError'));
    `,
    timeoutChecks: [
      { checked: 'TimeoutError', ends: [{ error: { by: 'name', value: 'APIConnectionTimeoutError' } }] },
    ],
  },
  {
    name: 'what requests share',
    code: `
      import Anthropic from '@anthropic-ai/sdk';
      import express from 'express';
      const client = new Anthropic();
      express().get('/', async (req, res) => {
        client.apiKey = req.headers.key;
        client.baseURL = req.query.url;
        client.authToken = req.headers.token;
        res.end();
      });
    `,
    sharedMutations: [
      { effect: 'set', target: 'client.apiKey', what: 'key' },
      { effect: 'set', target: 'client.baseURL', what: 'address' },
      { effect: 'set', target: 'client.authToken', what: 'token' },
    ],
  },
  {
    name: 'sessions that it does not take',
    code: `
      import Anthropic from '@anthropic-ai/sdk';
      const client = new Anthropic({ agent });
    `,
    sessionMismatches: [
      { mismatch: { is: 'ignored option', option: 'agent', instead: ['fetchOptions.dispatcher'] } },
    ],
  },
];
