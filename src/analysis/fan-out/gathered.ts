import { product } from './amounts.js';
import { callersOf } from '../functions/callers.js';
import type { CallNode, FunctionNode, Node, SourceFile } from '../file.js';
import { isPartOf, runningFunction } from '../functions/frames.js';
import { labelOf, returnedExpressions } from '../functions/functions.js';
import { fillingsOf, type Filling } from './lists.js';
import { loopsAround, type Loop } from '../paths/loops.js';
import { mappedIn, worst, type Mapped, type Trail } from './mapped.js';
import { isPart, isSlice, isStepped, waitsForParts } from './parts.js';
import { requestReachedBy, type Reached } from '../requests/reach.js';
import { isFunction, keyOf, unwrap, variableOf, writesOf } from '../scope.js';

/** The work whose promise is put into a list: in a loop (`promises.push(fetch(url))`), or by a helper that is called in one. */
export function gatheredIn(file: SourceFile, { value, spread, at }: Filling, declared: Node | null, trail: Trail): Mapped | null {
  const loops = loopsAround(file, at, declared);
  // A part of a list of promises that have started.
  if (!spread && isSlice(file, value)) return mappedIn(file, value, trail);
  const list = spread ? mappedIn(file, value, trail) : null;
  if (list) return loops.length === 0 ? list : { ...inLoops(file, loops, { at, reached: list.reached, value, work: list.work }), mapper: list.mapper, call: list.call, bound: product([list.bound, ...loops.map(({ bound }) => bound)]) };
  if (loops.length > 0) {
    const started = startedBy(file, value);
    return started && inLoops(file, loops, { at, reached: started, value, work: value });
  }
  const helper = runningFunction(file, at);
  if (!helper || (declared && isPartOf(file, at, runningFunction(file, declared)))) return null;
  // `enqueue(promise)`, `this.start(url)`: a helper of the file, called for each item.
  return worst(callersOf(file, helper).map((call) => {
    const around = loopsAround(file, call, declared);
    const started = around.length > 0 ? (startedBy(file, givenFor(file, value, helper, call)) ?? startedBy(file, value)) : null;
    return started && inLoops(file, around, { at: call, reached: { ...started, chain: [labelOf(helper) ?? 'function', ...started.chain] }, value, work: call });
  }));
}

/** The work that each turn of a `reduce` adds to its list: `(promises, url) => [...promises, fetch(url)]`. */
export function reducedIn(file: SourceFile, mapper: FunctionNode, { over, bound }: Pick<Loop, 'over' | 'bound'>): Mapped | null {
  const [list] = mapper.params;
  const subject = list?.type === 'Identifier' ? variableOf(file, list) : null;
  if (!subject) return null;
  const isList = (node: Node) => unwrap(node).type === 'Identifier' && variableOf(file, unwrap(node)) === subject;
  const added = returnedExpressions(file, mapper).flatMap((result): readonly (Node | null)[] => {
    const inner = unwrap(result);
    if (inner.type === 'ArrayExpression') return inner.elements.some((element) => element?.type === 'SpreadElement' && isList(element.argument)) ? inner.elements : [];
    return inner.type === 'CallExpression' && inner.callee.type === 'MemberExpression' && keyOf(inner.callee) === 'concat' && isList(inner.callee.object) ? inner.arguments : [];
  });
  const values = [...added, ...fillingsOf(file, subject).map(({ value }) => value)];
  const reached = values.map((value) => value && value.type !== 'SpreadElement' ? startedBy(file, value) : null).find((one) => one !== null);
  return reached ? { collection: over, shown: over, counts: false, bound, mapper, call: null, work: mapper, reached, fake: null, parts: null } : null;
}

/** What a call gives for the parameter that a helper puts into the list; the value itself where it is none. */
function givenFor(file: SourceFile, value: Node, helper: { readonly params: readonly Node[] }, call: CallNode): Node {
  const inner = unwrap(value);
  const definition = inner.type === 'Identifier' ? variableOf(file, inner)?.defs[0] : undefined;
  const index = definition?.type === 'Parameter' ? helper.params.indexOf(definition.name) : -1;
  return call.arguments[index] ?? value;
}

interface Gathered { readonly at: Node; readonly reached: Reached; readonly value: Node; readonly work: Node }

function inLoops(file: SourceFile, loops: readonly Loop[], { at, reached, value, work }: Gathered): Mapped {
  const shown = loops.find(({ bound }) => bound === 'unbounded') ?? loops[0]!;
  const parts = isPart(file, shown) ? waitsForParts(file, value) : isStepped(shown, file, at);
  // Each turn starts all items of its part.
  return { collection: shown.over, shown: shown.over, counts: shown.counts, bound: product(loops.map((loop) => (parts && loop === shown ? loop.reach : loop.bound))), mapper: null, call: null, work, reached, fake: null, parts: parts ? 'looped' : null };
}

/** The request an expression starts when it is evaluated: the call itself, or an immediately invoked function. */
function startedBy(file: SourceFile, expression: Node): Reached | null {
  const inner = unwrap(expression);
  if (inner.type === 'AwaitExpression' || isFunction(inner)) return null;
  const variable = inner.type === 'Identifier' ? variableOf(file, inner) : null;
  const [write] = variable?.defs[0]?.type === 'Variable' ? (writesOf(variable) ?? []) : [];
  if (write) return write.path.length === 0 && write.expression.type !== 'Identifier' ? startedBy(file, write.expression) : null;
  return requestReachedBy(file, expression);
}
