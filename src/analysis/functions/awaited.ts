import type { Node, SourceFile } from '../file.js';
import { callbackRole, isCallee } from './callbacks.js';
import { keyOf, unwrap, variableOf } from '../scope.js';

/** Whether the function waits for a promise: directly, through a chain, a list of promises, or the variable that holds it. */
export function isAwaited(file: SourceFile, promise: Node): boolean {
  for (let node = promise, parent = node.parent; parent; node = parent, parent = parent.parent) {
    switch (parent.type) {
      case 'AwaitExpression':
      case 'ReturnStatement':
        return true;
      case 'VariableDeclarator':
      case 'AssignmentExpression': {
        const target = parent.type === 'VariableDeclarator' ? parent.id : parent.left;
        const variable = target.type === 'Identifier' ? variableOf(file, target) : null;
        return variable?.references.some((reference) => !reference.isWrite() && isAwaited(file, reference.identifier)) ?? false;
      }
      case 'ArrowFunctionExpression':
        // What a callback of `map` gives is in the list that `map` gives.
        if (callbackRole(file, parent) !== 'iteration') return false;
        break;
      case 'ExpressionStatement':
      case 'BlockStatement':
        return isPushed(file, node);
      default:
    }
  }
  return false;
}

/** `pending.push(request())`, with the list awaited. */
function isPushed(file: SourceFile, node: Node): boolean {
  const call = node.type === 'ExpressionStatement' ? unwrap(node.expression) : unwrap(node);
  if (call.type !== 'CallExpression' || call.callee.type !== 'MemberExpression' || keyOf(call.callee) !== 'push') return false;
  const list = unwrap(call.callee.object);
  const variable = list.type === 'Identifier' ? variableOf(file, list) : null;
  return variable?.references.some(({ identifier }) => (identifier as Node) !== list && !isCallee((identifier as Node).parent!) && isAwaited(file, identifier)) ?? false;
}
