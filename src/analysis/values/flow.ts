import type { TSESTree } from '@typescript-eslint/utils';
import { conventions } from '../../catalog/index.js';
import { callbackRole, isCallee } from '../functions/callbacks.js';
import { callersOf } from '../functions/callers.js';
import type { CallNode, FunctionNode, Node, SourceFile } from '../file.js';
import { calledFunction, functionOf, includes } from '../functions/functions.js';
import { importedAs } from './imports.js';
import { isExported, mentionsOf } from '../functions/mentions.js';
import { calleeText } from '../runs/runs.js';
import { functionAround, isFunction, keyOf, unwrap, variableOf, wrapped, type Variable } from '../scope.js';

/** Where a value goes. */
export interface Flow {
  /** Expressions that have the value, where something is done with it other than passing it along. */
  readonly ends: readonly Node[];
  /** Nothing of it goes where nobody can see: out of the module, into a field, to unknown code inside of another object. */
  readonly complete: boolean;
}

/**
 * Where does the value of an expression go? `path` leads from that expression to the value: `['data']` for the `data` of
 * what it settles to. Followed are variables, patterns, promise chains, promise executors, objects and lists that carry it,
 * and functions of this file that it is given to or returned by. Every write to a variable counts for every mention of it.
 */
export function flowOf(file: SourceFile, node: Node, path: readonly string[] = []): Flow {
  const tracer = new Tracer(file);
  tracer.follow(node, path);
  return tracer;
}

/** As `flowOf`, of what a function of this file is given. */
export function flowOfParameter(file: SourceFile, receiver: FunctionNode, index: number, path: readonly string[] = []): Flow {
  const tracer = new Tracer(file);
  tracer.give(receiver, index, path);
  return tracer;
}

/** As `flowOf`, of a value with several mentions. */
export function flowOfMentions(file: SourceFile, mentions: readonly Node[]): Flow {
  const tracer = new Tracer(file);
  for (const mention of mentions) tracer.follow(mention, []);
  return tracer;
}

/** More places than this are not looked at. */
const maxSteps = 500;

class Tracer implements Flow {
  readonly ends: Node[] = [];
  complete = true;
  readonly #file: SourceFile;
  readonly #seen = new Map<Node | Variable, Set<string>>();
  #steps = 0;

  constructor(file: SourceFile) {
    this.#file = file;
  }

  /** `node` has the value, or, with a path, something that has it inside. */
  follow(node: Node, path: readonly string[]): void {
    const outer = wrapped(node);
    if (this.#isKnown(outer, path)) return;
    const { parent } = outer;
    switch (parent?.type) {
      case 'VariableDeclarator':
        return this.#bind(parent.id, path);
      case 'AssignmentPattern':
        return this.#bind(parent.left, path);
      case 'AssignmentExpression':
        if (parent.right !== outer) return;
        if (parent.parent.type !== 'ExpressionStatement') this.follow(parent, path);
        return includes(['=', '??=', '||='], parent.operator) ? this.#bind(parent.left, path) : this.#end(outer, path);
      case 'ConditionalExpression':
        return parent.test === outer ? this.#end(outer, path) : this.follow(parent, path);
      case 'LogicalExpression':
        return parent.operator === '&&' && parent.left === outer ? this.#end(outer, path) : this.follow(parent, path);
      case 'Property': {
        const key = keyOf(parent);
        return key === null || parent.parent.type !== 'ObjectExpression' ? this.#lose() : this.follow(parent.parent, [key, ...path]);
      }
      case 'SpreadElement':
        return path.length > 0 && parent.parent.type === 'ObjectExpression' ? this.follow(parent.parent, path) : this.#lose();
      case 'ArrayExpression':
        return this.follow(parent, [`[${parent.elements.indexOf(outer as never)}]`, ...path]);
      case 'MemberExpression':
        return parent.object === outer ? this.#member(parent, outer, path) : this.#end(outer, path);
      case 'CallExpression':
      case 'NewExpression':
        return parent.callee === outer ? this.#end(outer, path) : this.#argument(parent, outer, path);
      case 'ReturnStatement':
        return this.#return(functionAround(parent), path);
      case 'ArrowFunctionExpression':
        return parent.body === outer ? this.#return(parent, path) : undefined;
      case 'ExpressionStatement':
        return;
      case 'YieldExpression':
      case 'ThrowStatement':
      case 'PropertyDefinition':
      case 'ExportDefaultDeclaration':
      case 'ExportSpecifier':
        return this.#lose();
      case 'ForOfStatement':
        return path.length === 0 ? this.#end(outer, path) : this.#lose();
      default:
        return this.#end(outer, path);
    }
  }

  give(receiver: FunctionNode, index: number, path: readonly string[]): void {
    const parameter = receiver.params[index];
    if (receiver.generator || parameter?.type === 'RestElement' || (!parameter && receiver.params.at(-1)?.type === 'RestElement')) return this.#lose();
    if (this.#file.sourceCode.getScope?.(receiver).set.get('arguments')?.references.length) return this.#lose();
    if (parameter) this.#bind(parameter, path);
  }

  #isKnown(place: Node | Variable, path: readonly string[]): boolean {
    let paths = this.#seen.get(place);
    if (!paths) this.#seen.set(place, (paths = new Set()));
    const key = path.join('\n');
    if (paths.has(key)) return true;
    paths.add(key);
    this.#steps += 1;
    if (this.#steps > maxSteps) this.complete = false;
    return this.#steps > maxSteps;
  }

  #end(node: Node, path: readonly string[]): void {
    if (path.length === 0) this.ends.push(node);
  }

  #lose(): void {
    this.complete = false;
  }

  #bind(target: Node, path: readonly string[]): void {
    const [first, ...rest] = path;
    switch (target.type) {
      case 'Identifier':
        return this.#hold(target, path);
      case 'AssignmentPattern':
        return this.#bind(target.left, path);
      case 'ObjectPattern':
        // What is taken out of the value itself is a use of it.
        if (first === undefined) return void this.ends.push(target);
        for (const property of target.properties) {
          if (property.type === 'RestElement') {
            if (!target.properties.some((other) => other.type === 'Property' && keyOf(other) === first)) this.#bind(property.argument, path);
          } else if (keyOf(property) === null) this.#lose();
          else if (keyOf(property) === first) this.#bind(property.value, rest);
        }
        return;
      case 'ArrayPattern': {
        if (first === undefined) return void this.ends.push(target);
        const element = target.elements[Number(/^\[(\d+)\]$/.exec(first)?.[1] ?? NaN)];
        if (element?.type === 'RestElement' || target.elements.at(-1)?.type === 'RestElement') return this.#lose();
        return element ? this.#bind(element, rest) : undefined;
      }
      default:
        this.#lose();
    }
  }

  #hold(name: Node, path: readonly string[]): void {
    const variable = variableOf(this.#file, name);
    if (!variable) return this.#lose();
    if (this.#isKnown(variable, path)) return;
    const declaration = variable.defs[0]?.node as Node | undefined;
    if (declaration && !isFunction(declaration) && isExported(declaration)) this.#lose();
    for (const reference of variable.references) if (!reference.isWrite()) this.follow(reference.identifier, path);
  }

  #member(member: TSESTree.MemberExpression, outer: Node, path: readonly string[]): void {
    const key = keyOf(member);
    const call = isCallee(member) ? wrapped(member, { awaits: false }).parent : null;
    if (call?.type === 'CallExpression' && key !== null && includes([...conventions.promiseMethods, ...conventions.passingMethods], key)) {
      return key === 'then' ? this.#settle(call, path) : this.follow(call, path);
    }
    const [first, ...rest] = path;
    if (first === undefined) return this.#end(outer, path);
    // `list[0]` of a list that carries it.
    const index = /^\[(\d+)\]$/.exec(first)?.[1];
    if (key === null) return this.#lose();
    if (key === first || key === index) this.follow(member, rest);
    else if (index !== undefined && !/^(?:\d+|length)$/.test(key)) this.#lose();
  }

  /** `promise.then((value) => …)`. */
  #settle(call: TSESTree.CallExpression, path: readonly string[]): void {
    const [callback] = call.arguments;
    const then = callback && functionOf(this.#file, callback);
    if (then) this.give(then, 0, path);
    else if (callback && unwrap(callback).type !== 'Literal') this.#lose();
    else this.follow(call, path);
  }

  #argument(call: CallNode, outer: Node, path: readonly string[]): void {
    const index = call.arguments.indexOf(outer as never);
    const maker = index === 0 ? executorOf(this.#file, call) : null;
    if (maker) return this.follow(maker, path);
    if (index === 0 && passesOn(this.#file, call)) return this.follow(call, path);
    const called = calledFunction(this.#file, call);
    if (called) return call.arguments.slice(0, index).some(({ type }) => type === 'SpreadElement') ? this.#lose() : this.give(called, index, path);
    const root = calleeText(this.#file, call).split('.')[0] ?? '';
    if (path.length === 0) this.ends.push(outer);
    // Who gets the whole gets the value, too; a log does nothing with it.
    else if (!includes(conventions.harmlessCalls, root)) this.#lose();
  }

  #return(giver: FunctionNode | null, path: readonly string[]): void {
    if (!giver || giver.generator) return this.#lose();
    const { parent } = giver;
    const role = callbackRole(this.#file, giver);
    if (role === 'promise' && parent?.type === 'CallExpression') return this.follow(parent, path);
    if (role === 'immediate' && isCallee(giver)) return this.follow(wrapped(giver, { awaits: false }).parent!, path);
    // What a promise executor or a listener returns goes nowhere.
    if (role === 'event' || role === 'later' || (role === 'immediate' && parent?.type === 'NewExpression')) return;
    if (role !== null || mentionsOf(this.#file, giver).length > 0) this.#lose();
    for (const call of callersOf(this.#file, giver)) this.follow(call, path);
  }
}

/** The `new Promise` whose executor gets, as its first parameter, the function that is called here. */
function executorOf(file: SourceFile, call: CallNode): Node | null {
  const callee = unwrap(call.callee);
  const definition = callee.type === 'Identifier' ? variableOf(file, callee)?.defs[0] : undefined;
  const executor = definition?.type === 'Parameter' && isFunction(definition.node) && definition.node.params[0] === definition.name ? definition.node : null;
  const made = executor?.parent;
  return made?.type === 'NewExpression' && made.arguments[0] === executor && made.callee.type === 'Identifier' && made.callee.name === 'Promise' ? made : null;
}

/** A call that gives what its first argument settles to. */
function passesOn(file: SourceFile, call: CallNode): boolean {
  if (call.type === 'NewExpression') return false;
  const imported = importedAs(file, call.callee);
  return imported ? includes(conventions.passingCalls, `${imported.module}:${imported.path.join('.')}`) : includes(conventions.passingCalls, calleeText(file, call));
}
