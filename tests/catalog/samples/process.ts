import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'code of a signal handler runs at shutdown',
    code: `
      import { writeFileSync } from 'node:fs';
      process.once('SIGTERM', () => writeFileSync('state.json', '{}'));
      process.on('message', () => writeFileSync('state.json', '{}'));
    `,
    blockingCalls: [
      { blocksRequests: 'no', runs: { when: 'shutdown' } },
      { blocksRequests: 'no', runs: { when: 'unknown' } },
    ],
  },
  {
    name: 'a shutdown path that forgets the pool',
    code: `
      import process from 'node:process';
      import { Pool } from 'pg';
      const pool = new Pool();
      process.on('SIGINT', () => process.exit());
      export const find = () => pool.query('select 1');
    `,
    sessions: [{ api: 'new Pool', closed: 'never' }],
  },
  {
    name: 'verification off for the process',
    code: `
      process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
      process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = 0;
    `,
    tlsSwitches: [
      { effect: 'off', processWide: true },
      { effect: 'off', processWide: true },
    ],
  },
  {
    name: 'through the module',
    code: `
      import { env } from 'node:process';
      env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
    `,
    tlsSwitches: [{ effect: 'off', processWide: true }],
  },
  {
    name: 'verification on',
    code: `
      process.env.NODE_TLS_REJECT_UNAUTHORIZED = '1';
      const settings = { env: {} };
      settings.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
    `,
    tlsSwitches: [],
  },
];
