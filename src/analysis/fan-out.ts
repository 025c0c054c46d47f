import type { TSESTree } from '@typescript-eslint/utils';
import { conventions } from '../catalog/index.js';
import { boundOf } from './bounds.js';
import { constantOf, isNumber } from './constants.js';
import type { FanOutFact } from './facts.js';
import { perFile, type CallNode, type FunctionNode, type Node, type SourceFile } from './file.js';
import { callbackRole, functionOf, includes } from './functions.js';
import { globalPath } from './globals.js';
import { isFakeLimit } from './limiters.js';
import { optionsArgument, readOption } from './options.js';
import { requestReachedBy, type Reached } from './reach.js';
import { sessionsOf, requestCalls } from './requests.js';
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
  if (requestCalls(file).length === 0) return [];
  const combined = file.nodes.calls.flatMap((node) => {
    const path = node.type === 'CallExpression' ? globalPath(file, node.callee) : null;
    const combinator = path?.startsWith('Promise.') ? path.slice('Promise.'.length) : null;
    const [list] = node.arguments;
    if (!combinator || combinator === 'race' || !includes(conventions.promiseCombinators, combinator) || !list || list.type === 'SpreadElement') return [];
    return mappedIn(file, list).map((mapped) => fact(file, node, `Promise.${combinator}`, mapped));
  });
  return [...combined, ...loose(file)].toSorted((a, b) => a.site.range[0] - b.site.range[0]);
});

function fact(file: SourceFile, node: Node, combinator: string, { collection, reached, fake }: Mapped): FanOutFact {
  const { request, chain, limited } = reached;
  return remember(file, node, {
    kind: 'fan-out',
    site: siteOf(file, node),
    combinator,
    collection: siteOf(file, collection).text,
    bound: boundOf(file, collection),
    request: { api: calleeText(file, request.node), client: clientName(request.found.entry), chain },
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
    const reached = mapper && requestReachedBy(file, mapper);
    if (reached) return [{ collection, mapper, call, reached, fake: false }];
  }
  // `xs.map(f).filter(Boolean)`, `chunks.map(f).flat()`: the work was started before.
  return from || depth > 4 ? [] : mappedIn(file, collection, depth + 1);
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
  const collection = loopCollection(call);
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
  return called && requestReachedBy(file, called);
}

/** The collection that the innermost loop around a node runs over. */
function loopCollection(node: Node): Node | null {
  let current = node;
  for (let parent = current.parent; parent; current = parent, parent = current.parent) {
    if ((parent.type === 'ForOfStatement' || parent.type === 'ForInStatement') && current === parent.body) return parent.type === 'ForOfStatement' && parent.await ? null : parent.right;
    if (isFunction(parent)) {
      const call = parent.parent;
      if (callbackRole(parent) !== 'iteration' || call?.type !== 'CallExpression' || call.callee.type !== 'MemberExpression') return null;
      return call.callee.object;
    }
  }
  return null;
}

/** Requests started in a loop and never waited for, outside any combinator. */
function loose(file: SourceFile): readonly FanOutFact[] {
  const seen = new Set<Node>();
  return file.nodes.calls.flatMap((node) => {
    if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression' || keyOf(node.callee) !== 'forEach') return [];
    const mapper = node.arguments[0] ? functionOf(file, node.arguments[0]) : null;
    const reached = mapper && requestReachedBy(file, mapper);
    if (!mapper || !reached || seen.has(node) || !startsWithoutWaiting(reached, mapper)) return [];
    seen.add(node);
    return [fact(file, node, 'forEach', { collection: node.callee.object, mapper, call: node, reached, fake: false })];
  });
}

/** `forEach` ignores promises: an async callback, or a request whose promise nobody takes, goes on by itself. */
function startsWithoutWaiting({ request, chain }: Reached, mapper: FunctionNode): boolean {
  if (request.found.model.returns !== undefined && request.found.model.returns !== 'promise') return false;
  if (mapper.async) return true;
  if (chain.length > 0 || functionAround(request.node) !== mapper) return false;
  const outer = wrapped(request.node, { awaits: false });
  return outer.parent?.type === 'ExpressionStatement' || outer.parent === mapper || (outer.parent?.type === 'MemberExpression' && keyOf(outer.parent) === 'then' && outer.parent.parent?.parent?.type === 'ExpressionStatement');
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

