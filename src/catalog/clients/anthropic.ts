import type { ClientEntry, InstanceModel, RequestModel } from '../types.js';

const client = {
  create: 'new',
  type: 'Anthropic',
  options: 0,
  session: ['fetchOptions.dispatcher', 'httpAgent'],
  deadline: ['timeout'],
} as const satisfies InstanceModel;

const send = {
  options: 1,
  url: null,
  deadline: ['timeout', 'signal'],
  waits: 600_000,
  boundedByDefault: true,
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
  source: 'run: @anthropic-ai/sdk 1.12 on Node 24; method signatures: source of 1.12; httpAgent and completions: documentation of older versions',
} as const satisfies ClientEntry;
