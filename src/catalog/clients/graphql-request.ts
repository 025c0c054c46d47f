import type { ClientEntry, InstanceModel, RequestModel } from '../types.js';

const ignored = [{ option: 'timeout', because: 'is ignored from graphql-request 7 on', since: 7 }] as const;

/** What the client does not know goes to `fetch`; up to version 6 that is node-fetch, which has a `timeout`. */
const client = {
  create: 'new',
  type: 'GraphQLClient',
  options: 1,
  session: ['dispatcher', 'agent'],
  deadline: ['signal', 'fetch', 'timeout'],
  ineffectiveDeadline: ignored,
} as const satisfies InstanceModel;

/** Options only in the form with one object; beside a document nothing but variables and headers can be given. */
const request = {
  options: null,
  optionsAlsoAt: 0,
  deadline: ['signal'],
  // Up to version 6 (cross-fetch) for ever.
  waits: 300_000,
  addDeadline: { option: 'signal', value: 'AbortSignal.timeout({{ms}})' },
} as const satisfies RequestModel;

const send = { ...request, urlOption: 'url' } as const satisfies RequestModel;
const sendByClient = { ...request, url: null } as const satisfies RequestModel;

export const graphqlRequest = {
  id: 'graphql-request',
  modules: ['graphql-request'],
  types: { GraphQLClient: 'GraphQLClient' },
  instances: { GraphQLClient: client },
  requests: {
    default: send,
    request: send,
    rawRequest: send,
    batchRequests: send,
    'GraphQLClient#request': sendByClient,
    'GraphQLClient#rawRequest': sendByClient,
    'GraphQLClient#batchRequests': sendByClient,
  },
  source: 'run: graphql-request 4.3, 5.2, 6.1 and 7.4 on Node 20 (signals, `fetch`, `timeout`, waits); `dispatcher` and `agent`: source',
} as const satisfies ClientEntry;
