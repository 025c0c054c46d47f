import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'without a pool it keeps nothing',
    code: `
      import nodemailer from 'nodemailer';
      export async function mail(message) {
        const transport = nodemailer.createTransport({ host: 'smtp' });
        await transport.sendMail(message);
      }
    `,
    sessions: [{ api: 'nodemailer.createTransport', noun: 'mail transport', pools: 'no', poolsWith: 'pool: true' }],
    requests: [],
  },
  {
    name: 'pooled',
    code: `
      const { createTransport } = require('nodemailer');
      exports.mail = async (message) => {
        const transport = createTransport({ host: 'smtp', pool: true });
        await transport.sendMail(message);
      };
    `,
    sessions: [{ api: 'createTransport', pools: 'yes', closed: 'never', keepsProcessAlive: true, closeMethod: { name: 'close', async: false } }],
  },
  {
    name: 'verification off',
    code: `
      import { createTransport } from 'nodemailer';
      export const transport = createTransport({ host: 'smtp', tls: { rejectUnauthorized: false } });
    `,
    tlsSwitches: [{ effect: 'off' }],
  },
  {
    name: 'look-alike',
    code: `
      import { createTransport } from './log.js';
      export const transport = createTransport({ pool: true, tls: { rejectUnauthorized: false } });
    `,
    sessions: [],
    tlsSwitches: [{ client: { id: 'tls' } }],
  },
];
