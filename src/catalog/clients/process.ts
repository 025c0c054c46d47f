import type { ClientEntry, HandlerModel } from '../types.js';

const shutdown = {
  via: 'callback',
  when: 'shutdown',
  event: ['SIGTERM', 'SIGINT', 'SIGQUIT', 'SIGHUP', 'SIGBREAK', 'SIGUSR2', 'beforeExit', 'exit'],
} as const satisfies HandlerModel;

/** Signals that end a service, and the variable that switches verification off for all of it. */
export const process = {
  id: 'process',
  modules: ['process'],
  globals: ['process'],
  handlers: {
    on: shutdown,
    once: shutdown,
    addListener: shutdown,
  },
  // Off for `'0'` and 0, also when set at run time; `'false'` and `'1'` leave verification on.
  tlsAssignments: { env: [{ property: 'NODE_TLS_REJECT_UNAUTHORIZED', is: ['0', 0] }] },
  source: 'run: Node 20, 22, 24, 26 (fetch, undici and core clients); signals: documentation',
} as const satisfies ClientEntry;
