import type { TSESTree } from '@typescript-eslint/utils';
import { conventions } from '../../catalog/index.js';
import { callbackRole } from '../functions/callbacks.js';
import { callersOf } from '../functions/callers.js';
import { passesOn, rejectionAt, type ErrorHandler } from './error-handlers.js';
import type { FunctionNode, Node, SourceFile } from '../file.js';
import { functionOf, returnedExpressions } from '../functions/functions.js';
import { globalPath } from '../values/globals.js';
import { importedAs } from '../values/imports.js';
import { isNodeModule } from '../values/manifest.js';
import { requestCalls, type RequestCall } from '../requests/requests.js';
import { functionAround, isFunction, isInside, keyOf, unwrap, variableOf, writesOf } from '../scope.js';

/** Where the errors come from that a handler gets. */
export interface ErrorSources {
  readonly requests: readonly RequestCall[];
  /** Something else may be waited for that is given a signal or a deadline elsewhere. */
  readonly open: boolean;
}

const deepest = 4;

/** Which requests can end in this handler, and does anything else whose errors nobody knows? */
export function sourcesOf(file: SourceFile, { guarded, kind }: ErrorHandler): ErrorSources {
  const search = new Search(file);
  if (kind === 'block') search.block(guarded);
  else search.promise(guarded, 0);
  return { requests: [...search.requests], open: search.open };
}

class Search {
  readonly requests = new Set<RequestCall>();
  open = false;
  readonly #file: SourceFile;
  readonly #calls: ReadonlyMap<Node, RequestCall>;
  readonly #seen = new Set<Node>();

  constructor(file: SourceFile) {
    this.#file = file;
    this.#calls = new Map(requestCalls(file).map((call) => [call.node, call]));
  }

  /** Statements whose errors arrive: what they wait for. A promise that is returned as it is, is waited for by somebody else. */
  block(node: Node, depth = 0): void {
    const frame = functionAround(node);
    this.#visit(node, depth, (inner) => depth === 0 && inner.type !== 'AwaitExpression' && inner.parent?.type === 'ReturnStatement' && functionAround(inner) === frame);
  }

  /** An expression whose promise is waited for. */
  promise(node: Node, depth: number): void {
    const inner = unwrap(node);
    if (this.#seen.has(inner)) return;
    this.#seen.add(inner);
    switch (inner.type) {
      case 'CallExpression':
        this.#call(inner, depth);
        return;
      case 'AwaitExpression':
        this.promise(inner.argument, depth);
        return;
      case 'ConditionalExpression':
        this.promise(inner.consequent, depth);
        this.promise(inner.alternate, depth);
        return;
      case 'LogicalExpression':
        this.promise(inner.left, depth);
        this.promise(inner.right, depth);
        return;
      case 'ArrayExpression':
        for (const element of inner.elements) if (element) this.promise(element.type === 'SpreadElement' ? element.argument : element, depth);
        return;
      case 'Identifier':
        this.#name(inner, depth);
        return;
      case 'NewExpression':
        if (globalPath(this.#file, inner.callee) === 'Promise') this.#visit(inner, depth);
        return;
      case 'TaggedTemplateExpression':
        this.open = true;
        return;
      default:
    }
  }

  #name(name: TSESTree.Identifier, depth: number): void {
    const variable = variableOf(this.#file, name);
    const writes = variable?.defs[0]?.type === 'Variable' ? writesOf(variable) : null;
    if (!writes && !this.#isAnswer(name)) this.open = true;
    for (const { expression } of writes ?? []) this.promise(expression, depth);
  }

  #call(call: TSESTree.CallExpression, depth: number): void {
    const file = this.#file;
    const request = this.#calls.get(call);
    if (request) {
      this.requests.add(request);
      return;
    }
    const callee = unwrap(call.callee);
    const called = functionOf(file, callee);
    if (called) this.#function(called, depth);
    else if (callee.type === 'MemberExpression' && (conventions.promiseMethods as readonly string[]).includes(keyOf(callee) ?? '')) this.#settled(call, callee, depth);
    else if ((globalPath(file, callee) ?? '').startsWith("Promise.")) call.arguments.forEach((argument) => this.promise(argument, depth));
    else if (callee.type === 'MemberExpression' && call.arguments.some((argument) => callbackRole(file, argument) === 'iteration')) this.#callbacks(call, depth);
    else if (callee.type === 'MemberExpression' && this.#isAnswer(callee)) this.promise(callee.object, depth);
    else if (!isHarmless(file, call)) this.open = true;
  }

  /** A function of this file: what it waits for, and what it gives back. */
  #function(called: FunctionNode, depth: number): void {
    if (this.#seen.has(called)) return;
    this.#seen.add(called);
    if (depth >= deepest || called.generator) {
      this.open = true;
      return;
    }
    this.#visit(called.body, depth + 1);
    for (const result of returnedExpressions(this.#file, called)) this.promise(result, depth + 1);
  }

  /** `promise.then(f)`; what `promise.catch(f)` keeps to itself does not arrive. */
  #settled(call: TSESTree.CallExpression, callee: TSESTree.MemberExpression, depth: number): void {
    const at = rejectionAt(callee);
    const callback = at === null ? undefined : call.arguments[at];
    const handler = callback ? functionOf(this.#file, callback) : null;
    if (!callback || (handler?.params[0] && passesOn({ error: handler.params[0], body: handler.body }, this.#file))) this.promise(callee.object, depth);
    this.#callbacks(call, depth);
  }

  /** Functions that are run as part of this one: what they wait for and give back arrives here. */
  #callbacks(call: TSESTree.CallExpression, depth: number): void {
    for (const argument of call.arguments) {
      const callback = functionOf(this.#file, argument);
      if (callback) this.#function(callback, depth);
    }
  }

  /** `response.json()`: it ends as its request does. */
  #isAnswer(callee: Node, depth = 0): boolean {
    const file = this.#file;
    let root = callee;
    for (let next: Node | null = root; next; next = root.type === 'MemberExpression' ? root.object : root.type === 'CallExpression' ? root.callee : root.type === 'AwaitExpression' ? root.argument : null) {
      root = unwrap(next);
      if (this.#calls.has(root) || (root !== callee && root.type === 'CallExpression' && functionOf(file, root.callee))) return true;
    }
    const variable = root.type === 'Identifier' ? variableOf(file, root) : null;
    const [definition] = variable?.defs ?? [];
    // `.then((response) => response.json())`
    const call = definition?.type === 'Parameter' && callbackRole(file, definition.node) === 'promise' ? (definition.node as Node).parent : null;
    if (call?.type === 'CallExpression') return depth < deepest && this.#isAnswer(unwrap(call.callee), depth + 1);
    if (definition?.type === 'Parameter' && depth < deepest) return this.#isGivenAnswer(definition.node, definition.name, depth);
    const writes = variable && definition?.type === 'Variable' ? (writesOf(variable) ?? []) : [];
    return depth < deepest && writes.length > 0 && writes.every(({ expression }) => this.#isAnswer(unwrap(expression), depth + 1));
  }

  /** A function of this file that is given nothing but answers. */
  #isGivenAnswer(owner: Node, name: Node, depth: number): boolean {
    const file = this.#file;
    const index = isFunction(owner) ? owner.params.findIndex((parameter) => isInside(name, parameter)) : -1;
    const calls = isFunction(owner) ? callersOf(file, owner) : [];
    return calls.length > 0 && calls.every(({ arguments: given }) => given[index] && this.#isAnswer(unwrap(given[index]), depth + 1));
  }

  /** Everything that runs as part of a node. */
  #visit(node: Node, depth: number, isLeft: (node: Node) => boolean = () => false): void {
    const file = this.#file;
    if (isFunction(node) && !['iteration', 'immediate', 'promise'].includes(callbackRole(file, node) ?? '')) return;
    if (isLeft(node)) return;
    if (node.type === 'AwaitExpression') this.promise(node.argument, depth);
    if (node.type === 'ForOfStatement' && node.await && !this.#isAnswer(unwrap(node.right))) this.open = true;
    if (node.type === 'CallExpression') {
      const called = functionOf(file, node.callee);
      // What is not waited for may throw at once; only functions of this file are looked into.
      if (called && !called.async && !isInside(called, node)) this.#function(called, depth);
      if (this.#calls.has(node) && !node.parent.type.endsWith('Statement')) this.promise(node, depth);
      if (isAbortCheck(node)) this.open = true;
    }
    if (node.type === 'TryStatement' && node.handler && !(node.handler.param && passesOn({ error: node.handler.param, body: node.handler.body }, file))) {
      this.#visit(node.handler.body, depth, isLeft);
      if (node.finalizer) this.#visit(node.finalizer, depth, isLeft);
      return;
    }
    for (const key of file.sourceCode.visitorKeys[node.type] ?? []) {
      const child = (node as unknown as Record<string, Node | (Node | null)[] | null>)[key];
      for (const next of Array.isArray(child) ? child : [child]) if (next) this.#visit(next, depth, isLeft);
    }
  }
}

/** `signal.throwIfAborted()` */
function isAbortCheck({ callee }: TSESTree.CallExpression): boolean {
  return callee.type === 'MemberExpression' && keyOf(callee) === 'throwIfAborted';
}

/** Calls that only let time go by, and functions of Node that are given no signal. */
function isHarmless(file: SourceFile, call: TSESTree.CallExpression): boolean {
  const callee = unwrap(call.callee);
  const name = callee.type === 'Identifier' ? callee.name : callee.type === 'MemberExpression' ? keyOf(callee) : null;
  const givenSignal = call.arguments.some((argument) => /signal/i.test(file.sourceCode.getText(argument)));
  if (givenSignal) return false;
  const imported = importedAs(file, callee);
  if (imported && isNodeModule(imported.module)) return true;
  return (name !== null && conventions.pauseNames.test(name)) || /^(?:JSON|Object|Array|Math|String|Number|Buffer)\b/.test(globalPath(file, callee) ?? '');
}
