import { isPromise } from '../analysis/fan-out/unawaited.js';
import { requestsFrom } from '../analysis/requests/reach.js';
import { isInside } from '../analysis/scope.js';
import { readWhole } from '../analysis/requests/senders.js';
import type { Limiter } from './limiter-choice.js';
import type { Edit } from './plan.js';
import { wrapExpression } from './pushed.js';
import { throughLimiter, type FanOut } from './wrap-work.js';

/**
 * Bounds work that calls itself. A limiter around the work would wait for itself, and one for each level would let their
 * number multiply: all requests of all levels go through one limiter.
 */
export function limitRequests(fanOut: FanOut, limiters: readonly Limiter[]): readonly Edit[] | { readonly because: string } {
  const limiter = limiters.find(({ rewrite }) => rewrite.wrap !== undefined);
  if (!limiter) return { because: 'only a limiter around each request can bound all levels together' };
  const { file, mapped } = fanOut;
  const requests = requestsFrom(file, mapped.work).map((request) => (isPromise(request) ? readWhole(request.node) : null));
  const [first] = requests;
  const isNested = requests.some((one) => requests.some((other) => one && other && one !== other && isInside(one, other)));
  if (!first || requests.includes(null) || isNested) return { because: 'the requests cannot be put into a limiter of their own' };
  return throughLimiter(fanOut, limiter, { work: first, inside: [], of: 'module' }, (wrapper) => {
    const edits = requests.map((request) => wrapExpression(file, request!, wrapper));
    return edits.includes(null) ? null : edits.flatMap((edit) => edit!);
  });
}
