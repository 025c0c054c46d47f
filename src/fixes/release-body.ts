import type { ResponseFact } from '../analysis/facts.js';
import type { Node, SourceFile } from '../analysis/file.js';
import { detailsOf } from '../analysis/responses/responses.js';
import { functionAround, isFunction } from '../analysis/scope.js';
import { handleOf } from '../analysis/sites.js';
import { statementAfter, statementFirstIn } from './insert-statement.js';
import { statementsOf } from './layout.js';
import { planOf } from './lines.js';
import type { FixPlan } from './plan.js';
import { releaseOnWays } from './release-ways.js';
import { releaseUnheld } from './release-unheld.js';
import { waitIn } from './release-wait.js';

const none = (because: string): FixPlan => ({ tier: 'none', because });

/** Lets go of a body: right where the response arrives when nobody reads it, else on each way that leaves it unread. */
export function releaseBody(fact: ResponseFact): FixPlan {
  const { file } = handleOf(fact);
  const { release, body } = fact;
  const details = detailsOf(fact);
  const { variable, arrival, company } = details;
  if (release === null) return none('there is no way to let go of it');
  if (!variable || !arrival) return body === 'never' ? releaseUnheld(file, details) : none('no variable holds the response');
  if (company === 'else') return none(`\`${variable.name}\` can be something else, too`);
  const owner = isFunction(arrival) ? arrival : functionAround(arrival);
  const wait = release.startsWith('await ') ? waitIn(file, owner) : [];
  if (!wait) return none('letting go of it takes an `await`, and the function is not async');
  const plan = body === 'never' ? onArrival(file, arrival, release) : releaseOnWays(file, details, release);
  return plan.tier === 'none' ? plan : planOf(plan.tier, [...wait, ...plan.edits]);
}

function onArrival(file: SourceFile, arrival: Node, release: string): FixPlan {
  if (isFunction(arrival)) return planOf('unsafe', statementFirstIn(file, arrival, release));
  const statement = arrival.parent;
  const isDeclaration = statement?.type === 'VariableDeclaration' && statement.declarations.length === 1 && statementsOf(statement.parent).length > 0;
  if (!statement || !(isDeclaration || statement.type === 'ExpressionStatement')) return none('the response does not arrive in a statement of its own');
  return planOf('unsafe', statementAfter(file, statement, release));
}
