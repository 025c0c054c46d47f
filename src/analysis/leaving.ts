import type { TSESTree } from '@typescript-eslint/utils';
import { conventions } from '../catalog/index.js';
import type { Node, SourceFile } from './file.js';
import { functionAround, isFunction, isInside, keyOf, unwrap, variableOf, writesOf, type Variable } from './scope.js';
import { modelOf } from './values.js';

/**
 * Whether something is returned from these statements that may still need the session: the response itself, its body, a
 * stream. What was read out of it does not.
 */
export function bodyReturned(file: SourceFile, region: readonly Node[], session: Variable): boolean {
  return returnsIn(file, region, session).some((result) => leaks(file, result, session));
}

function leaks(file: SourceFile, node: Node, session: Variable): boolean {
  const inner = unwrap(node);
  switch (inner.type) {
    case 'AwaitExpression':
      return isRequest(file, inner.argument) || (unwrap(inner.argument).type === 'Identifier' && leaks(file, inner.argument, session));
    case 'CallExpression':
      return isRequest(file, inner) || inner.arguments.some((argument) => leaks(file, argument, session));
    case 'Identifier': {
      const variable = variableOf(file, inner);
      return variable === session || (variable !== null && holdsResponse(file, variable));
    }
    case 'MemberExpression':
      return isBody(keyOf(inner)) && leaks(file, inner.object, session);
    case 'ObjectExpression':
      return inner.properties.some((property) => leaks(file, property.type === 'Property' ? property.value : property.argument, session));
    case 'ArrayExpression':
      return inner.elements.some((element) => element !== null && leaks(file, element, session));
    case 'ConditionalExpression':
      return leaks(file, inner.consequent, session) || leaks(file, inner.alternate, session);
    case 'LogicalExpression':
      return leaks(file, inner.left, session) || leaks(file, inner.right, session);
    case 'NewExpression':
      return inner.arguments.some((argument) => leaks(file, argument, session));
    default:
      return false;
  }
}

/** A variable that holds what a request gave: its response, or the body taken out of it. */
function holdsResponse(file: SourceFile, variable: Variable): boolean {
  const writes = variable.defs[0]?.type === 'Variable' ? (writesOf(variable) ?? []) : [];
  return writes.some(({ expression, path }) => {
    const value = unwrap(expression);
    const given = value.type === 'AwaitExpression' ? value.argument : value;
    return isRequest(file, given) && (path.length === 0 || isBody(path.at(-1)));
  });
}

function isRequest(file: SourceFile, node: Node): boolean {
  const inner = unwrap(node);
  return inner.type === 'CallExpression' && modelOf(file, inner.callee, 'requests') !== null;
}

/** What is returned from these statements by the function they are part of. */
export function returnsIn(file: SourceFile, region: readonly Node[], session: Variable): readonly TSESTree.Expression[] {
  const frame = session.defs[0] ? functionAround(session.defs[0].name as Node) : null;
  const found: TSESTree.Expression[] = [];
  const visit = (node: Node): void => {
    if (node.type === 'ReturnStatement' && node.argument) found.push(node.argument);
    if (isFunction(node)) return;
    for (const key of file.sourceCode.visitorKeys[node.type] ?? []) {
      const child = (node as unknown as Record<string, Node | (Node | null)[] | null>)[key];
      for (const next of Array.isArray(child) ? child : [child]) if (next) visit(next);
    }
  };
  for (const statement of region) if (frame === null || isInside(statement, frame)) visit(statement);
  return found;
}

function isBody(member: string | null | undefined): boolean {
  return (conventions.bodyMembers as readonly (string | null | undefined)[]).includes(member);
}
