import { conditionsBetween } from '../paths/conditions.js';
import type { FunctionNode, Node, SourceFile } from '../file.js';
import { isInside } from '../scope.js';

/**
 * Whether a piece of code of a function does its work the first time only: it stands under a condition that the function itself
 * makes false (`if (!added) { …; added = true; }`, `if (!seen.has(x)) { …; seen.add(x); }`).
 *
 * @param subject text of what the code changes: a condition on that counts, too
 */
export function runsOnce(file: SourceFile, node: Node, frame: FunctionNode, subject: string): boolean {
  return conditionsBetween(file, node, frame).some(({ test }) => {
    const text = file.sourceCode.getText(test);
    if (text.includes(subject)) return true;
    const within = (other: Node): boolean => isInside(other, frame) && !isInside(other, test);
    const set = file.nodes.assignments.some((assignment) => within(assignment) && mentions(text, file.sourceCode.getText(assignment.left)));
    return set || file.nodes.calls.some(({ callee }) => callee.type === 'MemberExpression' && within(callee) && /\.(?:add|push|set)$/.test(file.sourceCode.getText(callee)) && mentions(text, file.sourceCode.getText(callee.object)));
  });
}

/** Whether a name, or a chain of members, stands in a text as a whole. */
function mentions(text: string, name: string): boolean {
  const at = text.indexOf(name);
  return at >= 0 && !/[\w$.]/.test(text.charAt(at - 1)) && !/[\w$]/.test(text.charAt(at + name.length));
}
