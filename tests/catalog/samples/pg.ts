import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'pool per call, never ended',
    code: `
      import { Pool } from 'pg';
      export async function find(id) {
        const pool = new Pool({ max: 4 });
        const { rows } = await pool.query('select $1', [id]);
        return rows;
      }
    `,
    sessions: [{ api: 'new Pool', noun: 'database pool', name: 'pool', closed: 'never', closeMethod: { name: 'end', async: true }, keepsProcessAlive: false }],
    requests: [],
  },
  {
    name: 'client of the default export',
    code: `
      import pg from 'pg';
      const client = new pg.Client({ ssl: { rejectUnauthorized: false } });
      await client.connect();
      await client.end();
    `,
    sessions: [{ api: 'new pg.Client', noun: 'connection', keepsProcessAlive: true }],
    tlsSwitches: [{ effect: 'off', switch: 'rejectUnauthorized: false' }],
  },
  {
    name: 'no-verify as option and in the connection string',
    code: `
      const { Pool } = require('pg');
      exports.a = new Pool({ ssl: 'no-verify' });
      exports.b = new Pool({ connectionString: 'postgres://user@host/db?sslmode=no-verify' });
    `,
    tlsSwitches: [
      { effect: 'off' },
      { effect: 'off' },
    ],
  },
  {
    name: 'plain text is no verification switch',
    code: `
      import { Pool } from 'pg';
      export const pool = new Pool({ ssl: false });
    `,
    tlsSwitches: [],
  },
  {
    name: 'pool of workers',
    code: `
      import { Pool } from './threads.js';
      export async function work() {
        const pool = new Pool({ ssl: { rejectUnauthorized: false } });
        return pool.run();
      }
    `,
    sessions: [],
    tlsSwitches: [{ client: { id: 'tls' } }],
  },
];
