import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'data source with unverified TLS',
    ts: true,
    code: `
      import { DataSource } from 'typeorm';
      export const source = new DataSource({ type: 'postgres', ssl: { rejectUnauthorized: false } });
    `,
    sessions: [{ api: 'new DataSource', noun: 'database pool', escape: 'exported' }],
    tlsSwitches: [{ effect: 'off' }],
  },
  {
    name: 'required, never destroyed',
    code: `
      const { DataSource } = require('typeorm');
      exports.count = async (options) => {
        const source = new DataSource(options);
        await source.initialize();
        return source.query('select 1');
      };
    `,
    sessions: [{ api: 'new DataSource', closed: 'never', closeMethod: { name: 'destroy', async: true } }],
  },
  {
    name: 'data source of a table component',
    code: `
      import { DataSource } from '@angular/cdk/collections';
      export const source = new DataSource({ ssl: { rejectUnauthorized: false } });
    `,
    sessions: [],
    tlsSwitches: [{ client: { id: 'tls' } }],
  },
];
