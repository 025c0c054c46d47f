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
  return conditionsOf(node).length > 0;
}

/** What decides, in the function around, whether something runs: tests, left sides of fallbacks, `try` blocks that fail. */
export function conditionsOf(node: Node): readonly Node[] {
  const conditions: Node[] = [];
  for (let current = node, parent = node.parent; parent && !isFunction(current); current = parent, parent = parent.parent) {
    if ((parent.type === 'ConditionalExpression' || parent.type === 'IfStatement') && current !== parent.test) conditions.push(parent.test);
    if (parent.type === 'LogicalExpression' && current === parent.right) conditions.push(parent.left);
    if (parent.type === 'SwitchCase') conditions.push(parent.test ?? parent);
    if (parent.type === 'CatchClause') conditions.push(parent.parent);
  }
  return conditions;
}

/** Whether anything is assigned to a property of what a variable holds. */
export function isChanged(variable: Variable): boolean {
  return variable.references.some(({ identifier }) => {
    let node = identifier as Node;
    while (node.parent?.type === 'MemberExpression' && node.parent.object === node) node = node.parent;
    return node.parent?.type === 'AssignmentExpression' && node.parent.left === node;
  });
}
