import { perNode, type Node, type SourceFile } from '../file.js';
import { importedName, requiredModule } from './modules.js';
import { isGlobal, keyOf, unwrap, variableOf, writesOf } from '../scope.js';

/** Whether an expression is a global, or a member of one, by dotted name: `process.env`, also imported from `node:process`. */
export const globalPath: (file: SourceFile, node: Node) => string | null = perNode<Node, string | null>(null, (file, node) => {
  const inner = unwrap(node);
  if (inner.type === 'MemberExpression') {
    const key = keyOf(inner);
    const object = globalPath(file, inner.object);
    if (key === null || object === null) return null;
    return memberOfGlobal(object, [key]);
  }
  if (inner.type !== 'Identifier') return null;
  if (isGlobal(file, inner)) return inner.name;
  const variable = variableOf(file, inner);
  const definition = variable?.defs[0];
  if (!variable || !definition) return null;
  if (definition.type === 'ImportBinding' && definition.parent?.type === 'ImportDeclaration') {
    const source = definition.parent.source.value.replace(/^node:/, '');
    if (source !== 'process') return null;
    const imported = definition.node.type === 'ImportSpecifier' ? importedName(definition.node) : 'default';
    return imported === 'default' ? source : `${source}.${imported}`;
  }
  const [write, second] = definition.type === 'Variable' ? (writesOf(variable) ?? []) : [];
  if (!write || second) return null;
  const object = requiredModule(file, write.expression) === 'process' ? 'process' : globalPath(file, write.expression);
  return object && memberOfGlobal(object, write.path);
});

/** The dotted name of a global's member; the global object itself is left out of it. */
export function memberOfGlobal(object: string, members: readonly string[]): string {
  const [first, ...rest] = members;
  if (first === undefined) return object;
  return memberOfGlobal(/^(?:globalThis|window|self|global)$/.test(object) ? first : `${object}.${first}`, rest);
}
