import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'pool',
    code: `
      import mysql from 'mysql2';
      export function find(id, callback) {
        const pool = mysql.createPool({ host: 'db', ssl: { rejectUnauthorized: false } });
        pool.query('select ?', [id], callback);
      }
    `,
    sessions: [{ api: 'mysql.createPool', noun: 'database pool', closed: 'never', closeMethod: { name: 'end', async: false }, keepsProcessAlive: true }],
    tlsSwitches: [{ effect: 'off' }],
  },
  {
    name: 'connection, required',
    code: `
      const { createConnection } = require('mysql2');
      const connection = createConnection('mysql://db');
      connection.end();
    `,
    sessions: [{ api: 'createConnection', noun: 'connection', name: 'connection' }],
  },
  {
    name: 'connection of another driver',
    code: `
      import { createConnection } from 'snowflake-sdk';
      const connection = createConnection({ ssl: { rejectUnauthorized: false } });
    `,
    sessions: [],
    tlsSwitches: [{ client: { id: 'tls' } }],
  },
];
