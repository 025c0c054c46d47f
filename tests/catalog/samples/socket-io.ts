import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'connection and message',
    code: `
      import { readFileSync } from 'node:fs';
      import { Server } from 'socket.io';
      const io = new Server(3000);
      io.on('connection', (socket) => {
        readFileSync('hello');
        socket.on('load', (name, reply) => reply(readFileSync(name)));
      });
    `,
    blockingCalls: [
      { api: 'readFileSync', blocksRequests: 'yes', runs: { when: 'per-request' } },
      { api: 'readFileSync', blocksRequests: 'yes', runs: { when: 'per-request' } },
    ],
  },
  {
    name: 'namespace, required function',
    code: `
      const { readFileSync } = require('fs');
      const io = require('socket.io')(3000);
      io.of('/admin').on('connection', () => readFileSync('admin'));
    `,
    blockingCalls: [{ api: 'readFileSync', blocksRequests: 'yes', runs: { when: 'per-request' } }],
  },
  {
    name: 'client side',
    code: `
      import { readFileSync } from 'node:fs';
      import { io } from 'socket.io-client';
      const socket = io('http://host');
      socket.on('load', () => readFileSync('a'));
    `,
    blockingCalls: [{ blocksRequests: 'no' }],
  },
];
