import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'credentials without verification',
    code: `
      import * as grpc from '@grpc/grpc-js';
      export const credentials = grpc.credentials.createSsl(null, null, null, { rejectUnauthorized: false });
    `,
    sessions: [],
    tlsSwitches: [{ effect: 'off' }],
  },
  {
    name: 'client owns no socket',
    code: `
      import { Client, credentials } from '@grpc/grpc-js';
      export async function call(address) {
        const client = new Client(address, credentials.createSsl());
        client.close();
      }
    `,
    sessions: [],
    instances: [
      { api: 'new Client' },
      { api: 'credentials.createSsl' },
    ],
    tlsSwitches: [],
  },
  {
    name: 'requests, with their deadlines',
    code: `
      import { Client, Metadata, credentials } from '@grpc/grpc-js';
      const client = new Client('api.example.com:443', credentials.createSsl());
      client.makeUnaryRequest('/users/get', write, read, message, (error) => {});
      client.makeUnaryRequest('/users/get', write, read, message, new Metadata(), { deadline: Date.now() + 5000 }, (error) => {});
      client.makeServerStreamRequest('/users/list', write, read, message);
      client.makeClientStreamRequest('/users/add', write, read, (error) => {});
      client.makeBidiStreamRequest('/users/chat', write, read);
    `,
    requests: [
      { client: { id: 'grpc' }, deadline: { state: 'missing' }, waits: 'forever', idiom: 'deadline: Date.now() + {{ms}}', streams: 'no' },
      { deadline: { state: 'set' } },
      { streams: 'yes' },
      { streams: 'yes' },
      { streams: 'yes' },
    ],
  },
  {
    name: 'own credentials',
    code: `
      const credentials = { createSsl() {} };
      credentials.createSsl(null, null, null, { rejectUnauthorized: false });
    `,
    instances: [],
    tlsSwitches: [{ client: { id: 'tls' } }],
  },
];
