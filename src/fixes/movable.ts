import type { TSESTree } from '@typescript-eslint/utils';
import { constantOf } from '../analysis/values/constants.js';
import type { CallNode, FunctionNode, Node, SourceFile } from '../analysis/file.js';
import { effectOf } from '../analysis/values/purity.js';
import { isSession } from '../analysis/requests/requests.js';
import { isGlobal, isInside, keyOf, unwrap, variableOf, writesOf, type Variable, type Write } from '../analysis/scope.js';
import { globalPath } from '../analysis/values/globals.js';
import { modelOf } from '../analysis/values/values.js';
import { isChanged, type Home } from './home.js';
import { withoutStatement } from './lines.js';
import { moduleScopeOf } from './names.js';
import type { Edit } from './plan.js';

/** What it takes to evaluate a creation where the module loads. */
export interface Move {
  /** `safe`: it gives the same there, and cannot fail there if it did not fail before. */
  readonly tier: 'safe' | 'unsafe';
  /** Variables, of the module or of the function around, that must have their value by then. */
  readonly needs: ReadonlySet<Variable>;
  /** Fields of the object that must be set by then. */
  readonly fields: ReadonlySet<string>;
  /** Edits inside the expression: constants of the function written out. */
  readonly inside: readonly Edit[];
  /** Edits that take away constants of the function which nothing else uses. */
  readonly outside: readonly Edit[];
  /** Nothing but literals: evaluating it early, or in vain, cannot matter. */
  readonly isFixed: boolean;
}

/**
 * Can this creation be evaluated when the module loads (or in another home), with the same result? Otherwise why not, as a phrase.
 *
 * @param key a variable that may differ from call to call
 */
export function moveOf(file: SourceFile, creation: Node, { key = null, ...home }: Home & { readonly key?: Variable | null } = {}): Move | string {
  return new Mover(file, creation, key, home).move();
}

class Mover {
  readonly #file: SourceFile;
  readonly #creation: Node;
  readonly #key: Variable | null;
  readonly #home: Home;
  readonly #fields = new Set<string>();
  readonly #needs = new Set<Variable>();
  readonly #inside: Edit[] = [];
  readonly #outside: Edit[] = [];
  #tier: 'safe' | 'unsafe' = 'safe';
  #isFixed = true;

  constructor(file: SourceFile, creation: Node, key: Variable | null, home: Home) {
    this.#file = file;
    this.#creation = creation;
    this.#key = key;
    this.#home = home;
  }

  move(): Move | string {
    const because = isCall(this.#creation) ? this.#created(this.#creation) : this.#check(this.#creation);
    return because ?? { tier: this.#tier, needs: this.#needs, fields: this.#fields, inside: this.#inside, outside: this.#outside, isFixed: this.#isFixed };
  }

  /** The first reason among several; `null`: all is well. */
  #all(nodes: readonly (Node | null)[]): string | null {
    for (const node of nodes) {
      const because = node && this.#check(node);
      if (because) return because;
    }
    return null;
  }

  #created(call: CallNode): string | null {
    return this.#callee(call.callee) ?? this.#all(call.arguments);
  }

  /** `Agent`, `https.Agent`, `require('undici').Agent`: what an export is does not change. */
  #callee(callee: Node): string | null {
    const root = rootOf(callee);
    if (root.type === 'Identifier') return this.#name(root, true);
    return root.type === 'CallExpression' ? null : this.#check(callee);
  }

  #check(node: Node): string | null {
    switch (node.type) {
      case 'Literal':
      case 'MetaProperty':
      case 'TemplateElement':
        return null;
      case 'Identifier':
        return this.#name(node);
      case 'MemberExpression':
        return this.#member(node);
      case 'TemplateLiteral':
        return this.#all(node.expressions);
      case 'ArrayExpression':
        return this.#all(node.elements);
      case 'ObjectExpression':
        return this.#all(node.properties);
      case 'Property':
        return this.#all([node.computed ? node.key : null, node.value]);
      case 'SpreadElement':
      case 'UnaryExpression':
        return this.#check(node.argument);
      case 'BinaryExpression':
      case 'LogicalExpression':
        return this.#all([node.left, node.right]);
      case 'ConditionalExpression':
        return this.#all([node.test, node.consequent, node.alternate]);
      case 'TSAsExpression':
      case 'TSSatisfiesExpression':
      case 'TSNonNullExpression':
      case 'ChainExpression':
        return this.#check(node.expression);
      case 'CallExpression':
      case 'NewExpression':
        return this.#call(node);
      case 'ArrowFunctionExpression':
      case 'FunctionExpression':
        return this.#function(node);
      case 'AwaitExpression':
        return 'creating it takes an `await`';
      case 'ThisExpression':
        return 'its options depend on `this`';
      default:
        return `\`${this.#file.sourceCode.getText(node).slice(0, 40)}\` cannot be moved`;
    }
  }

  #name(identifier: TSESTree.Identifier, isCallee = false): string | null {
    const file = this.#file;
    if (identifier.name === 'arguments') return 'its options depend on `arguments`';
    const variable = variableOf(file, identifier);
    if (!variable || variable === this.#key || isGlobal(file, identifier)) return null;
    const definition = variable.defs[0];
    if (variable.scope !== moduleScopeOf(file) && variable.scope.type !== 'global') return this.#home.has?.(variable) ? this.#found(variable) : this.#local(identifier, variable);
    if (definition?.type === 'Variable' && (writesOf(variable)?.length ?? 2) > 1) return `\`${identifier.name}\` changes`;
    if (definition?.type === 'Variable' || definition?.type === 'ClassName') this.#needs.add(variable);
    if (!isCallee && !constantOf(file, identifier).known) this.#isFixed = false;
    return null;
  }

  #found(variable: Variable): null {
    this.#needs.add(variable);
    this.#isFixed = false;
    return null;
  }

  /** A constant of the function: its value is written out, and the constant goes when nothing else needs it. */
  #local(identifier: TSESTree.Identifier, variable: Variable): string | null {
    const file = this.#file;
    const phrase = variable.defs[0]?.type === 'Parameter' ? `its options depend on \`${identifier.name}\`` : `\`${identifier.name}\` belongs to the function`;
    const [write, second] = (variable.defs[0]?.type === 'Variable' ? writesOf(variable) : null) ?? [];
    if (!write || second) return phrase;
    const value = unwrap(write.expression);
    const isOfObject = this.#home.field !== undefined && rootOf(value).type === 'ThisExpression' && !this.#file.sourceCode.getText(value).includes('(');
    const isPlain = isOfObject || ['Literal', 'TemplateLiteral', 'UnaryExpression', 'BinaryExpression'].includes(value.type);
    const reads = variable.references.filter((reference) => !reference.isWrite());
    const isOnlyHere = reads.every((reference) => isInside(reference.identifier as Node, this.#creation));
    if (write.path.length > 0 && !(isOfObject && isTaken(write, isOnlyHere))) return phrase;
    // Two copies of one object are not the same thing.
    if (!isPlain && (!isOnlyHere || reads.length > 1 || value.type !== 'ObjectExpression')) return phrase;
    if (isOnlyHere && !this.#remove(variable)) return phrase;
    const [taken] = write.path;
    const because = value.type === 'ThisExpression' ? this.#field(taken ?? null) : this.#check(value);
    if (because) return because;
    const text = file.sourceCode.getText(write.expression) + (taken === undefined ? '' : `.${taken}`);
    const { parent } = identifier;
    if (parent.type === 'Property' && parent.shorthand) this.#inside.push({ range: parent.range, text: `${identifier.name}: ${text}` });
    else this.#inside.push({ range: identifier.range, text: /^(?!Object|Member).*Expression$/.test(value.type) && !isOfObject && parent.type !== 'Property' && parent !== this.#creation ? `(${text})` : text });
    return null;
  }

  /** What the object holds under a name. */
  #field(name: string | null): string | null {
    const field = this.#home.field;
    if (!field || name === null) return 'its options depend on `this`';
    const because = field(name);
    if (because === null) this.#fields.add(name);
    this.#isFixed = false;
    return because;
  }

  #remove(variable: Variable): boolean {
    const declaration = variable.defs[0]?.parent as Node | undefined;
    if (declaration?.type !== 'VariableDeclaration' || declaration.declarations.length !== 1 || declaration.parent.type.startsWith('For')) return false;
    const edit = withoutStatement(this.#file, declaration);
    if (!this.#outside.some(({ range }) => range[0] === edit.range[0])) this.#outside.push(edit);
    return true;
  }

  #member(node: TSESTree.MemberExpression): string | null {
    if (globalPath(this.#file, node)?.startsWith('process.env.')) {
      // The environment may be filled after this module is loaded.
      this.#tier = 'unsafe';
      this.#isFixed = false;
      return null;
    }
    if (unwrap(node.object).type === 'ThisExpression') return this.#field(keyOf(node));
    const root = rootOf(node);
    const variable = root.type === 'Identifier' ? variableOf(this.#file, root) : null;
    if (variable && isChanged(variable)) return `\`${variable.name}\` changes`;
    // What a member of something imported holds may differ later.
    if (variable?.defs[0]?.type === 'ImportBinding') this.#tier = 'unsafe';
    this.#isFixed = false;
    return this.#all([node.object, node.computed ? node.property : null]);
  }

  #call(call: CallNode): string | null {
    const file = this.#file;
    if (isSession(file, call)) return this.#created(call);
    if (modelOf(file, call.callee, 'instances')) return this.#callee(call.callee) ?? this.#all(call.arguments);
    const effect = effectOf(file, call);
    if (effect === 'unknown') return `its options are computed by \`${file.sourceCode.getText(call.callee).slice(0, 40)}\``;
    if (effect === 'may throw' && !call.arguments.every(({ type }) => type === 'Literal')) this.#tier = 'unsafe';
    this.#isFixed = false;
    return this.#callee(call.callee) ?? this.#all(call.arguments);
  }

  /** A function is moved with what it refers to. */
  #function(node: FunctionNode): string | null {
    const { sourceCode } = this.#file;
    if (/\bthis\b/.test(sourceCode.getText(node))) return 'its options depend on `this`';
    for (const scope of sourceCode.scopeManager?.scopes ?? []) {
      if (scope.block !== node) continue;
      for (const { identifier, resolved } of scope.through) {
        const isOuter = resolved && resolved.defs.length > 0 && !this.#home.has?.(resolved) && resolved.scope !== moduleScopeOf(this.#file) && resolved.scope.type !== 'global' && !isInside(resolved.scope.block, node);
        if (isOuter || identifier.name === 'arguments') return `\`${identifier.name}\` belongs to the function`;
        if (resolved?.defs[0]?.type === 'Variable') this.#needs.add(resolved);
      }
    }
    return null;
  }
}

function isCall(node: Node): node is CallNode {
  return node.type === 'CallExpression' || node.type === 'NewExpression';
}

/** `a` of `a.b.c`. */
function rootOf(node: Node): Node {
  const inner = unwrap(node);
  return inner.type === 'MemberExpression' ? rootOf(inner.object) : inner;
}

/** `const { host } = this`, of which nothing is left when it goes, or which stays. */
function isTaken({ node: { parent }, path: [name, second] }: Write, goes: boolean): boolean {
  if (parent?.type !== 'Property' || parent.parent.type !== 'ObjectPattern' || name === undefined || second !== undefined || !/^[\w$]+$/.test(name)) return false;
  return !goes || parent.parent.properties.length === 1;
}
