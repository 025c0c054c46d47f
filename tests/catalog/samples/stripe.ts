import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'bounded by default; timeouts of client and call; off',
    code: `
      import Stripe from 'stripe';
      const stripe = new Stripe('sk');
      const quick = new Stripe('sk', { timeout: 5000 });
      const open = new Stripe('sk', { timeout: 0 });
      await stripe.customers.retrieve('cus_1');
      await stripe.checkout.sessions.create({ mode: 'payment' });
      await stripe.customers.create({ email: 'a@example.com' }, { timeout: 5000 });
      await quick.invoices.finalizeInvoice('in_1');
      await open.refunds.list();
      stripe.webhooks.constructEvent(body, signature, secret);
    `,
    sessions: [],
    instances: [{ api: 'new Stripe', client: { id: 'stripe' } }, {}, {}],
    requests: [
      { api: 'stripe.customers.retrieve', deadline: { state: 'bounded by default' }, waits: 80_000 },
      { api: 'stripe.checkout.sessions.create', deadline: { state: 'bounded by default' } },
      { api: 'stripe.customers.create', deadline: { state: 'set', by: 'timeout' } },
      { api: 'quick.invoices.finalizeInvoice', deadline: { state: 'set' } },
      { api: 'open.refunds.list', deadline: { state: 'disabled', option: 'timeout' } },
    ],
  },
  {
    name: 'required and called; fan-out',
    code: `
      const stripe = require('stripe')('sk');
      exports.all = (ids) => Promise.all(ids.map((id) => stripe.customers.retrieve(id)));
    `,
    instances: [{ api: "require('stripe')", name: 'stripe' }],
    fanOuts: [{}],
  },
  {
    name: 'an agent per client',
    code: `
      import Stripe from 'stripe';
      import { Agent } from 'node:https';
      export const make = () => new Stripe('sk', { httpAgent: new Agent({ keepAlive: true }) });
    `,
    sessions: [{ api: 'new Agent', inline: true, givenTo: 'Stripe' }],
  },
  {
    name: 'nothing: another module',
    code: `
      import Stripe from './stripe.js';
      await new Stripe('sk').customers.retrieve('cus_1');
    `,
    instances: [],
    requests: [],
  },
];
