import type { TSESTree } from '@typescript-eslint/utils';
import { conditionsBetween } from '../paths/conditions.js';
import { constantOf } from '../values/constants.js';
import type { Node, SourceFile } from '../file.js';
import { meaningOf, type Meaning } from '../paths/meaning.js';
import { alongPath } from '../values/mutations.js';
import { functionAround, isInside, keyOf, unwrap, variableOf, type Variable } from '../scope.js';

/** Something that is set here, and later perhaps again. */
export interface Written { readonly node: Node; readonly value: Node }

/**
 * Under which condition a value lasts that is written here, given everything else that is written to the same place:
 * `gone` when it is always written over, `development` when it is wherever it matters, `unknown` when that depends on
 * more than branches.
 */
export function lastsUnder(file: SourceFile, written: Written, others: readonly Written[]): Meaning | 'gone' | 'unknown' {
  let lasting: Meaning | 'unknown' = 'none';
  for (const other of others) {
    if (isInside(written.node, other.node) || isSame(file, written.value, other.value)) continue;
    const around = functionAround(other.node) === functionAround(written.node) ? commonBlock(other.node, written.node) : null;
    if (!around || !branchesBetween(other.node, around)) {
      lasting = 'unknown';
      continue;
    }
    if (other.node.range[0] < written.node.range[1]) continue;
    const [condition, second] = conditionsBetween(file, other.node, around);
    if (!condition) return 'gone';
    if (!second && meaningOf(file, condition.test, !condition.holds) === 'development') return 'development';
  }
  return lasting;
}

function isSame(file: SourceFile, left: Node, right: Node): boolean {
  const [a, b] = [constantOf(file, left), constantOf(file, right)];
  return a.known && b.known && a.value === b.value;
}

/** The innermost block around both. */
function commonBlock(node: Node, other: Node): Node | null {
  for (let current = node.parent; current; current = current.parent) if ((current.type === 'BlockStatement' || current.type === 'Program') && isInside(other, current)) return current;
  return null;
}

/** Whether only branches lie between a node and a block around it: no loop, no `try`, no `case`. */
function branchesBetween(node: Node, block: Node): boolean {
  for (let current = node.parent; current && current !== block; current = current.parent) {
    if (!['BlockStatement', 'ExpressionStatement', 'IfStatement', 'LogicalExpression'].includes(current.type)) return false;
  }
  return true;
}

/** Everything assigned to the option of an object that a property or an assignment sets, itself apart. */
export function otherWrites(file: SourceFile, at: Node): readonly Written[] {
  const place = at.type === 'Property' ? placeOfProperty(file, at) : at.type === 'AssignmentExpression' ? placeOfMember(file, at.left) : null;
  if (!place) return [];
  return place.root.references.flatMap(({ identifier }): Written[] => {
    const { node, rest } = alongPath(identifier, place.path);
    const { parent } = node;
    return rest.length === 0 && parent?.type === 'AssignmentExpression' && parent.left === node && parent !== at ? [{ node: parent, value: parent.right }] : [];
  });
}

interface Place { readonly root: Variable; readonly path: readonly string[] }

/** The variable that holds the object around a property, and the path to the property. */
function placeOfProperty(file: SourceFile, property: TSESTree.Property): Place | null {
  const path: string[] = [];
  for (let node: Node = property; ; ) {
    const key = node.type === 'Property' ? keyOf(node) : null;
    const object: Node | undefined = node.parent;
    if (key === null || object?.type !== 'ObjectExpression') return null;
    path.unshift(key);
    const holder: Node = object.parent;
    if (holder.type === 'Property') {
      node = holder;
      continue;
    }
    if (holder.type === 'VariableDeclarator') return rooted(file, holder.id, path);
    return holder.type === 'AssignmentExpression' && holder.right === object ? rooted(file, holder.left, path) : null;
  }
}

function placeOfMember(file: SourceFile, left: Node): Place | null {
  return left.type === 'MemberExpression' ? rooted(file, left, []) : null;
}

function rooted(file: SourceFile, target: Node, path: readonly string[]): Place | null {
  const inner = unwrap(target);
  if (inner.type === 'MemberExpression') {
    const key = keyOf(inner);
    return key === null ? null : rooted(file, inner.object, [key, ...path]);
  }
  const root = inner.type === 'Identifier' ? variableOf(file, inner) : null;
  return root && { root, path };
}
