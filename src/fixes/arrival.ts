import type { TSESTree } from '@typescript-eslint/utils';
import { callbackRole } from '../analysis/functions/callbacks.js';
import type { Node, SourceFile } from '../analysis/file.js';
import { isFunction, keyOf, unwrap, variableOf } from '../analysis/scope.js';

/** Methods that give the promises of a list as they are. */
const passing = ['concat', 'flat', 'reverse', 'slice', 'splice', 'values'];

/**
 * Whether the promises of a list come to where they are waited for as they are: nobody looks at them, or chains to them, on
 * the way. Then it makes no difference whose promises they are.
 */
export function arrives(file: SourceFile, made: Node, list: Node, depth = 0): boolean {
  if (made === list || unwrap(list) === made) return true;
  const { parent } = made;
  if (!parent || depth > 20) return false;
  const again = (next: Node) => arrives(file, next, list, depth + 1);
  switch (parent.type) {
    case 'SpreadElement':
    case 'ArrayExpression':
    case 'ChainExpression':
    case 'TSAsExpression':
    case 'TSNonNullExpression':
    case 'TSSatisfiesExpression':
    case 'LogicalExpression':
      return again(parent);
    case 'ConditionalExpression':
      return parent.test !== made && again(parent);
    case 'MemberExpression': {
      const call = parent.object === made && passing.includes(keyOf(parent) ?? '') ? parent.parent : null;
      return call?.type === 'CallExpression' && call.callee === parent && again(call);
    }
    case 'CallExpression':
      return parent.callee !== made && arrivesThrough(file, parent, list, depth);
    case 'ArrowFunctionExpression':
      return parent.body === made && isFlattened(file, parent) && again(parent.parent);
    case 'ReturnStatement': {
      let around: Node | undefined = parent;
      while (around && !isFunction(around)) around = around.parent;
      return around !== undefined && isFlattened(file, around) && around.parent !== undefined && again(around.parent);
    }
    case 'VariableDeclarator':
      return parent.init === made && parent.id.type === 'Identifier' && parent.parent.kind === 'const' && isOnlyWaitedFor(file, parent.id, list, depth);
    default:
      return false;
  }
}

/** Into a list by `concat` or `push`. */
function arrivesThrough(file: SourceFile, call: TSESTree.CallExpression, list: Node, depth: number): boolean {
  const method = call.callee.type === 'MemberExpression' ? keyOf(call.callee) : null;
  if (method === 'concat') return arrives(file, call, list, depth + 1);
  const target = call.callee.type === 'MemberExpression' && method === 'push' ? unwrap(call.callee.object) : null;
  return target?.type === 'Identifier' && unwrap(list).type === 'Identifier' && variableOf(file, target) === variableOf(file, unwrap(list));
}

/** A callback whose lists become one. */
function isFlattened(file: SourceFile, callback: Node): boolean {
  const call = callback.parent;
  return isFunction(callback) && !callback.async && callbackRole(file, callback) === 'iteration' && call?.type === 'CallExpression' && call.callee.type === 'MemberExpression' && keyOf(call.callee) === 'flatMap';
}

/** A variable of which only the number of items is asked before it is waited for. */
function isOnlyWaitedFor(file: SourceFile, name: Node, list: Node, depth: number): boolean {
  const uses = variableOf(file, name)?.references.filter(({ init }) => !init) ?? [];
  return uses.length > 0 && uses.every((reference) => {
    const use = reference.identifier as Node;
    const isCounted = use.parent?.type === 'MemberExpression' && use.parent.object === use && keyOf(use.parent) === 'length';
    return !reference.isWrite() && (isCounted || arrives(file, use, list, depth + 1));
  });
}
