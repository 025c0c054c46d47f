import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'with and without a timeout',
    code: `
      import webpush, { sendNotification } from 'web-push';
      await webpush.sendNotification(subscription, 'hello');
      await sendNotification(subscription, 'hello', { TTL: 60 });
      await webpush.sendNotification(subscription, 'hello', { timeout: 5000 });
    `,
    requests: [
      { api: 'webpush.sendNotification', client: { id: 'web-push' }, deadline: { state: 'missing' }, waits: 'forever', idiom: 'timeout: {{ms}}' },
      { api: 'sendNotification', deadline: { state: 'missing' } },
      { api: 'webpush.sendNotification', deadline: { state: 'set', by: 'timeout' } },
    ],
  },
  {
    name: 'an agent per notification',
    code: `
      const webpush = require('web-push');
      const https = require('node:https');
      exports.push = (subscription, payload) => webpush.sendNotification(subscription, payload, { agent: new https.Agent({ keepAlive: true, rejectUnauthorized: false }), timeout: 5000 });
    `,
    sessions: [{ api: 'new https.Agent', inline: true, givenTo: 'webpush.sendNotification' }],
    tlsSwitches: [{ effect: 'off', client: { id: 'https' } }],
  },
  {
    name: 'nothing: another module',
    code: `
      import webpush from './push.js';
      await webpush.sendNotification(subscription, 'hello');
    `,
    requests: [],
  },
];
