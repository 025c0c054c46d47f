import type { SessionFact } from '../analysis/facts.js';
import type { Settings } from '../settings.js';
import { dependenceOf, hoistSession, refusalOf, type Sharing } from './hoist-session.js';
import { keepInField } from './keep-in-field.js';
import { keepInScope } from './keep-in-scope.js';
import { keepPromise, takesAwait } from './keep-promise.js';
import type { FixPlan } from './plan.js';

/** A plan, and what the session is shared in: the module, a field of its class, or a function as a phrase. */
export interface SharedPlan { readonly plan: FixPlan; readonly home: 'module' | 'field' | { readonly scope: string } }

/** Creates a session once, as far out as its options allow: for the module, for an object, for the handlers of a plugin. */
export function shareSession(fact: SessionFact, settings: Settings, sharing: Sharing): SharedPlan {
  const because = refusalOf(fact);
  if (because !== null) return { plan: { tier: 'none', because }, home: 'module' };
  const [dependence, isAwaited] = [dependenceOf(fact), takesAwait(fact)];
  if (dependence === null) return { plan: isAwaited && !settings.sharedSession ? keepPromise(fact) : hoistSession(fact, settings, sharing), home: 'module' };
  if (isAwaited) return { plan: { tier: 'none', because: `${dependence}, and creating it takes an \`await\`` }, home: 'module' };
  const plan = keepInField(fact);
  if (plan.tier !== 'none') return { plan, home: 'field' };
  const scoped = keepInScope(fact);
  if (scoped.plan.tier !== 'none') return { plan: scoped.plan, home: scoped };
  // The reason of the place that its options point to.
  return { plan: fact.dependsOnCall.because.startsWith('`this') ? plan : scoped.plan, home: 'module' };
}
