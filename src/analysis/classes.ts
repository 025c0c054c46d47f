import type { TSESTree } from '@typescript-eslint/utils';
import { perNode, type ClassNode, type FunctionNode, type Node, type SourceFile } from './file.js';
import { isFunction, isInside, keyOf, unwrap, variableOf, writesOf } from './scope.js';

/** What a class keeps under one name. */
export interface Field {
  /** Everything the class assigns to it; parameter properties assign nothing. */
  readonly writes: TSESTree.Expression[];
  annotation: TSESTree.TypeNode | null;
  /** The method of that name, if it is one. */
  method: FunctionNode | null;
}

export type Fields = ReadonlyMap<string, Field>;

/** The members of the class whose instance (or which itself) an expression is: `this`, `self`, `Loader`, `loader`. */
export function fieldsOf(file: SourceFile, object: Node): Fields | null {
  const owner = classOf(file, object);
  return owner && membersOf(file, owner);
}

/** The class of this file that an expression is an instance of, or names. */
export function classOf(file: SourceFile, object: Node): ClassNode | null {
  const inner = unwrap(object);
  if (inner.type === 'ThisExpression' || inner.type === 'Super') return classAround(inner);
  if (inner.type === 'NewExpression') return classOf(file, inner.callee);
  if (inner.type !== 'Identifier') return null;
  const variable = variableOf(file, inner);
  const definition = variable?.defs[0];
  if (definition?.type === 'ClassName') return definition.node;
  if (definition?.type !== 'Variable' || !variable) return null;
  const [write, second] = writesOf(variable) ?? [];
  if (!write || second || write.path.length > 0) return null;
  const value = unwrap(write.expression);
  if (value.type === 'ClassExpression') return value;
  return value.type === 'ThisExpression' || value.type === 'NewExpression' ? classOf(file, value) : null;
}

/** The class whose instance `this` is here: arrow functions keep it, other functions lose it. */
export function classAround(node: Node): ClassNode | null {
  for (let current: Node = node; current.parent; current = current.parent) {
    const { parent } = current;
    if (parent.type === 'ClassBody') return parent.parent;
    if (isFunction(current) && current.type !== 'ArrowFunctionExpression' && parent.type !== 'MethodDefinition' && parent.type !== 'PropertyDefinition') return null;
  }
  return null;
}

const membersOf = perNode<ClassNode, Fields>(new Map(), (file, owner) => {
  const fields = new Map<string, Field>();
  const field = (name: string): Field => {
    let known = fields.get(name);
    if (!known) fields.set(name, (known = { writes: [], annotation: null, method: null }));
    return known;
  };
  for (const member of owner.body.body) {
    if (member.type === 'PropertyDefinition' || member.type === 'AccessorProperty') {
      const name = keyOf(member);
      if (name === null) continue;
      const known = field(name);
      if (member.value) known.writes.push(member.value);
      if (isFunction(member.value)) known.method = member.value;
      known.annotation ??= member.typeAnnotation?.typeAnnotation ?? null;
    }
    if (member.type !== 'MethodDefinition') continue;
    const name = keyOf(member);
    if (name !== null && member.kind === 'method' && isFunction(member.value)) field(name).method = member.value;
    if (member.kind !== 'constructor') continue;
    for (const parameter of member.value.params) {
      if (parameter.type !== 'TSParameterProperty') continue;
      const target = parameter.parameter.type === 'AssignmentPattern' ? parameter.parameter.left : parameter.parameter;
      if (target.type === 'Identifier') field(target.name).annotation = target.typeAnnotation?.typeAnnotation ?? null;
    }
  }
  for (const assignment of assignmentsIn(file, owner)) {
    const name = assignment.left.type === 'MemberExpression' ? keyOf(assignment.left) : null;
    if (name !== null) field(name).writes.push(assignment.right);
  }
  const parent = owner.superClass && classOf(file, owner.superClass);
  // The class's own methods hide those it inherits; fields are written by both.
  for (const [name, inherited] of parent ? membersOf(file, parent) : []) {
    const known = fields.get(name);
    if (!known) fields.set(name, inherited);
    else if (!known.method) known.writes.push(...inherited.writes);
  }
  return fields;
});

/** `this.x = …` anywhere in the class. */
function assignmentsIn(file: SourceFile, owner: ClassNode): TSESTree.AssignmentExpression[] {
  return file.nodes.assignments.filter((node) => isInside(node, owner) && node.left.type === 'MemberExpression' && unwrap(node.left.object).type === 'ThisExpression');
}
