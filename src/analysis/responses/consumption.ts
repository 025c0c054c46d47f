import type { TSESTree } from '@typescript-eslint/utils';
import { conventions, type ResponseModel } from '../../catalog/index.js';
import type { ResponseFact } from '../facts.js';
import type { FunctionNode, Node, SourceFile } from '../file.js';
import { callbackRole, isCallee } from '../functions/callbacks.js';
import { functionOf, includes } from '../functions/functions.js';
import { ofPromises, ofPushed } from './response-lists.js';
import { ofVariable, type WayOut } from './response-paths.js';
import { bodyOnly, takers, useOf } from './response-uses.js';
import { functionAround, isInside, keyOf, variableOf, wrapped, type Variable } from '../scope.js';

/** What becomes of a response's body. */
export interface Consumption {
  readonly body: ResponseFact['body'];
  /** The variable that holds the response, or its body, where it is left unread. */
  readonly variable: Variable | null;
  /** Where it arrives: the declaration, assignment or function that gives the variable its value. */
  readonly arrival: Node | null;
  /** Ways out on which nobody has taken the body. */
  readonly unread: readonly WayOut[];
  /** Where the body is taken. */
  readonly takers: readonly Node[];
  /** What puts something else into the variable. */
  readonly writes: readonly Node[];
  /** The pattern that takes the response apart, without its body. */
  readonly pattern: TSESTree.ObjectPattern | null;
  /** What the variable holds: the response, or the body alone. */
  readonly model: ResponseModel;
}

/** What is followed: the response to one request. */
export interface Watched {
  readonly request: TSESTree.CallExpression;
  readonly model: ResponseModel;
  /** Calls that end the request, and the response with it. */
  readonly ends: readonly Node[];
  /** Collects the expressions by which the functions around the request give the response to their callers. */
  readonly given: Set<Node>;
}

export const unknown = ({ model }: Watched): Consumption => ({ body: 'unknown', variable: null, arrival: null, unread: [], takers: [], writes: [], pattern: null, model });
export const taken = (watched: Watched): Consumption => ({ ...unknown(watched), body: 'always' });
export const dropped = (watched: Watched): Consumption => ({ ...unknown(watched), body: 'never' });

/** How far helpers and chains are followed. */
export const maxDepth = 6;

/** What becomes of the response that an expression is, or promises. `isPromise`: nobody has waited for it yet. */
export function consumptionOf(file: SourceFile, node: Node, watched: Watched, isPromise: boolean, depth = 0): Consumption {
  if (depth > maxDepth) return unknown(watched);
  const outer = wrapped(node);
  const waits = isPromise && !isAwaitedIn(node, outer);
  const { parent } = outer;
  switch (parent?.type) {
    case 'ExpressionStatement':
      return dropped(watched);
    case 'VariableDeclarator':
      return ofTarget(file, parent.id, parent, waits, watched, depth);
    case 'AssignmentExpression':
      return ofAssignment(file, parent, outer, waits, watched, depth);
    case 'ConditionalExpression':
      return parent.test === outer ? dropped(watched) : consumptionOf(file, parent, watched, waits, depth + 1);
    case 'LogicalExpression':
      return consumptionOf(file, parent, watched, waits, depth + 1);
    case 'ArrowFunctionExpression':
      return parent.body === outer ? ofResult(file, parent, outer, watched, depth) : taken(watched);
    case 'ReturnStatement': {
      const around = functionAround(parent);
      return around ? ofResult(file, around, outer, watched, depth) : taken(watched);
    }
    case 'ArrayExpression':
      return ofPromises(file, parent, parent.elements.indexOf(outer as never), watched, depth);
    case 'CallExpression':
      return parent.callee === outer ? taken(watched) : ofArgument(file, parent, parent.arguments.indexOf(outer as never), watched, depth);
    case 'UnaryExpression':
      return parent.operator === 'void' || !waits ? dropped(watched) : taken(watched);
    case 'MemberExpression':
      if (waits) return ofChain(file, parent, watched, depth);
      break;
    default:
      if (waits) return taken(watched);
  }
  return useOf(file, outer, watched.model) === 'looks' ? dropped(watched) : taken(watched);
}

function isAwaitedIn(node: Node, outer: Node): boolean {
  for (let inner: Node | undefined = node; inner && inner !== outer; inner = inner.parent) if (inner.parent?.type === 'AwaitExpression') return true;
  return false;
}

function ofAssignment(file: SourceFile, assignment: TSESTree.AssignmentExpression, value: Node, isPromise: boolean, watched: Watched, depth: number): Consumption {
  if (assignment.right !== value) return taken(watched);
  // The assignment has the value, too: `while (!(response = await request()).ok)`.
  const isUsed = assignment.parent.type !== 'ExpressionStatement' && consumptionOf(file, assignment, watched, isPromise, depth + 1).body !== 'never';
  return isUsed ? taken(watched) : ofTarget(file, assignment.left, assignment, isPromise, watched, depth);
}

/** What a declaration, an assignment or a parameter does with a response, or the promise of one, that it gives a name. */
export function ofTarget(file: SourceFile, target: Node, arrival: Node, isPromise: boolean, watched: Watched, depth: number): Consumption {
  if (target.type === 'AssignmentPattern') return ofTarget(file, target.left, arrival, isPromise, watched, depth);
  if (target.type === 'ObjectPattern') return isPromise ? taken(watched) : ofPattern(file, target, arrival, watched, depth);
  const variable = target.type === 'Identifier' ? variableOf(file, target) : null;
  if (!variable) return taken(watched);
  return isPromise ? ofPromise(file, variable, arrival, watched, depth) : ofVariable(file, variable, arrival, watched, depth);
}

/** A promise kept for later: what is made of it where it is waited for. */
function ofPromise(file: SourceFile, variable: Variable, arrival: Node, watched: Watched, depth: number): Consumption {
  const mentions = variable.references.filter((reference) => !reference.isWrite()).map(({ identifier }) => identifier as Node);
  const [mention, second] = mentions.filter((one) => !isGuard(one));
  if (!mention) return dropped(watched);
  return second || functionAround(mention) !== functionAround(arrival) ? unknown(watched) : consumptionOf(file, mention, watched, true, depth + 1);
}

/** `pending.catch(() => {});`, so that nobody complains of a rejection that is dealt with later. */
function isGuard(mention: Node): boolean {
  const member = mention.parent;
  return member?.type === 'MemberExpression' && keyOf(member) === 'catch' && isCallee(member) && wrapped(member.parent, { awaits: false }).parent?.type === 'ExpressionStatement';
}

/** Whether a destructuring takes out the body, and somebody uses it, or a method that reads it. */
function ofPattern(file: SourceFile, pattern: TSESTree.ObjectPattern, arrival: Node, watched: Watched, depth: number): Consumption {
  let body: Variable | null = null;
  for (const property of pattern.properties) {
    const key = property.type === 'RestElement' ? null : keyOf(property);
    if (property.type === 'RestElement' || key === null) return taken(watched);
    if (!includes(takers(watched.model), key)) continue;
    const name = property.value.type === 'AssignmentPattern' ? property.value.left : property.value;
    const variable = name.type === 'Identifier' ? variableOf(file, name) : null;
    if (variable && key === watched.model.body) body = variable;
    else if (!variable || variable.references.some((reference) => !reference.isWrite())) return taken(watched);
  }
  return body ? ofVariable(file, body, arrival, { ...watched, model: bodyOnly(watched.model) }, depth) : { ...dropped(watched), pattern, arrival };
}

/** `request().then(…)`, `.catch(…)`, `.finally(…)`. */
function ofChain(file: SourceFile, member: TSESTree.MemberExpression, watched: Watched, depth: number): Consumption {
  const method = keyOf(member) ?? '';
  const call = isCallee(member) ? wrapped(member, { awaits: false }).parent : null;
  if (call?.type !== 'CallExpression' || !includes(conventions.promiseMethods, method)) return useOf(file, member.object, watched.model) === 'looks' ? dropped(watched) : taken(watched);
  const [callback] = call.arguments;
  if (method !== 'then' || !callback) return consumptionOf(file, call, watched, true, depth + 1);
  const then = functionOf(file, callback);
  return then ? ofParameter(file, then, 0, watched, depth) : taken(watched);
}

/** What a function gives back: from a promise callback, the chain goes on with it; from one of `map`, the list. */
export function ofResult(file: SourceFile, giver: FunctionNode, value: Node, watched: Watched, depth: number): Consumption {
  const role = callbackRole(file, giver);
  const call = isCallee(giver) ? wrapped(giver).parent : giver.parent;
  if (role === null && isInside(watched.request, giver)) watched.given.add(value);
  if (call?.type !== 'CallExpression') return taken(watched);
  if (role === 'promise' || (role === 'immediate' && isCallee(giver))) return consumptionOf(file, call, watched, true, depth + 1);
  const method = role === 'iteration' && call.callee.type === 'MemberExpression' ? keyOf(call.callee) : null;
  if (method === 'forEach') return dropped(watched);
  return method === 'map' ? ofPromises(file, call, null, watched, depth) : taken(watched);
}

/** Given to a function: of this file, what that does with it; others may read it. */
export function ofArgument(file: SourceFile, call: TSESTree.CallExpression, index: number, watched: Watched, depth: number): Consumption {
  const given = functionOf(file, call.callee);
  if (given) return index >= 0 && !call.arguments.slice(0, index).some(({ type }) => type === 'SpreadElement') ? ofParameter(file, given, index, watched, depth) : taken(watched);
  return ofPushed(file, call, watched, depth) ?? taken(watched);
}

/** What a function does with a response that it is given. */
export function ofParameter(file: SourceFile, receiver: FunctionNode, index: number, watched: Watched, depth = 0): Consumption {
  const parameter = receiver.params[index];
  if (!parameter) return receiver.params.some(({ type }) => type === 'RestElement') || usesArguments(file, receiver) ? unknown(watched) : { ...dropped(watched), arrival: index === receiver.params.length ? receiver : null };
  return parameter.type === 'RestElement' || parameter.type === 'TSParameterProperty' ? unknown(watched) : ofTarget(file, parameter, receiver, false, watched, depth + 1);
}

function usesArguments(file: SourceFile, receiver: FunctionNode): boolean {
  return file.sourceCode.getScope(receiver).variables.some(({ name, references }) => name === 'arguments' && references.length > 0);
}
