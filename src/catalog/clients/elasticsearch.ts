import type { ClientEntry, RequestModel } from '../types.js';

const send = {
  options: 1,
  url: null,
  deadline: ['requestTimeout', 'signal'],
  // Version 7 gives up after 30 s, version 8 after 10 minutes; version 9 never does.
  waits: 600_000,
  boundedByDefault: true,
  addDeadline: { option: 'requestTimeout', value: '{{ms}}' },
} as const satisfies RequestModel;

/** Elasticsearch. */
export const elasticsearch = {
  id: 'elasticsearch',
  name: 'Elasticsearch',
  modules: ['@elastic/elasticsearch'],
  types: { Client: 'Client' },
  sessions: {
    Client: {
      create: 'new',
      type: 'Client',
      kind: 'connection pool',
      options: 0,
      limit: { option: 'agent.connections', default: 256 },
      close: [{ method: 'close', async: true, graceful: true }],
      afterClose: 'fails with `NoLivingConnectionsError`',
      dispose: 'none',
      keepsProcessAlive: false,
      // `ssl` up to version 7.
      tls: ['tls.rejectUnauthorized', 'ssl.rejectUnauthorized'],
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
    'Client#updateByQuery': send,
    'Client#delete': send,
    'Client#deleteByQuery': send,
    'Client#bulk': send,
    'Client#count': send,
    'Client#exists': send,
    'Client#scroll': send,
    'Client#reindex': send,
    'Client#ping': send,
    'Client#info': send,
    'Client#indices.*': send,
    'Client#cluster.*': send,
    'Client#cat.*': send,
  },
  source: 'run: @elastic/elasticsearch 7.17, 8.19 and 9.4 on Node 20 (deadlines, waits of 7 and 9, disposal; requests after `close` of 8.19); 10 minutes: source of 8.19',
} as const satisfies ClientEntry;
