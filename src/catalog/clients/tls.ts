import type { ClientEntry } from '../types.js';
import { net } from './net.js';

export const tls = {
  id: 'tls',
  modules: ['tls'],
  types: { TLSSocket: 'Socket' },
  sessions: {
    connect: {
      ...net.sessions.connect,
      optionsAlsoAt: [1, 2],
      tls: ['rejectUnauthorized', { option: 'checkServerIdentity', is: 'no-op function' }],
    },
  },
  tlsAssignments: { default: [{ property: 'checkServerIdentity', is: ['no-op function'] }] },
  source: 'run: tls of Node 20, 22, 24 and 26; the three places of the options on Node 20',
} as const satisfies ClientEntry;
