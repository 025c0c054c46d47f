import type { TSESTree } from '@typescript-eslint/utils';
import { parentOf, type Side } from './classes.js';
import { perFile, perNode, type ClassNode, type FunctionNode, type Node, type SourceFile } from '../file.js';
import { receiverOf } from './receivers.js';
import { isFunction, keyOf, unwrap, variableOf, writesOf } from '../scope.js';

/** A class, or a function used as one: something is put on its prototype. */
export type Owner = ClassNode | FunctionNode;

/** What a class keeps under one name. */
export interface Field {
  /** Everything the class assigns to it; parameter properties assign nothing. */
  readonly writes: TSESTree.Expression[];
  annotation: TSESTree.TypeNode | null;
  /** The method of that name, if it is one. */
  method: FunctionNode | null;
  /** The functions that run when it is read, and when it is written. */
  getter: FunctionNode | null;
  setter: FunctionNode | null;
}

export type Fields = ReadonlyMap<string, Field>;

/** What an instance has, and what the class itself has. */
export interface Members { readonly ofInstance: Fields; readonly ofClass: Fields }

const none: Members = { ofInstance: new Map(), ofClass: new Map() };

/** The members of a class, those it inherits from classes of this file included. */
export const membersOf: (file: SourceFile, owner: Owner) => Members = perNode<Owner, Members>(none, (file, owner) => {
  const ofInstance = new Map<string, Field>();
  const ofClass = new Map<string, Field>();
  if (!isFunction(owner)) {
    for (const member of owner.body.body) declare(member, 'static' in member && member.static ? ofClass : ofInstance);
  }
  for (const { key, value } of prototypes(file).get(owner) ?? []) {
    const field = fieldIn(ofInstance, key);
    if (isFunction(value) && !field.method) field.method = value;
    else field.writes.push(value);
  }
  for (const { key, value, isStatic } of assigned(file).get(owner) ?? []) fieldIn(isStatic ? ofClass : ofInstance, key).writes.push(value);
  const parent = parentOf(file, owner);
  if (parent) {
    const inherited = membersOf(file, parent);
    inherit(ofInstance, inherited.ofInstance);
    inherit(ofClass, inherited.ofClass);
  }
  return { ofInstance, ofClass };
});

function fieldIn(fields: Map<string, Field>, name: string): Field {
  let known = fields.get(name);
  if (!known) fields.set(name, (known = { writes: [], annotation: null, method: null, getter: null, setter: null }));
  return known;
}

function declare(member: TSESTree.ClassElement, fields: Map<string, Field>): void {
  const name = keyOf(member);
  if (name === null) return;
  if (member.type === 'PropertyDefinition' || member.type === 'AccessorProperty') {
    const field = fieldIn(fields, name);
    if (member.value) field.writes.push(member.value);
    if (isFunction(member.value)) field.method = member.value;
    field.annotation ??= member.typeAnnotation?.typeAnnotation ?? null;
  }
  if (member.type !== 'MethodDefinition' || !isFunction(member.value)) return;
  if (member.kind === 'method') fieldIn(fields, name).method = member.value;
  if (member.kind === 'get') fieldIn(fields, name).getter = member.value;
  if (member.kind === 'set') fieldIn(fields, name).setter = member.value;
  if (member.kind !== 'constructor') return;
  for (const parameter of member.value.params) {
    if (parameter.type !== 'TSParameterProperty') continue;
    const target = parameter.parameter.type === 'AssignmentPattern' ? parameter.parameter.left : parameter.parameter;
    if (target.type === 'Identifier') fieldIn(fields, target.name).annotation = target.typeAnnotation?.typeAnnotation ?? null;
  }
}

/** The class's own methods hide those it inherits; fields are written by both. */
function inherit(fields: Map<string, Field>, inherited: Fields): void {
  for (const [name, field] of inherited) {
    const own = fields.get(name);
    if (!own) fields.set(name, field);
    else if (!own.method) own.writes.push(...field.writes);
  }
}

/** The class, or the function used as one, that a name stands for. */
export function ownerNamed(file: SourceFile, name: Node): Owner | null {
  const maker = makerNamed(file, name, 0);
  return maker && (!isFunction(maker) || prototypes(file).has(maker)) ? maker : null;
}

function makerNamed(file: SourceFile, name: Node, depth: number): Owner | null {
  if (name.type !== 'Identifier' || depth > 3) return null;
  const variable = variableOf(file, name);
  const definition = variable?.defs[0];
  if (definition?.type === 'ClassName') return definition.node;
  if (definition?.type === 'FunctionName') return isFunction(definition.node) ? definition.node : null;
  if (definition?.type !== 'Variable' || !variable) return null;
  const [write, second] = writesOf(variable) ?? [];
  if (!write || second || write.path.length > 0) return null;
  let value = unwrap(write.expression);
  // `const Loader = module.exports = class { … }`.
  while (value.type === 'AssignmentExpression') value = unwrap(value.right);
  if (value.type === 'Identifier') return makerNamed(file, value, depth + 1);
  return value.type === 'ClassExpression' || (isFunction(value) && value.type !== 'ArrowFunctionExpression') ? value : null;
}

interface Given { readonly key: string; readonly value: TSESTree.Expression }

/** What is put on prototypes: `Loader.prototype.load = …`, `Loader.prototype = { … }`, `Object.assign(Loader.prototype, { … })`. */
export const prototypes = perFile((file): ReadonlyMap<Owner, readonly Given[]> => {
  const found = new Map<Owner, Given[]>();
  const add = (owner: Owner, key: string, value: Node): void => {
    const given = found.get(owner) ?? [];
    found.set(owner, given);
    given.push({ key, value: value as TSESTree.Expression });
  };
  const addAll = (owner: Owner, object: Node): void => {
    for (const property of object.type === 'ObjectExpression' ? object.properties : []) {
      const key = property.type === 'Property' && property.kind === 'init' ? keyOf(property) : null;
      if (key !== null && property.type === 'Property') add(owner, key, property.value);
    }
  };
  for (const { left, right } of file.nodes.assignments) {
    if (left.type !== 'MemberExpression') continue;
    const whole = ownerOfPrototype(file, left);
    const owner = whole ?? ownerOfPrototype(file, left.object);
    const key = keyOf(left);
    if (whole) addAll(whole, unwrap(right));
    else if (owner && key !== null) add(owner, key, right);
  }
  for (const { callee, arguments: [target, ...sources] } of file.nodes.calls) {
    if (callee.type !== 'MemberExpression' || keyOf(callee) !== 'assign' || !target) continue;
    const owner = ownerOfPrototype(file, target);
    if (owner) for (const source of sources) addAll(owner, unwrap(source));
  }
  return found;
});

/** The class of `Loader.prototype`. */
function ownerOfPrototype(file: SourceFile, node: Node): Owner | null {
  return node.type === 'MemberExpression' && keyOf(node) === 'prototype' ? makerNamed(file, node.object, 0) : null;
}

/** `this.x = …` anywhere in a class, `self.x = …`, and `Loader.x = …` anywhere in the file. */
const assigned = perFile((file) => {
  const found = new Map<Owner, (Given & { readonly isStatic: boolean })[]>();
  for (const { left, right } of file.nodes.assignments) {
    const key = left.type === 'MemberExpression' ? keyOf(left) : null;
    const side = left.type === 'MemberExpression' && key !== null ? assignedSide(file, unwrap(left.object)) : null;
    if (!side || key === null || key === 'prototype') continue;
    const given = found.get(side.owner) ?? [];
    found.set(side.owner, given);
    given.push({ key, value: right, isStatic: side.isStatic });
  }
  return found;
});

/** As `sideOf`, by names and `this` alone: what fields hold is the question here. */
const assignedSide: (file: SourceFile, object: Node) => Side | null = perNode<Node, Side | null>(null, (file, object) => {
  if (object.type === 'Identifier') {
    const owner = ownerNamed(file, object);
    if (owner) return { owner, isStatic: true };
    const variable = variableOf(file, object);
    const [write, second] = variable?.defs[0]?.type === 'Variable' ? (writesOf(variable) ?? []) : [];
    const value = write && !second && write.path.length === 0 ? unwrap(write.expression) : null;
    return value?.type === 'ThisExpression' ? assignedSide(file, value) : null;
  }
  const receiver = object.type === 'ThisExpression' ? receiverOf(object) : null;
  if (!receiver || receiver.kind === 'class') return receiver;
  if (receiver.kind === 'made') return prototypes(file).has(receiver.maker) ? { owner: receiver.maker, isStatic: false } : null;
  const owner = ownerOfPrototype(file, receiver.object);
  if (owner) return { owner, isStatic: false };
  return receiver.object.type === 'Identifier' ? assignedSide(file, receiver.object) : null;
});
