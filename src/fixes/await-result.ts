import type { PendingFact } from '../analysis/facts.js';
import type { Node } from '../analysis/file.js';
import { functionAround, keyOf, wrapped } from '../analysis/scope.js';
import { handleOf } from '../analysis/sites.js';
import { planOf } from './lines.js';
import type { FixPlan } from './plan.js';

const none = (because: string): FixPlan => ({ tier: 'none', because });

/** Waits for a request where it is returned or dropped, so that its session is closed afterwards. */
export function awaitResult(fact: PendingFact): FixPlan {
  const { node } = handleOf(fact);
  const promise = chainOf(node);
  const statement = promise.parent;
  if (functionAround(node)?.async !== true) return none('the function is not async');
  if (statement?.type !== 'ReturnStatement' && statement?.type !== 'ExpressionStatement') return none('the promise is kept for later');
  return planOf('unsafe', [{ range: [promise.range[0], promise.range[0]], text: 'await ' }]);
}

/** The whole promise chain that begins with a request. */
function chainOf(request: Node): Node {
  let promise = wrapped(request, { awaits: false });
  for (let { parent } = promise; parent?.type === 'MemberExpression' && /^(?:then|catch|finally)$/.test(keyOf(parent) ?? '') && parent.parent.type === 'CallExpression'; { parent } = promise) {
    promise = wrapped(parent.parent, { awaits: false });
  }
  return promise;
}
