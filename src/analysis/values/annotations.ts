import type { TSESTree } from '@typescript-eslint/utils';
import type { ClientEntry, ModuleModel } from '../../catalog/index.js';
import type { Node, SourceFile } from '../file.js';
import { variableOf, type Variable } from '../scope.js';
import { declaredTypes } from '../types/types-names.js';
import type { Value } from './values.js';

/**
 * What a type annotation says a value is: `http: HttpService`, `agent?: undici.Dispatcher`. Syntax only: the annotation
 * must name a type imported from a catalogued module.
 */
export function annotatedValue(file: SourceFile, of: Variable | TSESTree.TypeNode): Value | null {
  const annotation = 'defs' in of ? annotationOf(of) : of;
  return annotation && typeValue(file, annotation);
}

function annotationOf(variable: Variable): TSESTree.TypeNode | null {
  const [name] = variable.identifiers;
  return name?.type === 'Identifier' ? (name.typeAnnotation?.typeAnnotation ?? null) : null;
}

function typeValue(file: SourceFile, type: TSESTree.TypeNode): Value | null {
  if (type.type === 'TSUnionType') {
    const members = type.types.filter(({ type: kind }) => kind !== 'TSUndefinedKeyword' && kind !== 'TSNullKeyword');
    const [only] = members;
    return members.length === 1 && only ? typeValue(file, only) : null;
  }
  if (type.type !== 'TSTypeReference') return null;
  // A promise of a session is waited for before use.
  if (type.typeName.type === 'Identifier' && type.typeName.name === 'Promise') return type.typeArguments?.params[0] ? typeValue(file, type.typeArguments.params[0]) : null;
  const named = importedType(file, type.typeName);
  const found = named?.module.typeOfAnnotation(named.type) ?? null;
  return named && found !== null ? { module: named.module, type: found, path: [], origin: null, injected: true } : null;
}

/** Whether an annotation names one of these types of a catalogued module; with type information also by another name, or as a type that extends one. */
export function namesType(file: SourceFile, annotation: TSESTree.TypeNode, isWanted: (entry: ClientEntry, type: string) => boolean): string | null {
  if (annotation.type !== 'TSTypeReference') return null;
  const named = importedType(file, annotation.typeName);
  const names = named ? [named] : declaredTypes(file, annotation).flatMap(({ module, names: all }) => all.map((type) => ({ entries: module.entries, type })));
  return names.find(({ entries, type }) => entries.some((entry) => isWanted(entry, type)))?.type ?? null;
}

/** The module and export name behind a type's name. */
function importedType(file: SourceFile, name: TSESTree.EntityName): { readonly module: ModuleModel; readonly entries: readonly ClientEntry[]; readonly type: string } | null {
  const [root, ...members] = qualified(name);
  const definition = root?.type === 'Identifier' ? variableOf(file, root)?.defs[0] : undefined;
  if (definition?.type !== 'ImportBinding' || definition.parent?.type !== 'ImportDeclaration') return null;
  const module = file.catalogue.module(definition.parent.source.value);
  if (!module) return null;
  const { node } = definition;
  const imported = node.type === 'ImportSpecifier' ? [node.imported.type === 'Identifier' ? node.imported.name : node.imported.value] : [];
  const path = [...imported, ...members.map((part) => (part.type === 'Identifier' ? part.name : ''))].filter((part) => part !== 'default');
  return { module, entries: module.entries, type: path.join('.') || 'default' };
}

function qualified(name: TSESTree.EntityName): Node[] {
  return name.type === 'TSQualifiedName' ? [...qualified(name.left), name.right] : [name];
}
