import type { PendingFact } from '../analysis/facts.js';
import type { Node } from '../analysis/file.js';
import { journeyBehind } from '../analysis/pending.js';
import { keyOf } from '../analysis/scope.js';
import { planOf } from './lines.js';
import type { Edit, FixPlan } from './plan.js';

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
  const start: Edit = { range: [place.range[0], promise.range[0]], text: 'await ' };
  // What a list holds has to be waited for, not the list.
  return planOf('unsafe', method === 'map' ? [{ ...start, text: 'await Promise.all(' }, { range: [promise.range[1], promise.range[1]], text: ')' }] : [start]);
}

/** The expression whose value is returned or dropped: the promise, or a choice with the promise in one of its branches. */
function placeOf(promise: Node): Node | null {
  for (let node = promise, { parent } = promise; parent; node = parent, { parent } = parent) {
    switch (parent.type) {
      case 'ReturnStatement':
      case 'ExpressionStatement':
        return promise;
      case 'UnaryExpression':
        return parent.operator === 'void' && parent.parent.type === 'ExpressionStatement' ? parent : null;
      case 'ConditionalExpression':
        if (parent.test === node) return null;
        break;
      case 'LogicalExpression':
        if (parent.left === node) return null;
        break;
      default:
        return null;
    }
  }
  return null;
}
