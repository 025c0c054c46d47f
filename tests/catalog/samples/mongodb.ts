import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'client in a function',
    code: `
      import { MongoClient } from 'mongodb';
      export async function count(url) {
        const client = new MongoClient(url, { tlsAllowInvalidCertificates: true });
        await client.connect();
        return client.db().collection('c').countDocuments();
      }
    `,
    sessions: [{ api: 'new MongoClient', noun: 'database pool', closed: 'never', closeMethod: { name: 'close', async: true }, keepsProcessAlive: true }],
    tlsSwitches: [{ effect: 'off', switch: 'tlsAllowInvalidCertificates: true' }],
  },
  {
    name: 'static connect',
    code: `
      const { MongoClient } = require('mongodb');
      exports.open = () => MongoClient.connect('mongodb://db', { tlsInsecure: true });
    `,
    sessions: [{ api: 'MongoClient.connect', escape: 'returned' }],
    tlsSwitches: [{ effect: 'off' }],
  },
  {
    name: 'switch in the connection string',
    code: `
      import { MongoClient } from 'mongodb';
      export const client = new MongoClient('mongodb://db/?tls=true&tlsAllowInvalidHostnames=true');
    `,
    tlsSwitches: [{ effect: 'off' }],
  },
  {
    name: 'verification on',
    code: `
      import { MongoClient } from 'mongodb';
      export const client = new MongoClient('mongodb://db', { tlsInsecure: false, rejectUnauthorized: true });
    `,
    sessions: [{ api: 'new MongoClient' }],
    tlsSwitches: [],
  },
  {
    name: 'look-alike',
    code: `
      class MongoClient {}
      export async function open() {
        const client = new MongoClient('x', { tlsInsecure: true });
        return client.stats();
      }
    `,
    sessions: [],
    tlsSwitches: [{ client: { id: 'tls' } }],
  },
];
