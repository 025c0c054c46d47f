import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'client per call',
    code: `
      import { Client } from '@opensearch-project/opensearch';
      export async function find(body) {
        const client = new Client({ node: 'https://search', ssl: { rejectUnauthorized: false } });
        return client.search({ body });
      }
    `,
    sessions: [{ api: 'new Client', noun: 'connection pool', closed: 'never', closeMethod: { name: 'close', async: true } }],
    requests: [{ api: 'client.search', deadline: { state: 'bounded by default' }, waits: 30000 }],
    tlsSwitches: [{ effect: 'off' }],
  },
  {
    name: 'required',
    code: `
      const opensearch = require('@opensearch-project/opensearch');
      exports.client = new opensearch.Client({ node: 'https://search' });
    `,
    sessions: [{ api: 'new opensearch.Client' }],
    tlsSwitches: [],
  },
  {
    name: 'look-alike',
    code: `
      import { Client } from './client.js';
      export const client = new Client({ ssl: { rejectUnauthorized: false } });
    `,
    sessions: [],
    tlsSwitches: [{ client: { id: 'tls' } }],
  },
];
