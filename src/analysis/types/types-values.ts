import type { Node, SourceFile } from '../file.js';
import { isCallee } from '../functions/callbacks.js';
import { functionOf } from '../functions/functions.js';
import { isGlobal, keyOf, unwrap, variableOf, wrapped } from '../scope.js';
import { ask, builtInName, hasTypes, isAnything, isNothingType, symbolAt, symbolFlags, type Type, type Types, type TypeSymbol } from './types.js';
import { homesOf } from './types-homes.js';
import { membersIn } from './types-packages.js';
import { agreed, isKnown, stepInto, type Value } from '../values/values.js';

/**
 * What the type checker says an expression is, in terms of the catalogue: a value of a catalogued type, or the export of
 * a catalogued module under whatever name it came here. `null` without types, and for all that the catalogue does not know.
 */
export function typedValue(file: SourceFile, node: Node): Value | null {
  const members = hasTypes(file) && kinds.has(node.type) ? membersUsed(file, node) : null;
  return members && ask(file, node, (types, place) => (matters(file, types, members) ? (importedValue(file, types, node, place) ?? valueOfType(file, types, types.checker.getTypeAtLocation(place))) : null), null);
}

/** What is taken out of a value: `['chat', 'completions']`. */
interface Members {
  readonly path: readonly string[];
  /** The last of them (or the value itself) is called. */
  readonly called: boolean;
  /** The name it is called by, where the value itself is called and is a member of something. */
  readonly as: string | null;
}

/** A question to the type checker costs. By the names alone, most can be spared. */
function matters(file: SourceFile, types: Types, { path, called, as }: Members): boolean {
  const has = membersIn(file, types);
  return path.length > 0 ? has(path, !called) : as === null || has([as], false) || file.catalogue.module(as) !== null;
}

/** What is done with an expression; `null` where it does not matter what it is. */
function membersUsed(file: SourceFile, node: Node): Members | null {
  const path: string[] = [];
  let outer = wrapped(node);
  for (; outer.parent?.type === 'MemberExpression' && outer.parent.object === outer; outer = wrapped(outer.parent)) {
    const key = keyOf(outer.parent);
    if (key === null) return null;
    path.push(key);
  }
  const called = isCallee(outer);
  if (called && path.at(-1) === 'bind') path.pop();
  if (path.length > 0) return isOwnClass(file, node) ? null : { path, called, as: null };
  const { parent } = outer;
  // What is kept in a variable is asked for where the variable is used.
  const isGiven = parent?.type === 'VariableDeclarator' ? parent.id.type === 'ObjectPattern' : parent?.type === 'CallExpression' || parent?.type === 'NewExpression';
  if (!isGiven || functionOf(file, node) || isOwnClass(file, node) || isBareParameter(file, node)) return null;
  if (node.type === 'Identifier') return { path, called, as: null };
  if (node.type !== 'MemberExpression' || !rootOf(file, node)) return null;
  return { path, called, as: node.object.type === 'ThisExpression' ? null : keyOf(node) };
}

/** A class of this file, as which nothing comes from elsewhere. */
function isOwnClass(file: SourceFile, node: Node): boolean {
  return node.type === 'Identifier' && variableOf(file, node)?.defs[0]?.type === 'ClassName';
}

/** A parameter without a type, as callbacks of frameworks have them (`next`), or of a type without a name (`() => void`). */
function isBareParameter(file: SourceFile, node: Node): boolean {
  const variable = node.type === 'Identifier' ? variableOf(file, node) : null;
  const [name] = variable?.defs[0]?.type === 'Parameter' ? variable.identifiers : [];
  const annotation = name?.type === 'Identifier' && name.parent.type !== 'Property' ? (name.typeAnnotation?.typeAnnotation ?? null) : undefined;
  return annotation === null || annotation?.type === 'TSFunctionType';
}

/** The name (or `this`) that a chain of members starts with; `null` for globals, and when it starts with anything else. */
function rootOf(file: SourceFile, node: Node): Node | null {
  let root = unwrap(node);
  while (root.type === 'MemberExpression') root = unwrap(root.object);
  if (root.type === 'ThisExpression') return root;
  return root.type === 'Identifier' && !isGlobal(file, root) ? root : null;
}

/** Other kinds of expressions are made of these. */
const kinds: ReadonlySet<string> = new Set(['Identifier', 'MemberExpression', 'CallExpression', 'NewExpression', 'ThisExpression', 'ConditionalExpression', 'LogicalExpression']);

/** An import through a file of the project, or through another package: `export { request } from 'undici'` there. */
function importedValue(file: SourceFile, types: Types, node: Node, place: Parameters<typeof symbolAt>[1]): Value | null {
  if (node.type !== 'Identifier' || variableOf(file, node)?.defs[0]?.type !== 'ImportBinding') return null;
  const symbol = symbolAt(types, place);
  return symbol && exportedValue(file, types, symbol);
}

type Memo = WeakMap<Type, Value | null>;
const memos = new WeakMap<SourceFile['catalogue'], Memo>();

function valueOfType(file: SourceFile, types: Types, type: Type): Value | null {
  let memo = memos.get(file.catalogue);
  if (!memo) memos.set(file.catalogue, (memo = new WeakMap()));
  const known = memo.get(type);
  if (known !== undefined) return known;
  // A type that leads back to itself is nothing.
  memo.set(type, null);
  const value = search(file, types, type);
  memo.set(type, value);
  return value;
}

function search(file: SourceFile, types: Types, type: Type): Value | null {
  const again = (part: Type) => valueOfType(file, types, part);
  if (isAnything(type)) return null;
  const alias = type.aliasSymbol && instanceOf(file, types, type.aliasSymbol);
  if (alias) return alias;
  if (type.isUnion()) return oneOf(type.types, again);
  // What is mixed in comes last, and knows more.
  if (type.isIntersection()) return type.types.map(again).findLast((value) => value !== null) ?? null;
  const { symbol } = type as Partial<Type>;
  if (!symbol || type.isTypeParameter()) {
    const constraint = types.checker.getBaseConstraintOfType(type);
    return constraint && constraint !== type ? again(constraint) : null;
  }
  const owner = classOrInterface(type);
  if (!owner) return exportedValue(file, types, symbol) ?? methodValue(file, types, symbol);
  const [settled] = symbol.name === 'Promise' || symbol.name === 'PromiseLike' ? types.checker.getTypeArguments(type) : [];
  if (settled) return again(settled);
  return instanceOf(file, types, symbol) ?? types.checker.getBaseTypes(owner as never).map(again).find((value) => value !== null) ?? null;
}

/** The common value of a union's members. Nothing and flags apart: what is used as a client is none of them. */
function oneOf(members: readonly Type[], again: (member: Type) => Value | null): Value | null {
  const values: Value[] = [];
  for (const member of members) {
    if (isNothingType(member) || /^(?:true|false)$/.test(builtInName(member) ?? '')) continue;
    const value = again(member);
    if (!value) return null;
    values.push(value);
  }
  return agreed(values);
}

/** The class or interface that a type is an instance of; `null` for functions, for classes themselves, and for shapes without a name. */
function classOrInterface(type: Type): Type | null {
  const { target = type } = type as { target?: Type };
  return target.isClassOrInterface() ? target : null;
}

/** An instance of a class or interface that the catalogue has among its types. */
function instanceOf(file: SourceFile, types: Types, symbol: TypeSymbol): Value | null {
  for (const { module, names } of homesOf(file, types, symbol)) {
    for (const name of names) {
      const type = module.typeOfAnnotation(name);
      if (type !== null) return { module, type, path: [], origin: null, injected: true, typed: true };
    }
  }
  return null;
}

/** A function, class or module itself, as a module of the catalogue exports it. */
function exportedValue(file: SourceFile, types: Types, symbol: TypeSymbol): Value | null {
  if (!(symbol.flags & (symbolFlags.function | symbolFlags.class | symbolFlags.variable | symbolFlags.module))) return null;
  for (const { module, names } of homesOf(file, types, symbol)) {
    for (const name of names) {
      const value: Value = { module, type: null, path: name === '' || name === 'default' ? [] : name.split('.'), origin: null, injected: true, typed: true };
      if (name === '' || isKnown(value)) return value;
    }
  }
  return null;
}

/** `export const { get } = http`: a method that left its object. */
function methodValue(file: SourceFile, types: Types, symbol: TypeSymbol): Value | null {
  const owner = symbol.flags & symbolFlags.method ? (symbol.declarations?.[0]?.parent as { name?: never } | undefined)?.name : undefined;
  const holder = owner && types.checker.getSymbolAtLocation(owner);
  const value = holder && instanceOf(file, types, holder);
  return value ? stepInto(value, [symbol.name]) : null;
}
