import type { TSESTree } from '@typescript-eslint/utils';
import { conventions } from '../catalog/index.js';
import { constantOf } from './constants.js';
import { perNode, type FunctionNode, type Node, type SourceFile } from './file.js';
import { callersOf } from './callers.js';
import { functionOf, mentionsOf, returnedExpressions } from './functions.js';
import { isFunction, isInside, keyOf, unwrap, variableOf, writesOf } from './scope.js';

export type Guard = 'none' | 'development' | 'opt-in' | 'production';

/** Under which condition does this code run: only in development, by a user's explicit choice, or always? */
export function guardOf(file: SourceFile, node: Node): Guard {
  let production: Guard = 'none';
  for (let current = node, parent = node.parent; parent; current = parent, parent = parent.parent) {
    const guard = guardBy(file, parent, current);
    if (guard === 'development' || guard === 'opt-in') return guard;
    if (guard === 'production') production = guard;
    const called = isFunction(parent) ? callersGuard(file, parent) : 'none';
    if (called !== 'none') return called;
  }
  return production;
}

/** The guard around all calls of a function; it may be another one at each. */
const callersGuard = perNode<FunctionNode, Guard>('none', (file, node) => {
  if (mentionsOf(file, node).length > 0) return 'none';
  const guards = callersOf(file, node).filter((call) => !isInside(call, node)).map((call) => guardOf(file, call));
  const [first] = guards;
  const isSafe = guards.every((guard) => guard === 'development' || guard === 'opt-in');
  return first && (isSafe || guards.every((guard) => guard === first)) ? first : 'none';
});

/** What one ancestor says about the code below it. */
function guardBy(file: SourceFile, parent: Node, child: Node): Guard {
  switch (parent.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
      if (child === parent.test) return 'none';
      return judge(file, parent.test, child === parent.consequent);
    case 'LogicalExpression':
      return child === parent.right && parent.operator !== '??' ? judge(file, parent.left, parent.operator === '&&') : 'none';
    case 'SwitchCase':
      return child === parent.test ? 'none' : inCase(file, parent);
    case 'BlockStatement':
    case 'Program':
      return afterExits(file, parent.body, child);
    default:
      return 'none';
  }
}

/** `if (production) return;` guards what follows it. */
function afterExits(file: SourceFile, body: readonly Node[], child: Node): Guard {
  for (const statement of body) {
    if (statement === child) break;
    if (statement.type !== 'IfStatement' || !leaves(statement.consequent)) continue;
    const guard = judge(file, statement.test, false);
    if (guard !== 'none') return guard;
  }
  return 'none';
}

function leaves(statement: Node): boolean {
  const last = statement.type === 'BlockStatement' ? statement.body.at(-1) : statement;
  return last?.type === 'ReturnStatement' || last?.type === 'ThrowStatement';
}

/** `case 'development':`, with the cases that fall through to it. */
function inCase(file: SourceFile, label: TSESTree.SwitchCase): Guard {
  const { cases, discriminant } = label.parent;
  const index = cases.indexOf(label);
  const first = cases.findLastIndex(({ consequent }, at) => at < index && consequent.some((statement) => statement.type === 'BreakStatement' || leaves(statement))) + 1;
  const guards = cases.slice(first, index + 1).map(({ test }) => (test ? equality(file, discriminant, test, true, 0) : 'none'));
  return guards.every((guard) => guard === guards[0]) ? (guards[0] ?? 'none') : 'none';
}

/** What a condition being true (or false) means. */
function judge(file: SourceFile, test: Node, truth: boolean, depth = 0): Guard {
  if (depth > 6) return 'none';
  const node = unwrap(test);
  const again = (next: Node, holds = truth) => judge(file, next, holds, depth + 1);
  switch (node.type) {
    case 'UnaryExpression':
      return node.operator === '!' ? again(node.argument, !truth) : 'none';
    case 'LogicalExpression': {
      const [left, right] = [again(node.left), again(node.right)];
      const both = (node.operator === '&&') === truth;
      if (both) return left === 'none' ? right : left;
      return left === right || left === 'none' || right === 'none' ? (left === right ? left : 'none') : left;
    }
    case 'BinaryExpression':
      return comparison(file, node, truth, depth);
    case 'Identifier': {
      const named = byName(node.name, truth);
      if (named !== 'none') return named;
      const variable = variableOf(file, node);
      const [write, second] = variable?.defs[0]?.type === 'Variable' ? (writesOf(variable) ?? []) : [];
      if (!write || second) return 'none';
      const key = write.path.at(-1);
      return key === undefined ? again(write.expression) : byName(key, truth);
    }
    case 'MemberExpression':
      return byName(keyOf(node) ?? '', truth);
    case 'CallExpression':
      return byCall(file, node, truth, depth);
    default:
      return 'none';
  }
}

function comparison(file: SourceFile, node: TSESTree.BinaryExpression, truth: boolean, depth: number): Guard {
  if (!/^[!=]==?$/.test(node.operator)) return 'none';
  return equality(file, node.left, node.right, node.operator.startsWith('=') === truth, depth);
}

/** What it means that two values are the same (`holds`) or not. */
function equality(file: SourceFile, left: Node, right: Node, holds: boolean, depth: number): Guard {
  for (const [side, other] of [[left, right], [right, left]] as const) {
    const value = constantOf(file, other);
    if (!value.known) continue;
    if (typeof value.value === 'boolean') return judge(file, side, value.value === holds, depth + 1);
    if (conventions.loopbackNames.test(String(value.value))) return holds ? 'development' : 'none';
    const name = nameOf(side);
    const isEnvironment = [name, nameOf(originOf(file, side))].some((one) => one !== null && conventions.environmentNames.test(one));
    if (isEnvironment && typeof value.value === 'string') {
      if (conventions.productionValues.test(value.value)) return holds ? 'production' : 'development';
      return conventions.developmentValues.test(value.value) && holds ? 'development' : 'none';
    }
    if (name) return byName(name, holds);
  }
  return 'none';
}

function byCall(file: SourceFile, call: TSESTree.CallExpression, truth: boolean, depth: number): Guard {
  const callee = unwrap(call.callee);
  const [first] = call.arguments;
  if (callee.type === 'MemberExpression' && keyOf(callee) === 'includes' && first) {
    const list = unwrap(callee.object);
    const name = nameOf(first);
    if (list.type === 'ArrayExpression' && name && conventions.environmentNames.test(name)) {
      const values = list.elements.map((element) => (element?.type === 'Literal' ? String(element.value) : ''));
      if (values.every((value) => conventions.productionValues.test(value))) return truth ? 'production' : 'development';
      return truth && values.every((value) => conventions.developmentValues.test(value)) ? 'development' : 'none';
    }
  }
  const named = byName(nameOf(callee) ?? '', truth);
  if (named !== 'none') return named;
  const called = functionOf(file, callee);
  const [result, second] = called ? returnedExpressions(file, called) : [];
  if (result && !second) return judge(file, result, truth, depth + 1);
  const mentioned = call.arguments.map((argument) => constantOf(file, argument)).find((value) => value.known && typeof value.value === 'string');
  return mentioned?.known ? byName(String(mentioned.value), truth) : first ? byName(nameOf(first) ?? '', truth) : 'none';
}

/** What a constant was set to: `process.env.NODE_ENV`, of `const mode = process.env.NODE_ENV`. */
function originOf(file: SourceFile, node: Node): Node {
  const inner = unwrap(node);
  const variable = inner.type === 'Identifier' ? variableOf(file, inner) : null;
  const [write, second] = variable?.defs[0]?.type === 'Variable' ? (writesOf(variable) ?? []) : [];
  return write && !second && write.path.length === 0 ? write.expression : inner;
}

function byName(name: string, truth: boolean): Guard {
  if (conventions.developmentNames.test(name)) return truth ? 'development' : 'production';
  if (conventions.productionNames.test(name)) return truth ? 'production' : 'development';
  return conventions.optInNames.test(name) ? 'opt-in' : 'none';
}

function nameOf(node: Node): string | null {
  const inner = unwrap(node);
  if (inner.type === 'Identifier') return inner.name;
  if (inner.type === 'MemberExpression') return keyOf(inner);
  // `String(process.env.X).toLowerCase()` and the like are about the value inside.
  if (inner.type === 'CallExpression') return inner.callee.type === 'MemberExpression' && inner.callee.object.type !== 'Identifier' ? nameOf(inner.callee.object) : inner.arguments[0] ? nameOf(inner.arguments[0]) : null;
  if (inner.type === 'LogicalExpression') return nameOf(inner.left);
  return null;
}

