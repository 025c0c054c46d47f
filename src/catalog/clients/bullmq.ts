import type { ClientEntry, SessionModel } from '../types.js';

const queue = {
  create: 'new',
  type: 'Queue',
  kind: 'connection',
  options: 1,
  close: [{ method: 'close', async: true, graceful: true }],
  dispose: 'none',
  keepsProcessAlive: true,
  tls: ['connection.tls.rejectUnauthorized'],
  session: ['connection'],
} as const satisfies SessionModel;

/** Job queues on Redis. Each class holds a connection unless it is given one; a worker's processor runs once a job. */
export const bullmq = {
  id: 'bullmq',
  name: 'BullMQ',
  modules: ['bullmq'],
  types: { Queue: 'Queue', Worker: 'Worker' },
  sessions: {
    Queue: queue,
    QueueEvents: queue,
    Worker: { ...queue, type: 'Worker', options: 2 },
    FlowProducer: { ...queue, options: 0 },
  },
  handlers: { Worker: { via: 'callback' } },
  handlerTypes: ['Job', 'Processor'],
  source: 'source: bullmq 6.7; close and disposal: run on Node 20; the rest: documentation',
} as const satisfies ClientEntry;
