import type { TSESTree } from '@typescript-eslint/utils';
import { conventions } from '../../catalog/index.js';
import type { CallNode, Node, SourceFile } from '../file.js';
import { callbackRole, isCallee } from '../functions/callbacks.js';
import { globalPath } from './globals.js';
import { keyOf, variableOf, wrapped } from '../scope.js';

interface Calls { readonly calls: TSESTree.CallExpression[]; readonly escapes: boolean }

/** Method calls on what a call returns: chained, or through the variable that holds it. `escapes`: other code may call more. */
export function callsOnResult(file: SourceFile, node: CallNode): Calls {
  return callsOn(file, [node]);
}

/** Method calls on what a variable holds. */
export function callsOnName(file: SourceFile, name: TSESTree.Identifier): Calls {
  return callsOn(file, readsOf(file, name));
}

function readsOf(file: SourceFile, name: TSESTree.Identifier): readonly Node[] {
  return variableOf(file, name)?.references.filter((reference) => !reference.isWrite()).map(({ identifier }): Node => identifier) ?? [];
}

/** Whether nobody looks at what a function returns: an executor of a promise, a listener, the callback of a timer. */
function isIgnored(file: SourceFile, callback: Node): boolean {
  const { parent } = callback;
  if (parent?.type === 'NewExpression') return globalPath(file, parent.callee) === 'Promise';
  const role = callbackRole(file, callback);
  return role === 'event' || role === 'later';
}

function callsOn(file: SourceFile, results: readonly Node[]): Calls {
  const calls: TSESTree.CallExpression[] = [];
  const followed = new Set<Node>();
  let escapes = false;
  const follow = (result: Node): void => {
    if (followed.has(result)) return;
    followed.add(result);
    const outer = wrapped(result);
    const { parent } = outer;
    if (parent?.type === 'MemberExpression' && parent.object === outer) {
      const call = isCallee(parent) ? wrapped(parent).parent : null;
      if (call?.type === 'CallExpression') {
        calls.push(call);
        // What ends it gives it back, too, and nobody wants it then.
        if (!(conventions.cancellingMethods as readonly (string | null)[]).includes(keyOf(parent))) follow(call);
      }
      return;
    }
    const name = parent?.type === 'VariableDeclarator' && parent.init === outer ? parent.id : parent?.type === 'AssignmentExpression' && parent.right === outer ? parent.left : null;
    if (name?.type === 'Identifier') {
      readsOf(file, name).forEach(follow);
      return;
    }
    escapes ||= name !== null || parent?.type === 'ReturnStatement' || (parent?.type === 'ArrowFunctionExpression' && !isIgnored(file, parent)) || (parent?.type === 'CallExpression' && parent.callee !== outer) || parent?.type === 'Property';
  };
  results.forEach(follow);
  return { calls, escapes };
}
