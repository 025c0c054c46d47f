import type { PendingFact } from '../analysis/facts.js';
import type { Node } from '../analysis/file.js';
import { journeyBehind } from '../analysis/sessions/pending.js';
import { keyOf } from '../analysis/scope.js';
import { planOf } from './lines.js';
import type { FixPlan } from './plan.js';

const none = (because: string): FixPlan => ({ tier: 'none', because });

/** Waits for a request where it is returned or dropped, so that its session is closed afterwards. */
export function awaitResult(fact: PendingFact): FixPlan {
  const { owner, promise } = journeyBehind(fact);
  if (!owner) return none('it runs while the module is loaded');
  if (!owner.async) return none('the function is not async');
  const method = promise.type === 'CallExpression' && promise.callee.type === 'MemberExpression' ? keyOf(promise.callee) : null;
  if (method === 'forEach') return none('nobody can wait for callbacks of `forEach`');
  const place = placeOf(promise);
  if (!place) return none('the promise is kept for later');
  const [opening, closing] = method === 'map' ? ['await Promise.all(', ')'] : bindsLooser(promise) ? ['await (', ')'] : ['await ', ''];
  const end = promise.range[1];
  return planOf('unsafe', [{ range: [place.range[0], promise.range[0]], text: opening }, ...(closing === '' ? [] : [{ range: [end, end], text: closing } as const])]);
}

/** The expression that is returned or dropped: the promise, or `void` and the promise. */
function placeOf(promise: Node): Node | null {
  const { parent } = promise;
  if (parent?.type === 'ReturnStatement' || parent?.type === 'ExpressionStatement') return promise;
  return parent?.type === 'UnaryExpression' && parent.parent.type === 'ExpressionStatement' ? parent : null;
}

/** Whether `await` in front of an expression would take hold of its first part only. */
function bindsLooser({ type }: Node): boolean {
  return type === 'ConditionalExpression' || type === 'LogicalExpression' || type === 'TSAsExpression' || type === 'TSSatisfiesExpression';
}
