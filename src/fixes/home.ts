import type { Node } from '../analysis/file.js';
import { isFunction, type Variable } from '../analysis/scope.js';

/** What a creation finds in the place it moves to, beside what the module has. */
export interface Home {
  /** Whether a variable of a function around has its value there, for good. */
  readonly has?: (variable: Variable) => boolean;
  /** Why a field of the object cannot be read there, as a phrase; `null` if it can. Absent: there is no object. */
  readonly field?: (name: string) => string | null;
}

/** The statement of the module in which a variable gets its value. */
export function statementOf(variable: Variable): Node | null {
  let node = variable.defs[0]?.name as Node | undefined;
  while (node?.parent && node.parent.type !== 'Program') node = node.parent;
  return node ?? null;
}

/** Whether something may not run although the function does: a branch, a fallback, a handler. */
export function isConditional(node: Node): boolean {
  for (let current = node, parent = node.parent; parent && !isFunction(current); current = parent, parent = parent.parent) {
    if (parent.type === 'ConditionalExpression' && current !== parent.test) return true;
    if (parent.type === 'LogicalExpression' && current === parent.right) return true;
    if (parent.type === 'IfStatement' && current !== parent.test) return true;
    if (parent.type === 'SwitchCase' || parent.type === 'CatchClause') return true;
  }
  return false;
}

/** Whether anything is assigned to a property of what a variable holds. */
export function isChanged(variable: Variable): boolean {
  return variable.references.some(({ identifier }) => {
    let node = identifier as Node;
    while (node.parent?.type === 'MemberExpression' && node.parent.object === node) node = node.parent;
    return node.parent?.type === 'AssignmentExpression' && node.parent.left === node;
  });
}
