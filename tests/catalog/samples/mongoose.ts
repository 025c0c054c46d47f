import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'connection of the process is no session',
    code: `
      import mongoose from 'mongoose';
      await mongoose.connect('mongodb://db', { tlsAllowInvalidCertificates: true });
    `,
    sessions: [],
    tlsSwitches: [{ effect: 'off' }],
  },
  {
    name: 'connection of its own',
    code: `
      const { createConnection } = require('mongoose');
      exports.count = async (tenant) => {
        const connection = createConnection('mongodb://db/' + tenant);
        return connection.collection('c').countDocuments();
      };
    `,
    sessions: [{ api: 'createConnection', noun: 'database pool', closed: 'never', closeMethod: { name: 'close', async: true } }],
  },
  {
    name: 'another connect',
    code: `
      import { connect, createConnection } from 'amqplib';
      await connect('amqp://x', { tlsInsecure: true });
      createConnection();
    `,
    sessions: [],
    instances: [],
    tlsSwitches: [{ client: { id: 'tls' } }],
  },
];
