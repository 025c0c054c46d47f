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
    name: 'own credentials',
    code: `
      const credentials = { createSsl() {} };
      credentials.createSsl(null, null, null, { rejectUnauthorized: false });
    `,
    instances: [],
    tlsSwitches: [{ client: { id: 'tls' } }],
  },
];
