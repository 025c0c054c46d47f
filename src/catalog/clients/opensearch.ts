import type { ClientEntry, RequestModel } from '../types.js';

const send = {
  options: 1,
  url: null,
  deadline: ['requestTimeout'],
  waits: 30_000,
  boundedByDefault: true,
  addDeadline: { option: 'requestTimeout', value: '{{ms}}' },
} as const satisfies RequestModel;

/** OpenSearch. Built on a core agent with keep-alive. */
export const opensearch = {
  id: 'opensearch',
  name: 'OpenSearch',
  modules: ['@opensearch-project/opensearch'],
  types: { Client: 'Client' },
  sessions: {
    Client: {
      create: 'new',
      type: 'Client',
      kind: 'connection pool',
      options: 0,
      limit: { option: 'agent.maxSockets', default: 256 },
      close: [{ method: 'close', async: true, graceful: true }],
      afterClose: 'fails with `NoLivingConnectionsError`',
      dispose: 'none',
      keepsProcessAlive: false,
      tls: ['ssl.rejectUnauthorized'],
      deadline: ['requestTimeout'],
    },
  },
  requests: {
    'Client#search': send,
    'Client#msearch': send,
    'Client#get': send,
    'Client#mget': send,
    'Client#index': send,
    'Client#create': send,
    'Client#update': send,
    'Client#delete': send,
    'Client#bulk': send,
    'Client#count': send,
    'Client#exists': send,
    'Client#scroll': send,
    'Client#ping': send,
    'Client#info': send,
    'Client#indices.*': send,
    'Client#cluster.*': send,
    'Client#cat.*': send,
  },
  source: 'source: @opensearch-project/opensearch 3.9 (requestTimeout 30 000 by default, ssl passed to the connection); requests after `close`: run on Node 20',
} as const satisfies ClientEntry;
