import type { TSESTree } from '@typescript-eslint/utils';
import { conventions } from '../../catalog/index.js';
import { product } from './amounts.js';
import { boundOf } from './bounds.js';
import { callbackRole, iteratedBy } from '../functions/callbacks.js';
import type { FunctionNode, Node, SourceFile } from '../file.js';
import { functionOf, includes, labelOf, returnedExpressions } from '../functions/functions.js';
import { loopsAround } from '../paths/loops.js';
import type { Mapped } from './mapped.js';
import { requestReachedBy, type Reached } from '../requests/reach.js';
import { sendingCalls, type Sending } from '../requests/senders.js';
import { functionAround, isInside, keyOf, unwrap, wrapped } from '../scope.js';

/** Requests started for each item and never waited for: what starts them, as a name of a method or `loop`, and where that stands. */
export interface Unawaited { readonly node: Node; readonly starter: string; readonly mapped: Mapped }

/** All of a file. */
export function unawaitedIn(file: SourceFile): readonly Unawaited[] {
  return file.nodes.calls.flatMap((call) => {
    if (call.type !== 'CallExpression') return [];
    return byCallback(file, call) ?? inLoop(file, call) ?? [];
  });
}

/** `items.forEach(async (item) => { await fetch(item); })`, and `map` whose list nobody takes. */
function byCallback(file: SourceFile, call: TSESTree.CallExpression): Unawaited | null {
  const name = call.callee.type === 'MemberExpression' ? keyOf(call.callee) : call.callee.type === 'Identifier' ? call.callee.name : null;
  const isRun = name !== null && (includes(conventions.runningMethods, name) || (includes(conventions.mappingMethods, name) && call.parent.type === 'ExpressionStatement'));
  const given = isRun ? call.arguments.find((argument) => callbackRole(file, argument) === 'iteration') : undefined;
  const mapper = given && functionOf(file, given);
  const collection = given && iteratedBy(file, given);
  if (!mapper || !collection) return null;
  const reached = startedByEach(file, mapper, includes(conventions.mappingMethods, name!));
  if (!reached) return null;
  const chain = unwrap(given) === mapper ? reached.chain : [labelOf(mapper) ?? 'function', ...reached.chain];
  return { node: call, starter: name!, mapped: { collection, shown: collection, counts: false, bound: boundOf(file, collection), mapper, call, work: mapper, reached: { ...reached, chain }, fake: null, parts: null } };
}

/** What such a callback starts: anything, if it is async; else what it neither keeps nor waits for. */
function startedByEach(file: SourceFile, mapper: FunctionNode, givesPromise: boolean): Reached | null {
  const reached = requestReachedBy(file, mapper);
  if (!reached || !isPromise(reached.request)) return null;
  if (mapper.async || givesPromise) return reached;
  const started = file.nodes.calls.find((call) => call.type === 'CallExpression' && functionAround(call) === mapper && (wrapped(call, { awaits: false }).parent === mapper || isDropped(call)) && startedIn(file, call) !== null);
  return started ? reached : null;
}

/** `for (const item of items) fetch(item);`. */
function inLoop(file: SourceFile, call: TSESTree.CallExpression): Unawaited | null {
  const loops = isDropped(call) && !isInPromise(call) ? loopsAround(file, call) : [];
  const shown = loops.find(({ bound }) => bound === 'unbounded') ?? loops[0];
  // What a callback of `forEach` drops is said of the callback.
  const reached = shown && loops[0]?.statement ? startedIn(file, call) : null;
  if (!shown || !reached) return null;
  return { node: call, starter: 'loop', mapped: { collection: shown.over, shown: shown.over, counts: shown.counts, bound: product(loops.map(({ bound }) => bound)), mapper: null, call: null, work: call, reached, fake: null, parts: null } };
}

/** Calls of a function that start requests and that nobody waits for there. */
export function droppedIn(file: SourceFile, frame: FunctionNode): readonly TSESTree.CallExpression[] {
  return file.nodes.calls.filter((call): call is TSESTree.CallExpression => call.type === 'CallExpression' && functionAround(call) === frame && isDropped(call) && startedIn(file, call) !== null);
}

/** In the executor of a promise, which somebody may wait for. */
function isInPromise(call: Node): boolean {
  const executor = functionAround(call);
  return executor?.parent?.type === 'NewExpression' && executor.parent.arguments[0] === executor;
}

/** A statement of its own, with what is chained to it: nobody takes the promise. */
export function isDropped(call: Node): boolean {
  const outer = wrapped(call, { awaits: false });
  const { parent } = outer;
  if (parent?.type === 'ExpressionStatement') return true;
  if (parent?.type === 'UnaryExpression') return parent.operator === 'void' && isDropped(parent);
  const chained = parent?.type === 'MemberExpression' && parent.object === outer && includes(conventions.promiseMethods, keyOf(parent) ?? '') ? parent.parent : null;
  return chained?.type === 'CallExpression' && chained.callee === parent && isDropped(chained);
}

/** The request that a call is, or that the function it calls sends: what is not waited for here is waited for nowhere. */
function startedIn(file: SourceFile, call: TSESTree.CallExpression): Reached | null {
  const request = sendingCalls(file).find(({ node }) => node === call);
  if (request) return isPromise(request) ? { request, chain: [], limited: 'no', ownLimiter: false } : null;
  const called = functionOf(file, call.callee);
  const reached = called && requestReachedBy(file, called);
  if (!reached || !isPromise(reached.request) || !(called.async || isLeft(file, reached, called))) return null;
  return called === unwrap(call.callee) ? reached : { ...reached, chain: [labelOf(called) ?? 'function', ...reached.chain] };
}

/** Whether a function that is not async leaves the promise to its caller, or to nobody; it may keep it for later, too. */
function isLeft(file: SourceFile, { request, chain }: Reached, called: FunctionNode): boolean {
  return chain.length === 0 && (isDropped(request.node) || returnedExpressions(file, called).some((result) => isInside(request.node, result)));
}

/** Whether the call gives a promise, which somebody could wait for. */
export function isPromise({ known }: Sending): boolean {
  return known?.found.model.returns === undefined || known.found.model.returns === 'promise';
}
