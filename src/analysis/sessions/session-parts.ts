import type { TSESTree } from '@typescript-eslint/utils';
import { conventions } from '../../catalog/index.js';
import type { Escape } from '../facts.js';
import type { CallNode, FunctionNode, Node, SourceFile } from '../file.js';
import { isCallee } from '../functions/callbacks.js';
import { isPartOf, runningFunction } from '../functions/frames.js';
import type { Lifetime } from './lifetimes.js';
import { isExported } from '../functions/mentions.js';
import { calleeText } from '../runs/runs.js';
import { isFunction, keyOf, unwrap, variableOf, wrapped, type Variable } from '../scope.js';
import { modelOf, valueOf } from '../values/values.js';

/** How something leaves the function that works only as long as a session is open (`client.db()`, a page of a browser); `null` when nothing does. */
export function partsLeave(file: SourceFile, created: CallNode, { calls, variable }: Lifetime): Escape | null {
  const origin = valueOf(file, created)?.origin;
  const names = origin ? modelOf(file, origin.callee, 'sessions')?.model.parts : undefined;
  if (names === undefined) return null;
  const walk = new Walk(file, runningFunction(file, created), new Set(names));
  for (const { callee } of calls) if (callee.type === 'MemberExpression') walk.take(callee);
  for (const { identifier } of variable?.references ?? []) {
    const { parent } = wrapped(identifier);
    if (parent?.type === 'MemberExpression' && !isCallee(parent)) walk.take(parent);
  }
  return walk.escape;
}

class Walk {
  readonly #file: SourceFile;
  readonly #frame: FunctionNode | null;
  readonly #names: ReadonlySet<string>;
  readonly #held = new Set<Variable>();
  escape: Escape | null = null;

  constructor(file: SourceFile, frame: FunctionNode | null, names: ReadonlySet<string>) {
    this.#file = file;
    this.#frame = frame;
    this.#names = names;
  }

  /** A member of the session, or of a part of it. What others give was read out of it. */
  take(member: TSESTree.MemberExpression): void {
    const key = keyOf(member) ?? '';
    const call = isCallee(member) ? wrapped(member, { awaits: false }).parent : null;
    if (this.#names.has(key)) this.#follow(call ?? member);
    else if (call?.type === 'CallExpression' && (conventions.promiseMethods as readonly string[]).includes(key)) this.#settle(call);
  }

  #follow(node: Node): void {
    const outer = wrapped(node);
    const { parent } = outer;
    switch (parent?.type) {
      case 'ConditionalExpression':
      case 'LogicalExpression':
      case 'ObjectExpression':
      case 'ArrayExpression':
      case 'SpreadElement':
        this.#follow(parent);
        return;
      case 'Property':
        if (parent.value === outer) this.#follow(parent.parent);
        return;
      case 'VariableDeclarator':
        if (parent.init === outer && parent.id.type === 'Identifier') this.#hold(parent.id);
        return;
      case 'AssignmentExpression':
        if (parent.right === outer) this.#assign(parent.left);
        return;
      case 'MemberExpression':
        if (parent.object === outer) this.take(parent);
        return;
      case 'CallExpression':
      case 'NewExpression':
        if (parent.callee !== outer && !/^(?:console|expect|assert)\b/.test(calleeText(this.#file, parent))) this.escape ??= 'handed on';
        return;
      case 'ReturnStatement':
      case 'YieldExpression':
        this.escape ??= 'returned';
        return;
      case 'ArrowFunctionExpression':
        if (parent.body === outer) this.escape ??= 'returned';
        return;
      case 'ExportDefaultDeclaration':
      case 'ExportSpecifier':
        this.escape ??= 'exported';
        return;
      default:
    }
  }

  #assign(left: Node): void {
    let root = unwrap(left);
    while (root.type === 'MemberExpression') root = unwrap(root.object);
    const variable = root.type === 'Identifier' ? variableOf(this.#file, root) : null;
    const declared = variable?.defs[0]?.type === 'Variable' ? (variable.defs[0].name as Node) : null;
    if (root.type === 'Identifier' && declared && runningFunction(this.#file, declared) === this.#frame) this.#hold(root);
    else this.escape ??= 'stored';
  }

  #hold(name: Node): void {
    const variable = variableOf(this.#file, name);
    if (!variable || this.#held.has(variable)) return;
    this.#held.add(variable);
    const declaration = variable.defs[0]?.parent as Node | undefined;
    if (declaration && isExported(declaration)) this.escape ??= 'exported';
    for (const reference of variable.references) {
      if (reference.isWrite()) continue;
      const identifier = reference.identifier as Node;
      if (this.#frame !== null && !isPartOf(this.#file, identifier, this.#frame)) this.escape ??= 'captured';
      this.#follow(identifier);
    }
  }

  #settle({ arguments: [callback] }: TSESTree.CallExpression): void {
    const [parameter] = callback && isFunction(callback) ? callback.params : [];
    if (parameter?.type === 'Identifier') this.#hold(parameter);
  }
}
