import type { TSESTree } from '@typescript-eslint/utils';
import { conventions } from '../catalog/index.js';
import { callbackRole, isCallee } from './callbacks.js';
import type { FunctionNode, Node, SourceFile } from './file.js';
import { includes } from './functions.js';
import { placeIn } from './paths.js';
import { functionAround, isFunction, keyOf, unwrap, variableOf, wrapped, type Variable } from './scope.js';

/** One stretch of a promise's way: the part in one function. */
export interface Journey {
  readonly owner: FunctionNode | null;
  /** Where it begins: the request, or the call whose callbacks send it. */
  readonly start: Node;
  /** The whole expression that promises it: a chain, a list of promises. */
  readonly promise: Node;
  /** Expressions of the function that wait for it; `null` when it goes where nobody can follow it. */
  readonly waits: ReadonlySet<Node> | null;
}

/** How far a promise is followed out of callbacks. */
const maxDepth = 4;

/** The way of a promise through the function it is made in, and through those that run this one for a list of things. */
export function journeysOf(file: SourceFile, start: Node, depth = 0): readonly Journey[] {
  const owner = functionAround(start);
  const { promise, waits, giver } = follow(file, start, owner);
  const own: Journey = { owner, start, promise, waits };
  // An async callback promises to be done when what it awaits is.
  const isOver = waits !== null && waits.size > 0 && owner?.async !== true;
  const around = owner && depth < maxDepth && !isOver && (giver === owner || owner.async) ? callOf(file, owner) : null;
  if (!around) return [own];
  if (waits === null) return [own];
  return [own, ...journeysOf(file, around, depth + 1)];
}

/** The call that runs a callback once for each item. */
function callOf(file: SourceFile, callback: FunctionNode): Node | null {
  const call = callback.parent;
  return callbackRole(file, callback) === 'iteration' && call?.type === 'CallExpression' ? call : null;
}

interface Followed { readonly promise: Node; readonly waits: ReadonlySet<Node> | null; readonly giver: FunctionNode | null }

function follow(file: SourceFile, start: Node, owner: FunctionNode | null): Followed {
  const lost = (promise: Node, giver: FunctionNode | null = null): Followed => ({ promise, waits: new Set(), giver });
  const gone = (promise: Node): Followed => ({ promise, waits: null, giver: null });
  const isForEach = start.type === 'CallExpression' && start.callee.type === 'MemberExpression' && keyOf(start.callee) === 'forEach';
  for (let node = wrapped(start, { awaits: false }), { parent } = node; parent; { parent } = node) {
    if (isForEach) return lost(node);
    switch (parent.type) {
      case 'AwaitExpression':
        // A list of promises is no promise.
        return isList(node) ? lost(node) : { promise: node, waits: new Set([parent]), giver: null };
      case 'ReturnStatement':
        return lost(node, owner);
      case 'ArrowFunctionExpression':
        return parent.body === node ? lost(node, parent) : gone(node);
      case 'ExpressionStatement':
        return lost(node);
      case 'UnaryExpression':
        return parent.operator === 'void' ? lost(node) : gone(node);
      case 'VariableDeclarator': {
        const variable = parent.id.type === 'Identifier' ? variableOf(file, parent.id) : null;
        return { promise: node, waits: variable && waitsOn(file, variable, owner), giver: null };
      }
      case 'CallExpression': {
        if (parent.callee === node) return gone(node);
        const list = pushedTo(file, parent);
        if (list) return { promise: node, waits: waitsOn(file, list, owner), giver: null };
        // Whoever is given a promise may wait for it in their own time.
        if (!isCombinator(parent)) return gone(node);
        node = wrapped(parent, { awaits: false });
        break;
      }
      case 'MemberExpression': {
        const call = isCallee(parent) && includes(conventions.promiseMethods, keyOf(parent) ?? '') ? wrapped(parent, { awaits: false }).parent : null;
        if (call?.type !== 'CallExpression') return gone(node);
        node = wrapped(call, { awaits: false });
        break;
      }
      case 'ArrayExpression':
      case 'ConditionalExpression':
      case 'LogicalExpression':
      case 'SpreadElement':
        node = wrapped(parent, { awaits: false });
        break;
      default:
        return gone(node);
    }
  }
  return gone(start);
}

/** Where a function waits for the promise, or the promises, in a variable. `null`: not known. */
function waitsOn(file: SourceFile, variable: Variable, owner: FunctionNode | null): ReadonlySet<Node> | null {
  const waits = new Set<Node>();
  for (const reference of variable.references) {
    const mention = reference.identifier as Node;
    if (reference.isWrite() || isGrowing(mention) || isGuarded(mention)) continue;
    const wait = waitAround(mention);
    const place = wait && placeIn(owner, wait);
    if (!place) return null;
    waits.add(place);
  }
  return waits;
}

function isGrowing(mention: Node): boolean {
  const member = mention.parent;
  return member?.type === 'MemberExpression' && isCallee(member) && includes(conventions.growingMethods, keyOf(member) ?? '');
}

/** `pending.catch(report);` */
function isGuarded(mention: Node): boolean {
  const member = wrapped(mention, { awaits: false }).parent;
  if (member?.type !== 'MemberExpression' || !isCallee(member) || !includes(conventions.promiseMethods, keyOf(member) ?? '')) return false;
  return wrapped(wrapped(member, { awaits: false }).parent!, { awaits: false }).parent?.type === 'ExpressionStatement';
}

/** Where a promise is waited for, here or by the caller. */
function waitAround(mention: Node): Node | null {
  for (let inner = mention, { parent } = mention; parent && !isFunction(inner); inner = parent, { parent } = parent) {
    if (parent.type === 'AwaitExpression' || (parent.type === 'ForOfStatement' && parent.await && parent.right === inner)) return parent;
    if (parent.type === 'ReturnStatement') return parent;
  }
  return null;
}

function pushedTo(file: SourceFile, { callee }: TSESTree.CallExpression): Variable | null {
  if (callee.type !== 'MemberExpression' || !includes(conventions.growingMethods, keyOf(callee) ?? '')) return null;
  return variableOf(file, unwrap(callee.object));
}

function isCombinator({ callee }: TSESTree.CallExpression): boolean {
  return callee.type === 'MemberExpression' && includes(conventions.promiseCombinators, keyOf(callee) ?? '');
}

function isList(node: Node): boolean {
  const inner = unwrap(node);
  return inner.type === 'ArrayExpression' || (inner.type === 'CallExpression' && inner.callee.type === 'MemberExpression' && keyOf(inner.callee) === 'map');
}
