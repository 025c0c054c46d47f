import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'connections by function and by class',
    code: `
      import net, { connect } from 'node:net';
      const first = net.connect(80, 'api.example.com');
      const second = net.createConnection({ port: 80, host: 'api.example.com' });
      const third = connect(80);
      const fourth = new net.Socket();
      for (const socket of [first, second, third, fourth]) socket.end();
    `,
    sessions: [
      { api: 'net.connect', client: { id: 'net' }, noun: 'connection', pools: 'yes', keepsProcessAlive: true, closeMethod: { name: 'end', async: false } },
      { api: 'net.createConnection', client: { id: 'net' } },
      { api: 'connect', client: { id: 'net' } },
      { api: 'new net.Socket', client: { id: 'net' } },
    ],
  },
  {
    name: 'closed in a function',
    code: `
      const net = require('net');
      export function probe(port) {
        const socket = net.connect(port);
        try {
          socket.write('ping');
        } finally {
          socket.destroy();
        }
      }
    `,
    sessions: [{ api: 'net.connect', name: 'socket', closed: 'always' }],
  },
  {
    name: 'nothing: a server, an own class, another module',
    code: `
      import { createServer, isIP } from 'node:net';
      import { connect } from 'mongoose';
      class Socket {}
      export const socket = new Socket();
      export const server = createServer((peer) => peer.end());
      export const valid = isIP('127.0.0.1');
      connect('mongodb://db.example.com');
    `,
    sessions: [],
  },
];
