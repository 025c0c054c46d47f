import type { ClientEntry } from '../types.js';

/** Job queues on Redis: a queue holds its connections, its processor runs once a job. */
export const bull = {
  id: 'bull',
  name: 'Bull',
  modules: ['bull'],
  types: { default: 'Queue', Queue: 'Queue' },
  sessions: {
    default: {
      create: 'new',
      type: 'Queue',
      kind: 'connection',
      options: 1,
      // (name, url, options)
      optionsAlsoAt: [2],
      close: [{ method: 'close', async: true, graceful: true }],
      dispose: 'none',
      keepsProcessAlive: true,
      tls: ['redis.tls.rejectUnauthorized'],
    },
  },
  handlers: { 'Queue#process': { via: 'callback' } },
  handlerTypes: ['Job'],
  source: 'source: bull 4.16; options and keeping the process alive: documentation',
} as const satisfies ClientEntry;
