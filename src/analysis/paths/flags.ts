import type { Node, SourceFile } from '../file.js';
import { functionAround, isFunction, isInside, keyOf, variableOf, type Variable } from '../scope.js';

/** The conditions under which a node is evaluated, from the inside out. */
export function conditionsAround(node: Node): readonly Node[] {
  const found: Node[] = [];
  for (let inner = node, { parent } = node; parent && !isFunction(inner); inner = parent, { parent } = parent) {
    if ((parent.type === 'IfStatement' || parent.type === 'ConditionalExpression') && inner !== parent.test) found.push(parent.test);
    if (parent.type === 'LogicalExpression' && inner === parent.right) found.push(parent.left);
    if (parent.type === 'SwitchCase' && parent.parent.type === 'SwitchStatement') found.push(parent.parent.discriminant);
  }
  return found;
}

/**
 * Whether a condition may tell if something has happened: it looks at what changes on the way (`closed = true`), or at what
 * the conditions under which it happens look at.
 */
export function mayTell(file: SourceFile, test: Node, happening: Node, around: readonly Node[]): boolean {
  const shared = new Set(around.flatMap((condition) => mentionsIn(file, condition)).flatMap(({ variable, key }) => [variable, key].filter((part) => part !== null)));
  return mentionsIn(file, test).some(({ variable, key }) => (variable !== null && (shared.has(variable) || changes(variable, functionAround(happening)))) || (key !== null && (shared.has(key) || isAssigned(file, key))));
}

interface Mention { readonly variable: Variable | null; readonly key: string | null }

/** Variables and members that an expression looks at. */
function mentionsIn(file: SourceFile, root: Node): readonly Mention[] {
  const found: Mention[] = [];
  const visit = (node: Node): void => {
    if (node.type === 'MemberExpression') found.push({ variable: null, key: keyOf(node) });
    if (node.type === 'Identifier') {
      const variable = variableOf(file, node);
      if (variable) found.push({ variable, key: null });
    }
    for (const key of file.sourceCode.visitorKeys[node.type] ?? []) {
      const child = (node as unknown as Record<string, Node | (Node | null)[] | null>)[key];
      for (const one of Array.isArray(child) ? child : [child]) if (one) visit(one);
    }
  };
  visit(root);
  return found;
}

/** Whether a variable gets other values while a function runs. One that is only counted tells nothing. */
function changes({ references }: Variable, owner: Node | null): boolean {
  return references.some((reference) => {
    const node = reference.identifier as Node;
    const { parent } = node;
    const isCounted = parent?.type === 'UpdateExpression' || (parent?.type === 'AssignmentExpression' && parent.operator !== '=');
    return reference.isWrite() && !reference.init && !isCounted && (owner === null || isInside(node, owner));
  });
}

function isAssigned(file: SourceFile, key: string): boolean {
  return file.nodes.assignments.some(({ left }) => left.type === 'MemberExpression' && keyOf(left) === key);
}
