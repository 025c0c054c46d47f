import type { FunctionNode, Node, SourceFile } from '../analysis/file.js';
import { functionOf, returnedExpressions } from '../analysis/functions/functions.js';
import { keyOf, unwrap, variableOf, writesOf } from '../analysis/scope.js';

/** Whether a function is seen to give `null` on some way: a stream takes that for its end. */
export function mayGiveNull(file: SourceFile, node: FunctionNode, depth = 0): boolean {
  return depth < 5 && returnedExpressions(file, node).some((expression) => mayBeNull(file, expression, depth));
}

/** Whether a value is seen to be `null` on some way, a promise of one included. */
export function mayBeNull(file: SourceFile, node: Node, depth = 0): boolean {
  if (depth > 8) return false;
  const again = (next: Node) => mayBeNull(file, next, depth + 1);
  const inner = unwrap(node);
  switch (inner.type) {
    case 'Literal':
      return inner.raw === 'null';
    case 'AwaitExpression':
      return again(inner.argument);
    case 'ConditionalExpression':
      return again(inner.consequent) || again(inner.alternate);
    case 'LogicalExpression':
      return again(inner.right) || (inner.operator !== '??' && again(inner.left));
    case 'ArrayExpression':
      return false;
    case 'Identifier': {
      const variable = variableOf(file, inner);
      const writes = variable?.defs[0]?.type === 'Variable' ? (writesOf(variable) ?? []) : [];
      return writes.some(({ expression, path }) => path.length === 0 && again(expression));
    }
    case 'CallExpression': {
      const callee = unwrap(inner.callee);
      const method = callee.type === 'MemberExpression' ? keyOf(callee) : null;
      if (callee.type === 'MemberExpression' && (method === 'then' || method === 'catch' || method === 'finally')) {
        const callbacks = method === 'finally' ? [] : inner.arguments;
        const isKept = method !== 'then';
        return (isKept && again(callee.object)) || callbacks.some((callback) => givesNull(file, callback, depth));
      }
      return givesNull(file, inner.callee, depth);
    }
    default:
      return false;
  }
}

function givesNull(file: SourceFile, callee: Node, depth: number): boolean {
  const called = functionOf(file, callee);
  return called !== null && mayGiveNull(file, called, depth + 1);
}
