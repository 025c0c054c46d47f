import type { TSESTree } from '@typescript-eslint/utils';
import { conventions, type ResponseModel } from '../catalog/index.js';
import { allowsHeld } from './closing.js';
import type { FunctionNode, Node, SourceFile } from './file.js';
import { callbackRole, isCallee } from './callbacks.js';
import { functionOf, includes } from './functions.js';
import { exitsFrom, placeIn, type Exit } from './paths.js';
import { allowsBody, takesFrom, useOf } from './response-uses.js';
import { functionAround, isFunction, keyOf, unwrap, variableOf, wrapped, type Variable } from './scope.js';

/** What becomes of a response's body. */
export interface Consumption {
  readonly body: 'always' | 'sometimes' | 'never' | 'unknown';
  /** The variable that holds the response where it is left unread. */
  readonly variable: Variable | null;
  /** Where it arrives: the declaration, assignment or function that gives the variable its value. */
  readonly arrival: Node | null;
  /** Ways out on which nobody has taken the body. A write to the variable (`node`) loses the response as well. */
  readonly unread: readonly Exit[];
  /** Where the body is taken, on the other ways. */
  readonly takers: readonly Node[];
}

const unknown: Consumption = { body: 'unknown', variable: null, arrival: null, unread: [], takers: [] };
const taken: Consumption = { ...unknown, body: 'always' };
const dropped: Consumption = { ...unknown, body: 'never' };

/** How far helpers and chains are followed. */
const maxDepth = 6;

/** What becomes of the response that an expression is, or promises. `isPromise`: nobody has waited for it yet. */
export function consumptionOf(file: SourceFile, node: Node, model: ResponseModel, isPromise: boolean, depth = 0): Consumption {
  if (depth > maxDepth) return unknown;
  const outer = wrapped(node);
  const waits = isPromise && !isAwaitedIn(node, outer);
  const { parent } = outer;
  switch (parent?.type) {
    case 'ExpressionStatement':
      return dropped;
    case 'UnaryExpression':
      return parent.operator === 'void' ? dropped : taken;
    case 'VariableDeclarator':
    case 'AssignmentExpression':
      return ofTarget(file, parent, waits, model, depth);
    case 'MemberExpression':
      if (waits) return ofChain(file, parent, model, depth);
      return useOf(file, outer, model) === 'looks' ? dropped : taken;
    case 'ConditionalExpression':
    case 'LogicalExpression':
      return parent.type === 'ConditionalExpression' && parent.test === outer ? dropped : consumptionOf(file, parent, model, waits, depth + 1);
    case 'ArrowFunctionExpression':
      return parent.body === outer ? ofResult(file, parent, model, depth) : taken;
    case 'ReturnStatement': {
      const around = functionAround(parent);
      return around ? ofResult(file, around, model, depth) : taken;
    }
    case 'ArrayExpression':
      return ofList(file, parent, parent.elements.indexOf(outer as never), model, depth);
    case 'CallExpression':
      return parent.callee === outer ? taken : ofArgument(file, parent, parent.arguments.indexOf(outer as never), model, depth);
    default:
      return taken;
  }
}

function isAwaitedIn(node: Node, outer: Node): boolean {
  for (let inner: Node | undefined = node; inner && inner !== outer; inner = inner.parent) if (inner.parent?.type === 'AwaitExpression') return true;
  return false;
}

function ofTarget(file: SourceFile, declaration: TSESTree.VariableDeclarator | TSESTree.AssignmentExpression, isPromise: boolean, model: ResponseModel, depth: number): Consumption {
  const target = declaration.type === 'VariableDeclarator' ? declaration.id : declaration.left;
  if (target.type === 'ObjectPattern') return isPromise || takesFrom(file, target, model) ? taken : dropped;
  const variable = target.type === 'Identifier' ? variableOf(file, target) : null;
  if (!variable || declaration.parent.type === 'ForOfStatement') return taken;
  if (!isPromise) return ofVariable(file, variable, declaration, model, depth);
  // A promise kept for later: what is made of it where it is waited for.
  const [mention, second] = variable.references.filter((reference) => !reference.isWrite());
  if (!mention) return dropped;
  return second || functionAround(mention.identifier) !== functionAround(declaration) ? unknown : consumptionOf(file, mention.identifier, model, true, depth + 1);
}

/** `request().then(…)`, `.catch(…)`, `.finally(…)`. */
function ofChain(file: SourceFile, member: TSESTree.MemberExpression, model: ResponseModel, depth: number): Consumption {
  const method = keyOf(member) ?? '';
  const call = isCallee(member) ? wrapped(member, { awaits: false }).parent : null;
  if (call?.type !== 'CallExpression' || !includes(conventions.promiseMethods, method)) return taken;
  if (method !== 'then') return consumptionOf(file, call, model, true, depth + 1);
  const [callback] = call.arguments;
  const then = callback && functionOf(file, callback);
  return then ? ofParameter(file, then, 0, model, depth) : taken;
}

/** What a function gives back: from a promise callback, the chain goes on with it; from one of `map`, the list. */
function ofResult(file: SourceFile, giver: FunctionNode, model: ResponseModel, depth: number): Consumption {
  const { parent } = giver;
  const role = callbackRole(file, giver);
  if (parent?.type !== 'CallExpression') return taken;
  if (role === 'promise') return consumptionOf(file, parent, model, true, depth + 1);
  const isMapped = role === 'iteration' && parent.callee.type === 'MemberExpression' && keyOf(parent.callee) === 'map';
  return isMapped ? ofPromises(file, parent, null, model, depth) : taken;
}

function ofList(file: SourceFile, list: TSESTree.ArrayExpression, index: number, model: ResponseModel, depth: number): Consumption {
  return ofPromises(file, list, index, model, depth);
}

/** A list of promises, all waited for: dropped, or taken apart by a pattern. `index`: the response's place in it. */
function ofPromises(file: SourceFile, list: Node, index: number | null, model: ResponseModel, depth: number): Consumption {
  const call = wrapped(list, { awaits: false }).parent;
  if (call?.type !== 'CallExpression' || call.callee.type !== 'MemberExpression' || !/^all(?:Settled)?$/.test(keyOf(call.callee) ?? '')) return taken;
  const all = wrapped(call);
  const { parent } = all;
  if (parent?.type === 'ExpressionStatement') return dropped;
  if (parent?.type !== 'VariableDeclarator' || parent.id.type !== 'ArrayPattern' || index === null || keyOf(call.callee) !== 'all') return taken;
  const element = parent.id.elements[index];
  if (!element) return dropped;
  if (element.type === 'ObjectPattern') return takesFrom(file, element, model) ? taken : dropped;
  const variable = element.type === 'Identifier' ? variableOf(file, element) : null;
  return variable ? ofVariable(file, variable, parent, model, depth) : taken;
}

/** Given to a function: of this file, what that does with it; others may read it. */
function ofArgument(file: SourceFile, call: TSESTree.CallExpression, index: number, model: ResponseModel, depth: number): Consumption {
  const given = functionOf(file, call.callee);
  return given && index >= 0 ? ofParameter(file, given, index, model, depth) : taken;
}

/** What a function does with a response that it is given. */
export function ofParameter(file: SourceFile, receiver: FunctionNode, index: number, model: ResponseModel, depth = 0): Consumption {
  const parameter = receiver.params[index];
  if (!parameter) return receiver.params.some(({ type }) => type === 'RestElement') || usesArguments(file, receiver) ? unknown : dropped;
  if (parameter.type === 'ObjectPattern') return takesFrom(file, parameter, model) ? taken : dropped;
  const variable = parameter.type === 'Identifier' ? variableOf(file, parameter) : null;
  return variable ? ofVariable(file, variable, receiver, model, depth + 1) : unknown;
}

function usesArguments(file: SourceFile, receiver: FunctionNode): boolean {
  return file.sourceCode.getScope(receiver).variables.some(({ name, references }) => name === 'arguments' && references.length > 0);
}

/** What becomes of the response in a variable, from where it gets there. */
function ofVariable(file: SourceFile, variable: Variable, arrival: Node, model: ResponseModel, depth: number): Consumption {
  if (depth > maxDepth) return unknown;
  const owner = isFunction(arrival) ? arrival : functionAround(arrival);
  const stops = new Set<Node>();
  const lost = new Set<Node>();
  let takes = false;
  for (const reference of variable.references) {
    const mention = reference.identifier as Node;
    const place = placeIn(owner, mention);
    // Seen by code around the function: nobody can say who reads it when.
    if (!place) return reference.isWrite() ? unknown : taken;
    if (reference.isWrite()) lost.add(mention.parent?.type === 'AssignmentExpression' ? mention.parent : place);
    else if (isTaken(file, mention, model, depth)) {
      takes = true;
      stops.add(place);
    }
  }
  const found: Consumption = { body: 'never', variable, arrival, unread: [], takers: [...stops] };
  const gone: Exit[] = [];
  const exits = exitsFrom(file, arrival, {
    stops: (node) => {
      if (stops.has(node)) return true;
      // Out of its block nobody can reach it any more.
      const isLeft = node === variable.scope.block;
      if (isLeft || lost.has(node)) gone.push({ kind: 'end', node: isLeft ? null : node });
      return isLeft || lost.has(node);
    },
    allows: (test, truth) => allowsBody(test, truth, model) && allowsHeld(file, variable, test, truth),
  });
  if (!exits) return takes ? unknown : found;
  const unread = [...exits, ...gone];
  return { ...found, body: !takes ? 'never' : unread.length > 0 ? 'sometimes' : 'always', unread };
}

function isTaken(file: SourceFile, mention: Node, model: ResponseModel, depth: number): boolean {
  const use = useOf(file, mention, model);
  if (typeof use === 'string') {
    // What a promise callback gives back goes on along the chain.
    const giver = use === 'takes' ? givenBackBy(file, mention) : null;
    return giver ? ofResult(file, giver, model, depth + 1).body !== 'never' : use === 'takes';
  }
  return ofArgument(file, use.given, use.index, model, depth).body !== 'never';
}

function givenBackBy(file: SourceFile, mention: Node): FunctionNode | null {
  const { parent } = wrapped(mention);
  const giver = parent?.type === 'ReturnStatement' ? functionAround(parent) : parent?.type === 'ArrowFunctionExpression' && unwrap(parent.body) === unwrap(mention) ? parent : null;
  return giver && callbackRole(file, giver) === 'promise' ? giver : null;
}
