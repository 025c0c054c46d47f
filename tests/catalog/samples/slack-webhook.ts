import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'with and without a timeout',
    code: `
      import { IncomingWebhook } from '@slack/webhook';
      const open = new IncomingWebhook('https://hooks.example.com');
      const bounded = new IncomingWebhook('https://hooks.example.com', { timeout: 5000 });
      await open.send('hello');
      await bounded.send({ text: 'hello' });
    `,
    sessions: [],
    instances: [{ api: 'new IncomingWebhook', client: { id: 'slack-webhook' }, name: 'open' }, { name: 'bounded' }],
    requests: [{ api: 'open.send', deadline: { state: 'missing' }, waits: 300_000 }, { api: 'bounded.send', deadline: { state: 'set' } }],
  },
  {
    name: 'nothing: another module',
    code: `
      const { IncomingWebhook } = require('./webhooks');
      new IncomingWebhook('https://hooks.example.com').send('hello');
    `,
    instances: [],
    requests: [],
  },
];
