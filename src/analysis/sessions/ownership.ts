import type { TSESTree } from '@typescript-eslint/utils';
import { isCallee } from '../functions/callbacks.js';
import type { SessionFact } from '../facts.js';
import { perNode, type CallNode, type ClassNode, type Node, type SourceFile } from '../file.js';
import { closingMethodsOf } from '../functions/lifecycles.js';
import { closeMethodOf } from './close-methods.js';
import { receiverOf } from '../functions/receivers.js';
import { isFunction, keyOf, wrapped } from '../scope.js';
import { modelOf } from '../values/values.js';

/** The object that keeps a session in a field: whether any of its methods closes it, and which one ends its life. */
export type Owner = NonNullable<SessionFact['owner']>;

/** The class of this file that a created session is a field of; `null` when it is none. */
export function ownerOf(file: SourceFile, created: CallNode): Owner | null {
  const held = fieldOf(file, created);
  return held && { name: held.name, closes: isClosed(file, created, held.owner, held.name), end: held.end && `\`${methodName(file, held.end)}\`` };
}

/** The field that holds a created session, its class, and the method by which that ends: of all that have such a name, the first. */
export function fieldOf(file: SourceFile, created: CallNode): { readonly name: string; readonly owner: ClassNode; readonly end: TSESTree.MethodDefinition | null } | null {
  const field = fieldHolding(created);
  const receiver = field && receiverOf(field.node);
  if (!field || receiver?.kind !== 'class' || receiver.isStatic) return null;
  const { owner } = receiver;
  const end = closingMethodsOf(file, owner).map(({ parent }) => parent).find((member) => member?.type === 'MethodDefinition');
  return { name: field.name, owner, end: end?.type === 'MethodDefinition' ? end : null };
}

/** `this.pool = new Pool()`, `pool = new Pool()` in a class body. */
function fieldHolding(created: Node): { readonly name: string; readonly node: Node } | null {
  const value = wrapped(created);
  const { parent } = value;
  if (parent?.type === 'LogicalExpression' || parent?.type === 'ConditionalExpression') return fieldHolding(parent);
  if (parent?.type === 'PropertyDefinition' && parent.value === value && !parent.static) {
    const name = keyOf(parent);
    return name === null ? null : { name, node: value };
  }
  if (parent?.type !== 'AssignmentExpression' || parent.right !== value || parent.left.type !== 'MemberExpression' || parent.left.object.type !== 'ThisExpression') return null;
  const name = keyOf(parent.left);
  return name === null ? null : { name, node: parent.left };
}

/** As written: `stop`, `[Symbol.asyncDispose]`. */
function methodName(file: SourceFile, { key, computed }: TSESTree.MethodDefinition): string {
  const text = file.sourceCode.getText(key);
  return computed ? `[${text}]` : text;
}

/** Whether the class closes what it holds in a field. What it hands on may be closed there, what a parent class sees, too. */
function isClosed(file: SourceFile, created: CallNode, owner: ClassNode, name: string): Owner['closes'] {
  const mentions = mentionsOf(file, owner);
  if (!mentions) return 'unknown';
  let answer: Owner['closes'] = 'no';
  for (const mention of mentions.get(name) ?? []) {
    const use = useOf(file, created, mention);
    if (use === 'closes') return 'yes';
    if (use === 'keeps') answer = 'unknown';
  }
  return owner.superClass ? 'unknown' : answer;
}

function useOf(file: SourceFile, created: CallNode, mention: TSESTree.MemberExpression): 'closes' | 'works' | 'keeps' {
  const outer = wrapped(mention);
  const { parent } = outer;
  switch (parent?.type) {
    case 'AssignmentExpression':
      return parent.left === mention ? 'works' : 'keeps';
    case 'MemberExpression': {
      if (parent.object !== outer) return 'keeps';
      if (closeMethodOf(file, created, keyOf(parent)) !== null) return 'closes';
      // What a method gives, or a member is, may be a way to it.
      return isCallee(parent) ? 'works' : 'keeps';
    }
    case 'CallExpression':
    case 'NewExpression':
      return modelOf(file, parent.callee, 'requests') ? 'works' : 'keeps';
    case 'Property': {
      const call = parent.parent.parent;
      return call?.type === 'CallExpression' && modelOf(file, call.callee, 'requests') ? 'works' : 'keeps';
    }
    case 'IfStatement':
    case 'UnaryExpression':
    case 'LogicalExpression':
    case 'BinaryExpression':
      return 'works';
    default:
      return 'keeps';
  }
}

/** Mentions of `this.x` in a class, by name; `null` where `this` goes somewhere as a whole. */
const mentionsOf = perNode<ClassNode, ReadonlyMap<string, readonly TSESTree.MemberExpression[]> | null>(null, (file, owner) => {
  const found = new Map<string, TSESTree.MemberExpression[]>();
  let isOpen = false;
  const visit = (node: Node): void => {
    if (node.type === 'ThisExpression') {
      const { parent } = node;
      const name = parent.type === 'MemberExpression' && parent.object === node ? keyOf(parent) : null;
      if (parent.type === 'MemberExpression' && name !== null) found.set(name, [...(found.get(name) ?? []), parent]);
      else isOpen = true;
      return;
    }
    // Another function has another `this`; so has a class inside.
    if (node !== owner && (node.type === 'ClassDeclaration' || node.type === 'ClassExpression')) return;
    if (isFunction(node) && node.type !== 'ArrowFunctionExpression' && node.parent.type !== 'MethodDefinition' && node.parent.type !== 'PropertyDefinition') return;
    for (const key of file.sourceCode.visitorKeys[node.type] ?? []) {
      const child = (node as unknown as Record<string, Node | (Node | null)[] | null>)[key];
      for (const next of Array.isArray(child) ? child : [child]) if (next) visit(next);
    }
  };
  visit(owner.body);
  return isOpen ? null : found;
});
