import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'methods, deep methods, apiCall',
    code: `
      import { WebClient } from '@slack/web-api';
      const slack = new WebClient('token');
      await slack.chat.postMessage({ channel: 'c', text: 't' });
      await slack.admin.users.session.reset({ user_id: 'u' });
      await slack.users.profile.get();
      await slack.apiCall('chat.postMessage', { channel: 'c', text: 't', timeout: 5000 });
    `,
    sessions: [],
    instances: [{ api: 'new WebClient', client: { id: 'slack-web-api' }, name: 'slack' }],
    requests: ['slack.chat.postMessage', 'slack.admin.users.session.reset', 'slack.users.profile.get', 'slack.apiCall'].map((api) => ({ api, deadline: { state: 'missing' }, waits: 300_000, idiom: null })),
  },
  {
    name: 'a deadline of the client; switched off; a switch that does nothing',
    code: `
      const { WebClient } = require('@slack/web-api');
      const bounded = new WebClient('token', { timeout: 5000 });
      const open = new WebClient('token', { timeout: 0, tls: { rejectUnauthorized: false } });
      bounded.conversations.list();
      open.conversations.list();
    `,
    requests: [{ deadline: { state: 'set' } }, { deadline: { state: 'disabled', option: 'timeout' } }],
    tlsSwitches: [{ effect: 'ineffective' }],
  },
  {
    name: 'nothing: a client of another kind',
    code: `
      import { WebClient } from './web-client.js';
      const slack = new WebClient('token');
      await slack.chat.postMessage({ channel: 'c' });
    `,
    instances: [],
    requests: [],
  },
];
