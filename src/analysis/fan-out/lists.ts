import type { TSESTree } from '@typescript-eslint/utils';
import { fieldsOf, type Field } from '../functions/classes.js';
import { perFile, type Node, type SourceFile } from '../file.js';
import { keyOf, unwrap, variableOf, type Variable } from '../scope.js';

/** Something put into a list, set, map or object after it was made. */
export interface Filling {
  readonly value: Node;
  /** The items of the value are put in: `list.push(...items)`, `list = list.concat(items)`. */
  readonly spread: boolean;
  /** The call or assignment that does it. */
  readonly at: Node;
}

/** A variable, or a field of a class, under whatever expression. */
export type Subject = Variable | Field;

export function subjectOf(file: SourceFile, node: Node): Subject | null {
  const inner = unwrap(node);
  if (inner.type === 'Identifier') return variableOf(file, inner);
  const key = inner.type === 'MemberExpression' ? keyOf(inner) : null;
  return inner.type === 'MemberExpression' && key !== null ? (fieldsOf(file, inner.object)?.get(key) ?? null) : null;
}

/** Everything that is put into a list in this file. */
export function fillingsOf(file: SourceFile, list: Subject): readonly Filling[] {
  return fillings(file).get(list) ?? [];
}

const fillings = perFile((file): ReadonlyMap<Subject, readonly Filling[]> => {
  const found = new Map<Subject, Filling[]>();
  const add = (list: Node, filled: readonly Filling[]): void => {
    const subject = filled.length > 0 ? subjectOf(file, list) : null;
    if (subject) found.set(subject, [...(found.get(subject) ?? []), ...filled]);
  };
  for (const call of file.nodes.calls) {
    if (call.type !== 'CallExpression' || call.callee.type !== 'MemberExpression') continue;
    const method = keyOf(call.callee);
    if (method === 'push' || method === 'unshift' || method === 'add') add(call.callee.object, call.arguments.map((value) => filling(value, call)));
    const [, value] = call.arguments;
    if (method === 'set' && value) add(call.callee.object, [filling(value, call)]);
  }
  for (const assignment of file.nodes.assignments) {
    const { left, right, operator } = assignment;
    // `list[index] = value`, `table[key] ??= value`.
    if (left.type === 'MemberExpression' && left.computed) add(left.object, [filling(right, assignment)]);
    else if (operator === '=' && (left.type === 'Identifier' || left.type === 'MemberExpression')) add(left, addedTo(file, left, right).map(([value, spread]) => ({ value, spread, at: assignment })));
  }
  return found;
});

function filling(value: Node, at: Node): Filling {
  return value.type === 'SpreadElement' ? { value: value.argument, spread: true, at } : { value, spread: false, at };
}

/** What `list = [...list, item]` and `list = list.concat(items)` add. */
function addedTo(file: SourceFile, list: Node, written: TSESTree.Expression): readonly (readonly [value: Node, spread: boolean])[] {
  const subject = subjectOf(file, list);
  const isList = (node: Node) => subject !== null && subjectOf(file, node) === subject;
  const inner = unwrap(written);
  if (inner.type === 'ArrayExpression') {
    const others = inner.elements.filter((element) => element !== null && !(element.type === 'SpreadElement' && isList(element.argument))) as TSESTree.Expression[];
    return others.length < inner.elements.length ? others.map((element) => (element.type as string) === 'SpreadElement' ? [(element as unknown as TSESTree.SpreadElement).argument, true] as const : [element, false] as const) : [];
  }
  if (inner.type !== 'CallExpression' || inner.callee.type !== 'MemberExpression' || keyOf(inner.callee) !== 'concat' || !isList(inner.callee.object)) return [];
  return inner.arguments.map((argument) => (argument.type === 'SpreadElement' ? [argument.argument, true] as const : [argument, true] as const));
}
