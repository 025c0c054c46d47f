import type { ClientEntry } from '../types.js';

/** Mail. Only a transport with `pool: true` keeps its connections, and then it keeps the process alive. */
export const nodemailer = {
  id: 'nodemailer',
  name: 'Nodemailer',
  modules: ['nodemailer'],
  types: { Transporter: 'Transporter', Mail: 'Transporter' },
  sessions: {
    createTransport: {
      create: 'call',
      type: 'Transporter',
      kind: 'mail transport',
      options: 0,
      poolsWhen: { option: 'pool', is: true },
      limit: { option: 'maxConnections', default: 5 },
      close: [{ method: 'close', async: false, graceful: false }],
      dispose: 'none',
      keepsProcessAlive: true,
      tls: ['tls.rejectUnauthorized'],
    },
  },
  source: 'run: nodemailer 10.6 on Node 20 (sockets and process end, with and without pool); options: documentation',
} as const satisfies ClientEntry;
