import type { ClientEntry, DeadlineErrors, InstanceModel, RequestModel } from '../types.js';

/** Once the headers are there, a signal ends the body with the error of `fetch`. */
const aborted = [
  { name: 'Error', class: 'APIUserAbortError', toldBy: 'class' },
  { name: 'AbortError', code: 20 },
] as const;

const errors = {
  timeoutSignal: aborted,
  abortSignal: aborted,
  options: { timeout: [{ name: 'Error', class: 'APIConnectionTimeoutError', toldBy: 'class' }] },
} as const satisfies DeadlineErrors;

const client = {
  create: 'new',
  type: 'OpenAI',
  options: 0,
  // `httpAgent` up to version 4.
  session: ['fetchOptions.dispatcher', 'httpAgent'],
  deadline: ['timeout'],
  ignoredSession: [
    { option: 'agent', instead: ['fetchOptions.dispatcher'] },
    { option: 'dispatcher', instead: ['fetchOptions.dispatcher'] },
    { option: 'httpAgent', instead: ['fetchOptions.dispatcher'], since: 5 },
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

const sendToId = { ...send, options: 2 } as const satisfies RequestModel;

/** The client uses the global fetch and owns no socket. It gives up after 10 minutes, twice retried. */
export const openai = {
  id: 'openai',
  name: 'OpenAI',
  modules: ['openai'],
  types: { default: 'OpenAI', OpenAI: 'OpenAI', AzureOpenAI: 'OpenAI' },
  instances: { default: client, OpenAI: client, AzureOpenAI: client },
  requests: {
    'OpenAI#responses.create': send,
    'OpenAI#responses.parse': send,
    'OpenAI#responses.stream': send,
    'OpenAI#chat.completions.create': send,
    'OpenAI#chat.completions.parse': send,
    'OpenAI#chat.completions.stream': send,
    'OpenAI#chat.completions.runTools': send,
    'OpenAI#completions.create': send,
    'OpenAI#embeddings.create': send,
    'OpenAI#moderations.create': send,
    'OpenAI#images.generate': send,
    'OpenAI#images.edit': send,
    'OpenAI#images.createVariation': send,
    'OpenAI#audio.transcriptions.create': send,
    'OpenAI#audio.translations.create': send,
    'OpenAI#audio.speech.create': send,
    'OpenAI#files.create': send,
    'OpenAI#files.retrieve': send,
    'OpenAI#files.content': send,
    'OpenAI#batches.create': send,
    'OpenAI#vectorStores.create': send,
    'OpenAI#vectorStores.search': sendToId,
    'OpenAI#beta.assistants.create': send,
    'OpenAI#beta.threads.create': send,
    'OpenAI#beta.threads.messages.create': sendToId,
    'OpenAI#beta.threads.runs.create': sendToId,
    'OpenAI#beta.threads.runs.createAndPoll': sendToId,
  },
  sharedState: {
    'OpenAI#apiKey': { by: 'assignment', effect: 'set', what: 'key', instead: 'to a client of its own: `client.withOptions({ … })` makes one that shares the sockets' },
    'OpenAI#baseURL': { by: 'assignment', effect: 'set', what: 'address', instead: 'to a client of its own: `client.withOptions({ … })` makes one that shares the sockets' },
    'OpenAI#organization': { by: 'assignment', effect: 'set', what: 'setting', instead: 'to a client of its own: `client.withOptions({ … })` makes one that shares the sockets' },
    'OpenAI#project': { by: 'assignment', effect: 'set', what: 'setting', instead: 'to a client of its own: `client.withOptions({ … })` makes one that shares the sockets' },
  },
  source: 'run: openai 6.49 and 7.57 on Node 24; method signatures: source of openai 6.49; httpAgent: documentation; errors of deadlines, assigned keys on Node 24; `httpAgent`: used by 4, ignored by 5.0 and later',
} as const satisfies ClientEntry;
