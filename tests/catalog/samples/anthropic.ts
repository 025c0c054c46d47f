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
];
