import type { TSESTree } from '@typescript-eslint/utils';
import { conventions } from '../../catalog/index.js';
import { product, type Bound } from './amounts.js';
import { boundOf } from './bounds.js';
import { callbackRole, iteratedBy } from '../functions/callbacks.js';
import { callersOf } from '../functions/callers.js';
import { countedIn, countOf } from './counts.js';
import { isFakeLimit, isRunOnly, isStartedFirst } from './fake-limits.js';
import type { FunctionNode, Node, SourceFile } from '../file.js';
import { functionOf, includes, labelOf, returnedExpressions } from '../functions/functions.js';
import { gatheredIn, reducedIn } from './gathered.js';
import { globalPath } from '../values/globals.js';
import { fillingsOf, subjectOf } from './lists.js';
import { isLoop } from '../paths/loops.js';
import { isOverParts } from './parts.js';
import { requestReachedBy, type Reached } from '../requests/reach.js';
import { loopAround } from '../runs/runs.js';
import { isFunction, isInside, keyOf, unwrap, variableOf, writesOf } from '../scope.js';
import { modelOf } from '../values/values.js';

/** Work started for each item of a collection: `xs.map(f)`, pushes in a loop, `Array.from(xs, f)`. */
export interface Mapped {
  readonly collection: Node;
  /** What to show of it: the number that is counted to, where it is made of one. */
  readonly shown: Node;
  readonly counts: boolean;
  /** How many at once. */
  readonly bound: Bound;
  /** The function that runs for each item, when it stands in this file. */
  readonly mapper: FunctionNode | null;
  /** The call that maps, for the fixers; `null` for loops. */
  readonly call: TSESTree.CallExpression | null;
  /** The code that runs for each item: the mapper, or an expression in a loop. */
  readonly work: Node;
  readonly reached: Reached;
  /** What looks like a limit and bounds nothing: a limiter, or batches, of promises that have started. */
  readonly fake: 'limiter' | 'batches' | null;
  /** Each item is a part of a collection, and all parts are started at once: by a function that maps them, or by a loop. */
  readonly parts: 'mapped' | 'looped' | null;
}

/** Where the list is waited for, and how far it was followed. */
export interface Trail { readonly from: Node; readonly depth: number }

/** The work behind a list of promises; of several, the one that nothing bounds. */
export function mappedIn(file: SourceFile, list: Node, trail: Trail): Mapped | null {
  if (trail.depth > 8) return null;
  const next = { ...trail, depth: trail.depth + 1 };
  const again = (node: Node) => mappedIn(file, node, next);
  const inner = unwrap(list);
  switch (inner.type) {
    case 'CallExpression':
      return mappedByCall(file, inner, next);
    case 'AwaitExpression':
      return again(inner.argument);
    case 'AssignmentExpression':
      return again(inner.right);
    case 'ConditionalExpression':
      return worst([again(inner.consequent), again(inner.alternate)]);
    case 'LogicalExpression':
      return worst([again(inner.left), again(inner.right)]);
    case 'ArrayExpression':
      return worst(inner.elements.map((element) => (element?.type === 'SpreadElement' ? again(element.argument) : null)));
    case 'Identifier':
    case 'MemberExpression':
      return mappedByName(file, inner, next);
    default:
      return null;
  }
}

/** The most harmful of several. */
export function worst(found: readonly (Mapped | null)[]): Mapped | null {
  const harm = ({ reached, bound, fake }: Mapped) => (fake === null && reached.limited !== 'no' ? 0 : bound === 'unbounded' ? Infinity : bound === 'unknown' ? 1 : bound + 2);
  return found.filter((mapped) => mapped !== null).reduce<Mapped | null>((best, mapped) => (best === null || harm(mapped) > harm(best) ? mapped : best), null);
}

/** What a variable or field was written, and what was put into it. */
function mappedByName(file: SourceFile, name: TSESTree.Identifier | TSESTree.MemberExpression, trail: Trail): Mapped | null {
  const subject = subjectOf(file, name);
  if (!subject) return null;
  const found = fillingsOf(file, subject).map((filling) => gatheredIn(file, filling, 'defs' in subject ? (subject.identifiers[0] ?? null) : null, trail));
  if (!('defs' in subject)) return worst(found);
  const [definition] = subject.defs;
  if (definition?.type === 'Parameter') return worst([...found, batchedIn(file, itemsGiven(file, definition.node), trail), ...listsGiven(file, definition.node, subject.identifiers[0]).map((list) => mappedIn(file, list, trail))]);
  if (definition?.type !== 'Variable') return worst(found);
  const writes = (writesOf(subject) ?? []).flatMap(({ expression, path }) => (path.length === 0 ? [mappedIn(file, expression, trail)] : []));
  const loop = (definition.node.parent).parent;
  return worst([...found, ...writes, batchedIn(file, loop?.type === 'ForOfStatement' && loop.left === definition.node.parent ? loop.right : null, trail)]);
}

/** The collection whose items a callback gets. */
function itemsGiven(file: SourceFile, owner: Node): Node | null {
  return isFunction(owner) ? iteratedBy(file, owner) : null;
}

/** What the calls of this file give for a parameter: `inBatches(urls.map(load))`. */
function listsGiven(file: SourceFile, owner: Node, name: Node | undefined): readonly Node[] {
  const index = isFunction(owner) ? owner.params.findIndex((parameter) => parameter === name) : -1;
  return isFunction(owner) && index >= 0 ? callersOf(file, owner).flatMap(({ arguments: given }) => given[index] ?? []) : [];
}

/** A list that is one of several made of started promises: `for (const batch of chunk(promises, 10))`. */
function batchedIn(file: SourceFile, lists: Node | null, trail: Trail): Mapped | null {
  const mapped = lists && mappedIn(file, lists, trail);
  return mapped && inBatches(mapped, lists, trail);
}

/** Promises that were all started before the loop (or callback) that waits for a part of them in each turn. */
function inBatches(mapped: Mapped, part: Node, { from }: Trail): Mapped {
  let turn: Node | undefined = from.parent;
  while (turn && !isLoop(turn) && !isFunction(turn)) turn = turn.parent;
  const start = mapped.call ?? mapped.reached.request.node;
  if (mapped.fake !== null || mapped.reached.limited !== 'no' || !turn || isInside(start, turn)) return mapped;
  return isFunction(turn) || isInside(part, turn) ? { ...mapped, fake: 'batches' } : mapped;
}

function mappedByCall(file: SourceFile, call: TSESTree.CallExpression, trail: Trail): Mapped | null {
  const callee = unwrap(call.callee);
  const method = callee.type === 'MemberExpression' ? keyOf(callee) : null;
  const path = globalPath(file, callee);
  const [first] = call.arguments;
  const started = mappedByCallback(file, call, trail);
  if (started) return started;
  if (path === 'Array.from' || path === 'Object.values' || path === 'Object.fromEntries') return first ? mappedIn(file, first, trail) : null;
  const name = method ?? (callee.type === 'Identifier' ? callee.name : '');
  if (first && conventions.chunkNames.test(name)) return mappedIn(file, first, trail);
  // A helper of the file that starts them.
  const helper = functionOf(file, callee);
  if (helper) return through(helper, worst(returnedExpressions(file, helper).map((result) => mappedIn(file, result, trail))));
  if (callee.type !== 'MemberExpression' || path !== null) return null;
  // `xs.map(f).filter(Boolean)`, `chunks.map(f).flat()`: the work was started before.
  const before = mappedIn(file, callee.object, trail);
  if (method === 'concat') return worst([before, ...call.arguments.map((argument) => mappedIn(file, argument, trail))]);
  const isPart = (method === 'slice' || method === 'splice') && loopAround(file, trail.from) !== null;
  return before && isPart ? inBatches(before, call, trail) : before;
}

/** `xs.map(f)`, `Array.from(xs, f)`, `_.map(xs, f)`, `xs.reduce(f, [])`: a call that runs a function for each item and keeps what it gives. */
function mappedByCallback(file: SourceFile, call: TSESTree.CallExpression, trail: Trail): Mapped | null {
  const given = call.arguments.find((argument) => callbackRole(file, argument) === 'iteration');
  const collection = given && iteratedBy(file, given);
  const name = call.callee.type === 'MemberExpression' ? keyOf(call.callee) : call.callee.type === 'Identifier' ? call.callee.name : null;
  const mapper = given ? functionOf(file, given) : null;
  if (name === 'reduce' && mapper && collection) return reducedIn(file, mapper, { over: collection, bound: boundOf(file, collection) });
  if (!given || !collection || name === null || !includes(conventions.mappingMethods, name)) return null;
  if (!mapper) {
    const reached = requestNamed(file, call, given);
    return reached && { ...countedIn(file, collection), collection, bound: boundOf(file, collection), mapper, call, work: given, reached, fake: null, parts: null };
  }
  const [item] = mapper.params;
  if (item?.type === 'Identifier' && isFakeLimit(file, mapper, item)) {
    const started = mappedIn(file, collection, trail);
    const isLimited = mapper.body.type === 'CallExpression' || mapper.body.type === 'BlockStatement';
    if (started) return { ...started, fake: started.reached.limited === 'no' && isLimited ? 'limiter' : started.fake };
  }
  const counted = name === 'times' ? { shown: collection, counts: true } : countedIn(file, collection);
  const base = { ...counted, collection, bound: name === 'times' ? countOf(file, collection) : boundOf(file, collection), mapper, call, work: mapper };
  // What each item starts for each of its own: `users.flatMap((user) => user.posts.map(load))`.
  const nested = worst(returnedExpressions(file, mapper).map((result) => (result.type === 'AwaitExpression' ? null : mappedIn(file, result, trail))));
  if (nested) return { ...nested, ...(base.bound === 'unbounded' && { collection, ...counted }), bound: product([base.bound, nested.bound === 'unknown' ? 1 : nested.bound]), parts: isOverParts(file, collection, mapper) ? 'mapped' : null };
  const reached = (isRunOnly(file, mapper) ? keptIn(file, collection, trail) : null) ?? requestReachedBy(file, mapper);
  if (!reached) return null;
  const fake = reached.chain.length === 0 && isStartedFirst(file, mapper, reached.request.node) ? 'limiter' : null;
  return { ...base, reached: unwrap(given) === mapper ? reached : { ...reached, chain: [labelOf(mapper) ?? 'function', ...reached.chain] }, fake, parts: isOverParts(file, collection, mapper) ? 'mapped' : null };
}

/** The request of functions that were made for each item, to be run: `urls.map((url) => () => fetch(url))`. */
function keptIn(file: SourceFile, list: Node, trail: Trail): Reached | null {
  const inner = unwrap(list);
  if (trail.depth > 8) return null;
  if (inner.type === 'Identifier') {
    const variable = variableOf(file, inner);
    const lists = variable?.defs[0]?.type === 'Variable' ? (writesOf(variable) ?? []).map(({ expression }) => expression) : [];
    const pushed = variable ? fillingsOf(file, variable).map(({ value }) => value) : [];
    const reached = pushed.filter((value) => isFunction(unwrap(value))).map((value) => requestReachedBy(file, unwrap(value)));
    return [...reached, ...lists.map((one) => keptIn(file, one, { ...trail, depth: trail.depth + 1 }))].find((one) => one !== null) ?? null;
  }
  const given = inner.type === 'CallExpression' ? inner.arguments.find((argument) => callbackRole(file, argument) === 'iteration') : undefined;
  const mapper = given && functionOf(file, given);
  const kept = mapper ? returnedExpressions(file, mapper).map((result) => unwrap(result)).find((result) => isFunction(result)) : undefined;
  return kept ? requestReachedBy(file, kept) : null;
}

/** A request function given by name: `ids.map(getUser)`. */
function requestNamed(file: SourceFile, call: TSESTree.CallExpression, given: Node): Reached | null {
  const found = modelOf(file, given, 'requests');
  return found && { request: { node: call, known: { node: call, found, value: found.value, options: [], opaque: true, url: null } }, chain: [], limited: 'no', ownLimiter: false };
}

function through(helper: FunctionNode, mapped: Mapped | null): Mapped | null {
  return mapped && { ...mapped, reached: { ...mapped.reached, chain: [labelOf(helper) ?? 'function', ...mapped.reached.chain] } };
}
