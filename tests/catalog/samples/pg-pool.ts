import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'default export',
    code: `
      import Pool from 'pg-pool';
      export const pool = new Pool({ ssl: { rejectUnauthorized: false } });
    `,
    sessions: [{ api: 'new Pool', noun: 'database pool', escape: 'exported' }],
    tlsSwitches: [{ effect: 'off' }],
  },
  {
    name: 'required',
    code: `
      const Pool = require('pg-pool');
      const pool = new Pool();
    `,
    sessions: [{ api: 'new Pool', closed: 'never' }],
  },
  {
    name: 'another pool',
    code: `
      import Pool from 'tiny-pool';
      export const pool = new Pool({ ssl: { rejectUnauthorized: false } });
    `,
    sessions: [],
    tlsSwitches: [{ client: { id: 'tls' } }],
  },
];
