import type { TSESTree } from '@typescript-eslint/utils';
import { conventions, type LimiterModel } from '../catalog/index.js';
import { boundOf } from './bounds.js';
import { constantOf, isNumber } from './constants.js';
import type { FanOutFact } from './facts.js';
import { perFile, type CallNode, type FunctionNode, type Node, type SourceFile } from './file.js';
import { functionOf, includes, labelOf } from './functions.js';
import { globalPath } from './globals.js';
import { isFakeLimit, isPassedOn, isStartedFirst } from './limiters.js';
import { loopOver } from './loops.js';
import { optionsArgument } from './arguments.js';
import { readOption } from './options.js';
import { requestReachedBy, type Reached } from './reach.js';
import { requestCalls, sessionsOf, type RequestCall } from './requests.js';
import { calleeText, runsOf } from './runs.js';
import { functionAround, isFunction, keyOf, unwrap, variableOf, wrapped, writesOf } from './scope.js';
import { clientName, remember, siteOf } from './sites.js';
import { modelOf } from './values.js';

/** Work started for each item of a collection: `xs.map(f)`, pushes in a loop, `Array.from(xs, f)`. */
export interface Mapped {
  readonly collection: Node;
  /** The function that runs for each item, when it stands in this file. */
  readonly mapper: FunctionNode | null;
  /** The call that maps, for the fixers; `null` for loops. */
  readonly call: TSESTree.CallExpression | null;
  readonly reached: Reached;
  readonly fake: boolean;
}

/** Requests sent for all items of a collection at once. */
export const fanOutFacts = perFile((file): readonly FanOutFact[] => {
  // A function of the project may be mentioned only: `ids.map(getUser)`.
  if (requestCalls(file).length === 0 && file.settings.wrappers.length === 0 && file.settings.clients.length === 0) return [];
  const combined = file.nodes.calls.flatMap((node) => {
    const path = node.type === 'CallExpression' ? globalPath(file, node.callee) : null;
    const combinator = path?.startsWith('Promise.') ? path.slice('Promise.'.length) : null;
    const [list] = node.arguments;
    if (!combinator || combinator === 'race' || !includes(conventions.promiseCombinators, combinator) || !list || list.type === 'SpreadElement') return [];
    return mappedIn(file, list).map((mapped) => fact(file, node, `Promise.${combinator}`, mapped));
  });
  return [...combined, ...looseMaps(file), ...loose(file)].toSorted((a, b) => a.site.range[0] - b.site.range[0]);
});

/** Maps of limiters that bound nothing: `pMap(urls.map((url) => fetch(url)), (p) => p, { concurrency })`, whose items run already, and `pMap(urls, fetch)`. */
function looseMaps(file: SourceFile): readonly FanOutFact[] {
  return file.nodes.calls.flatMap((node) => {
    const model = modelOf(file, node.callee, 'limiters')?.model;
    if (model?.kind !== 'map' || model.mapper === model.items) return [];
    const [items, mapper] = [node.arguments[model.items], node.arguments[model.mapper]];
    const run = mapper && functionOf(file, mapper);
    if (!items || !run) return [];
    const [started] = isPassedOn(file, run) ? mappedIn(file, items) : [];
    if (started) return started.reached.limited === 'no' ? [fact(file, node, calleeText(file, node), { ...started, fake: true })] : [];
    const reached = isBounded(file, node, model.limit) ? null : requestReachedBy(file, run);
    return reached ? [fact(file, node, calleeText(file, node), { collection: items, mapper: run, call: null, reached, fake: false })] : [];
  });
}

function isBounded(file: SourceFile, { arguments: given }: CallNode, { argument, option }: Extract<LimiterModel, { kind: 'map' }>['limit']): boolean {
  const answer = option === undefined ? null : readOption(file, given[argument], option.split('.'));
  if (answer?.answer !== 'yes') return answer?.answer !== 'no';
  const value = constantOf(file, answer.values[0].value);
  return !(value.known && value.value === Infinity);
}

function fact(file: SourceFile, node: Node, combinator: string, { collection, call, reached, fake }: Mapped): FanOutFact {
  const { request, chain, limited } = reached;
  const [given] = call === request.node ? call.arguments : [];
  return remember(file, node, {
    kind: 'fan-out',
    site: siteOf(file, node),
    combinator,
    collection: siteOf(file, collection).text,
    bound: boundOf(file, collection),
    request: { api: given ? siteOf(file, given).text : calleeText(file, request.node), client: clientName(request.found.entry), chain },
    limiter: fake ? 'fake' : limited === 'yes' ? 'effective' : limited === 'unknown' ? 'unknown' : 'none',
    poolLimit: poolLimit(file, reached),
    get runs() {
      return runsOf(file, node);
    },
  } satisfies FanOutFact);
}

/** The mapped collection behind the list given to a combinator; at most one report for each combinator. */
export function mappedIn(file: SourceFile, list: Node, depth = 0): readonly Mapped[] {
  if (depth > 6) return [];
  const inner = unwrap(list);
  if (inner.type === 'CallExpression') return mappedByCall(file, inner, depth);
  if (inner.type === 'ConditionalExpression') return eitherOf(file, [inner.consequent, inner.alternate], depth);
  if (inner.type === 'LogicalExpression') return eitherOf(file, [inner.left, inner.right], depth);
  if (inner.type === 'ArrayExpression') {
    for (const element of inner.elements) {
      const [first] = element?.type === 'SpreadElement' ? mappedIn(file, element.argument, depth + 1) : [];
      if (first) return [first];
    }
    return [];
  }
  if (inner.type !== 'Identifier') return [];
  const variable = variableOf(file, inner);
  if (variable?.defs[0]?.type !== 'Variable') return [];
  for (const { expression, path } of writesOf(variable) ?? []) {
    const [first] = path.length === 0 ? mappedIn(file, expression, depth + 1) : [];
    if (first) return [first];
  }
  for (const { identifier } of variable.references) {
    const pushed = pushedInLoop(file, identifier);
    if (pushed) return [pushed];
  }
  return [];
}

function eitherOf(file: SourceFile, ways: readonly Node[], depth: number): readonly Mapped[] {
  return ways.flatMap((way) => mappedIn(file, way, depth + 1)).slice(0, 1);
}

function mappedByCall(file: SourceFile, call: TSESTree.CallExpression, depth: number): readonly Mapped[] {
  const callee = unwrap(call.callee);
  const from = globalPath(file, callee) === 'Array.from';
  if (!from && callee.type !== 'MemberExpression') return [];
  const method = callee.type === 'MemberExpression' ? keyOf(callee) : null;
  const collection = from ? call.arguments[0] : callee.type === 'MemberExpression' ? callee.object : undefined;
  const given = call.arguments[from ? 1 : 0];
  if (!collection) return [];
  if (from || method === 'map' || method === 'flatMap') {
    const mapper = given ? functionOf(file, given) : null;
    const [item] = mapper?.params ?? [];
    const [started] = mapper && item?.type === 'Identifier' && isFakeLimit(file, mapper, item) ? mappedIn(file, collection, depth + 1) : [];
    if (started) return [{ ...started, fake: started.reached.limited === 'no' && mentionsLimit(mapper) }];
    const reached = mapper ? requestReachedBy(file, mapper) : given ? requestNamed(file, call, given) : null;
    const fake = mapper !== null && reached?.chain.length === 0 && isStartedFirst(file, mapper, reached.request.node);
    if (reached) return [{ collection, mapper, call, reached: mapper && unwrap(given!) !== mapper ? through(mapper, reached) : reached, fake }];
  }
  // `xs.map(f).filter(Boolean)`, `chunks.map(f).flat()`: the work was started before.
  return from || depth > 4 ? [] : mappedIn(file, collection, depth + 1);
}

/** A request function given by name: `ids.map(getUser)`. */
function requestNamed(file: SourceFile, call: TSESTree.CallExpression, given: Node): Reached | null {
  const found = modelOf(file, given, 'requests');
  return found && { request: { node: call, found, value: found.value, options: [], opaque: true, url: null }, chain: [], limited: 'no' };
}

/** The identity mapper alone is no limiter; something must be called around the started promise. */
function mentionsLimit(mapper: FunctionNode | null): boolean {
  return mapper?.body.type === 'CallExpression' || mapper?.body.type === 'BlockStatement';
}

/** `promises.push(fetch(url))` in a loop. */
function pushedInLoop(file: SourceFile, identifier: Node): Mapped | null {
  const member = identifier.parent;
  const call = member?.type === 'MemberExpression' && keyOf(member) === 'push' ? member.parent : null;
  if (call?.type !== 'CallExpression') return null;
  const collection = loopOver(file, call)?.collection;
  if (!collection) return null;
  for (const argument of call.arguments) {
    const started = startedBy(file, argument);
    if (started) return { collection, mapper: null, call: null, reached: started, fake: false };
  }
  return null;
}

/** The request an expression starts when it is evaluated: the call itself, or an immediately invoked function. */
function startedBy(file: SourceFile, argument: Node): Reached | null {
  const inner = unwrap(argument);
  if (inner.type === 'AwaitExpression') return null;
  const variable = inner.type === 'Identifier' ? variableOf(file, inner) : null;
  const [write] = variable?.defs[0]?.type === 'Variable' ? (writesOf(variable) ?? []) : [];
  if (write) return write.path.length === 0 && write.expression.type !== 'Identifier' ? startedBy(file, write.expression) : null;
  return isFunction(inner) ? null : requestReachedBy(file, argument) ?? byCallItself(file, inner);
}

function byCallItself(file: SourceFile, node: Node): Reached | null {
  const called = node.type === 'CallExpression' ? functionOf(file, node.callee) : null;
  const reached = called && requestReachedBy(file, called);
  const label = called && labelOf(called);
  return reached && label !== null ? { ...reached, chain: [label, ...reached.chain] } : reached;
}

/** Requests started for each item and never waited for, outside any combinator. */
function loose(file: SourceFile): readonly FanOutFact[] {
  return file.nodes.calls.flatMap((node) => {
    if (node.type !== 'CallExpression') return [];
    if (node.callee.type === 'MemberExpression' && keyOf(node.callee) === 'forEach') {
      const mapper = node.arguments[0] ? functionOf(file, node.arguments[0]) : null;
      const reached = mapper && requestReachedBy(file, mapper);
      return reached && startsWithoutWaiting(reached, mapper) ? [fact(file, node, 'forEach', { collection: node.callee.object, mapper, call: node, reached, fake: false })] : [];
    }
    const loop = isDropped(node) ? loopOver(file, node) : null;
    const reached = loop?.statement ? startedIn(file, node) : null;
    return loop && reached ? [fact(file, node, 'loop', { collection: loop.collection, mapper: null, call: null, reached, fake: false })] : [];
  });
}

/** A statement of its own, with what is chained to it: nobody takes the promise. */
function isDropped(call: Node): boolean {
  const outer = wrapped(call, { awaits: false });
  const { parent } = outer;
  if (parent?.type === 'ExpressionStatement') return true;
  if (parent?.type === 'UnaryExpression') return parent.operator === 'void' && isDropped(parent);
  const chained = parent?.type === 'MemberExpression' && parent.object === outer && includes(conventions.promiseMethods, keyOf(parent) ?? '') ? parent.parent : null;
  return chained?.type === 'CallExpression' && chained.callee === parent && isDropped(chained);
}

/** The request that a call is, or that the async function it calls sends. */
function startedIn(file: SourceFile, call: TSESTree.CallExpression): Reached | null {
  const request = requestCalls(file).find(({ node }) => node === call);
  if (request) return givesPromise(request) ? { request, chain: [], limited: 'no' } : null;
  const called = functionOf(file, call.callee);
  const reached = called?.async ? requestReachedBy(file, called) : null;
  return reached && called && called !== unwrap(call.callee) ? through(called, reached) : reached;
}

function through(called: FunctionNode, reached: Reached): Reached {
  return { ...reached, chain: [labelOf(called) ?? 'function', ...reached.chain] };
}

function givesPromise({ found: { model } }: RequestCall): boolean {
  return model.returns === undefined || model.returns === 'promise';
}

/** `forEach` ignores promises: an async callback, or a request whose promise nobody takes, goes on by itself. */
function startsWithoutWaiting({ request, chain }: Reached, mapper: FunctionNode): boolean {
  if (!givesPromise(request)) return false;
  if (mapper.async) return true;
  if (chain.length > 0 || functionAround(request.node) !== mapper) return false;
  return wrapped(request.node, { awaits: false }).parent === mapper || isDropped(request.node);
}

/** The concurrency limit of the session that the requests use. */
function poolLimit(file: SourceFile, { request }: Reached): number | null {
  const limits = sessionsOf(file, request).map((session: CallNode) => {
    const model = modelOf(file, session.callee, 'sessions')?.model;
    if (!model?.limit) return null;
    const given = readOption(file, optionsArgument(file, session, model), model.limit.option.split('.'));
    if (given.answer === 'unknown') return null;
    const value = given.answer === 'yes' ? constantOf(file, given.values[0].value) : null;
    if (value) return isNumber(value) ? value.value : null;
    return typeof model.limit.default === 'number' ? model.limit.default : null;
  });
  return limits.find((limit) => limit !== null) ?? null;
}

