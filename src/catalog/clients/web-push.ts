import type { ClientEntry, RequestModel } from '../types.js';

/** Options it does not know are refused; certificates are the agent's business. */
const send = {
  options: 2,
  url: null,
  session: ['agent'],
  deadline: ['timeout'],
  waits: 'forever',
  addDeadline: { option: 'timeout', value: '{{ms}}' },
} as const satisfies RequestModel;

export const webPush = {
  id: 'web-push',
  modules: ['web-push'],
  requests: { sendNotification: send },
  source: 'run: web-push 3.6 on Node 20',
} as const satisfies ClientEntry;
