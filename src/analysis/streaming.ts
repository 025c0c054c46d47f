import { conventions } from '../catalog/index.js';
import type { CallNode, Node, SourceFile } from './file.js';
import { includes, isCallee } from './functions.js';
import { calleeText } from './runs.js';
import { isFunction, keyOf, unwrap, variableOf, wrapped } from './scope.js';

/** Whether the body of a response is taken piece by piece, as it comes: a deadline for the whole would cut it. */
export function isStreamed(file: SourceFile, request: CallNode): boolean {
  return usesOf(file, request).some((response) => {
    const { parent } = response;
    if (parent?.type === 'MemberExpression' && parent.object === response) {
      return includes(conventions.bodyMembers, keyOf(parent) ?? '') && usesOf(file, parent).some((body) => isTakenApart(file, body));
    }
    const pattern = parent?.type === 'VariableDeclarator' && parent.init === response ? parent.id : response;
    if (pattern.type !== 'ObjectPattern') return false;
    const taken = pattern.properties.find((property) => property.type === 'Property' && includes(conventions.bodyMembers, keyOf(property) ?? ''));
    return taken?.type === 'Property' && readsOf(file, taken.value).some((body) => isTakenApart(file, body));
  });
}

/** Where the value of an expression is used: in place, through the variable that holds it, or in the callback it settles into. */
function usesOf(file: SourceFile, node: Node): readonly Node[] {
  const outer = wrapped(node);
  const { parent } = outer;
  const name = parent?.type === 'VariableDeclarator' && parent.init === outer ? parent.id : parent?.type === 'AssignmentExpression' && parent.right === outer ? parent.left : null;
  if (name?.type === 'Identifier') return readsOf(file, name);
  const call = parent?.type === 'MemberExpression' && parent.object === outer && keyOf(parent) === 'then' && isCallee(parent) ? parent.parent : null;
  const callback = call?.type === 'CallExpression' && call.arguments[0] ? unwrap(call.arguments[0]) : null;
  const [settled] = isFunction(callback) ? callback.params : [];
  if (settled) return settled.type === 'Identifier' ? readsOf(file, settled) : [settled];
  return [outer];
}

function readsOf(file: SourceFile, name: Node): readonly Node[] {
  const variable = variableOf(file, name);
  return variable?.references.filter((reference) => !reference.isWrite()).map(({ identifier }) => wrapped(identifier)) ?? [];
}

function isTakenApart(file: SourceFile, body: Node): boolean {
  const { parent } = body;
  switch (parent?.type) {
    case 'MemberExpression':
      return parent.object === body && includes(conventions.streamMethods, keyOf(parent) ?? '');
    case 'ForOfStatement':
      return parent.right === body;
    case 'YieldExpression':
    case 'ReturnStatement':
    case 'Property':
      return true;
    case 'ArrowFunctionExpression':
      return parent.body === body;
    case 'CallExpression':
    case 'NewExpression':
      return parent.callee !== body && !includes(conventions.harmlessCalls, calleeText(file, parent).split('.')[0] ?? '') && !conventions.assertions.test(calleeText(file, parent));
    default:
      return false;
  }
}
