import type { TSESTree } from '@typescript-eslint/utils';
import { conventions } from '../../catalog/index.js';
import { sum, widest, type Bound } from './amounts.js';
import { boundOf } from './bounds.js';
import { callbackRole, iteratedBy } from '../functions/callbacks.js';
import { callersOf } from '../functions/callers.js';
import { constantOf, isNumber } from '../values/constants.js';
import type { FunctionNode, Node, SourceFile } from '../file.js';
import { growthOf } from './growth.js';
import { importedAs } from '../values/imports.js';
import { mentionsOf } from '../functions/mentions.js';
import { propertyOf } from '../options/options.js';
import { pageSize } from './pages.js';
import { isFunction, isInside, keyOf, patternPath, unwrap, variableOf, writesOf, type Variable, type Write } from '../scope.js';

/** How many items can a variable hold? */
export function variableBound(file: SourceFile, identifier: TSESTree.Identifier): Bound {
  const variable = variableOf(file, identifier);
  const definition = variable?.defs[0];
  if (!variable || !definition) return 'unknown';
  const typed = tupleLength(variable);
  if (typed !== null) return typed;
  const isPart = conventions.batchNames.test(identifier.name);
  if (definition.type === 'Variable') {
    const bound = loopItems(file, variable) ?? writtenBound(file, variable);
    return typeof bound === 'number' || !(isPart || isConstantName(identifier.name)) ? bound : 'unknown';
  }
  if (definition.type !== 'Parameter') return 'unknown';
  const bound = parameterBound(file, variable);
  return typeof bound === 'number' || !(isPart || isConstantName(identifier.name)) ? bound : 'unknown';
}

/** `ids: [string, string]`. */
function tupleLength({ identifiers: [name] }: Variable): number | null {
  const type = name?.type === 'Identifier' ? name.typeAnnotation?.typeAnnotation : undefined;
  return type?.type === 'TSTupleType' && type.elementTypes.every(({ type: kind }) => kind !== 'TSRestType') ? type.elementTypes.length : null;
}

function writtenBound(file: SourceFile, variable: Variable): Bound {
  const writes = writesOf(variable);
  const [name] = variable.identifiers;
  if (!writes || writes.length === 0 || !name) return 'unknown';
  // What is made of the variable itself has no more items than it has, or is counted among what is added.
  const own = writes.filter(({ expression }) => !isMadeOf(expression, variable));
  const bound = own.length === 0 ? 'unknown' : widest(own.map((write) => valueBound(file, write)));
  const growth = growthOf(file, name);
  return growth === 0 ? bound : sum([bound, growth]);
}

function isMadeOf(expression: Node, variable: Variable): boolean {
  return variable.references.some(({ identifier }) => isInside(identifier, expression));
}

function valueBound(file: SourceFile, { expression, path }: Write): Bound {
  if (path.length === 0) return boundOf(file, expression);
  let property: Node | null = expression;
  for (const key of path) property = property && propertyOf(file, property, key);
  if (property) return boundOf(file, property);
  if (importedAs(file, expression)) return 'unknown';
  const key = path.at(-1) ?? '';
  return conventions.batchNames.test(key) || isConstantName(key) ? 'unknown' : pageSize(file, expression) ?? 'unbounded';
}

/** `for (const part of chunk(items, 10))`; `null` for variables that no loop writes. */
function loopItems(file: SourceFile, variable: Variable): Bound | null {
  const declaration = variable.defs[0]?.type === 'Variable' ? (variable.defs[0].node).parent : null;
  const loop = declaration?.parent;
  if (loop?.type !== 'ForOfStatement' && loop?.type !== 'ForInStatement') return null;
  return loop.left === declaration && loop.type === 'ForOfStatement' && declaration.declarations[0].id.type === 'Identifier' ? itemBound(file, loop.right) : 'unknown';
}

/** How many items each item of a collection of collections has: parts are as large as was asked. */
function itemBound(file: SourceFile, collection: Node): Bound {
  const inner = unwrap(collection);
  if (inner.type === 'ArrayExpression') {
    const bounds = inner.elements.map((element): Bound => (element && element.type !== 'SpreadElement' ? boundOf(file, element) : 'unknown'));
    return bounds.every((bound) => typeof bound === 'number') ? widest(bounds) : 'unknown';
  }
  if (inner.type === 'Identifier') {
    const variable = variableOf(file, inner);
    const [write, second] = variable?.defs[0]?.type === 'Variable' ? (writesOf(variable) ?? []) : [];
    return write && !second && write.path.length === 0 && growthOf(file, inner) === 0 ? itemBound(file, write.expression) : 'unknown';
  }
  const name = inner.type === 'CallExpression' ? lastName(inner.callee) : null;
  const size = inner.type === 'CallExpression' && name !== null && conventions.chunkNames.test(name) ? inner.arguments[1] : undefined;
  const value = size && constantOf(file, size);
  return value && isNumber(value) ? value.value : 'unknown';
}

function lastName(callee: Node): string | null {
  const inner = unwrap(callee);
  if (inner.type === 'Identifier') return inner.name;
  return inner.type === 'MemberExpression' && inner.property.type === 'Identifier' ? inner.property.name : null;
}

/** A parameter has the size of what every caller gives; with callers elsewhere, nobody knows a bound. */
function parameterBound(file: SourceFile, variable: Variable): Bound {
  const [name] = variable.identifiers;
  const owner = variable.defs[0]?.node as Node | undefined;
  if (!name || !isFunction(owner)) return 'unknown';
  const role = callbackRole(file, owner);
  // `chunks.map((chunk) => …)`: the items of a list of lists.
  const collection = role === 'iteration' && owner.params[0] === name ? iteratedBy(file, owner) : null;
  if (collection) return itemBound(file, collection);
  const promise = role === 'promise' && owner.params[0] === name ? settledBy(owner) : null;
  if (promise) return boundOf(file, promise);
  const mentions = mentionsOf(file, owner);
  // What gives it to others gives them the choice.
  if ((role !== null && role !== 'immediate') || mentions.some(({ as }) => as === 'argument') || owner.params.at(-1)?.type === 'RestElement') return 'unknown';
  const given = givenTo(file, owner, name)?.filter((argument) => argument === null || !isMadeOf(argument, variable)) ?? [];
  if (given.length === 0) return 'unbounded';
  const bounds = given.map((argument): Bound => (argument ? boundOf(file, argument) : 'unknown'));
  if (mentions.length === 0) return widest(bounds);
  return mentions.every(({ as }) => as === 'exported') && bounds.every((bound) => typeof bound === 'number') ? widest(bounds) : 'unbounded';
}

/** The promise whose value `then` gives to its callback. */
function settledBy({ parent: call }: FunctionNode): Node | null {
  return call?.type === 'CallExpression' && call.callee.type === 'MemberExpression' && keyOf(call.callee) === 'then' ? call.callee.object : null;
}

/** What the calls in this file give for a parameter, or for a name taken out of one; `null` for "not given". */
function givenTo(file: SourceFile, owner: FunctionNode, name: Node): readonly (Node | null)[] | null {
  const index = owner.params.findIndex((parameter) => isInside(name, parameter));
  const parameter = owner.params[index];
  if (!parameter) return null;
  const path = patternPath(name, null);
  const fallback = name.parent?.type === 'AssignmentPattern' && name.parent.left === name ? name.parent.right : null;
  if (!path) return null;
  return callersOf(file, owner).map(({ arguments: given }) => {
    let value: Node | null = given[index] ?? null;
    for (const key of path) value = value && propertyOf(file, value, key);
    return value ?? fallback;
  });
}

/** Tables that a program ships with are written in capitals. */
export function isConstantName(name: string): boolean {
  return /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*$/.test(name) && name.length > 1;
}
