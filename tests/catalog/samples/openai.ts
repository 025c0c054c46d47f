import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'instance per call owns nothing',
    code: `
      import OpenAI from 'openai';
      export async function ask(content) {
        const client = new OpenAI();
        return client.chat.completions.create({ model: 'm', messages: [{ role: 'user', content }] });
      }
    `,
    sessions: [],
    instances: [{ api: 'new OpenAI', name: 'client' }],
    requests: [{ api: 'client.chat.completions.create', deadline: { state: 'bounded by default' }, waits: 600000 }],
  },
  {
    name: 'deadline of call and client',
    code: `
      const { OpenAI } = require('openai');
      const client = new OpenAI({ timeout: 5000 });
      exports.embed = (input) => client.embeddings.create({ input, model: 'm' });
      exports.answer = (input) => client.responses.create({ input, model: 'm' }, { timeout: 1000 });
    `,
    requests: [
      { api: 'client.embeddings.create', deadline: { state: 'set' } },
      { api: 'client.responses.create', deadline: { state: 'set', by: 'timeout' } },
    ],
  },
  {
    name: 'typed parameter',
    ts: true,
    code: `
      import type OpenAI from 'openai';
      export const ask = (client: OpenAI, input: string) => client.responses.create({ input, model: 'm' });
    `,
    requests: [{ api: 'client.responses.create' }],
  },
  {
    name: 'look-alike',
    code: `
      import { OpenAI } from './models.js';
      const client = new OpenAI();
      client.chat.completions.create({});
    `,
    instances: [],
    requests: [],
  },
  {
    name: 'errors of its deadlines',
    code: `
      import OpenAI from 'openai';
      const client = new OpenAI({ timeout: 5000 });
      client.responses.create({ model: 'small', input: 'a' }, {}).catch((error) => console.log(error.name === 'TimeoutError'));
    `,
    timeoutChecks: [
      { checked: 'TimeoutError', ends: [{ error: { by: 'class', value: 'APIConnectionTimeoutError' } }] },
    ],
  },
  {
    name: 'what requests share',
    code: `
      import OpenAI from 'openai';
      import express from 'express';
      const client = new OpenAI();
      express().get('/', async (req, res) => {
        client.apiKey = req.headers.key;
        client.baseURL = req.query.url;
        client.organization = req.query.organization;
        client.project = req.query.project;
        res.end();
      });
    `,
    sharedMutations: [
      { effect: 'set', target: 'client.apiKey', what: 'key' },
      { effect: 'set', target: 'client.baseURL', what: 'address' },
      { effect: 'set', target: 'client.organization', what: 'setting' },
      { effect: 'set', target: 'client.project', what: 'setting' },
    ],
  },
  {
    name: 'sessions that it does not take',
    code: `
      import OpenAI from 'openai';
      const client = new OpenAI({ agent, dispatcher });
    `,
    sessionMismatches: [
      { mismatch: { is: 'ignored option', option: 'agent', instead: ['fetchOptions.dispatcher'] } },
      { mismatch: { is: 'ignored option', option: 'dispatcher', instead: ['fetchOptions.dispatcher'] } },
    ],
  },
];
