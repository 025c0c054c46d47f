import type { ClientEntry, HandlerModel } from '../types.js';

const connection = { via: 'callback', event: ['connection', 'connect'], gives: 'Socket' } as const satisfies HandlerModel;

/** Each connection and each message runs handlers while other clients wait. */
export const socketIo = {
  id: 'socket-io',
  name: 'Socket.IO',
  modules: ['socket.io'],
  types: { Server: 'Server', Namespace: 'Server', Socket: 'Socket' },
  instances: {
    // The module of CommonJS is a function, too.
    default: { create: 'either', type: 'Server', options: null },
    Server: { create: 'new', type: 'Server', options: null },
    'Server#of': { create: 'call', type: 'Server', options: null },
  },
  handlers: {
    'Server#on': connection,
    'Server#use': { via: 'callback' },
    'Socket#on': { via: 'callback' },
    'Socket#onAny': { via: 'callback' },
    'Socket#use': { via: 'callback' },
  },
  handlerTypes: ['Socket'],
  source: 'source: socket.io 4.8; onAny: documentation',
} as const satisfies ClientEntry;
