import { conventions } from '../../catalog/index.js';
import { isArgument, isCallee, isRunMethod } from './callbacks.js';
import { fieldsOf } from './classes.js';
import { exportAssignments, isExportsObject } from '../values/exports.js';
import { perFile, perNode, type FunctionNode, type Node, type SourceFile } from '../file.js';
import { boundBy, includes, literalOf, nameOf } from './functions.js';
import { isFunction, keyOf, unwrap, variableOf, wrapped } from '../scope.js';

/** A place where a function is mentioned other than being called. `run`: called in another way, as in `f.call(this)` or by a template. */
export interface Mention { readonly node: Node; readonly as: 'argument' | 'run' | 'exported' | 'other' }

/** Where a function goes as a value: passed as a callback, exported, kept. Methods count as exported with their class. */
export const mentionsOf = perNode<FunctionNode, readonly Mention[]>([], (file, node) => {
  const { parent } = node;
  const given = givenMembers(file).get(node) ?? [];
  if (parent?.type === 'MethodDefinition' || (parent?.type === 'PropertyDefinition' && parent.value === node)) {
    const isPrivate = parent.key.type === 'PrivateIdentifier' || parent.accessibility === 'private';
    return [...(isPrivate ? [] : [{ node: parent, as: 'exported' } as const]), ...given];
  }
  const name = nameOf(node);
  const variable = name && variableOf(file, name);
  const holder = wrappedHolder(node);
  if (!variable) {
    const own = mentionAt(node);
    return own ? [own, ...given] : given;
  }
  const exported: readonly Mention[] = holder && isExported(holder) ? [{ node: holder, as: 'exported' }] : [];
  return [...exported, ...variable.references.flatMap(({ identifier, writeExpr }) => (writeExpr ? [] : (mentionAt(identifier) ?? [])))];
});

/** What an expression that stands for a function is put to; `null` when it is called. */
function mentionAt(expression: Node): Mention | null {
  const node = wrapped(expression, { awaits: false });
  const { parent } = node;
  if (isCallee(node)) return null;
  if (parent?.type === 'TaggedTemplateExpression' && parent.tag === node) return { node: parent, as: 'run' };
  if (parent?.type === 'MemberExpression' && parent.object === node && isCallee(parent) && parent.parent.type === 'CallExpression') {
    if (isRunMethod(parent)) return { node: parent.parent, as: 'run' };
    if (includes(conventions.bindMethods, keyOf(parent) ?? '')) return mentionAt(parent.parent);
  }
  return { node, as: isArgument(node) ? 'argument' : isExported(node) ? 'exported' : 'other' };
}

/** Methods given to calls: `app.get('/', this.list)`, `xs.map(this.#load)`, `controller.list.bind(controller)`, `router.get('/', exports.list)`. */
const givenMembers = perFile((file) => {
  const given = new Map<FunctionNode, Mention[]>();
  for (const { arguments: list } of file.nodes.calls) {
    for (const argument of list) {
      const inner = unwrap(argument);
      const member = (inner.type === 'CallExpression' ? boundBy(inner) : null) ?? inner;
      const key = member.type === 'MemberExpression' ? keyOf(member) : null;
      const method = member.type === 'MemberExpression' && key !== null ? memberNamed(file, member.object, key) : null;
      if (method) given.set(method, [...(given.get(method) ?? []), { node: argument, as: 'argument' }]);
    }
  }
  return given;
});

/** A function that is a member of a class, of the exports or of an object literal with a name; no values are looked into for it. */
function memberNamed(file: SourceFile, object: Node, key: string): FunctionNode | null {
  const fields = fieldsOf(file, object);
  if (fields) return fields.get(key)?.method ?? null;
  if (isExportsObject(file, object)) {
    const [value] = exportAssignments(file).named.get(key) ?? [];
    return isFunction(value) ? value : null;
  }
  const property = literalOf(file, object)?.properties.find((one) => one.type === 'Property' && keyOf(one) === key);
  return property?.type === 'Property' && isFunction(property.value) ? property.value : null;
}

function wrappedHolder(node: FunctionNode): Node | null {
  if (node.type === 'FunctionDeclaration') return node;
  return node.parent?.type === 'VariableDeclarator' ? (node.parent.parent ?? null) : null;
}

/** `export`ed, or assigned to `module.exports` / `exports.x`. */
export function isExported(node: Node): boolean {
  for (let parent = node.parent; parent; parent = parent.parent) {
    if (parent.type.startsWith('Export')) return true;
    if (parent.type === 'AssignmentExpression' && parent.left.type === 'MemberExpression') {
      let root: Node = parent.left;
      while (root.type === 'MemberExpression') root = root.object;
      return root.type === 'Identifier' && (root.name === 'module' || root.name === 'exports');
    }
    if (!['Property', 'ObjectExpression', 'VariableDeclarator', 'VariableDeclaration', 'ClassBody', 'ClassDeclaration', 'ClassExpression'].includes(parent.type)) return false;
  }
  return false;
}
