import type { TSESTree } from '@typescript-eslint/utils';
import { conventions } from '../../catalog/index.js';
import { constantOf } from '../values/constants.js';
import type { FunctionNode, Node, SourceFile } from '../file.js';
import { functionOf } from '../functions/functions.js';
import { globalPath } from '../values/globals.js';
import { keyOf, unwrap, variableOf, writesOf, type Variable } from '../scope.js';
import { isEnvironmentVariable } from './settings-read.js';

/** What an expression gives when the settings it reads are not set. */
export interface Unset {
  readonly value: unknown;
  /** The part that gives the value. */
  readonly at: Node;
  /** The first setting that was read. */
  readonly setting: Node;
  /** Names that stand for settings, and so for nothing. */
  readonly names: readonly Node[];
}

type Given = { readonly value: unknown; readonly at: Node } | null;

/**
 * The value of an expression while everything that `isSetting` says is a setting is `undefined`; `null` when that depends on
 * something else, no setting is read at all, or it would throw.
 */
export function whenUnset(file: SourceFile, node: Node, isSetting: (node: Node) => boolean, bound: Bound = new Map()): Unset | null {
  const evaluation = new Evaluation(file, isSetting, bound);
  const value = evaluation.of(node);
  const { setting, names } = evaluation;
  return value && setting ? { ...value, setting, names } : null;
}

/** Arguments of a call, by the parameters of the function whose result is looked into; `null`: left out. */
export type Bound = ReadonlyMap<Variable, Node | null>;

/** The arguments of a call by the parameters they stand for; those of the function around apart. */
export function boundTo(file: SourceFile, called: FunctionNode, call: TSESTree.CallExpression, outer: Bound): Bound {
  const bound = new Map(outer);
  for (const [index, parameter] of called.params.entries()) {
    const name = parameter.type === 'AssignmentPattern' ? parameter.left : parameter;
    const variable = name.type === 'Identifier' ? variableOf(file, name) : null;
    const isWritten = variable?.references.some((reference) => reference.isWrite() && !reference.init);
    if (variable && !isWritten && !call.arguments.slice(0, index + 1).some(({ type }) => type === 'SpreadElement')) bound.set(variable, call.arguments[index] ?? (parameter.type === 'AssignmentPattern' ? parameter.right : null));
  }
  return bound;
}

const maxDepth = 12;

class Evaluation {
  setting: Node | null = null;
  readonly names: Node[] = [];
  readonly #file: SourceFile;
  readonly #isSetting: (node: Node) => boolean;
  readonly #bound: Bound;
  #depth = 0;

  constructor(file: SourceFile, isSetting: (node: Node) => boolean, bound: Bound) {
    this.#file = file;
    this.#isSetting = isSetting;
    this.#bound = bound;
  }

  of(node: Node): Given {
    if (this.#depth >= maxDepth) return null;
    this.#depth += 1;
    const inner = unwrap(node);
    const constant = constantOf(this.#file, inner);
    const given = constant.known ? { value: constant.value, at: inner } : this.#varying(inner);
    this.#depth -= 1;
    return given;
  }

  #varying(node: Node): Given {
    const variable = node.type === 'Identifier' ? variableOf(this.#file, node) : null;
    const argument = variable ? this.#bound.get(variable) : undefined;
    if (argument === null) return { value: undefined, at: node };
    if (argument) return this.#named(node, this.of(argument));
    return this.#isSetting(node) ? this.#missing(node) : this.#composed(node);
  }

  #missing(setting: Node): Given {
    this.setting ??= setting;
    return { value: undefined, at: setting };
  }

  #composed(node: Node): Given {
    switch (node.type) {
      case 'Identifier':
        return this.#name(node);
      case 'UnaryExpression': {
        const operand = this.of(node.argument);
        return operand && unary(node, operand.value);
      }
      case 'BinaryExpression': {
        const left = node.left.type === 'PrivateIdentifier' ? null : this.of(node.left);
        const right = this.of(node.right);
        return left && right && !this.#isChoice(left, right) ? comparison(node, left.value, right.value) : null;
      }
      case 'LogicalExpression': {
        const left = this.of(node.left);
        if (!left) return null;
        const isLeft = node.operator === '??' ? left.value !== null && left.value !== undefined : node.operator === '||' ? Boolean(left.value) : !left.value;
        return isLeft ? left : this.of(node.right);
      }
      case 'ConditionalExpression': {
        const test = this.of(node.test);
        return test && this.of(test.value ? node.consequent : node.alternate);
      }
      case 'MemberExpression': {
        // `settings.tls?.verify`, without `settings.tls`.
        const object = node.optional ? this.of(node.object) : null;
        return object && object.value === undefined ? { value: undefined, at: node } : null;
      }
      case 'CallExpression':
        return this.#call(node);
      default:
        return null;
    }
  }

  /** `config.tls === 'strict'`: one of several words is always there, as far as anybody can see. Variables of the environment are texts anyway. */
  #isChoice(...sides: readonly { readonly value: unknown; readonly at: Node }[]): boolean {
    const words = sides.filter(({ value }) => typeof value === 'string' && !conventions.yesWords.test(value) && !conventions.noWords.test(value));
    return words.length > 0 && sides.some(({ value, at }) => value === undefined && this.#isSetting(at) && !isEnvironmentVariable(this.#file, at));
  }

  /** A constant is what it was set to; what may be left out is its default then. */
  #name(name: TSESTree.Identifier): Given {
    const variable = variableOf(this.#file, name);
    const declared = variable?.identifiers[0];
    const writes = variable ? (writesOf(variable) ?? []) : [];
    const pattern = declared?.parent;
    if (pattern?.type === 'AssignmentPattern' && pattern.left === declared) {
      const isRewritten = variable?.references.some((reference) => reference.isWrite() && !reference.init);
      if (isRewritten) return null;
      // Whether or not the object is known, leaving the member out is possible: that is what the default is for.
      this.setting ??= name;
      return this.of(pattern.right);
    }
    const [write, second] = variable?.defs[0]?.type === 'Variable' ? writes : [];
    return write && !second && write.path.length === 0 ? this.#named(name, this.of(write.expression)) : null;
  }

  #named(name: Node, given: Given): Given {
    if (given && given.value === undefined) this.names.push(name);
    return given;
  }

  #call(call: TSESTree.CallExpression): Given {
    const callee = unwrap(call.callee);
    const [first] = call.arguments;
    if (callee.type === 'Identifier' && first && /^(?:String|Boolean|Number)$/.test(globalPath(this.#file, callee) ?? '')) {
      const given = this.of(first);
      return given && { value: callee.name === 'String' ? String(given.value) : callee.name === 'Number' ? Number(given.value) : Boolean(given.value), at: call };
    }
    const fallback = this.#fallback(call);
    if (fallback || callee.type !== 'MemberExpression') return fallback;
    const method = keyOf(callee);
    const object = unwrap(callee.object);
    if (method === 'includes' && object.type === 'ArrayExpression' && first) {
      const items = object.elements.map((element) => element && constantOf(this.#file, element));
      const wanted = this.of(first);
      return wanted && items.every((item) => item?.known) ? { value: items.some((item) => item?.known && item.value === wanted.value), at: call } : null;
    }
    if (method === 'test' && object.type === 'Literal' && 'regex' in object && object.value && first) {
      const text = this.of(first);
      return text && { value: new RegExp(object.value.source, object.value.flags.replace(/[gy]/g, '')).test(String(text.value)), at: call };
    }
    const given = this.of(object);
    if (!given) return null;
    // Without `?.`, a missing setting would throw.
    if (given.value === undefined || given.value === null) return callee.optional ? { value: undefined, at: call } : null;
    if (typeof given.value !== 'string') return null;
    if (method === 'toLowerCase' || method === 'toUpperCase' || method === 'trim' || method === 'toString') return { value: given.value[method](), at: call };
    return null;
  }

  /** `config.get('tls.verify', false)`, of a function that is not in this file: its name says what it does. */
  #fallback(call: TSESTree.CallExpression): Given {
    const name = call.callee.type === 'MemberExpression' ? keyOf(call.callee) : call.callee.type === 'Identifier' ? call.callee.name : null;
    const last = call.arguments.at(-1);
    if (name === null || !last || !conventions.settingReaders.test(name) || functionOf(this.#file, call.callee)) return null;
    const key = call.arguments.slice(0, 2).find((argument) => argument !== last && isText(this.#file, argument));
    const constant = constantOf(this.#file, last);
    if (!key || !constant.known) return null;
    this.setting ??= key;
    return { value: constant.value, at: last };
  }
}

function isText(file: SourceFile, node: Node): boolean {
  const constant = constantOf(file, node);
  return constant.known && typeof constant.value === 'string';
}

function unary(node: TSESTree.UnaryExpression, operand: unknown): Given {
  if (node.operator === '!') return { value: !operand, at: node };
  if (node.operator === 'typeof') return { value: typeof operand, at: node };
  return node.operator === '+' ? { value: Number(operand), at: node } : null;
}

function comparison(node: TSESTree.BinaryExpression, left: unknown, right: unknown): Given {
  switch (node.operator) {
    case '===':
      return { value: left === right, at: node };
    case '!==':
      return { value: left !== right, at: node };
    case '==':
      // eslint-disable-next-line eqeqeq -- that is what the program does
      return { value: left == right, at: node };
    case '!=':
      // eslint-disable-next-line eqeqeq -- that is what the program does
      return { value: left != right, at: node };
    default:
      return null;
  }
}
