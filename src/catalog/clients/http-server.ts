import type { ClientEntry } from '../types.js';

/** Servers of Node; the clients of the same modules have entries of their own. */
export const httpServer = {
  id: 'http-server',
  name: 'HTTP server',
  modules: ['http', 'https', 'http2'],
  types: { Server: 'Server' },
  instances: {
    createServer: { create: 'call', type: 'Server', options: null },
    createSecureServer: { create: 'call', type: 'Server', options: null },
    Server: { create: 'either', type: 'Server', options: null },
  },
  handlers: {
    createServer: { via: 'callback' },
    createSecureServer: { via: 'callback' },
    Server: { via: 'callback' },
    'Server#on': { via: 'callback', event: ['request', 'stream', 'upgrade', 'connect', 'checkContinue', 'checkExpectation'] },
    'Server#addListener': { via: 'callback', event: ['request', 'stream', 'upgrade', 'connect', 'checkContinue', 'checkExpectation'] },
    'Server#listen': { via: 'callback', when: 'start-up' },
  },
  handlerTypes: ['ServerResponse', 'RequestListener', 'Http2ServerRequest', 'Http2ServerResponse'],
  source: 'run: Node 20 (callback and request event); other events: documentation',
} as const satisfies ClientEntry;
