import type { ClientEntry, DeadlineErrors, InstanceModel, RequestModel } from '../types.js';

/** Once the headers are there, a signal ends the body with the error of `fetch`. */
const aborted = [
  { name: 'APIUserAbortError', class: 'APIUserAbortError' },
  { name: 'AbortError', code: 20 },
] as const;

const errors = {
  timeoutSignal: aborted,
  abortSignal: aborted,
  options: { timeout: [{ name: 'APIConnectionTimeoutError', class: 'APIConnectionTimeoutError' }] },
} as const satisfies DeadlineErrors;

const client = {
  create: 'new',
  type: 'Anthropic',
  options: 0,
  session: ['fetchOptions.dispatcher', 'httpAgent'],
  deadline: ['timeout'],
  ignoredSession: [
    { option: 'agent', instead: ['fetchOptions.dispatcher'] },
    { option: 'dispatcher', instead: ['fetchOptions.dispatcher'] },
    { option: 'httpAgent', instead: ['fetchOptions.dispatcher'], since: 1 },
  ],
  overFetch: { unless: 'fetch' },
} as const satisfies InstanceModel;

const send = {
  options: 1,
  url: null,
  deadline: ['timeout', 'signal'],
  waits: 600_000,
  boundedByDefault: true,
  errors,
  addDeadline: { option: 'timeout', value: '{{ms}}' },
} as const satisfies RequestModel;

/** The client uses the global fetch and owns no socket. It gives up after 10 minutes, twice retried. */
export const anthropic = {
  id: 'anthropic',
  name: 'Anthropic',
  modules: ['@anthropic-ai/sdk'],
  types: { default: 'Anthropic', Anthropic: 'Anthropic' },
  instances: { default: client, Anthropic: client },
  requests: {
    'Anthropic#messages.create': send,
    'Anthropic#messages.parse': send,
    'Anthropic#messages.stream': send,
    'Anthropic#messages.countTokens': send,
    'Anthropic#messages.batches.create': send,
    'Anthropic#completions.create': send,
    'Anthropic#beta.messages.create': send,
    'Anthropic#beta.messages.parse': send,
    'Anthropic#beta.messages.stream': send,
    'Anthropic#beta.messages.countTokens': send,
    'Anthropic#beta.messages.toolRunner': send,
  },
  sharedState: {
    'Anthropic#apiKey': { by: 'assignment', effect: 'set', what: 'key', instead: 'to a client of its own: `client.withOptions({ … })` makes one that shares the sockets' },
    'Anthropic#baseURL': { by: 'assignment', effect: 'set', what: 'address', instead: 'to a client of its own: `client.withOptions({ … })` makes one that shares the sockets' },
    'Anthropic#authToken': { by: 'assignment', effect: 'set', what: 'token', instead: 'to a client of its own: `client.withOptions({ … })` makes one that shares the sockets' },
  },
  source: 'run: @anthropic-ai/sdk 1.12 on Node 24; method signatures: source of 1.12; httpAgent and completions: documentation of older versions; errors of deadlines, assigned keys on Node 24; `httpAgent`: ignored by 0.50 and later, used by 0.40',
} as const satisfies ClientEntry;
