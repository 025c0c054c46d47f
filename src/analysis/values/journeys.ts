import type { TSESTree } from '@typescript-eslint/utils';
import { conventions } from '../../catalog/index.js';
import { callbackRole, isCallee } from '../functions/callbacks.js';
import type { FunctionNode, Node, SourceFile } from '../file.js';
import { includes } from '../functions/functions.js';
import { functionAround, keyOf, unwrap, variableOf, wrapped, type Variable } from '../scope.js';

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
  const { promise, waits, isGiven } = follow(file, start, owner, 0);
  const own: Journey = { owner, start, promise, waits };
  const around = owner && waits && depth < maxDepth ? callOf(file, owner) : null;
  if (!owner || !waits || !around) return [own];
  // An async callback promises to be done when what it awaits is. What it drops, nobody can wait for.
  const isPromised = isGiven || (waits.size > 0 && owner.async);
  return [own, ...(isPromised ? journeysOf(file, around, depth + 1) : [{ owner: functionAround(around), start: around, promise: around, waits: new Set<Node>() }])];
}

/** The call that runs a callback once for each item. */
function callOf(file: SourceFile, callback: FunctionNode): Node | null {
  const call = callback.parent;
  return callbackRole(file, callback) === 'iteration' && call?.type === 'CallExpression' ? call : null;
}

interface Followed {
  readonly promise: Node;
  readonly waits: ReadonlySet<Node> | null;
  /** The function gives it to whoever calls it. */
  readonly isGiven: boolean;
}

function follow(file: SourceFile, start: Node, owner: FunctionNode | null, depth: number): Followed {
  let node = wrapped(start, { awaits: false });
  const lost = (isGiven = false): Followed => ({ promise: node, waits: new Set(), isGiven });
  const gone = (): Followed => ({ promise: node, waits: null, isGiven: false });
  if (start.type === 'CallExpression' && methodOf(start) === 'forEach') return lost();
  for (let { parent } = node; parent && depth < maxDepth; { parent } = node) {
    switch (parent.type) {
      case 'AwaitExpression':
        // A list of promises is no promise.
        return isList(node) ? lost() : { promise: node, waits: new Set([parent]), isGiven: false };
      case 'ReturnStatement':
        return lost(true);
      case 'ArrowFunctionExpression':
        return parent.body === node ? lost(true) : gone();
      case 'ExpressionStatement':
        return lost();
      case 'UnaryExpression':
        return parent.operator === 'void' ? lost() : gone();
      case 'VariableDeclarator':
        return { ...ofVariable(file, parent.id.type === 'Identifier' ? variableOf(file, parent.id) : null, owner, depth), promise: node };
      case 'CallExpression': {
        if (parent.callee === node) return gone();
        if (includes(conventions.growingMethods, methodOf(parent))) return { ...ofVariable(file, listOf(file, parent), owner, depth), promise: node };
        // Whoever is given a promise may wait for it in their own time.
        if (!includes(conventions.promiseCombinators, methodOf(parent))) return gone();
        node = wrapped(parent, { awaits: false });
        break;
      }
      case 'MemberExpression': {
        const call = isCallee(parent) && includes(conventions.promiseMethods, keyOf(parent) ?? '') ? wrapped(parent, { awaits: false }).parent : null;
        if (call?.type !== 'CallExpression') return gone();
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
        return gone();
    }
  }
  return gone();
}

/** What becomes of a promise, or a list of them, in a variable: of all its mentions together. */
function ofVariable(file: SourceFile, variable: Variable | null, owner: FunctionNode | null, depth: number): Omit<Followed, 'promise'> {
  if (variable?.defs[0]?.type !== 'Variable') return { waits: null, isGiven: false };
  const mentions = variable.references.filter((reference) => !reference.isWrite()).map(({ identifier }) => identifier as Node).filter((mention) => !isCounted(mention));
  if (mentions.some((mention) => functionAround(mention) !== owner)) return { waits: null, isGiven: false };
  const all = mentions.map((mention) => follow(file, mention, owner, depth + 1));
  const waits = all.some((one) => one.waits === null) ? null : new Set(all.flatMap((one) => [...(one.waits ?? [])]));
  return { waits, isGiven: all.some(({ isGiven }) => isGiven) };
}

/** `list.push(…)`, `list.length`. */
function isCounted(mention: Node): boolean {
  const member = mention.parent;
  return member?.type === 'MemberExpression' && member.object === mention && includes([...conventions.growingMethods, 'length'], keyOf(member) ?? '');
}

function methodOf({ callee }: TSESTree.CallExpression): string {
  return callee.type === 'MemberExpression' ? (keyOf(callee) ?? '') : '';
}

function listOf(file: SourceFile, { callee }: TSESTree.CallExpression): Variable | null {
  return callee.type === 'MemberExpression' ? variableOf(file, unwrap(callee.object)) : null;
}

function isList(node: Node): boolean {
  const inner = unwrap(node);
  return inner.type === 'ArrayExpression' || (inner.type === 'CallExpression' && methodOf(inner) === 'map');
}
