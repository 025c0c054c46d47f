import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'a connection',
    code: `
      import tls from 'node:tls';
      const socket = tls.connect({ host: 'api.example.com', port: 443 });
      socket.end();
    `,
    sessions: [{ api: 'tls.connect', client: { id: 'tls' }, noun: 'connection', pools: 'yes', keepsProcessAlive: true, closeMethod: { name: 'end', async: false } }],
    tlsSwitches: [],
  },
  {
    name: 'verification off, in each place of the options',
    code: `
      import { connect } from 'tls';
      export const a = connect({ host: 'api.example.com', port: 443, rejectUnauthorized: false });
      export const b = connect(443, { host: 'api.example.com', rejectUnauthorized: false });
      export const c = connect(443, 'api.example.com', { rejectUnauthorized: false });
      export const d = connect(443, 'api.example.com', { checkServerIdentity: () => {} });
    `,
    tlsSwitches: [
      { switch: 'rejectUnauthorized: false', effect: 'off', client: { id: 'tls' } },
      { switch: 'rejectUnauthorized: false', effect: 'off' },
      { switch: 'rejectUnauthorized: false', effect: 'off' },
      { effect: 'off' },
    ],
  },
  {
    name: 'nothing: a server, another connect',
    code: `
      import { createServer } from 'node:tls';
      import { connect } from './queue.js';
      export const server = createServer({ requestCert: true });
      export const queue = connect({ host: 'queue.example.com' });
    `,
    sessions: [],
  },
];
