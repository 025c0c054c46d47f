import type { ClientEntry, InstanceModel, RequestModel } from '../types.js';

/** All clients without an agent of their own share one with keep-alive. */
const client = {
  create: 'either',
  type: 'Stripe',
  options: 1,
  session: ['httpAgent'],
  deadline: ['timeout'],
} as const satisfies InstanceModel;

/** Options are the last argument, after the parameters. */
const send = {
  options: -1,
  url: null,
  deadline: ['timeout'],
  waits: 80_000,
  boundedByDefault: true,
} as const satisfies RequestModel;

export const stripe = {
  id: 'stripe',
  name: 'Stripe',
  modules: ['stripe'],
  types: { default: 'Stripe', Stripe: 'Stripe' },
  instances: { default: client, Stripe: client },
  requests: {
    'Stripe#*.create*': send,
    'Stripe#*.retrieve*': send,
    'Stripe#*.update*': send,
    'Stripe#*.list*': send,
    'Stripe#*.search': send,
    'Stripe#*.del': send,
    'Stripe#*.delete*': send,
    'Stripe#*.cancel': send,
    'Stripe#*.confirm': send,
    'Stripe#*.capture': send,
    'Stripe#*.pay': send,
    'Stripe#*.finalize*': send,
    'Stripe#*.send*': send,
    'Stripe#*.void*': send,
    'Stripe#*.attach*': send,
    'Stripe#*.detach': send,
    'Stripe#*.approve': send,
    'Stripe#*.close': send,
    'Stripe#*.verify*': send,
    'Stripe#*.*.create*': send,
    'Stripe#*.*.retrieve*': send,
    'Stripe#*.*.update*': send,
    'Stripe#*.*.list*': send,
    'Stripe#*.*.expire': send,
    'Stripe#*.*.del': send,
    'Stripe#*.*.cancel': send,
    'Stripe#oauth.token': send,
    'Stripe#oauth.deauthorize': send,
  },
  source: 'run: stripe 12.18 and 23.1 on Node 20; the shared agent: source; methods: classes of 23.1',
} as const satisfies ClientEntry;
