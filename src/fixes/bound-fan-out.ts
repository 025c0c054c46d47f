import type { TSESTree } from '@typescript-eslint/utils';
import { combinedBy, mappedOf } from '../analysis/fan-out/fan-out.js';
import type { FanOutFact } from '../analysis/facts.js';
import type { Node, SourceFile } from '../analysis/file.js';
import { mappedIn } from '../analysis/fan-out/mapped.js';
import { isInside } from '../analysis/scope.js';
import { handleOf } from '../analysis/sites.js';
import { droppedIn } from '../analysis/fan-out/unawaited.js';
import { modelOf } from '../analysis/values/values.js';
import { unwrapFakeLimit } from './fake-limit.js';
import { limitRequests } from './limit-requests.js';
import { limitersFor, type Limiter } from './limiter-choice.js';
import { addOption } from './options.js';
import type { Edit, FixPlan } from './plan.js';
import { withLimiterMap, withStream } from './whole-map.js';
import { wrapWork, type FanOut } from './wrap-work.js';

type Attempt = readonly Edit[] | { readonly because: string };

/** How a fan-out is bounded, and what that comes to: so many requests at a time, one part of a collection after the other, a limiter in its right place. */
export interface Remedy {
  readonly plan: FixPlan;
  readonly does: 'bounds' | 'takes turns' | 'starts inside';
}

/** Bounds a fan-out with the project's own limiter, else with what Node has. Order and results stay. */
export function boundFanOut(fact: FanOutFact, { concurrency }: { readonly concurrency: number }): Remedy {
  const { file, node } = handleOf(fact);
  const mapped = mappedOf(fact);
  if (!mapped) return remedy({ because: 'what starts the requests cannot be followed' });
  if (fact.limiter === 'own') return remedy({ because: 'the limiter has to be made outside of the callback' });
  if (fact.limiter === 'fake') return remedy(node.type === 'CallExpression' ? unwrapFakeLimit(file, node, mapped) : { because: 'the requests have started before' }, 'starts inside');
  const limit = fact.poolLimit ?? concurrency;
  const option = boundOption(file, node, limit);
  if (option) return remedy(mapped.mapper && droppedIn(file, mapped.mapper).length > 0 ? { because: 'the mapper does not wait for its requests' } : option);
  const limiters = limitersFor(file);
  if ('because' in limiters) return remedy(limiters);
  const fanOut: FanOut = { file, node, combinator: fact.combinator, list: listOf(file, node), mapped, concurrency: limit };
  if (fact.recursive) return remedy(limitRequests(fanOut, limiters));
  return fact.parts ? inParts(fanOut, limiters) : remedy(bounded(fanOut, limiters));
}

function remedy(attempt: Attempt, does: Remedy['does'] = 'bounds'): Remedy {
  return { plan: 'because' in attempt ? { tier: 'none', because: attempt.because } : { tier: 'unsafe', edits: attempt }, does };
}

/** The list a combinator is given. */
function listOf(file: SourceFile, node: Node): TSESTree.Expression | null {
  return node.type === 'CallExpression' ? (combinedBy(file, node)?.list ?? null) : (node as TSESTree.Expression);
}

/** The option by which a map of a limiter is bounded: `pMap(urls, load, { concurrency })`; `null` for other calls. */
function boundOption(file: SourceFile, call: Node, limit: number): Attempt | null {
  const model = call.type === 'CallExpression' ? modelOf(file, call.callee, 'limiters')?.model : undefined;
  if (model?.kind !== 'map' || model.limit.option === undefined) return null;
  const edit = addOption(file, call as TSESTree.CallExpression, { index: model.limit.argument, also: [] }, `${model.limit.option}: ${limit}`);
  return edit ? [edit] : { because: `\`${model.limit.option}\` is given already` };
}

/** The first of the ways that can be taken; why not the last one, if none can. */
function bounded(fanOut: FanOut, limiters: readonly Limiter[], { wraps = true } = {}): Attempt {
  let attempt: Attempt = { because: '' };
  for (const limiter of limiters) {
    const { all } = limiter.rewrite;
    if (all !== undefined) attempt = withLimiterMap(fanOut, limiter, all);
    if ('because' in attempt && wraps && limiter.rewrite.wrap !== undefined) attempt = wrapWork(fanOut, limiter);
    if (!('because' in attempt)) return attempt;
  }
  const streamed = withStream(fanOut);
  return 'because' in streamed && 'because' in attempt && attempt.because !== '' ? attempt : streamed;
}

/** Where all parts run together, what they start goes through one limiter for all of them; without one that wraps work, the parts follow one another. */
function inParts(fanOut: FanOut, limiters: readonly Limiter[]): Remedy {
  const inner = fanOut.mapped.parts === 'looped' && fanOut.mapped.call ? fanOut : innerOf(fanOut);
  let attempt: Attempt = { because: 'the loop would have to wait for each part' };
  for (const limiter of inner ? limiters : []) {
    if (inner && limiter.rewrite.wrap !== undefined) attempt = wrapWork(inner, limiter);
    if (!('because' in attempt)) return remedy(attempt);
  }
  return fanOut.mapped.parts === 'mapped' ? remedy(bounded({ ...fanOut, concurrency: 1 }, limiters, { wraps: false }), 'takes turns') : remedy(attempt);
}

/** The one list of promises that the work for a part starts. */
function innerOf({ file, node: whole, mapped: { work }, concurrency }: FanOut): FanOut | null {
  const [inner, second] = file.nodes.calls.flatMap((node): readonly FanOut[] => {
    const found = isInside(node, work) ? combinedBy(file, node) : null;
    const mapped = found && mappedIn(file, found.list, { from: node, depth: 0 });
    return found && mapped ? [{ file, node, whole, combinator: found.combinator, list: found.list, mapped, concurrency }] : [];
  });
  return inner && !second ? inner : null;
}
