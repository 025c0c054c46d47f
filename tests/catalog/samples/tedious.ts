import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'connection',
    code: `
      import { Connection } from 'tedious';
      export function open() {
        const connection = new Connection({ server: 'db', options: { trustServerCertificate: true } });
        connection.connect();
      }
    `,
    sessions: [{ api: 'new Connection', noun: 'connection', closed: 'never', closeMethod: { name: 'close', async: false } }],
    tlsSwitches: [{ effect: 'off', switch: 'trustServerCertificate: true' }],
  },
  {
    name: 'default import',
    code: `
      import tedious from 'tedious';
      export const connection = new tedious.Connection({ server: 'db', options: { trustServerCertificate: false } });
    `,
    sessions: [{ api: 'new tedious.Connection' }],
    tlsSwitches: [],
  },
  {
    name: 'connection of a chain',
    code: `
      import { Connection } from '@solana/web3.js';
      export const connection = new Connection({ options: { trustServerCertificate: true } });
    `,
    sessions: [],
    tlsSwitches: [{ client: { id: 'tls' } }],
  },
];
