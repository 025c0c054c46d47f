import type { ClientEntry, DeadlineErrors, InstanceModel, RequestModel, SharedState } from '../types.js';

const ignored = [{ option: 'timeout', because: 'is ignored from graphql-request 7 on', since: 7 }] as const;

/** What the client does not know goes to `fetch`; up to version 6 that is node-fetch, which has a `timeout`. */
const errors = {
  timeoutSignal: [
    { name: 'TimeoutError', code: 23, since: 7 },
    { name: 'AbortError', type: 'aborted', until: 6 },
  ],
  abortSignal: [
    { name: 'AbortError', code: 20, since: 7 },
    { name: 'AbortError', type: 'aborted', until: 6 },
  ],
  reason: 'thrown',
  options: { timeout: [{ name: 'FetchError', type: 'request-timeout', toldBy: 'type', until: 6 }] },
} as const satisfies DeadlineErrors;

const header = { by: 'call', effect: 'set', what: 'header', instead: 'to the request: its third argument takes headers' } as const satisfies SharedState;

const client = {
  create: 'new',
  type: 'GraphQLClient',
  options: 1,
  session: ['dispatcher', 'agent'],
  deadline: ['signal', 'fetch', 'timeout'],
  ineffectiveDeadline: ignored,
  ignoredSession: [{ option: 'agent', instead: ['dispatcher'], since: 7 }],
} as const satisfies InstanceModel;

/** Options only in the form with one object; beside a document nothing but variables and headers can be given. */
const request = {
  options: null,
  optionsAlsoAt: 0,
  deadline: ['signal'],
  // Up to version 6 (cross-fetch) for ever.
  waits: 300_000,
  errors,
  addDeadline: { option: 'signal', value: 'AbortSignal.timeout({{ms}})' },
} as const satisfies RequestModel;

const send = { ...request, urlOption: 'url' } as const satisfies RequestModel;
const sendByClient = { ...request, url: null } as const satisfies RequestModel;
const document = ['document', 'variables', 'requestHeaders'] as const;
const query = ['query', 'variables', 'requestHeaders'] as const;
const documents = ['documents', 'requestHeaders'] as const;

export const graphqlRequest = {
  id: 'graphql-request',
  modules: ['graphql-request'],
  types: { GraphQLClient: 'GraphQLClient' },
  instances: { GraphQLClient: client },
  requests: {
    default: { ...send, argumentNames: ['url', ...document] },
    request: { ...send, argumentNames: ['url', ...document] },
    rawRequest: { ...send, argumentNames: ['url', ...query] },
    batchRequests: { ...send, argumentNames: ['url', ...documents] },
    'GraphQLClient#request': { ...sendByClient, argumentNames: document },
    'GraphQLClient#rawRequest': { ...sendByClient, argumentNames: query },
    'GraphQLClient#batchRequests': { ...sendByClient, argumentNames: documents },
  },
  sharedState: {
    'GraphQLClient#setHeader': header,
    'GraphQLClient#setHeaders': header,
    'GraphQLClient#setEndpoint': { ...header, what: 'address', instead: 'to a client of its own' },
  },
  source: 'run: graphql-request 4.3, 5.2, 6.1 and 7.4 on Node 20 (signals, `fetch`, `timeout`, waits); `dispatcher` and `agent`: source; errors of deadlines and `setHeader` with 4, 6.1 and 7.4 on Node 24',
} as const satisfies ClientEntry;
