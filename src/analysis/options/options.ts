import type { TSESTree } from '@typescript-eslint/utils';
import { optionsArgument } from './arguments.js';
import { fieldsOf, type Field } from '../functions/classes.js';
import { classMadeBy, isClosed } from '../sessions/closed-classes.js';
import { perFile, type FunctionNode, type Node, type SourceFile } from '../file.js';
import { nameOfProperty } from '../values/constants.js';
import { callersOf } from '../functions/callers.js';
import { functionOf, parameterFor, returnedExpressions } from '../functions/functions.js';
import { mentionsOf } from '../functions/mentions.js';
import { mergedObjects } from './merging.js';
import { layered, merge, no, spoken, unknown, type OptionAnswer } from './option-answers.js';
import { alongPath, isOpen, usesOfField } from '../values/mutations.js';
import { isFunction, isGlobal, keyOf, rewritesOf, unwrap, valueWritten, variableOf, writesOf, type Variable } from '../scope.js';
import { modelOf } from '../values/values.js';

export type { OptionAnswer, OptionValue } from './option-answers.js';

/** Arguments bound to the parameters of a function of this file while its result is looked into. */
type Arguments = ReadonlyMap<Variable, Node | null>;

const nothing: Arguments = new Map();
const maxDepth = 12;

/**
 * Is this option given, at this path, in the object an expression evaluates to? Follows variables, spreads, later
 * assignments, `Object.assign`, class fields, conditionals and functions of this file; what comes from elsewhere is unknown.
 */
export function readOption(file: SourceFile, node: Node | null | undefined, path: readonly string[]): OptionAnswer {
  if (!node) return no;
  if (questions === 0) steps = 0;
  questions += 1;
  try {
    return look(file, node, path, nothing, 0);
  } finally {
    questions -= 1;
  }
}

/** Answers that depend on arguments are not kept: functions that call each other many times could take for ever. */
const maxSteps = 10_000;
let steps = 0;
let questions = 0;

/** The value of a property of an object of this file, when exactly one can be there. */
export function propertyOf(file: SourceFile, node: Node, key: string): Node | null {
  const found = readOption(file, node, [key]);
  return found.answer === 'yes' && found.values.length === 1 ? found.values[0].value : null;
}

const answers = perFile(() => new WeakMap<Node | Variable | Field, Map<string, OptionAnswer>>());

/** What an expression is a name of, so that all its mentions get one answer. */
function subjectOf(file: SourceFile, node: Node): Node | Variable | Field {
  if (node.type === 'Identifier') return variableOf(file, node) ?? node;
  const key = node.type === 'MemberExpression' ? keyOf(node) : null;
  return (node.type === 'MemberExpression' && key !== null ? fieldsOf(file, node.object)?.get(key) : null) ?? node;
}

/** Answered once for each subject and path (arguments apart); a cycle is unknown. */
function look(file: SourceFile, node: Node, path: readonly string[], bound: Arguments, depth: number): OptionAnswer {
  if (bound.size > 0) return (steps += 1) > maxSteps ? unknown : search(file, node, path, bound, depth);
  const memo = answers(file);
  const subject = subjectOf(file, node);
  let known = memo.get(subject);
  if (!known) memo.set(subject, (known = new Map<string, OptionAnswer>()));
  const key = path.join('.');
  const answer = known.get(key);
  if (answer) return answer;
  known.set(key, unknown);
  const found = search(file, node, path, bound, depth);
  known.set(key, found);
  return found;
}

function search(file: SourceFile, node: Node, path: readonly string[], bound: Arguments, depth: number): OptionAnswer {
  const [key, ...rest] = path;
  if (key === undefined || depth > maxDepth) return unknown;
  const inner = unwrap(node);
  const again = (next: Node) => look(file, next, path, bound, depth + 1);
  switch (inner.type) {
    case 'ObjectExpression':
      return inObject(file, inner, key, rest, bound, depth);
    case 'Identifier':
      return inVariable(file, inner, path, bound, depth);
    case 'AwaitExpression':
      return again(inner.argument);
    case 'AssignmentExpression':
      return again(inner.right);
    case 'ConditionalExpression':
      return merge([again(inner.consequent), again(inner.alternate)]);
    case 'LogicalExpression':
      return inner.operator === '&&' ? merge([again(inner.right), no]) : merge([again(inner.left), again(inner.right)]);
    case 'MemberExpression':
      return inMember(file, inner, path, bound, depth);
    case 'CallExpression':
      return inResult(file, inner, path, bound, depth);
    case 'Literal':
    case 'TemplateLiteral':
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
    case 'ArrayExpression':
      return no;
    case 'NewExpression':
      return inConstructed(file, inner, path, bound, depth);
    default:
      return unknown;
  }
}

/** What has no options has none of these; a session's own are found under it: `requestHandler.socketTimeout` in `{ requestHandler: new Handler({ socketTimeout }) }`. */
function inConstructed(file: SourceFile, node: TSESTree.NewExpression, path: readonly string[], bound: Arguments, depth: number): OptionAnswer {
  if (node.callee.type === 'Identifier' && node.callee.name === 'URL' && isGlobal(file, node.callee)) return no;
  if (modelOf(file, node.callee, 'instances')?.model.options === null) return no;
  const session = modelOf(file, node.callee, 'sessions');
  const options = session && optionsArgument(file, node, session.model);
  return session ? (options ? look(file, options, path, bound, depth + 1) : no) : unknown;
}

function inObject(file: SourceFile, object: TSESTree.ObjectExpression, key: string, rest: readonly string[], bound: Arguments, depth: number): OptionAnswer {
  // Backwards: what stands later wins.
  return layered(object.properties.toReversed(), (property) => {
    if (property.type === 'SpreadElement') return spoken(look(file, property.argument, [key, ...rest], bound, depth + 1));
    const name = nameOfProperty(file, property);
    if (name === null) return unknown;
    return name === key ? found(file, property.value, property, rest, bound, depth) : null;
  });
}

function found(file: SourceFile, value: Node, at: Node, rest: readonly string[], bound: Arguments, depth: number): OptionAnswer {
  if (rest.length > 0) return look(file, value, rest, bound, depth + 1);
  return isUndefined(file, value) ? no : { answer: 'yes', values: [{ value, at }], conditional: false };
}

function inVariable(file: SourceFile, identifier: TSESTree.Identifier, path: readonly string[], bound: Arguments, depth: number): OptionAnswer {
  const variable = variableOf(file, identifier);
  if (!variable) return isUndefined(file, identifier) ? no : unknown;
  const definition = variable.defs[0];
  const uses = usesOf(variable);
  const assigned = assignedLater(file, uses, path, bound, depth);
  if (definition?.type !== 'Parameter' && definition?.type !== 'Variable') return merge([...assigned, definition?.type === 'FunctionName' ? no : unknown], assigned.length > 0);
  const isParameter = definition.type === 'Parameter';
  const writes = isParameter ? rewritesOf(variable) : writesOf(variable);
  if (!writes) return unknown;
  const written = writes.map((write) => look(file, valueWritten(file, variable, write.expression), [...write.path, ...path], bound, depth + 1));
  const answers = isParameter ? [inParameter(file, variable, path, bound, depth), ...written] : written;
  const given = merge([...(answers.length > 0 ? answers : [no]), ...assigned], assigned.length > 0);
  return given.answer === 'no' && isOpen(file, uses, path) ? unknown : given;
}

/** `options.timeout = 5`, `Object.assign(options, {…})`, anywhere: which came first does not matter for whether it is given. */
function assignedLater(file: SourceFile, uses: readonly Node[], path: readonly string[], bound: Arguments, depth: number): OptionAnswer[] {
  return uses.flatMap((use): OptionAnswer | OptionAnswer[] => {
    const { node, rest } = alongPath(use, path);
    const { parent } = node;
    if (rest.length < path.length && parent?.type === 'AssignmentExpression' && parent.left === node) {
      return found(file, parent.right, parent, rest, bound, depth + 1);
    }
    if (node !== use || (parent?.type !== 'CallExpression' && parent?.type !== 'NewExpression') || parent.callee === use) return [];
    const merged = mergedObjects(file, parent);
    if (merged) return parent.arguments[0] === use ? merged.filter((source) => source !== use).flatMap((source) => spoken(look(file, source, path, bound, depth + 1)) ?? []) : [];
    const taken = parameterFor(file, parent, use);
    return taken ? assignedBy(file, taken, path) : [];
  });
}

const assignments = perFile(() => new WeakMap<Variable, Map<string, OptionAnswer[]>>());
let handedOn = 0;

/** What a function of this file assigns to an object it is given. Answered once: functions may hand an object on to each other. */
function assignedBy(file: SourceFile, taken: Variable, path: readonly string[]): OptionAnswer[] {
  const known = assignments(file).get(taken) ?? new Map<string, OptionAnswer[]>();
  assignments(file).set(taken, known);
  const key = path.join('.');
  const answer = known.get(key);
  if (answer || handedOn >= maxDepth) return answer ?? [];
  known.set(key, []);
  handedOn += 1;
  const found = assignedLater(file, usesOf(taken), path, nothing, 0);
  handedOn -= 1;
  known.set(key, found);
  return found;
}

function usesOf(variable: Variable): readonly Node[] {
  return variable.references.map((reference) => reference.identifier as Node);
}

function inParameter(file: SourceFile, variable: Variable, path: readonly string[], bound: Arguments, depth: number): OptionAnswer {
  if (bound.has(variable)) {
    const given = bound.get(variable);
    return given ? look(file, given, path, nothing, depth + 1) : no;
  }
  const owner = variable.defs[0]?.node as Node | undefined;
  if (!isFunction(owner) || !hasVisibleCallers(file, owner)) return unknown;
  const index = owner.params.findIndex((parameter) => (parameter.type === 'AssignmentPattern' ? parameter.left : parameter) === variable.identifiers[0]);
  const calls = callersOf(file, owner);
  if (index < 0 || calls.length === 0 || calls.some(({ arguments: given }) => given.some(({ type }) => type === 'SpreadElement'))) return unknown;
  const parameter = owner.params[index];
  return merge(calls.map(({ arguments: given }) => {
    const argument = given[index];
    const value = argument && !isUndefined(file, argument) ? argument : parameter?.type === 'AssignmentPattern' ? parameter.right : null;
    return value ? look(file, value, path, nothing, depth + 1) : no;
  }));
}

function hasVisibleCallers(file: SourceFile, owner: FunctionNode): boolean {
  const made = classMadeBy(owner);
  return made ? isClosed(file, made) : mentionsOf(file, owner).length === 0;
}

function inMember(file: SourceFile, member: TSESTree.MemberExpression, path: readonly string[], bound: Arguments, depth: number): OptionAnswer {
  const key = keyOf(member);
  if (key === null) return unknown;
  const fields = fieldsOf(file, member.object);
  if (fields) {
    const field = fields.get(key);
    if (field?.getter) return merge(returnedExpressions(file, field.getter).map((result) => look(file, result, path, nothing, depth + 1)));
    if (!field || field.writes.length === 0) return unknown;
    const uses = usesOfField(file, field, key);
    const assigned = assignedLater(file, uses, path, bound, depth);
    const given = merge([...field.writes.map((write) => look(file, write, path, bound, depth + 1)), ...assigned], assigned.length > 0);
    return given.answer === 'no' && isOpen(file, uses, path) ? unknown : given;
  }
  const holder = look(file, member.object, [key, ...path], bound, depth + 1);
  // A property nobody sets is not an empty object: it comes from elsewhere.
  return holder.answer === 'no' && look(file, member.object, [key], bound, depth + 1).answer !== 'yes' ? unknown : holder;
}

function inResult(file: SourceFile, call: TSESTree.CallExpression, path: readonly string[], bound: Arguments, depth: number): OptionAnswer {
  const merged = mergedObjects(file, call);
  if (merged) return layered(merged, (source) => (source.type === 'SpreadElement' ? unknown : spoken(look(file, source, path, bound, depth + 1))));
  const called = functionOf(file, call.callee);
  if (!called || called.generator) return unknown;
  const parameters = new Map<Variable, Node | null>();
  for (const [index, parameter] of called.params.entries()) {
    const name = parameter.type === 'AssignmentPattern' ? parameter.left : parameter;
    const variable = name.type === 'Identifier' ? variableOf(file, name) : null;
    const given = call.arguments[index] ?? (parameter.type === 'AssignmentPattern' ? parameter.right : null);
    if (variable) parameters.set(variable, given);
  }
  const results = returnedExpressions(file, called);
  return results.length > 0 ? merge(results.map((result) => look(file, result, path, parameters, depth + 1))) : unknown;
}

export function isUndefined(file: SourceFile, node: Node): boolean {
  const inner = unwrap(node);
  return (inner.type === 'Identifier' && inner.name === 'undefined' && isGlobal(file, inner)) || (inner.type === 'UnaryExpression' && inner.operator === 'void');
}
