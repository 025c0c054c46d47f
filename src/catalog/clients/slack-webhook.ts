import type { ClientEntry, RequestModel } from '../types.js';

/** A webhook sends with what it was made with: no deadline unless `timeout` is given. */
const send = {
  options: null,
  url: null,
  deadline: [],
  // Each try.
  waits: 300_000,
} as const satisfies RequestModel;

export const slackWebhook = {
  id: 'slack-webhook',
  name: 'Slack',
  modules: ['@slack/webhook'],
  types: { IncomingWebhook: 'IncomingWebhook' },
  instances: { IncomingWebhook: { create: 'new', type: 'IncomingWebhook', options: 1, session: ['agent'], deadline: ['timeout', 'fetch'] } },
  requests: { 'IncomingWebhook#send': send },
  source: 'run: @slack/webhook 8.0 on Node 20; `fetch`: source; `agent`: documentation of older versions',
} as const satisfies ClientEntry;
