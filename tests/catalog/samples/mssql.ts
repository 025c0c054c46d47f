import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'pool of its own',
    code: `
      import sql from 'mssql';
      export async function find(config) {
        const pool = new sql.ConnectionPool({ ...config, options: { trustServerCertificate: true } });
        await pool.connect();
        return pool.query('select 1');
      }
    `,
    sessions: [{ api: 'new sql.ConnectionPool', noun: 'database pool', closed: 'never', closeMethod: { name: 'close', async: true } }],
    tlsSwitches: [{ effect: 'off' }],
  },
  {
    name: 'pool of the process',
    code: `
      const sql = require('mssql');
      sql.connect({ server: 'db', trustServerCertificate: true });
    `,
    sessions: [],
    tlsSwitches: [{ effect: 'off' }],
  },
  {
    name: 'a connection string',
    code: `
      const sql = require('mssql');
      sql.connect('Server=db.example;Database=app;User Id=app;Password=secret;Encrypt=true;trustServerCertificate=true');
    `,
    tlsSwitches: [{ effect: 'off', switch: 'TrustServerCertificate=true' }],
  },
  {
    name: 'look-alike',
    code: `
      import { ConnectionPool } from './pools.js';
      export const pool = new ConnectionPool({ trustServerCertificate: true });
    `,
    sessions: [],
    tlsSwitches: [{ client: { id: 'tls' } }],
  },
];
