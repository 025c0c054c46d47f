import type { TSESTree } from '@typescript-eslint/utils';
import { conventions } from '../../catalog/index.js';
import { constantOf } from '../values/constants.js';
import type { Node, SourceFile } from '../file.js';
import { functionOf, returnedExpressions } from '../functions/functions.js';
import { keyOf, unwrap, variableOf, writesOf } from '../scope.js';

/** What a condition says about who is affected. */
export type Meaning = 'none' | 'development' | 'opt-in' | 'production';

const maxDepth = 8;

/** What it means that a condition holds, or not: only in development, by a user's explicit choice, in production, or nothing of the kind. */
export function meaningOf(file: SourceFile, test: Node, truth: boolean, depth = 0): Meaning {
  if (depth > maxDepth) return 'none';
  const node = unwrap(test);
  const again = (next: Node, holds = truth) => meaningOf(file, next, holds, depth + 1);
  switch (node.type) {
    case 'UnaryExpression':
      return node.operator === '!' ? again(node.argument, !truth) : 'none';
    case 'LogicalExpression': {
      const [left, right] = [again(node.left), again(node.right)];
      // Both sides are known to come out this way, or one of them is.
      if ((node.operator === '&&') === truth) return strongest([left, right]);
      // `settings.insecure || false` holds because of the setting.
      const fallback = constantOf(file, node.right);
      if (left === right || (fallback.known && Boolean(fallback.value) !== truth)) return left;
      return isSafe(left) && isSafe(right) ? 'opt-in' : 'none';
    }
    case 'BinaryExpression':
      return /^[!=]==?$/.test(node.operator) ? equality(file, node.left, node.right, node.operator.startsWith('=') === truth, depth) : 'none';
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
      return ofCall(file, node, truth, depth);
    case 'ConditionalExpression': {
      // What transpilers make of `a?.b`.
      const constant = constantOf(file, node.consequent);
      return constant.known && constant.value === undefined ? again(node.alternate) : 'none';
    }
    default:
      return 'none';
  }
}

/** Whether nobody is affected who did not ask for it. */
export function isSafe(meaning: Meaning): boolean {
  return meaning === 'development' || meaning === 'opt-in';
}

/** One of several meanings that all apply. */
export function strongest(meanings: readonly Meaning[]): Meaning {
  return meanings.find((one) => one === 'development') ?? meanings.find((one) => one === 'opt-in') ?? meanings.find((one) => one === 'production') ?? 'none';
}

/** What it means that two values are the same (`holds`) or not. */
export function equality(file: SourceFile, left: Node, right: Node, holds: boolean, depth = 0): Meaning {
  for (const [side, other] of [[left, right], [right, left]] as const) {
    const constant = constantOf(file, other);
    const value = constant.known ? constant.value : isEnvironment(file, side) ? nameOf(other) : undefined;
    if (typeof value === 'boolean') return meaningOf(file, side, value === holds, depth + 1);
    if (typeof value === 'string' || typeof value === 'number') return ofValue(file, side, String(value), holds);
  }
  return 'none';
}

/** What it means that something has a value that is no truth value. */
function ofValue(file: SourceFile, side: Node, text: string, holds: boolean): Meaning {
  if (conventions.loopbackNames.test(text)) return holds ? 'development' : 'none';
  if (isEnvironment(file, side) || conventions.productionWords.test(text)) return environment(text, holds);
  if (conventions.insecureValues.test(text)) return holds ? 'opt-in' : 'none';
  const name = nameOf(side) ?? '';
  if (conventions.yesWords.test(text)) return byName(name, holds);
  if (conventions.noWords.test(text)) return byName(name, !holds);
  if (!holds) return 'none';
  const isAboutSafety = conventions.optInNames.test(name) || conventions.verificationNames.test(name);
  return conventions.safetyModes.test(name) || (isAboutSafety && conventions.looseValues.test(text)) ? 'opt-in' : 'none';
}

function environment(value: string, holds: boolean): Meaning {
  if (conventions.productionValues.test(value)) return holds ? 'production' : 'development';
  return conventions.developmentValues.test(value) && holds ? 'development' : 'none';
}

/** Whether an expression is the name of the environment: `process.env.NODE_ENV`, or a constant that holds it. */
function isEnvironment(file: SourceFile, node: Node): boolean {
  return [nameOf(node), nameOf(originOf(file, node))].some((name) => name !== null && conventions.environmentNames.test(name));
}

function ofCall(file: SourceFile, call: TSESTree.CallExpression, truth: boolean, depth: number): Meaning {
  const asked = ofQuestion(file, call, truth);
  if (asked !== null) return asked;
  const callee = unwrap(call.callee);
  const [first] = call.arguments;
  const named = byName(nameOf(callee) ?? '', truth);
  if (named !== 'none') return named;
  const called = functionOf(file, callee);
  const [result, second] = called ? returnedExpressions(file, called) : [];
  if (result && !second) return meaningOf(file, result, truth, depth + 1);
  const mentioned = call.arguments.map((argument) => constantOf(file, argument)).find((value) => value.known && typeof value.value === 'string');
  return mentioned?.known ? byName(lastPart(String(mentioned.value)), truth) : first ? byName(nameOf(first) ?? '', truth) : 'none';
}

/** `['development', 'test'].includes(mode)`, `/^prod/.test(mode)`, `mode.startsWith('prod')`, `url.includes('localhost')`; `null` for any other call. */
function ofQuestion(file: SourceFile, call: TSESTree.CallExpression, truth: boolean): Meaning | null {
  const callee = unwrap(call.callee);
  const [first] = call.arguments;
  if (callee.type !== 'MemberExpression' || !first) return null;
  const method = keyOf(callee);
  const list = unwrap(callee.object);
  if (method === 'includes' && list.type === 'ArrayExpression') return isEnvironment(file, first) ? among(file, list, truth) : 'none';
  if (!['test', 'match', 'includes', 'startsWith', 'endsWith'].includes(method ?? '')) return null;
  const [subject, pattern] = method === 'test' ? [first, callee.object] : [callee.object, first];
  const text = patternText(file, pattern);
  if (text === null) return 'none';
  if (conventions.insecureValues.test(text.replace(/^.*=/, ''))) return truth ? 'opt-in' : 'none';
  if (isEnvironment(file, subject)) {
    if (conventions.productionPatterns.test(text)) return truth ? 'production' : 'development';
    return conventions.developmentPatterns.test(text) && truth ? 'development' : 'none';
  }
  return truth && conventions.loopbackPatterns.test(text) ? 'development' : 'none';
}

function among(file: SourceFile, list: TSESTree.ArrayExpression, truth: boolean): Meaning {
  const values = list.elements.map((element) => {
    const value = element ? constantOf(file, element) : null;
    return value?.known ? String(value.value) : '';
  });
  if (values.every((value) => conventions.productionValues.test(value))) return truth ? 'production' : 'development';
  return truth && values.every((value) => conventions.developmentValues.test(value)) ? 'development' : 'none';
}

function patternText(file: SourceFile, node: Node): string | null {
  const inner = unwrap(node);
  if (inner.type === 'Literal' && 'regex' in inner) return inner.regex.pattern.replaceAll('\\.', '.');
  const value = constantOf(file, inner);
  return value.known && typeof value.value === 'string' ? value.value : null;
}

/** What a constant was set to: `process.env.NODE_ENV`, of `const mode = process.env.NODE_ENV`. */
function originOf(file: SourceFile, node: Node): Node {
  const inner = unwrap(node);
  const variable = inner.type === 'Identifier' ? variableOf(file, inner) : null;
  const [write, second] = variable?.defs[0]?.type === 'Variable' ? (writesOf(variable) ?? []) : [];
  return write && !second && write.path.length === 0 ? write.expression : inner;
}

/** What a name says that is true, or not. */
export function byName(name: string, truth: boolean): Meaning {
  if (conventions.failureTests.test(name)) return 'none';
  if (conventions.developmentNames.test(name)) return truth ? 'development' : 'production';
  if (conventions.productionNames.test(name)) return truth ? 'production' : 'development';
  if (conventions.optInNames.test(name)) return truth ? 'opt-in' : 'none';
  return conventions.verificationNames.test(name) && !truth ? 'opt-in' : 'none';
}

/** `tls.insecure` names what `insecure` does. */
function lastPart(path: string): string {
  return path.split(/[.:]/).at(-1) ?? path;
}

/** The name of what an expression is about: of `String(process.env.X).toLowerCase()` that of the variable, of `config.get('x')` the key. */
function nameOf(node: Node): string | null {
  const inner = unwrap(node);
  switch (inner.type) {
    case 'Identifier':
      return inner.name;
    case 'MemberExpression':
      return keyOf(inner);
    case 'LogicalExpression':
      return nameOf(inner.left);
    case 'ConditionalExpression':
      // What transpilers make of `a?.b`.
      return nameOf(inner.alternate);
    case 'CallExpression': {
      const [first] = inner.arguments;
      if (inner.callee.type === 'MemberExpression' && !first) return nameOf(inner.callee.object);
      if (first?.type === 'Literal') return lastPart(String(first.value));
      return first ? nameOf(first) : null;
    }
    default:
      return null;
  }
}
