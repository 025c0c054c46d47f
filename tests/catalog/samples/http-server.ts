import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'createServer',
    code: `
      import { readFileSync } from 'node:fs';
      import http from 'node:http';
      http.createServer((request, response) => response.end(readFileSync('a'))).listen(80);
    `,
    blockingCalls: [{ api: 'readFileSync', blocksRequests: 'yes', runs: { when: 'per-request' } }],
  },
  {
    name: 'request event',
    code: `
      const { readFileSync } = require('fs');
      const { createSecureServer } = require('http2');
      const server = createSecureServer({ key: readFileSync('key.pem') });
      server.on('stream', (stream) => stream.end(readFileSync('a')));
      server.on('listening', () => readFileSync('b'));
    `,
    blockingCalls: [
      { blocksRequests: 'no' },
      { api: 'readFileSync', blocksRequests: 'yes', runs: { when: 'per-request' } },
      { blocksRequests: 'no' },
    ],
  },
  {
    name: 'server of another protocol',
    code: `
      import { readFileSync } from 'node:fs';
      import net from 'node:net';
      import { createServer } from 'vite';
      createServer(() => readFileSync('a'));
    `,
    blockingCalls: [{ blocksRequests: 'no' }],
  },
];
