import type { FanOutFact } from '../analysis/facts.js';
import { createRule } from '../create-rule.js';
import { boundFanOut } from '../fixes/bound-fan-out.js';
import { refusalNote, repair } from '../fixes/plan.js';

type Options = [{ concurrency?: number; maxConcurrency?: number }];
type MessageIds = 'exceedsMaximum' | 'exceedsPool' | 'fakeLimiter' | 'unawaitedFanOut' | 'unboundedFanOut' | 'unboundedQueue' | 'boundFanOut' | 'startInside';

export default createRule<Options, MessageIds>({
  name: 'no-unbounded-fan-out',
  meta: {
    type: 'problem',
    docs: { description: 'Disallow sending a request for every item of a collection at once', recommended: true },
    fixable: 'code',
    hasSuggestions: true,
    messages: {
      boundFanOut: 'Send at most {{concurrency}} at a time.',
      exceedsMaximum: '{{starter}} starts {{count}} requests ({{request}}) at once, more than the {{limit}} that `maxConcurrency` allows. Bound the concurrency.{{note}}',
      exceedsPool: '{{starter}} starts {{count}} requests ({{request}}) at once through a pool of {{limit}}: the rest queue, and their deadlines run. Bound the concurrency.{{note}}',
      fakeLimiter: 'The limiter bounds nothing: the requests ({{request}}) for `{{collection}}` have started before it sees them. Start each request inside the function given to the limiter.{{note}}',
      startInside: 'Start each request inside the function given to the limiter.',
      unawaitedFanOut: '{{starter}} starts a request ({{request}}) for every item of `{{collection}}` at once, and nobody waits for them. Use a bounded map and await it.{{note}}',
      unboundedFanOut: '{{starter}} starts a request ({{request}}) for every item of `{{collection}}` at once: sockets, memory and the upstream take them all. Bound the concurrency.{{note}}',
      unboundedQueue: '{{starter}} starts a request ({{request}}) for every item of `{{collection}}` at once through a pool of {{limit}}: the rest queue in memory, and their deadlines run. Bound the concurrency.{{note}}',
    },
    schema: [
      {
        type: 'object',
        properties: {
          concurrency: { type: 'integer', description: 'How many requests at a time the fix allows.', minimum: 1 },
          maxConcurrency: { type: 'integer', description: 'Collections known to be no larger than this are left alone, unless the pool is smaller.', minimum: 1 },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ concurrency: 10, maxConcurrency: 100 }],
  },
  create(context, [{ concurrency = 10, maxConcurrency = 100 }], { http, settings }) {
    return {
      Program() {
        for (const fanOut of http.fanOuts) {
          const messageId = judge(fanOut, maxConcurrency);
          if (messageId === null || (http.runtime === 'browser' && fanOut.runs.when !== 'per-request')) continue;

          const plan = boundFanOut(fanOut, settings, { concurrency });
          const { combinator, collection, request, bound, poolLimit } = fanOut;
          const data = {
            starter: combinator === 'loop' ? 'The loop' : `\`${combinator}\``,
            collection,
            request: [`\`${request.api}\``, ...request.chain.map((name) => `through \`${name}\``)].join(', '),
            count: String(bound),
            limit: String(poolLimit ?? maxConcurrency),
            concurrency: String(poolLimit ?? concurrency),
          };
          context.report({ loc: fanOut.site.loc, messageId, data: { ...data, note: refusalNote(plan) }, ...repair(settings, [{ messageId: fanOut.limiter === 'fake' ? 'startInside' : 'boundFanOut', data, plan }]) });
        }
      },
    };
  },
});

function judge({ bound, limiter, poolLimit, runs, combinator }: FanOutFact, maxConcurrency: number): MessageIds | null {
  if (runs.when === 'test' || limiter === 'effective' || limiter === 'unknown' || bound === 'unknown') return null;
  const most = poolLimit ?? maxConcurrency;
  if (bound !== 'unbounded' && bound <= most) return null;
  if (limiter === 'fake') return 'fakeLimiter';
  if (bound !== 'unbounded') return poolLimit === null ? 'exceedsMaximum' : 'exceedsPool';
  if (combinator === 'forEach' || combinator === 'loop') return 'unawaitedFanOut';
  return poolLimit === null ? 'unboundedFanOut' : 'unboundedQueue';
}
