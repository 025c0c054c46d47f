import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'pool',
    code: `
      import { createPool } from 'mysql2/promise';
      export async function find(id) {
        const pool = createPool({ host: 'db' });
        return pool.query('select ?', [id]);
      }
    `,
    sessions: [{ api: 'createPool', noun: 'database pool', closed: 'never', closeMethod: { name: 'end', async: true } }],
  },
  {
    name: 'connection is a promise',
    code: `
      const mysql = require('mysql2/promise');
      exports.find = async (id) => {
        const connection = await mysql.createConnection({ ssl: { rejectUnauthorized: false } });
        try {
          return await connection.query('select ?', [id]);
        } finally {
          await connection.end();
        }
      };
    `,
    sessions: [{ api: 'mysql.createConnection', name: 'connection', closed: 'always' }],
    tlsSwitches: [{ effect: 'off' }],
  },
  {
    name: 'own function',
    code: `
      import { createPool } from './pools.js';
      const pool = createPool({ ssl: { rejectUnauthorized: false } });
    `,
    sessions: [],
    tlsSwitches: [{ client: { id: 'tls' } }],
  },
];
