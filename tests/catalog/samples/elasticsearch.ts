import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'client with unverified TLS',
    code: `
      import { Client } from '@elastic/elasticsearch';
      export const client = new Client({ node: 'https://search', tls: { rejectUnauthorized: false } });
      export const find = (query) => client.search({ query });
    `,
    sessions: [{ api: 'new Client', noun: 'connection pool', keepsProcessAlive: false }],
    requests: [{ api: 'client.search', deadline: { state: 'bounded by default' } }],
    tlsSwitches: [{ effect: 'off' }],
  },
  {
    name: 'required, deep method and deadline',
    code: `
      const { Client } = require('@elastic/elasticsearch');
      const client = new Client({ node: 'https://search', ssl: { rejectUnauthorized: false } });
      exports.create = (index) => client.indices.create({ index }, { requestTimeout: 1000 });
    `,
    requests: [{ api: 'client.indices.create', deadline: { state: 'set', by: 'requestTimeout' } }],
    tlsSwitches: [{ effect: 'off' }],
  },
  {
    name: 'another client',
    code: `
      import { Client } from 'discord.js';
      export async function login() {
        const client = new Client({ tls: { rejectUnauthorized: false } });
        return client.search();
      }
    `,
    sessions: [],
    requests: [],
    tlsSwitches: [{ client: { id: 'tls' } }],
  },
];
