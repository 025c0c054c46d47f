import type { ClientEntry, SessionModel } from '../types.js';

const socket = {
  create: 'new',
  type: 'WebSocket',
  kind: 'connection',
  options: 2,
  optionsAlsoAt: [1],
  session: ['agent'],
  close: [
    { method: 'close', async: false, graceful: true },
    { method: 'terminate', async: false, graceful: false },
  ],
  dispose: 'none',
  keepsProcessAlive: true,
  tls: ['rejectUnauthorized', { option: 'checkServerIdentity', is: 'no-op function' }],
} as const satisfies SessionModel;

/** One socket per `WebSocket`, open until either side closes it. */
export const ws = {
  id: 'ws',
  modules: ['ws'],
  types: { default: 'WebSocket', WebSocket: 'WebSocket', WebSocketServer: 'WebSocketServer', Server: 'WebSocketServer' },
  sessions: { default: socket, WebSocket: socket },
  instances: {
    WebSocketServer: { create: 'new', type: 'WebSocketServer', options: 0 },
    Server: { create: 'new', type: 'WebSocketServer', options: 0 },
  },
  handlers: {
    'WebSocketServer#on': { via: 'callback', event: ['connection'], gives: 'WebSocket' },
    'WebSocket#on': { via: 'callback', event: ['message'] },
  },
  source: 'run: ws 8.23 on Node 20, 22, 24 (dispose also on 26); options at index 1: source of ws 8.23; server side: documentation',
} as const satisfies ClientEntry;
