import type { TSESTree } from '@typescript-eslint/utils';
import { membersOf, ownerNamed, prototypes, type Fields, type Owner } from './members.js';
import { perNode, type Node, type SourceFile } from '../file.js';
import { receiverOf, type Receiver } from './receivers.js';
import { keyOf, unwrap, variableOf, writesOf, type Variable } from '../scope.js';
import { isNothing } from '../values/values.js';

export type { Field, Fields, Owner } from './members.js';

/** An instance of a class of this file, or the class itself. */
export interface Side { readonly owner: Owner; readonly isStatic: boolean }

/** The members of the class whose instance (or which itself) an expression is: `this`, `self`, `Loader`, `loader`. */
export function fieldsOf(file: SourceFile, object: Node): Fields | null {
  const side = sideOf(file, object);
  return side && membersOn(file, side);
}

/** The class of this file that an expression is an instance of, or names. */
export function classOf(file: SourceFile, object: Node): Owner | null {
  return sideOf(file, object)?.owner ?? null;
}

/** The class that another one extends, when it stands in this file. */
export function parentOf(file: SourceFile, owner: Owner): Owner | null {
  const extended = 'superClass' in owner && owner.superClass ? sideOf(file, owner.superClass) : null;
  return extended?.isStatic ? extended.owner : null;
}

/** Which class of this file is meant, and its instance or the class itself? */
export const sideOf: (file: SourceFile, object: Node) => Side | null = perNode<Node, Side | null>(null, (file, object) => {
  const inner = unwrap(object);
  switch (inner.type) {
    case 'ThisExpression':
      return sideOfReceiver(file, receiverOf(inner));
    case 'Super': {
      const own = sideOfReceiver(file, receiverOf(inner));
      const parent = own && parentOf(file, own.owner);
      return parent && { owner: parent, isStatic: own.isStatic };
    }
    case 'ClassExpression':
      return { owner: inner, isStatic: true };
    case 'NewExpression': {
      const made = sideOf(file, inner.callee);
      return made?.isStatic ? { owner: made.owner, isStatic: false } : null;
    }
    case 'AssignmentExpression':
      return ['=', '??=', '||='].includes(inner.operator) ? sideOf(file, inner.right) : null;
    case 'MemberExpression':
      return sideOfMember(file, inner);
    case 'Identifier':
      return sideOfName(file, inner);
    default:
      return null;
  }
});

function sideOfReceiver(file: SourceFile, receiver: Receiver | null): Side | null {
  switch (receiver?.kind) {
    case 'class':
      return receiver;
    case 'object':
      return sideOf(file, receiver.object);
    case 'made':
      return prototypes(file).has(receiver.maker) ? { owner: receiver.maker, isStatic: false } : null;
    default:
      return null;
  }
}

function sideOfMember(file: SourceFile, member: TSESTree.MemberExpression): Side | null {
  const key = keyOf(member);
  const side = key === null ? null : sideOf(file, member.object);
  if (!side || key === null) return null;
  if (key === 'prototype' && side.isStatic) return { owner: side.owner, isStatic: false };
  if (key === 'constructor' && !side.isStatic) return { owner: side.owner, isStatic: true };
  const field = membersOn(file, side).get(key);
  const [write, second] = field?.writes.filter((value) => !isNothing(value)) ?? [];
  if (write) return second ? null : sideOf(file, write);
  return field?.annotation ? typedSide(file, field.annotation) : null;
}

function sideOfName(file: SourceFile, name: TSESTree.Identifier): Side | null {
  const owner = ownerNamed(file, name);
  if (owner) return { owner, isStatic: true };
  const variable = variableOf(file, name);
  if (!variable) return null;
  const writes = variable.defs[0]?.type === 'Variable' ? (writesOf(variable) ?? []).filter(({ expression }) => !isNothing(expression)) : [];
  const [write, second] = writes;
  if (write) return second || write.path.length > 0 ? null : sideOf(file, write.expression);
  return declaredSide(file, variable);
}

/** `(loader: Loader) => …`, with `Loader` a class of this file. */
function declaredSide(file: SourceFile, variable: Variable): Side | null {
  const [name] = variable.identifiers;
  const annotation = name?.type === 'Identifier' ? name.typeAnnotation?.typeAnnotation : undefined;
  return annotation ? typedSide(file, annotation) : null;
}

function typedSide(file: SourceFile, annotation: TSESTree.TypeNode): Side | null {
  if (annotation.type !== 'TSTypeReference' || annotation.typeName.type !== 'Identifier') return null;
  const owner = ownerNamed(file, annotation.typeName);
  return owner && { owner, isStatic: false };
}

export function membersOn(file: SourceFile, { owner, isStatic }: Side): Fields {
  const members = membersOf(file, owner);
  return isStatic ? members.ofClass : members.ofInstance;
}
