import type { TSESTree } from '@typescript-eslint/utils';
import type { CallNode, Node, SourceFile } from './file.js';
import { isCallee } from './functions.js';
import { variableOf, wrapped } from './scope.js';

/** Method calls on what a call returns: chained, or through the variable that holds it. `escapes`: other code may call more. */
export function callsOnResult(file: SourceFile, node: CallNode): { calls: TSESTree.CallExpression[]; escapes: boolean } {
  const calls: TSESTree.CallExpression[] = [];
  let escapes = false;
  const follow = (result: Node): void => {
    const outer = wrapped(result);
    const { parent } = outer;
    if (parent?.type === 'MemberExpression' && parent.object === outer) {
      const call = isCallee(parent) ? wrapped(parent).parent : null;
      if (call?.type === 'CallExpression') {
        calls.push(call);
        follow(call);
      }
      return;
    }
    const name = parent?.type === 'VariableDeclarator' && parent.init === outer ? parent.id : parent?.type === 'AssignmentExpression' && parent.right === outer ? parent.left : null;
    if (name?.type === 'Identifier') {
      const variable = variableOf(file, name);
      for (const reference of variable?.references ?? []) if (!reference.isWrite()) follow(reference.identifier);
      return;
    }
    escapes ||= name !== null || parent?.type === 'ReturnStatement' || parent?.type === 'ArrowFunctionExpression' || (parent?.type === 'CallExpression' && parent.callee !== outer) || parent?.type === 'Property';
  };
  follow(node);
  return { calls, escapes };
}
