import type { TSESTree } from '@typescript-eslint/utils';
import { conventions } from '../../catalog/index.js';
import type { Escape } from '../facts.js';
import { perNode, type CallNode, type FunctionNode, type Node, type SourceFile } from '../file.js';
import { callbackRole, isCallee } from '../functions/callbacks.js';
import { closeMethodOf } from './close-methods.js';
import { isPartOf, runningFunction } from '../functions/frames.js';
import { isLive } from './live-objects.js';
import { isExported } from '../functions/mentions.js';
import { calleeText } from '../runs/runs.js';
import { functionAround, isFunction, keyOf, unwrap, variableOf, wrapped, type Variable } from '../scope.js';
import { modelOf } from '../values/values.js';

/** Where the value of an expression goes, and what is done with it. */
export interface Lifetime {
  /** The variable or property that holds it. */
  readonly name: string | null;
  readonly variable: Variable | null;
  readonly escapes: ReadonlySet<Escape>;
  /** What the expression is given to, standing in its argument or option. */
  readonly givenTo: CallNode | null;
  /** An options object that holds it is given to other functions: they may keep it, or only look. */
  readonly carriedOn: boolean;
  /** Method calls on it. */
  readonly calls: readonly TSESTree.CallExpression[];
  /** Methods of it, or of something it holds, are called: `db.users.find()`. */
  readonly used: boolean;
  /** Made the session of the whole process. */
  readonly installed: boolean;
  /** Declared with `using` or `await using`. */
  readonly disposed: boolean;
  /** Held by a variable of the module. */
  readonly atModuleLevel: boolean;
}

/** Follows a created value through variables, options objects and wrappers of the same frame. */
export const lifetimeOf: (file: SourceFile, node: CallNode) => Lifetime | null = perNode<CallNode, Lifetime | null>(null, (file, created) => new Tracer(file, created).trace());

class Tracer {
  readonly #file: SourceFile;
  readonly #created: CallNode;
  readonly #frame: FunctionNode | null;
  readonly #escapes = new Set<Escape>();
  readonly #calls: TSESTree.CallExpression[] = [];
  readonly #held = new Set<Variable>();
  /** Names of the properties that hold it. */
  readonly #keys = new Set<string>();
  #name: string | null = null;
  #variable: Variable | null = null;
  #givenTo: CallNode | null = null;
  #disposed = false;
  #carriedOn = false;
  #listed = false;
  #used = false;
  #installed = false;

  constructor(file: SourceFile, created: CallNode) {
    this.#file = file;
    this.#created = created;
    this.#frame = runningFunction(this.#file, created);
  }

  trace(): Lifetime {
    this.#follow(this.#created, false);
    return {
      name: this.#name,
      variable: this.#variable,
      escapes: this.#escapes,
      givenTo: this.#givenTo,
      calls: this.#calls,
      used: this.#used || this.#calls.length > 0,
      installed: this.#installed,
      carriedOn: this.#carriedOn,
      disposed: this.#disposed,
      atModuleLevel: ['module', 'global'].includes(this.#variable?.scope.type ?? '') || (this.#variable !== null && this.#frame === null),
    };
  }

  /** `carried`: the node holds the value somewhere inside (an options object, an instance). */
  #follow(node: Node, carried: boolean): void {
    const outer = wrapped(node);
    const { parent } = outer;
    switch (parent?.type) {
      case 'ConditionalExpression':
      case 'LogicalExpression':
        if (parent.type === 'LogicalExpression' || outer !== parent.test) this.#follow(parent, carried);
        return;
      case 'VariableDeclarator':
        if (parent.init !== outer) return;
        if (parent.id.type === 'Identifier') this.#hold(parent.id, carried, parent.parent.kind);
        // What is taken out of it may be its way of closing.
        else if (!carried) this.#escapes.add('handed on');
        return;
      case 'AssignmentExpression':
        if (parent.right === outer) this.#assign(parent, carried);
        return;
      case 'Property':
        this.#keys.add(keyOf(parent) ?? '');
        if (parent.value === outer && parent.parent.type === 'ObjectExpression') this.#follow(parent.parent, true);
        return;
      case 'ArrayExpression':
        this.#listed = true;
        this.#follow(parent, true);
        return;
      case 'SpreadElement':
        this.#follow(parent.parent, true);
        return;
      case 'ForOfStatement':
        if (parent.right === outer && this.#listed) this.#escapes.add('handed on');
        return;
      case 'CallExpression':
      case 'NewExpression':
        if (parent.callee !== outer) this.#give(parent, carried);
        return;
      case 'MemberExpression':
        if (parent.object === outer) this.#member(parent, carried);
        return;
      case 'ReturnStatement':
        this.#return(parent);
        return;
      case 'ArrowFunctionExpression':
        if (parent.body === outer) this.#return(outer);
        return;
      case 'YieldExpression':
        this.#escapes.add('returned');
        return;
      case 'PropertyDefinition':
        this.#name ??= keyOf(parent);
        this.#escapes.add('stored');
        return;
      case 'ExportDefaultDeclaration':
      case 'ExportSpecifier':
        this.#escapes.add('exported');
        return;
      default:
    }
  }

  #hold(name: Node, carried: boolean, kind?: string): void {
    const variable = variableOf(this.#file, name);
    if (!variable || this.#held.has(variable)) return;
    this.#held.add(variable);
    if (!carried) {
      this.#name ??= variable.name;
      this.#variable ??= variable;
      if (kind === 'using' || kind === 'await using') this.#disposed = true;
    }
    const declaration = variable.defs[0]?.parent as Node | undefined;
    if (declaration && isExported(declaration)) this.#escapes.add('exported');
    for (const reference of variable.references) {
      if (reference.isWrite()) continue;
      const identifier = reference.identifier as Node;
      if (this.#frame !== null && !isPartOf(this.#file, identifier, this.#frame) && !this.#closes(identifier)) this.#escapes.add('captured');
      this.#follow(identifier, carried);
    }
  }

  /** A closing call in a closure is a way of closing, not of keeping. */
  #closes(identifier: Node): boolean {
    const member = wrapped(identifier).parent;
    return member?.type === 'MemberExpression' && closeMethodOf(this.#file, this.#created, keyOf(member)) !== null;
  }

  #assign(assignment: TSESTree.AssignmentExpression, carried: boolean): void {
    const { left } = assignment;
    // The assignment has the value, too: `return (agent = new Agent())`.
    if (assignment.parent.type !== 'ExpressionStatement') this.#follow(assignment, carried);
    if (left.type === 'Identifier') {
      const variable = variableOf(this.#file, left);
      const outside = variable && this.#frame !== null && functionAround((variable.defs[0]?.name ?? left)) !== functionAround(assignment) && !this.#sameFrame(variable);
      if (!variable || outside) {
        this.#name ??= left.name;
        this.#escapes.add('stored');
      } else this.#hold(left, carried);
      return;
    }
    if (left.type !== 'MemberExpression') return;
    this.#name ??= keyOf(left);
    this.#keys.add(keyOf(left) ?? '');
    let root: Node = left;
    while (root.type === 'MemberExpression') root = unwrap(root.object);
    const variable = root.type === 'Identifier' ? variableOf(this.#file, root) : null;
    // Put into an options object of this frame: where that goes, the value goes.
    if (root.type === 'Identifier' && variable?.defs[0]?.type === 'Variable' && this.#sameFrame(variable) && this.#frame !== null && !isLive(this.#file, variable)) this.#hold(root, true);
    else this.#escapes.add('stored');
  }

  #sameFrame(variable: Variable): boolean {
    const declared = variable.defs[0]?.name as Node | undefined;
    return declared !== undefined && runningFunction(this.#file, declared) === this.#frame;
  }

  #give(call: CallNode, carried: boolean): void {
    const file = this.#file;
    const takes = modelOf(file, call.callee, 'requests') ?? modelOf(file, call.callee, 'instances') ?? modelOf(file, call.callee, 'sessions') ?? modelOf(file, call.callee, 'installs');
    if (!carried || takes) this.#givenTo ??= call;
    if (modelOf(file, call.callee, 'requests')) return;
    if (modelOf(file, call.callee, 'installs')) {
      this.#installed = true;
      this.#escapes.add('stored');
      return;
    }
    if (modelOf(file, call.callee, 'instances') ?? modelOf(file, call.callee, 'sessions')) {
      this.#follow(call, true);
      return;
    }
    const name = call.callee.type === 'MemberExpression' ? keyOf(call.callee) : null;
    if (name !== null && ['push', 'unshift', 'set', 'add', 'defineProperty'].includes(name)) this.#escapes.add('stored');
    else if (carried) this.#carriedOn = true;
    else if (!/^(?:console|expect|assert)\b/.test(calleeText(file, call))) this.#escapes.add('handed on');
  }

  #member(member: TSESTree.MemberExpression, carried: boolean): void {
    const call = isCallee(member) ? wrapped(member, { awaits: false }).parent : null;
    if (call?.type === 'CallExpression' && (conventions.promiseMethods as readonly string[]).includes(keyOf(member) ?? '')) {
      this.#settle(call, carried);
      return;
    }
    // What a list holds is not told from the rest of it, and goes on through its methods and places.
    if (carried && this.#listed && (call?.type === 'CallExpression' || member.computed)) this.#escapes.add('handed on');
    if (call?.type === 'CallExpression' && !carried) this.#calls.push(call);
    let last: Node = member;
    while (last.parent?.type === 'MemberExpression' && last.parent.object === last) last = last.parent;
    if (!carried && last !== member && isCallee(last)) this.#used = true;
    // What a chained call returns may be the session itself: `new WebSocket(u).on(…)`.
    if (call?.type === 'CallExpression' && !carried && ['on', 'once', 'unref', 'ref', 'setMaxListeners', 'connect'].includes(keyOf(member) ?? '') && call.parent.type !== 'ExpressionStatement' && call.parent.type !== 'AwaitExpression') this.#follow(call, carried);
    if (!call && carried && this.#keys.has(keyOf(member) ?? '') && member.parent.type !== 'AssignmentExpression' && member.parent.type !== 'MemberExpression') this.#follow(member, carried);
  }

  /** `connect().then((client) => …)`: the session goes on in the callback, and whatever is made of it in the chain's value. */
  #settle(call: TSESTree.CallExpression, carried: boolean): void {
    const [callback] = call.arguments;
    const then = callback && isFunction(callback) ? callback : null, [parameter] = then?.params ?? [];
    if (then && parameter?.type === 'Identifier') this.#hold(parameter, carried);
    else if (callback && !then) this.#escapes.add('handed on');
    this.#follow(call, true);
  }

  #return(at: Node): void {
    const around = functionAround(at);
    const role = around && callbackRole(this.#file, around);
    // What a promise executor returns goes nowhere.
    if (role === 'immediate' && around?.parent?.type === 'NewExpression') return;
    if (around && role === 'iteration' && around.parent?.type === 'CallExpression') {
      this.#listed = true;
      this.#follow(around.parent, true);
    } else if (around && role === 'immediate' && isFunction(around) && isCallee(around)) this.#follow(around.parent, false);
    else this.#escapes.add('returned');
  }
}
