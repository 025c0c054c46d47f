import type { TSESTree } from '@typescript-eslint/utils';
import { conventions, type Literal } from '../../catalog/index.js';
import { isObject } from '../options/arguments.js';
import { isFunction, functionAround, keyOf, unwrap } from '../scope.js';
import { disabledBy } from './deadline-options.js';
import type { Deadline } from '../facts.js';
import type { CallNode, FunctionNode, Node, SourceFile } from '../file.js';
import { functionOf, includes } from '../functions/functions.js';
import { valuesIn } from '../options/option-answers.js';
import { readOption } from '../options/options.js';
import { callsOnName, callsOnResult } from '../values/results.js';
import { siteOf } from '../sites.js';
import { lastName, triggerOf } from './triggers.js';

/** What the catalogue says of methods that set a deadline on what a call returns. */
export interface MethodModel {
  readonly deadlineMethods?: readonly string[];
  readonly disables?: readonly Literal[];
  readonly ineffectiveDeadline?: readonly { readonly option: string; readonly because: string; readonly unless?: string }[];
}

/** A deadline set on what a call returns: in a chain, or later; `null`: none. */
export function methodDeadline(file: SourceFile, node: CallNode, model: MethodModel): Deadline | null {
  const { calls } = callsOnResult(file, node);
  return deadlineByCalls(file, calls, model) ?? (isEndedByTimer(file, node, calls) ? { state: 'set', by: 'a timer' } : null) ?? idleMethod(file, calls, model);
}

/** What the methods say that are called on one thing. */
export function deadlineByCalls(file: SourceFile, calls: readonly TSESTree.CallExpression[], model: MethodModel): Deadline | null {
  const { deadlineMethods = [] } = model;
  let off: Deadline | null = null;
  for (const call of calls) {
    const [first] = call.arguments;
    const form = deadlineMethods.find((method) => matches(file, call, method) === 'yes');
    if (form === undefined) continue;
    const option = methodName(form);
    const disabled = first ? disabledBy(file, option, first, call, model) : null;
    if (!disabled) return { state: 'set', by: file.sourceCode.getText(call.callee).split('.').at(-1) ?? option };
    off ??= disabled;
  }
  return off;
}

/** Whether one of these methods is called on what a call returns, to some effect. */
export function effectiveCall(file: SourceFile, node: CallNode, methods: readonly string[]): boolean {
  const { calls, escapes } = callsOnResult(file, node);
  return escapes || isEndedByTimer(file, node, calls) || calls.some((call) => methods.some((method) => matches(file, call, method) === 'yes'));
}

/** `setTimeout(() => request.destroy(), 5000)`. */
function isEndedByTimer(file: SourceFile, node: CallNode, calls: readonly TSESTree.CallExpression[]): boolean {
  const home = functionAround(node);
  return calls.some((call) => includes(conventions.cancellingMethods, lastName(unwrap(call.callee)) ?? '') && triggerOf(file, call, home) === 'timer');
}

/** A method that raises an event, and nobody does anything when it comes. */
function idleMethod(file: SourceFile, calls: readonly TSESTree.CallExpression[], { deadlineMethods = [], ineffectiveDeadline = [] }: MethodModel): Deadline | null {
  for (const { because, unless } of ineffectiveDeadline) {
    for (const call of unless === undefined ? [] : calls) {
      const form = deadlineMethods.find((method) => matches(file, call, method) === 'idle');
      if (form !== undefined) return { state: 'ineffective', option: /:(\w+)$/.exec(form)?.[1] ?? methodName(form), because, site: siteOf(file, call) };
    }
  }
  return null;
}

function methodName(form: string): string {
  return /^[^:.>]+/.exec(form)?.[0] ?? form;
}

/** Whether a call is of the form that the catalogue names; `idle`: it is, and what it is given does nothing. */
function matches(file: SourceFile, call: TSESTree.CallExpression, form: string): 'yes' | 'no' | 'idle' {
  const { callee, arguments: given } = call;
  const name = callee.type === 'MemberExpression' ? keyOf(callee) : null;
  if (name === null || name !== methodName(form) || given.length === 0) return 'no';
  const [own, inside] = form.split('>') as [string, string?];
  const wanted = own.slice(name.length);
  if (wanted.startsWith('.')) return isPartGiven(file, given[0], wanted.slice(1)) ? 'yes' : 'no';
  if (wanted.startsWith(':') && wanted !== ':()') {
    const word = wanted.slice(1);
    const named = given.some((one) => (one.type === 'Literal' && one.value === word) || (one.type === 'CallExpression' && one.callee.type === 'Identifier' && one.callee.name === word));
    if (!named) return 'no';
  }
  const handlers = given.filter((one) => one.type !== 'Literal' && (isFunction(unwrap(one)) || functionOf(file, one) !== null));
  if (inside !== undefined) return handlers.some((handler) => isCalledInside(file, functionOf(file, handler), inside)) ? 'yes' : 'no';
  if (handlers.length > 0) return handlers.some((handler) => doesSomething(file, functionOf(file, handler))) ? 'yes' : 'idle';
  // A function from elsewhere may do it; a number is none.
  if (wanted === ':()' && given.length < 2) return 'idle';
  return given[0] && isObject(file, given[0]) ? 'no' : 'yes';
}

/** `.timeout({ deadline: 5000 })`. */
function isPartGiven(file: SourceFile, argument: Node | undefined, option: string): boolean {
  return argument !== undefined && isObject(file, argument) && valuesIn(readOption(file, argument, [option])).some(({ value, at }) => disabledBy(file, option, value, at, {}) === null);
}

/** Whether a function calls a method on what it is given. */
function isCalledInside(file: SourceFile, handler: FunctionNode | null, form: string): boolean {
  const [first] = handler?.params ?? [];
  return first?.type === 'Identifier' && callsOnName(file, first).calls.some((call) => matches(file, call, form) === 'yes');
}

/** Whether a function ends anything, or tells anybody: one that only takes notes does not. */
function doesSomething(file: SourceFile, handler: FunctionNode | null): boolean {
  if (!handler) return true;
  const [start, end] = handler.body.range;
  const calls = file.nodes.calls.filter(({ range }) => range[0] >= start && range[1] <= end);
  return calls.some(({ callee }) => !includes(conventions.harmlessCalls, rootName(callee) ?? '')) || /\bthrow\b/.test(file.sourceCode.getText(handler.body));
}

function rootName(callee: Node): string | null {
  let node = unwrap(callee);
  while (node.type === 'MemberExpression') node = unwrap(node.object);
  return node.type === 'Identifier' ? node.name : null;
}
