import { conventions } from '../../catalog/index.js';
import { fieldsOf } from '../functions/classes.js';
import { constantOf, type Constant } from '../values/constants.js';
import type { TlsFact } from '../facts.js';
import type { Node, SourceFile } from '../file.js';
import { functionOf, returnedExpressions } from '../functions/functions.js';
import { isGivenAt } from '../options/given.js';
import { meaningOf } from '../paths/meaning.js';
import { readOption } from '../options/options.js';
import { lastsUnder } from '../options/overrides.js';
import { keyOf, unwrap, variableOf, writesOf, type Write } from '../scope.js';
import { isSetting } from '../options/settings-read.js';
import { boundTo, whenUnset, type Bound } from '../options/unset.js';

/** A part of a value that decides. `because`: a sentence fragment, when there is more to say. */
export interface Decider {
  readonly value: Node;
  readonly effect: TlsFact['effect'];
  readonly because: string | null;
  /** Conditions count from here outwards: those inside a value that is off by default are part of what decides. */
  readonly from: Node;
}

/** Values that switch verification off, in one place; `no-op function`: one that never refuses. */
export type Off = readonly unknown[];

const maxDepth = 8;

/** The parts of a value that switch verification off: a literal, a branch, a fallback, a default, a flag that is on in development only. */
export function decidersOf(file: SourceFile, value: Node, off: Off, bound: Bound = new Map(), depth = 0): readonly Decider[] {
  if (depth > maxDepth) return [];
  const inner = unwrap(value);
  if (off.includes('no-op function')) return neverRefuses(file, inner) ? [{ value: inner, effect: 'off', because: 'the certificate of any other host', from: inner }] : [];
  const constant = constantOf(file, inner);
  if (constant.known) return ofConstant(inner, constant, off);
  const turned = turnedRound(file, inner, off);
  if (turned) return turned;
  const unset = whenUnset(file, inner, (node) => isSetting(file, node), bound);
  if (unset && off.includes(unset.value)) return isGivenAt(file, inner, [unset.setting, ...unset.names]) ? [] : [byDefault(file, constantOf(file, unset.at).known ? unset.at : inner, unset.setting, inner)];
  return ofParts(file, inner, off, bound, depth);
}

function ofConstant(value: Node, constant: Constant, off: Off): readonly Decider[] {
  if (!constant.known) return [];
  if (off.includes(constant.value)) return [{ value, effect: 'off', because: null, from: value }];
  const [first] = off;
  const meant = first === false ? [0, null, '', 'false', '0', 'no', 'off'] : first === '0' ? [false, 'false', '', 'no', 'off'] : [];
  return meant.includes(constant.value as never) ? [{ value, effect: 'ineffective', because: `only exactly \`${String(first)}\` switches verification off`, from: value }] : [];
}

/** A flag that says which environment this is: `null` when it does not, nothing when it is off in development only. */
function turnedRound(file: SourceFile, value: Node, off: Off): readonly Decider[] | null {
  const flag = off.find((one) => typeof one === 'boolean');
  if (flag === undefined) return null;
  if (isTurnedRound(file, value, flag)) return [{ value, effect: 'off', because: 'any certificate in production', from: value }];
  return meaningOf(file, value, flag) === 'development' ? [] : null;
}

/** Whether a flag is on in development only, or off in production. */
export function isTurnedRound(file: SourceFile, value: Node, off: boolean): boolean {
  return meaningOf(file, value, off) === 'production' || meaningOf(file, value, !off) === 'development';
}

function byDefault(file: SourceFile, value: Node, setting: Node, from: Node): Decider {
  return { value, effect: 'off by default', because: `verification is off whenever \`${file.sourceCode.getText(setting)}\` is not set`, from };
}

function ofParts(file: SourceFile, inner: Node, off: Off, bound: Bound, depth: number): readonly Decider[] {
  const again = (node: Node, arguments_ = bound) => decidersOf(file, node, off, arguments_, depth + 1);
  switch (inner.type) {
    case 'ConditionalExpression':
      return [...again(inner.consequent), ...again(inner.alternate)];
    case 'LogicalExpression': {
      const right = again(inner.right);
      if (inner.operator === '&&') return right;
      // `!x || false` and `a === b || false` are booleans already: the fallback changes nothing.
      const left = unwrap(inner.left);
      if (left.type === 'UnaryExpression' || (left.type === 'BinaryExpression' && inner.operator === '||')) return [];
      return right.filter(({ effect }) => effect === 'off').map((decider) => byDefault(file, decider.value, left, inner));
    }
    case 'Identifier': {
      const variable = variableOf(file, inner);
      const argument = variable && bound.get(variable);
      if (argument) return again(argument);
      const writes = variable?.defs[0]?.type === 'Variable' ? (writesOf(variable) ?? []) : [];
      const [write] = writes;
      if (!write || !isLasting(file, writes)) return [];
      return write.path.length === 0 ? again(write.expression) : inOption(file, write.expression, write.path, again);
    }
    case 'MemberExpression': {
      const key = keyOf(inner);
      if (key === null) return [];
      const [write, second] = fieldsOf(file, inner.object)?.get(key)?.writes ?? [];
      return write ? (second ? [] : again(write)) : inOption(file, inner.object, [key], again);
    }
    case 'CallExpression': {
      const called = functionOf(file, inner.callee);
      if (!called || called.generator || called.async) return [];
      const given = boundTo(file, called, inner, bound);
      return returnedExpressions(file, called).flatMap((result) => again(result, given));
    }
    default:
      return [];
  }
}

/** Whether what a variable is set to first is what it holds, but for branches that do not say "in production". */
function isLasting(file: SourceFile, [first, ...others]: readonly Write[]): boolean {
  const placed = (write: Write) => ({ node: write.node.parent ?? write.node, value: write.expression });
  return first !== undefined && lastsUnder(file, placed(first), others.map(placed)) === 'none';
}

/** `TLS.verify`: of the one value that is set there. */
function inOption(file: SourceFile, object: Node, path: readonly string[], again: (node: Node) => readonly Decider[]): readonly Decider[] {
  const given = readOption(file, object, path);
  const [first, second] = given.answer === 'yes' && !given.conditional ? given.values : [];
  return first && !second ? again(first.value) : [];
}

/** A check of the host's name that never returns an error and never throws. */
function neverRefuses(file: SourceFile, node: Node): boolean {
  const check = node.type === 'ArrowFunctionExpression' || node.type === 'FunctionExpression' || node.type === 'Identifier' || node.type === 'MemberExpression' ? functionOf(file, node) : null;
  if (!check || check.async) return false;
  const results = returnedExpressions(file, check);
  const nothing = results.every((result) => {
    const constant = constantOf(file, result);
    return constant.known && !constant.value;
  });
  return nothing && !/\bthrow\b|\(/.test(file.sourceCode.getText(check.body).replace(conventions.loggingCalls, ''));
}
