import type { TSESTree } from '@typescript-eslint/utils';
import { conventions } from '../../catalog/index.js';
import type { SessionFact } from '../facts.js';
import type { CallNode, FunctionNode, Node, SourceFile } from '../file.js';
import { conditionsAround } from '../paths/flags.js';
import { callbackRole } from '../functions/callbacks.js';
import { closeMethodOf } from './close-methods.js';
import type { Lifetime } from './lifetimes.js';
import { exitsFrom, placeIn, type Question } from '../paths/paths.js';
import { functionAround, isFunction, isInside, keyOf, unwrap, variableOf, wrapped, type Variable } from '../scope.js';
import { modelOf } from '../values/values.js';

/** Whether a session is closed on every way out of the function that holds it. */
export function closedOf(file: SourceFile, created: CallNode, lifetime: Lifetime): SessionFact['closed'] {
  if (lifetime.disposed) return 'always';
  const closes = closingCalls(file, created, lifetime);
  if (closes.length === 0) return lifetime.variable && mentionsClose(file, created, lifetime) ? 'unknown' : 'never';
  const owner = functionAround(created);
  const places = closes.map((close) => closingPlace(file, owner, close));
  const leaks = leaksFrom(file, created, lifetime, new Set(places.filter((place) => place !== null)));
  if (leaks === null) return 'unknown';
  if (!leaks) return 'always';
  // Closed in a listener, or under a condition that tells who owns it: whether that covers the other ways cannot be seen.
  return places.includes(null) || closes.some((close) => isOwnersChoice(file, close, created, lifetime.variable)) ? 'unknown' : 'sometimes';
}

/** Calls of a closing method of a session. */
export function closingCalls(file: SourceFile, created: CallNode, { calls }: Lifetime): readonly TSESTree.CallExpression[] {
  return calls.filter(({ callee }) => callee.type === 'MemberExpression' && closeMethodOf(file, created, keyOf(callee)) !== null);
}

/** `afterAll(agent.close)`, `onExit(() => …)`: the method is mentioned without being called. */
function mentionsClose(file: SourceFile, created: CallNode, { variable }: Lifetime): boolean {
  return variable?.references.some(({ identifier }) => {
    const { parent } = identifier as Node;
    return parent?.type === 'MemberExpression' && closeMethodOf(file, created, keyOf(parent)) !== null;
  }) ?? false;
}

/**
 * After which expression of the function a session is closed: the call itself, or the one that runs the callback it stands
 * in. `null` when that runs some other time.
 */
function closingPlace(file: SourceFile, owner: FunctionNode | null, close: Node): Node | null {
  let place = close;
  for (let around = functionAround(close); around && around !== owner; around = functionAround(around)) {
    const role = callbackRole(file, around);
    if (role !== 'iteration' && role !== 'immediate' && role !== 'promise') return null;
    const call = around.parent;
    if (role === 'promise' && call?.type === 'CallExpression' && !settles(call, around)) place = awaitAround(call) ?? place;
  }
  return placeIn(owner, place);
}

/** Whether a promise callback runs however the promise settles: `finally(f)`. What runs after success only says nothing about failure. */
function settles({ callee }: TSESTree.CallExpression, callback: Node): boolean {
  return callee.type === 'MemberExpression' && keyOf(callee) === 'finally' && isFunction(callback);
}

function awaitAround(call: Node): Node | null {
  for (let node = call.parent; node && !isFunction(node); node = node.parent) if (node.type === 'AwaitExpression') return node;
  return null;
}

/** Whether a way leads out of the function on which a session that was opened is not closed. `null`: not known. */
function leaksFrom(file: SourceFile, created: CallNode, lifetime: Lifetime, places: ReadonlySet<Node>): boolean | null {
  const question: Question = { stops: (node) => places.has(node), fails: (node) => canFail(file, node), allows: (test, truth) => lifetime.variable === null || allowsHeld(file, lifetime.variable, test, truth) };
  const uses = opensByItself(file, created) ? [] : usesIn(file, created, lifetime);
  // What is waited for here has failed, or is open.
  const start = wrapped(created);
  if (uses.length === 0) return isLeft(exitsFrom(file, start, question));
  // A pool that nobody has used yet holds nothing open.
  const reached = new Set<Node>();
  const noted = (node: Node): boolean => {
    if (uses.includes(node)) reached.add(node);
    return places.has(node);
  };
  if (exitsFrom(file, start, { ...question, stops: noted, fails: () => false }) === null) return null;
  return [...reached].some((use) => isLeft(exitsFrom(file, use, question)));
}

function isLeft(exits: ReturnType<typeof exitsFrom>): boolean | null {
  return exits && exits.length > 0;
}

/** Waiting is what fails, in the end; plain calls that throw are bugs of another kind. A failed attempt to connect leaves nothing open. */
function canFail(file: SourceFile, node: Node): boolean {
  if (node.type !== 'AwaitExpression') return node.type === 'ForOfStatement' && node.await;
  const awaited = unwrap(node.argument);
  if (awaited.type !== 'CallExpression' || awaited.callee.type !== 'MemberExpression') return true;
  const method = keyOf(awaited.callee);
  if (method === 'catch' || method === 'allSettled') return false;
  return !(conventions.onceOnlyMethods as readonly (string | null)[]).includes(method) || modelOf(file, awaited.callee, 'requests') !== null;
}

function opensByItself(file: SourceFile, created: CallNode): boolean {
  const kind = modelOf(file, created.callee, 'sessions')?.model.kind;
  return kind === 'connection' || kind === 'browser';
}

/** Where a session is used in the function that holds it: the calls on it, or that are given it. */
function usesIn(file: SourceFile, created: CallNode, { variable, calls }: Lifetime): readonly Node[] {
  const owner = functionAround(created);
  const mentions = variable?.references.filter((reference) => !reference.isWrite()).map(({ identifier }) => identifier) ?? [];
  const isClosing = (node: Node) => calls.some((call) => isInside(node, call.callee) && closeMethodOf(file, created, call.callee.type === 'MemberExpression' ? keyOf(call.callee) : null) !== null);
  return mentions.filter((mention) => !isClosing(mention) && !isTested(mention)).flatMap((mention) => placeIn(owner, mention) ?? []);
}

function isTested({ parent }: Node): boolean {
  return parent?.type === 'IfStatement' || parent?.type === 'UnaryExpression' || parent?.type === 'LogicalExpression';
}

/** Whether a branch can be taken while a variable holds its value: `if (client) client.close()` always closes a client that was made. */
export function allowsHeld(file: SourceFile, held: Variable, test: Node, truth: boolean): boolean {
  const inner = unwrap(test);
  switch (inner.type) {
    case 'Identifier':
      return truth || variableOf(file, inner) !== held;
    case 'UnaryExpression':
      return inner.operator !== '!' || allowsHeld(file, held, inner.argument, !truth);
    case 'LogicalExpression':
      if (inner.operator === '&&') return !truth || (allowsHeld(file, held, inner.left, true) && allowsHeld(file, held, inner.right, true));
      return truth || (allowsHeld(file, held, inner.left, false) && allowsHeld(file, held, inner.right, false));
    case 'BinaryExpression': {
      if (!isNothing(inner.right)) return true;
      return allowsHeld(file, held, inner.left, inner.operator.startsWith('!') ? truth : !truth);
    }
    default:
      return true;
  }
}

function isNothing(node: Node): boolean {
  return (node.type === 'Literal' && node.value === null) || (node.type === 'Identifier' && node.name === 'undefined');
}

/** Whether a close stands under a condition that may well be the one under which the session was made: `if (!options.client) await client.close()`. */
function isOwnersChoice(file: SourceFile, close: Node, created: CallNode, held: Variable | null): boolean {
  const isConditional = conditionsAround(created).length > 0;
  return conditionsAround(close).some((test) => {
    if (isInside(created, test.parent!) || (held !== null && (!allowsHeld(file, held, test, false) || !allowsHeld(file, held, test, true)))) return false;
    return isConditional || conventions.ownershipNames.test(file.sourceCode.getText(test));
  });
}
