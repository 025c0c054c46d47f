import type { TSESTree } from '@typescript-eslint/utils';
import { conventions } from '../../catalog/index.js';
import { fieldsOf, type Field } from '../functions/classes.js';
import { perFile, type CallNode, type Node, type SourceFile } from '../file.js';
import { calledFunction } from '../functions/functions.js';
import { globalPath } from './globals.js';
import { mergedObjects } from '../options/merging.js';
import { keyOf, unwrap, variableOf, wrapped, type Variable } from '../scope.js';
import { valueOf } from './values.js';

/** From a mention of an object along a path of members: the outermost member it reaches, and what is left of the path. */
export function alongPath(use: Node, path: readonly string[]): { readonly node: Node; readonly rest: readonly string[] } {
  let node = use;
  let index = 0;
  while (node.parent?.type === 'MemberExpression' && node.parent.object === node && index < path.length && keyOf(node.parent) === path[index]) {
    node = node.parent;
    index += 1;
  }
  return { node, rest: path.slice(index) };
}

/** Whether code that is not followed may set this option of an object; `uses` are the places that mention the object. */
export function isOpen(file: SourceFile, uses: readonly Node[], path: readonly string[]): boolean {
  return uses.some((use) => {
    const { node, rest } = alongPath(use, path);
    return (rest.length < path.length && isPatternTarget(node)) || (rest.length > 0 && goesAway(file, node, rest));
  });
}

/** Names of a class's field: those assigned through, and those given to calls. */
export function usesOfField(file: SourceFile, field: Field, key: string): readonly Node[] {
  return (memberUses(file).get(key) ?? []).filter((member) => fieldsOf(file, member.object)?.get(key) === field);
}

const memberUses = perFile((file) => {
  const uses = new Map<string, TSESTree.MemberExpression[]>();
  const add = (node: Node): void => {
    const key = node.type === 'MemberExpression' ? keyOf(node) : null;
    if (node.type === 'MemberExpression' && key !== null) uses.set(key, [...(uses.get(key) ?? []), node]);
  };
  for (const { left } of file.nodes.assignments) for (let node: Node = left; node.type === 'MemberExpression'; node = unwrap(node.object)) if (node !== left) add(node);
  for (const call of file.nodes.calls) call.arguments.forEach((argument) => add(unwrap(argument)));
  return uses;
});

/** `({ a: options.timeout } = x)`, `for (options.timeout of xs)`. */
function isPatternTarget({ parent }: Node): boolean {
  if (parent?.type === 'Property') return parent.parent.type === 'ObjectPattern';
  return parent?.type === 'ArrayPattern' || parent?.type === 'AssignmentPattern' || parent?.type === 'RestElement' || parent?.type === 'ForOfStatement' || parent?.type === 'ForInStatement';
}

/** Whether the object behind a node goes where it may be changed: into unknown calls, other objects, other names. */
function goesAway(file: SourceFile, node: Node, path: readonly string[]): boolean {
  const outer = wrapped(node);
  const { parent } = outer;
  switch (parent?.type) {
    case 'MemberExpression':
      return parent.object === outer && keyOf(parent) === null && parent.parent.type === 'AssignmentExpression' && parent.parent.left === parent;
    case 'CallExpression':
    case 'NewExpression':
      return parent.callee !== outer && isGiven(file, parent, parent.arguments.indexOf(outer as never), path);
    case 'ConditionalExpression':
      return outer !== parent.test && goesAway(file, parent, path);
    case 'LogicalExpression':
      return goesAway(file, parent, path);
    case 'ArrayExpression':
      return goesAway(file, parent, [`[${parent.elements.indexOf(outer as never)}]`, ...path]);
    case 'Property': {
      const key = keyOf(parent);
      return parent.value === outer && parent.parent.type === 'ObjectExpression' && (key === null || goesAway(file, parent.parent, [key, ...path]));
    }
    case 'VariableDeclarator':
      return parent.init === outer && parent.id.type === 'Identifier' && isNameOpen(file, variableOf(file, parent.id), path);
    case 'AssignmentExpression':
      return parent.right === outer && isTargetOpen(file, parent.left, path);
    default:
      return false;
  }
}

/** Assigned to a variable, or to a member of one, the object lives on under that name. */
function isTargetOpen(file: SourceFile, target: Node, path: readonly string[]): boolean {
  const inner = unwrap(target);
  if (inner.type === 'Identifier') return isNameOpen(file, variableOf(file, inner), path);
  const key = inner.type === 'MemberExpression' ? keyOf(inner) : null;
  return inner.type !== 'MemberExpression' || key === null || isTargetOpen(file, inner.object, [key, ...path]);
}

const deepest = 10;

const names = perFile(() => new WeakMap<Variable, Map<string, boolean>>());

/** Whether the option is set, or may be, under another name of the object. */
function isNameOpen(file: SourceFile, variable: Variable | null, path: readonly string[]): boolean {
  // `const o = { o }` is as deep as one likes.
  if ((variable?.defs[0]?.type !== 'Variable' && variable?.defs[0]?.type !== 'Parameter') || path.length > deepest) return true;
  const memo = names(file);
  let known = memo.get(variable);
  if (!known) memo.set(variable, (known = new Map<string, boolean>()));
  const id = path.join('.');
  const answer = known.get(id);
  if (answer !== undefined) return answer;
  known.set(id, false);
  const uses = variable.references.map(({ identifier }) => identifier as Node);
  const open = uses.some((use) => isSet(file, use, path)) || isOpen(file, uses, path);
  known.set(id, open);
  return open;
}

/** `name.timeout = 5`, `Object.assign(name, …)`. */
function isSet(file: SourceFile, use: Node, path: readonly string[]): boolean {
  const { node, rest } = alongPath(use, path);
  const { parent } = node;
  if (parent?.type === 'AssignmentExpression') return rest.length < path.length && parent.left === node;
  return parent?.type === 'CallExpression' && parent.arguments[0] === node && isObjectAssign(file, parent);
}

/** Whether what a call does with its argument may set the option. */
function isGiven(file: SourceFile, call: CallNode, index: number, path: readonly string[]): boolean {
  if (valueOf(file, call.callee) || mergedObjects(file, call)) return false;
  const name = globalPath(file, call.callee);
  if (name !== null && /^(?:Array|Promise|Object)\b/.test(name)) return /^Object\.(?:define|set)/.test(name);
  const root = file.sourceCode.getText(call.callee).split(/[.(?[]/)[0] ?? '';
  if ((conventions.harmlessCalls as readonly string[]).includes(root)) return false;
  const parameter = calledFunction(file, call)?.params[index];
  const taken = parameter?.type === 'AssignmentPattern' ? parameter.left : parameter;
  if (taken?.type === 'Identifier') return isNameOpen(file, variableOf(file, taken), path);
  // What is taken out of the object is a value of its own, unless the option stands deeper.
  return taken?.type !== 'ObjectPattern' || path.length > 1;
}

/** `Object.assign(target, …)`. */
export function isObjectAssign(file: SourceFile, call: Node): boolean {
  if (call.type !== 'CallExpression' || call.callee.type !== 'MemberExpression') return false;
  return keyOf(call.callee) === 'assign' && globalPath(file, call.callee) === 'Object.assign';
}
