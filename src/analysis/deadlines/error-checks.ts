import type { TSESTree } from '@typescript-eslint/utils';
import type { ModuleModel } from '../../catalog/index.js';
import { isCallee } from '../functions/callbacks.js';
import { constantOf } from '../values/constants.js';
import type { ErrorHandler } from './error-handlers.js';
import type { FunctionNode, Node, SourceFile } from '../file.js';
import { functionOf } from '../functions/functions.js';
import { globalPath } from '../values/globals.js';
import { isFunction, isInside, keyOf, unwrap, variableOf, wrapped, writesOf, type Variable } from '../scope.js';
import { modelOf, valueOf } from '../values/values.js';

/** What an error is asked for. */
export type Asked = 'name' | 'code' | 'type' | 'cause' | 'class';

/** A condition on an error. */
export interface ErrorCheck {
  readonly asked: Asked;
  /** The name, code or type it is compared with; the path of the class. */
  readonly value: string | number;
  /** The module that the class is from. */
  readonly module: ModuleModel | null;
  /** The whole condition: a comparison, a call, a `case`. */
  readonly node: Node;
  /** Where the value is written. */
  readonly literal: Node | null;
  /** What is compared: `error.name`. */
  readonly member: Node | null;
  /** The function of this file that asks, when the handler gives the error to one. */
  readonly helper: FunctionNode | null;
}

/** What a handler asks its error. */
export interface Questions {
  readonly checks: readonly ErrorCheck[];
  /** It also asks in a way that is not followed: by its message, by functions from elsewhere. */
  readonly unseen: boolean;
}

/** What does a handler want to know of the error it gets? */
export function questionsOf(file: SourceFile, { error, body }: ErrorHandler): Questions {
  const search = new Search(file);
  search.pattern(error, null);
  // Who asks the signal, needs no name: `if (controller.signal.aborted)`.
  const asksSignal = /\.aborted\b|\.reason\b/.test(file.sourceCode.getText(body));
  return { checks: search.checks, unseen: search.unseen || asksSignal };
}

const parts: readonly string[] = ['name', 'code', 'type'];
const byName = /abort|cancel|deadline|time/i;

class Search {
  readonly checks: ErrorCheck[] = [];
  unseen = false;
  readonly #file: SourceFile;
  readonly #seen = new Set<Variable>();

  constructor(file: SourceFile) {
    this.#file = file;
  }

  /** A name for the error, or names for its parts. */
  pattern(node: Node, helper: FunctionNode | null): void {
    if (node.type === 'AssignmentPattern') this.pattern(node.left, helper);
    if (node.type === 'Identifier') this.#error(variableOf(this.#file, node), helper);
    if (node.type !== 'ObjectPattern') return;
    for (const property of node.properties) {
      const key = property.type === 'Property' ? keyOf(property) : null;
      const name = property.type === 'Property' ? (property.value.type === 'AssignmentPattern' ? property.value.left : property.value) : property.argument;
      const variable = name.type === 'Identifier' ? variableOf(this.#file, name) : null;
      if (key !== null && parts.includes(key)) this.#held(variable, key as Asked, helper);
      else if (variable && key !== 'stack') for (const { identifier } of variable.references) this.#other(identifier);
    }
  }

  #error(variable: Variable | null, helper: FunctionNode | null): void {
    if (!variable || this.#seen.has(variable)) return;
    this.#seen.add(variable);
    for (const { identifier } of variable.references) this.#use(wrapped(identifier, { awaits: false }), helper);
  }

  /** A variable that holds a part of the error. */
  #held(variable: Variable | null, asked: Asked, helper: FunctionNode | null): void {
    for (const reference of variable?.references ?? []) if (!reference.isWrite()) this.#part(wrapped(reference.identifier), asked, helper);
  }

  #use(use: Node, helper: FunctionNode | null): void {
    const { parent } = use;
    switch (parent?.type) {
      case 'MemberExpression':
        if (parent.object === use) this.#member(parent, helper);
        return;
      case 'BinaryExpression':
        if (parent.operator === 'instanceof' && parent.left === use) this.#instance(parent, helper);
        return;
      case 'VariableDeclarator':
        if (parent.init === use) this.pattern(parent.id, helper);
        return;
      case 'CallExpression':
        if (parent.callee !== use) this.#given(parent, use, helper);
        return;
      default:
    }
  }

  #member(member: TSESTree.MemberExpression, helper: FunctionNode | null): void {
    const key = keyOf(member);
    const outer = wrapped(member);
    if (key !== null && parts.includes(key)) this.#part(outer, key as Asked, helper);
    else if (key === 'cause' && outer.parent?.type === 'MemberExpression' && outer.parent.object === outer && keyOf(outer.parent) === 'name') this.#part(wrapped(outer.parent), 'cause', helper);
    else this.#other(member);
  }

  /** Anything else of the error. What it says, and what it is made of, may tell a deadline, too. */
  #other(node: Node): void {
    const key = node.type === 'MemberExpression' ? keyOf(node) : null;
    if (key !== null && /^(?:stack|response|status|statusCode|config|request|isAxiosError|errors)$/.test(key)) return;
    this.unseen ||= isAsked(node) && !isAboutElse(this.#file, node);
  }

  #part(part: Node, asked: Asked, helper: FunctionNode | null): void {
    const { parent } = part;
    const add = (literal: Node, node: Node): void => this.#compared(asked, literal, node, part, helper);
    switch (parent?.type) {
      case 'BinaryExpression':
        if (/^[!=]==?$/.test(parent.operator)) add(parent.left === part ? parent.right : parent.left, parent);
        return;
      case 'SwitchStatement':
        for (const { test } of parent.discriminant === part ? parent.cases : []) if (test) add(test, test);
        return;
      case 'VariableDeclarator':
        if (parent.init === part && parent.id.type === 'Identifier') this.#held(variableOf(this.#file, parent.id), asked, helper);
        return;
      case 'CallExpression': {
        const list = listAsked(this.#file, parent, part);
        if (list) for (const element of list) add(element, parent);
        else this.unseen ||= isAsked(part);
        return;
      }
      default:
        // `error.name.includes('Abort')`
        this.unseen ||= parent?.type === 'MemberExpression' && parent.object === part && isCallee(parent);
    }
  }

  #compared(asked: Asked, literal: Node, node: Node, member: Node, helper: FunctionNode | null): void {
    const value = valueOfCode(globalPath(this.#file, literal)) ?? constantText(this.#file, literal);
    if (value === null) this.unseen = true;
    else this.checks.push({ asked, value, module: null, node, literal: unwrap(literal), member, helper });
  }

  #instance(test: TSESTree.BinaryExpression, helper: FunctionNode | null): void {
    const value = valueOf(this.#file, test.right);
    const path = value && !value.others ? value.path.join('.') : '';
    if (value && path !== '') {
      this.checks.push({ asked: 'class', value: path, module: value.module, node: test, literal: null, member: test.left, helper });
      return;
    }
    const name = globalPath(this.#file, test.right) ?? this.#file.sourceCode.getText(test.right);
    // `error instanceof DOMException && error.name === …` asks for the name.
    if (name === 'DOMException') this.unseen ||= test.parent.type !== 'LogicalExpression' || test.parent.operator !== '&&';
    else this.unseen ||= byName.test(name);
  }

  /** The error is given to a function that may ask it. */
  #given(call: TSESTree.CallExpression, use: Node, helper: FunctionNode | null): void {
    const file = this.#file;
    const tests = modelOf(file, call.callee, 'errorTests');
    if (tests) {
      for (const value of tests.model) this.checks.push({ asked: 'name', value, module: null, node: call, literal: null, member: use, helper });
      return;
    }
    const called = functionOf(file, call.callee);
    const parameter = called?.params[call.arguments.indexOf(use as never)];
    if (called && parameter && helper === null) this.pattern(parameter, called);
    else this.unseen ||= isAsked(call);
  }
}

/** `error.message.includes('fetch')`, `/socket/.test(error.message)`: a text that no deadline has in its message. */
function isAboutElse(file: SourceFile, text: Node): boolean {
  const outer = wrapped(text);
  const { parent } = outer;
  const isSubject = parent?.type === 'MemberExpression' && parent.object === outer;
  const call = isSubject ? wrapped(parent).parent : parent;
  if (call?.type !== 'CallExpression') return false;
  const callee = unwrap(call.callee);
  const pattern = isSubject ? call.arguments[0] : callee.type === 'MemberExpression' ? callee.object : null;
  const inner = pattern && unwrap(pattern);
  const asked = inner?.type === 'Literal' && 'regex' in inner ? inner.regex.pattern : inner ? constantText(file, inner) : null;
  return typeof asked === 'string' && asked !== '' && !byName.test(asked);
}

/** Whether a condition, or what a function answers, depends on a value. */
function isAsked(node: Node): boolean {
  for (let current = node, parent = node.parent; parent; current = parent, parent = parent.parent) {
    switch (parent.type) {
      case 'IfStatement':
      case 'ConditionalExpression':
      case 'WhileStatement':
        return parent.test === current;
      case 'SwitchStatement':
        return parent.discriminant === current;
      case 'LogicalExpression':
      case 'UnaryExpression':
      case 'BinaryExpression':
      case 'ChainExpression':
      case 'AwaitExpression':
      case 'MemberExpression':
      case 'CallExpression':
      case 'TSAsExpression':
      case 'TSNonNullExpression':
        break;
      default:
        // What is kept may be asked later, what is given back is asked by others.
        return parent.type === 'VariableDeclarator' || (isFunction(parent) && !isInside(current, parent.params[0] ?? parent));
    }
  }
  return false;
}

/** `['AbortError', 'TimeoutError'].includes(error.name)`, also with a constant list or a set. */
function listAsked(file: SourceFile, call: TSESTree.CallExpression, part: Node): readonly Node[] | null {
  const callee = unwrap(call.callee);
  if (callee.type !== 'MemberExpression' || call.arguments[0] !== part || !['includes', 'has', 'indexOf'].includes(keyOf(callee) ?? '')) return null;
  let list: Node = unwrap(callee.object);
  const variable = list.type === 'Identifier' ? variableOf(file, list) : null;
  const [write, second] = variable?.defs[0]?.type === 'Variable' ? (writesOf(variable) ?? []) : [];
  if (write && !second && write.path.length === 0) list = unwrap(write.expression);
  if (list.type === 'NewExpression') list = list.arguments[0] ?? list;
  return list.type === 'ArrayExpression' ? list.elements.filter((element) => element !== null) : null;
}

/** `DOMException.ABORT_ERR`. */
function valueOfCode(name: string | null): number | null {
  return name === 'DOMException.ABORT_ERR' ? 20 : name === 'DOMException.TIMEOUT_ERR' ? 23 : null;
}

function constantText(file: SourceFile, node: Node): string | number | null {
  const constant = constantOf(file, node);
  return constant.known && (typeof constant.value === 'string' || typeof constant.value === 'number') ? constant.value : null;
}
