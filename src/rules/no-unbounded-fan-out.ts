import type { FanOutFact } from '../analysis/facts.js';
import { createRule } from '../create-rule.js';
import { boundFanOut } from '../fixes/bound-fan-out.js';
import { refusalNote, repair } from '../fixes/plan.js';

type Options = [{ concurrency?: number; maxConcurrency?: number }];
type MessageIds = 'boundFanOut' | 'exceedsMaximum' | 'exceedsPool' | 'fakeLimiter' | 'lateBatches' | 'limiterPerItem' | 'partAtATime' | 'recursiveFanOut' | 'startInside' | 'unawaitedFanOut' | 'unboundedFanOut' | 'unboundedParts' | 'unboundedQueue';

export default createRule<Options, MessageIds>({
  name: 'no-unbounded-fan-out',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow sending a request for every item of a collection at once',
      recommended: true,
      harm: 'All requests start at once. Sockets and memory grow with the list, the upstream refuses or resets, and what is slow times out together.',
    },
    fixable: 'code',
    hasSuggestions: true,
    messages: {
      boundFanOut: 'Send at most {{concurrency}} at a time.',
      exceedsMaximum: '{{starter}} starts up to {{count}} requests ({{request}}) at once, more than the {{limit}} that `maxConcurrency` allows. Bound the concurrency.{{note}}',
      exceedsPool: '{{starter}} starts up to {{count}} requests ({{request}}) at once through a pool of {{limit}}: the rest queue, and their deadlines run. Bound the concurrency.{{note}}',
      fakeLimiter: 'The limiter bounds nothing: the requests ({{request}}) for {{each}} have started before it sees them. Start each request inside the function given to the limiter.{{note}}',
      lateBatches: 'The batches bound nothing: the requests ({{request}}) for {{each}} have all started before the first batch is waited for. Start them inside the loop, a batch at a time.{{note}}',
      limiterPerItem: 'The limiter bounds nothing: {{each}} gets one of its own, and their requests ({{request}}) run at once. Make one limiter for all, outside the callback.{{note}}',
      partAtATime: 'Start one part at a time.',
      recursiveFanOut: '{{starter}} starts a request ({{request}}) for {{each}} at once, and each of them starts more: their number multiplies with every level. Bound all levels together.{{note}}',
      startInside: 'Start each request inside the function given to the limiter.',
      unawaitedFanOut: '{{starter}} starts a request ({{request}}) for {{each}} at once, and nobody waits for them. Use a bounded map and await it.{{note}}',
      unboundedFanOut: '{{starter}} starts a request ({{request}}) for {{each}} at once: sockets, memory and the upstream take them all. Bound the concurrency.{{note}}',
      unboundedParts: '{{starter}} starts all parts of {{each}} at once, so the parts bound nothing: the requests ({{request}}) of all of them run together. Wait for each part before the next one.{{note}}',
      unboundedQueue: '{{starter}} starts a request ({{request}}) for {{each}} at once through a pool of {{limit}}: the rest queue in memory, and their deadlines run. Bound the concurrency.{{note}}',
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

          const { plan, does } = boundFanOut(fanOut, { concurrency });
          const { combinator, collection, counts, request, bound, poolLimit } = fanOut;
          const data = {
            starter: combinator === 'loop' ? 'The loop' : `\`${combinator}\``,
            each: messageId === 'unboundedParts' ? `\`${collection}\`` : `${counts ? 'each number up to' : 'every item of'} \`${collection}\``,
            request: [`\`${request.api}\``, ...request.chain.map((name) => `through \`${name}\``)].join(', '),
            count: String(bound),
            limit: String(poolLimit ?? maxConcurrency),
            concurrency: String(poolLimit ?? concurrency),
          };
          context.report({ loc: fanOut.site.loc, messageId, data: { ...data, note: refusalNote(plan) }, ...repair(settings, [{ messageId: offers[does], data, plan }]) });
        }
      },
    };
  },
});

/** What a suggestion says. */
const offers = { bounds: 'boundFanOut', 'takes turns': 'partAtATime', 'starts inside': 'startInside' } as const;

function judge({ bound, limiter, parts, recursive, awaited, poolLimit, runs }: FanOutFact, maxConcurrency: number): MessageIds | null {
  if (runs.when === 'test' || limiter === 'effective' || limiter === 'unknown' || bound === 'unknown') return null;
  const most = poolLimit ?? maxConcurrency;
  if (bound !== 'unbounded' && bound <= most) return null;
  if (limiter === 'fake') return 'fakeLimiter';
  if (limiter === 'late') return 'lateBatches';
  if (limiter === 'own') return 'limiterPerItem';
  if (bound !== 'unbounded') return poolLimit === null ? 'exceedsMaximum' : 'exceedsPool';
  if (recursive) return 'recursiveFanOut';
  if (parts) return 'unboundedParts';
  if (!awaited) return 'unawaitedFanOut';
  return poolLimit === null ? 'unboundedFanOut' : 'unboundedQueue';
}
