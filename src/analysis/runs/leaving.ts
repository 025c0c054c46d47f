import type { TSESTree } from '@typescript-eslint/utils';
import { conventions } from '../../catalog/index.js';
import type { Node, SourceFile } from '../file.js';
import { functionAround, isFunction, keyOf, unwrap, variableOf, writesOf, type Variable } from '../scope.js';
import { modelOf } from '../values/values.js';

/**
 * Whether an expression gives away something that may still need a session when it is closed: the session itself, a response,
 * its body, an object made with it. What was read out of these does not need it.
 */
export function leaks(file: SourceFile, node: Node, session: Variable): boolean {
  const inner = unwrap(node);
  const again = (next: Node | null): boolean => next !== null && leaks(file, next, session);
  switch (inner.type) {
    case 'AwaitExpression':
      return isRequest(file, inner.argument) || (unwrap(inner.argument).type === 'Identifier' && again(inner.argument));
    case 'CallExpression':
      return isRequest(file, inner) || inner.arguments.some(again);
    case 'NewExpression':
      return inner.arguments.some(again);
    case 'Identifier': {
      const variable = variableOf(file, inner);
      return variable !== null && isHandle(file, variable, session);
    }
    case 'MemberExpression':
      return isBody(keyOf(inner)) && again(inner.object);
    case 'ObjectExpression':
      return inner.properties.some((property) => again(property.type === 'Property' ? property.value : property.argument));
    case 'ArrayExpression':
      return inner.elements.some(again);
    case 'ConditionalExpression':
      return again(inner.consequent) || again(inner.alternate);
    case 'LogicalExpression':
      return again(inner.left) || again(inner.right);
    default:
      return false;
  }
}

/** Whether a variable holds the session, or what works only as long as the session is open. */
export function isHandle(file: SourceFile, variable: Variable, session: Variable, depth = 0): boolean {
  if (variable === session) return true;
  if (variable.defs[0]?.type !== 'Variable' || depth > 5) return false;
  const holds = (node: Node): boolean => {
    const inner = unwrap(node);
    if (inner.type === 'Identifier') {
      const other = variableOf(file, inner);
      return other !== null && other !== variable && isHandle(file, other, session, depth + 1);
    }
    if (inner.type === 'MemberExpression') return isBody(keyOf(inner)) && holds(inner.object);
    // What a method of the session gives without waiting is a part of it: `pool.db('x')`.
    return inner.type === 'CallExpression' && (isRequest(file, inner) || (inner.callee.type === 'MemberExpression' && holds(inner.callee.object)));
  };
  return (writesOf(variable) ?? []).some(({ expression, path }) => {
    const value = unwrap(expression);
    if (path.length > 0 && !isBody(path.at(-1))) return false;
    return value.type === 'AwaitExpression' ? isRequest(file, value.argument) : holds(value);
  });
}

/** Whether an expression mentions the session, or what works only as long as it is open. */
function mentionsHandle(file: SourceFile, node: Node, session: Variable): boolean {
  if (node.type === 'Identifier') {
    const variable = variableOf(file, node);
    return variable !== null && isHandle(file, variable, session);
  }
  return childrenOf(file, node).some((child) => mentionsHandle(file, child, session));
}

/**
 * Whether a call may need the session until it settles: it mentions the session, or is a method of something that was waited
 * for and came from it (`page.pdf()` of `await browser.newPage()`). What works on data in memory does not.
 */
export function mayNeed(file: SourceFile, call: TSESTree.CallExpression, session: Variable): boolean {
  return mentionsHandle(file, call, session) || isMethodOfPart(file, call, session, 0);
}

function isMethodOfPart(file: SourceFile, { callee }: TSESTree.CallExpression, session: Variable, depth: number): boolean {
  const object = callee.type === 'MemberExpression' && !(conventions.iterationMethods as readonly (string | null)[]).includes(keyOf(callee)) ? unwrap(callee.object) : null;
  const variable = object?.type === 'Identifier' ? variableOf(file, object) : null;
  if (variable?.defs[0]?.type !== 'Variable' || depth > 5) return false;
  return (writesOf(variable) ?? []).some(({ expression, path }) => {
    const value = unwrap(expression);
    const given = value.type === 'AwaitExpression' && path.length === 0 ? unwrap(value.argument) : null;
    if (given?.type !== 'CallExpression' || given.callee.type !== 'MemberExpression') return false;
    return mentionsHandle(file, given.callee.object, session) || isMethodOfPart(file, given, session, depth + 1);
  });
}

/** What is returned from these statements by the function they are part of. */
export function returnsIn(file: SourceFile, region: readonly Node[]): readonly TSESTree.Expression[] {
  const around = region[0] && functionAround(region[0]);
  const found: TSESTree.Expression[] = [];
  const visit = (node: Node): void => {
    if (node.type === 'ReturnStatement' && node.argument && functionAround(node) === around) found.push(node.argument);
    if (!isFunction(node)) childrenOf(file, node).forEach(visit);
  };
  region.forEach(visit);
  return found;
}

function childrenOf(file: SourceFile, node: Node): Node[] {
  return (file.sourceCode.visitorKeys[node.type] ?? []).flatMap((key) => {
    const child = (node as unknown as Record<string, Node | (Node | null)[] | null>)[key];
    return (Array.isArray(child) ? child : [child]).filter((next) => next !== null && next !== undefined);
  });
}

function isRequest(file: SourceFile, node: Node): boolean {
  const inner = unwrap(node);
  return inner.type === 'CallExpression' && modelOf(file, inner.callee, 'requests') !== null;
}

function isBody(member: string | null | undefined): boolean {
  return (conventions.bodyMembers as readonly (string | null | undefined)[]).includes(member);
}
