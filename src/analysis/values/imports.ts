import { perFile, perNode, type Node, type SourceFile } from '../file.js';
import { importedName, requiredModule } from './modules.js';
import { keyOf, unwrap, variableOf, writesOf } from '../scope.js';

/** What an expression is imported as, catalogued or not. */
export interface Imported {
  /** The import source, without `node:`. */
  readonly module: string;
  /** Members on the way, `default` left out: `['map']` for `_.map`. */
  readonly path: readonly string[];
}

/** From which module does an expression come? */
export const importedAs: (file: SourceFile, node: Node) => Imported | null = perNode<Node, Imported | null>(null, (file, node) => {
  const inner = unwrap(node);
  if (inner.type === 'MemberExpression') {
    const key = keyOf(inner);
    const object = key === null ? null : importedAs(file, inner.object);
    return object && memberOf(object, [key!]);
  }
  if (inner.type !== 'Identifier') {
    const module = requiredModule(file, inner);
    return module === null ? null : moduleNamed(module);
  }
  const variable = variableOf(file, inner);
  const definition = variable?.defs[0];
  if (!variable || !definition) return null;
  if (definition.type === 'ImportBinding') {
    if (definition.parent?.type !== 'ImportDeclaration') return null;
    const module = moduleNamed(definition.parent.source.value);
    return definition.node.type === 'ImportSpecifier' ? memberOf(module, [importedName(definition.node)]) : module;
  }
  const [write, second] = definition.type === 'Variable' ? (writesOf(variable) ?? []) : [];
  const object = write && !second ? importedAs(file, write.expression) : null;
  return object && memberOf(object, write!.path);
});

function moduleNamed(source: string): Imported {
  return { module: source.replace(/^node:/, ''), path: [] };
}

function memberOf({ module, path }: Imported, members: readonly string[]): Imported {
  return { module, path: [...path, ...members.filter((member) => member !== 'default')] };
}

export function importsModule(file: SourceFile, name: string): boolean {
  return importedModules(file).has(name);
}

/** Sources of all imports and requires, without `node:`. */
export const importedModules = perFile((file): ReadonlySet<string> => {
  const sources = file.nodes.imports.map(({ source }) => source.value);
  for (const call of file.nodes.calls) {
    const [first] = call.arguments;
    if (call.callee.type === 'Identifier' && call.callee.name === 'require' && first?.type === 'Literal') sources.push(String(first.value));
  }
  return new Set(sources.map((source) => source.replace(/^node:/, '')));
});
