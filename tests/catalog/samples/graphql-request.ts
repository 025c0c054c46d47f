import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'functions, positional and with one object',
    code: `
      import request, { gql, rawRequest, batchRequests, request as send } from 'graphql-request';
      const document = gql\`{ users { id } }\`;
      await request('https://api.example.com', document);
      await send('https://api.example.com', document, { first: 10 });
      await rawRequest('https://api.example.com', '{ users { id } }');
      await batchRequests('https://api.example.com', [{ document }]);
      await send({ url: 'https://api.example.com', document });
      await send({ url: 'https://api.example.com', document, signal: AbortSignal.timeout(5000) });
    `,
    requests: [
      ...['request', 'send', 'rawRequest', 'batchRequests', 'send'].map((api) => ({ api, client: { id: 'graphql-request' }, deadline: { state: 'missing' }, waits: 300_000 })),
      { api: 'send', deadline: { state: 'set', by: 'signal' } },
    ],
  },
  {
    name: 'client: documents, signals of the call and of the client',
    code: `
      const { GraphQLClient, gql } = require('graphql-request');
      const users = gql\`{ users { id } }\`;
      const open = new GraphQLClient('https://api.example.com', { headers: {} });
      const bounded = new GraphQLClient('https://api.example.com', { fetch: fetchWithin });
      exports.list = () => open.request(users, { first: 10 });
      exports.inline = () => open.request(gql\`{ users { id } }\`);
      exports.one = (variables) => open.request({ document: users, variables, signal: AbortSignal.timeout(5000) });
      exports.raw = () => open.rawRequest('{ users { id } }');
      exports.batch = () => bounded.batchRequests([{ document: users }]);
      exports.some = (query, first) => open.request(query, { first });
      exports.any = (options) => open.request(options);
    `,
    sessions: [],
    instances: [{ api: 'new GraphQLClient', name: 'open' }, { api: 'new GraphQLClient', name: 'bounded' }],
    requests: [
      { api: 'open.request', deadline: { state: 'missing' } },
      { api: 'open.request', deadline: { state: 'missing' } },
      { api: 'open.request', deadline: { state: 'set', by: 'signal' } },
      { api: 'open.rawRequest', deadline: { state: 'missing' } },
      { api: 'bounded.batchRequests', deadline: { state: 'set' } },
      { api: 'open.request', deadline: { state: 'missing' } },
      { api: 'open.request', deadline: { state: 'unknown' } },
    ],
  },
  {
    name: 'timeout of a client: it depends on the version',
    code: `
      import { GraphQLClient } from 'graphql-request';
      const client = new GraphQLClient('https://api.example.com', { timeout: 5000 });
      await client.request('{ users { id } }');
    `,
    requests: [{ deadline: { state: 'unknown' } }],
  },
  {
    name: 'nothing: another module',
    code: `
      import { GraphQLClient, request } from './graphql.js';
      await request('https://api.example.com', '{ a }');
      await new GraphQLClient('https://api.example.com').request('{ a }');
    `,
    instances: [],
    requests: [],
  },
  {
    name: 'what requests share',
    code: `
      import { GraphQLClient } from 'graphql-request';
      import express from 'express';
      const client = new GraphQLClient('https://api.example.com');
      express().get('/', async (req, res) => {
        client.setHeader('authorization', req.headers.authorization);
        client.setHeaders({ authorization: req.headers.authorization });
        client.setEndpoint(req.query.url);
        res.end();
      });
    `,
    sharedMutations: [
      { effect: 'set', target: 'client.setHeader', what: 'header' },
      { effect: 'set', target: 'client.setHeaders', what: 'header' },
      { effect: 'set', target: 'client.setEndpoint', what: 'address' },
    ],
  },
];
