import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'a client owns an agent; requests are bounded',
    code: `
      import twilio, { Twilio } from 'twilio';
      export async function notify(to) {
        const client = twilio('sid', 'token');
        await client.messages.create({ to, body: 'hello' });
      }
      export const shared = new Twilio('sid', 'token', { timeout: 5000 });
      export const calls = () => shared.calls.list({ limit: 20 });
    `,
    sessions: [
      { api: 'twilio', client: { id: 'twilio' }, noun: 'connection pool', name: 'client', pools: 'yes', keepsProcessAlive: false, closeMethod: null, disposable: false },
      { api: 'new Twilio', name: 'shared' },
    ],
    requests: [
      { api: 'client.messages.create', deadline: { state: 'bounded by default' }, waits: 30_000 },
      { api: 'shared.calls.list', deadline: { state: 'set' } },
    ],
  },
  {
    name: 'fan-out, and answers that send nothing',
    code: `
      const twilio = require('twilio');
      const client = new twilio.Twilio('sid', 'token');
      exports.all = (numbers) => Promise.all(numbers.map((to) => client.messages.create({ to, body: 'hello' })));
      exports.answer = () => new twilio.twiml.MessagingResponse().toString();
    `,
    sessions: [{ api: 'new twilio.Twilio' }],
    fanOuts: [{}],
  },
  {
    name: 'nothing: another module',
    code: `
      import twilio from './sms.js';
      await twilio('sid').messages.create({ to: '1' });
    `,
    sessions: [],
    requests: [],
  },
];
