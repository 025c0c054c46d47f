import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'default import, closed',
    code: `
      import WebSocket from 'ws';
      export function ping(url) {
        const socket = new WebSocket(url);
        socket.on('open', () => socket.close());
      }
    `,
    sessions: [{ api: 'new WebSocket', noun: 'connection', name: 'socket', keepsProcessAlive: true, pools: 'yes', closeMethod: { name: 'close', async: false } }],
  },
  {
    name: 'named import, options in second place',
    code: `
      import { WebSocket } from 'ws';
      const socket = new WebSocket('wss://example.com', { rejectUnauthorized: false });
      socket.send('x');
    `,
    sessions: [{ api: 'new WebSocket', closed: 'never' }],
    tlsSwitches: [{ effect: 'off', switch: 'rejectUnauthorized: false', processWide: false }],
  },
  {
    name: 'options in third place, required',
    code: `
      const WebSocket = require('ws');
      const socket = new WebSocket('wss://example.com', ['v1'], { rejectUnauthorized: false });
      socket.send('x');
    `,
    tlsSwitches: [{ effect: 'off' }],
  },
  {
    name: 'server, message handler',
    code: `
      import { readFileSync } from 'node:fs';
      import { WebSocketServer } from 'ws';
      const server = new WebSocketServer({ port: 8080 });
      server.on('connection', (socket) => {
        socket.on('message', (data) => socket.send(readFileSync(String(data), 'utf8')));
      });
    `,
    sessions: [],
    blockingCalls: [{ api: 'readFileSync', blocksRequests: 'yes', runs: { when: 'per-request' } }],
  },
  {
    name: 'own class of the same name',
    code: `
      class WebSocket { close() {} }
      const socket = new WebSocket('wss://example.com', { rejectUnauthorized: false });
    `,
    sessions: [],
    tlsSwitches: [{ client: { id: 'tls' } }],
  },
];
