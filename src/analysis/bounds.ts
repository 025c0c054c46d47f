import type { TSESTree } from '@typescript-eslint/utils';
import { conventions } from '../catalog/index.js';
import { fieldsOf } from './classes.js';
import { constantOf, isNumber } from './constants.js';
import { perNode, type Node, type SourceFile } from './file.js';
import { callersOf } from './callers.js';
import { callbackRole, functionOf, mentionsOf, returnedExpressions } from './functions.js';
import { globalPath } from './globals.js';
import { propertyOf } from './options.js';
import { isFunction, keyOf, unwrap, variableOf, writesOf, type Variable } from './scope.js';

/** How many items a collection has: a number, no bound that shows, or no telling. */
export type Bound = number | 'unbounded' | 'unknown';

/** Methods that keep or lower the number of items. */
const shrinking = ['filter', 'map', 'sort', 'toSorted', 'reverse', 'toReversed', 'values', 'keys', 'entries', 'toArray', 'fill'];

/** How many items can be in this collection? */
export const boundOf: (file: SourceFile, node: Node) => Bound = perNode<Node, Bound>('unknown', (file, node) => {
  const inner = unwrap(node);
  const again = (next: Node) => boundOf(file, next);
  switch (inner.type) {
    case 'ArrayExpression':
      return sum(inner.elements.map((element) => (element?.type === 'SpreadElement' ? again(element.argument) : 1)));
    case 'ObjectExpression':
      return lengthOf(file, inner);
    case 'Identifier':
      return variableBound(file, inner);
    case 'MemberExpression':
      return memberBound(file, inner);
    case 'CallExpression':
      return callBound(file, inner);
    case 'NewExpression': {
      const [first] = inner.arguments;
      const name = inner.callee.type === 'Identifier' ? inner.callee.name : '';
      if (name === 'Array' && first) return numberOf(file, first);
      if (name !== 'Array' && name !== 'Set' && name !== 'Map') return 'unknown';
      return first ? again(first) : 'unbounded';
    }
    case 'AwaitExpression':
      return again(inner.argument);
    case 'ConditionalExpression':
      return widest([again(inner.consequent), again(inner.alternate)]);
    case 'LogicalExpression':
      return widest([again(inner.left), again(inner.right)]);
    case 'Literal':
      return typeof inner.value === 'string' ? inner.value.length : 'unknown';
    default:
      return 'unknown';
  }
});

function variableBound(file: SourceFile, identifier: TSESTree.Identifier): Bound {
  const variable = variableOf(file, identifier);
  const definition = variable?.defs[0];
  if (!variable || !definition) return 'unknown';
  if (isConstantName(identifier.name) || conventions.batchNames.test(identifier.name)) {
    const known = definition.type === 'Variable' ? writtenBound(file, variable) : 'unknown';
    return typeof known === 'number' ? known : 'unknown';
  }
  if (definition.type === 'Parameter') return parameterBound(file, variable);
  return definition.type === 'Variable' ? writtenBound(file, variable) : 'unknown';
}

function writtenBound(file: SourceFile, variable: Variable): Bound {
  const writes = writesOf(variable);
  // Loop variables: an item of a collection of collections is a batch.
  if (!writes) return 'unknown';
  if (writes.length === 0) return 'unknown';
  const bounds = writes.map(({ expression, path }): Bound => {
    if (path.length === 0) return boundOf(file, expression);
    let property: Node | null = expression;
    for (const key of path) property = property && propertyOf(file, property, key);
    return property ? boundOf(file, property) : 'unbounded';
  });
  const grows = variable.references.some(({ identifier }) => {
    const { parent } = identifier as Node;
    const key = parent?.type === 'MemberExpression' && parent.object === identifier ? keyOf(parent) : null;
    return (key === 'push' || key === 'unshift' || key === 'add' || key === 'set') && parent?.parent?.type === 'CallExpression';
  });
  return grows ? 'unbounded' : widest(bounds);
}

/** A parameter has the size of what every caller gives; with callers elsewhere, nobody knows a bound. */
function parameterBound(file: SourceFile, variable: Variable): Bound {
  const name = variable.identifiers[0];
  const owner = variable.defs[0]?.node as Node | undefined;
  if (!name || !isFunction(owner)) return 'unknown';
  const index = owner.params.findIndex((parameter) => (parameter.type === 'AssignmentPattern' ? parameter.left : parameter) === name);
  // `chunks.map((chunk) => …)`: the items of a list of lists.
  if (callbackRole(owner) === 'iteration') return 'unknown';
  const mentions = mentionsOf(file, owner);
  // What gives it to others gives them the choice.
  if (callbackRole(owner) !== null || mentions.some(({ as }) => as === 'argument') || owner.params.at(-1)?.type === 'RestElement') return 'unknown';
  if (index < 0) return 'unbounded';
  const parameter = owner.params[index];
  const fallback = parameter?.type === 'AssignmentPattern' ? parameter.right : null;
  const bounds = callersOf(file, owner).map(({ arguments: given }): Bound => {
    const value = given[index] ?? fallback;
    return value ? boundOf(file, value) : 'unknown';
  });
  const closed = mentions.every(({ as }) => as === 'exported');
  return bounds.length > 0 && closed && bounds.every((bound) => typeof bound === 'number') ? widest(bounds) : 'unbounded';
}

function memberBound(file: SourceFile, member: TSESTree.MemberExpression): Bound {
  const key = keyOf(member);
  if (key === null) return 'unknown';
  const name = globalPath(file, member);
  if (name?.startsWith('process.') || isConstantName(key)) return 'unknown';
  const fields = fieldsOf(file, member.object);
  if (fields) {
    const writes = fields.get(key)?.writes ?? [];
    const bounds = writes.map((write) => boundOf(file, write));
    // Fields are filled elsewhere, too; only what is fixed where it is written is known.
    return bounds.length > 0 && bounds.every((bound) => typeof bound === 'number' && bound > 0) ? widest(bounds) : 'unbounded';
  }
  const property = propertyOf(file, member.object, key);
  if (property) return boundOf(file, property);
  const root = unwrap(member.object);
  const definition = root.type === 'Identifier' ? variableOf(file, root)?.defs[0] : undefined;
  if (definition?.type === 'ImportBinding' || (root.type === 'Identifier' && isConstantName(root.name))) return 'unknown';
  return conventions.batchNames.test(key) ? 'unknown' : 'unbounded';
}

function callBound(file: SourceFile, call: TSESTree.CallExpression): Bound {
  const callee = unwrap(call.callee);
  const [first, second] = call.arguments;
  const again = (next: Node) => boundOf(file, next);
  const path = globalPath(file, callee);
  if (path === 'Array.from' && first) return arrayFrom(file, first);
  if (path === 'Array' && first) return numberOf(file, first);
  if ((path === 'Object.keys' || path === 'Object.values' || path === 'Object.entries') && first) return objectBound(file, first);
  if (path === 'Array.of') return sum(call.arguments.map((argument) => (argument.type === 'SpreadElement' ? again(argument.argument) : 1)));
  if ((path === 'Promise.all' || path === 'Object.freeze') && first) return again(first);
  if (callee.type === 'MemberExpression') {
    const method = keyOf(callee) ?? '';
    if (method === 'slice' && second) return slice(file, first, second);
    if (method === 'slice' || shrinking.includes(method)) return again(callee.object);
    if (method === 'splice' && second) return atMost(numberOf(file, second));
    if (method === 'concat') return sum([again(callee.object), ...call.arguments.map(again)]);
    if (method === 'split' || method === 'match') return typeof boundOf(file, callee.object) === 'number' ? 'unknown' : 'unbounded';
  }
  if (callee.type === 'Identifier' && conventions.chunkNames.test(callee.name) && first) return again(first);
  const called = functionOf(file, callee);
  const bounds = called ? returnedExpressions(file, called).map(again) : [];
  if (bounds.length > 0) return widest(bounds);
  // `take(items, 5)`, `range(5)`: somebody chose a number.
  return call.arguments.some((argument) => isNumber(constantOf(file, argument))) ? 'unknown' : 'unbounded';
}

function arrayFrom(file: SourceFile, source: Node): Bound {
  return propertyOf(file, source, 'length') ? lengthOf(file, source) : boundOf(file, source);
}

/** Something like an array: `{ length: 5 }`. */
function lengthOf(file: SourceFile, node: Node): Bound {
  const length = propertyOf(file, node, 'length');
  return length ? numberOf(file, length) : 'unknown';
}

/** A slice with two ends has a size someone chose, known or not. */
function slice(file: SourceFile, from: Node | undefined, to: Node): Bound {
  const [start, end] = [from ? constantOf(file, from) : null, constantOf(file, to)];
  return start && isNumber(start) && isNumber(end) && end.value >= start.value ? end.value - start.value : 'unknown';
}

function objectBound(file: SourceFile, node: Node): Bound {
  const inner = unwrap(node);
  if (inner.type === 'ObjectExpression') return inner.properties.every(({ type }) => type === 'Property') ? inner.properties.length : 'unknown';
  if (inner.type === 'CallExpression' && inner.arguments[0] && globalPath(file, inner.callee) === 'Object.freeze') return objectBound(file, inner.arguments[0]);
  if (inner.type !== 'Identifier') return inner.type === 'MemberExpression' && isConstantName(keyOf(inner) ?? '') ? 'unknown' : memberOrUnbounded(file, inner);
  const variable = variableOf(file, inner);
  const definition = variable?.defs[0];
  if (!variable || definition?.type === 'ImportBinding' || isConstantName(inner.name)) {
    const writes = variable ? writesOf(variable) : null;
    const [only] = writes ?? [];
    return only?.path.length === 0 && unwrap(only.expression).type === 'ObjectExpression' ? objectBound(file, only.expression) : 'unknown';
  }
  if (definition?.type !== 'Variable') return 'unbounded';
  const writes = writesOf(variable);
  // An item of a loop, as among lists.
  if (!writes) return 'unknown';
  const filled = variable.references.some(({ identifier }) => {
    const { parent } = identifier as Node;
    return parent?.type === 'MemberExpression' && parent.object === identifier && parent.computed && parent.parent?.type === 'AssignmentExpression' && parent.parent.left === parent;
  });
  if (filled || writes.length === 0) return 'unbounded';
  return widest(writes.map(({ expression, path }) => (path.length === 0 && ['ObjectExpression', 'CallExpression'].includes(unwrap(expression).type) ? objectBound(file, expression) : 'unbounded')));
}

function memberOrUnbounded(file: SourceFile, node: Node): Bound {
  if (node.type !== 'MemberExpression') return 'unbounded';
  const key = keyOf(node);
  const property = key === null ? null : propertyOf(file, node.object, key);
  return property ? objectBound(file, property) : 'unbounded';
}

function numberOf(file: SourceFile, node: Node): Bound {
  const value = constantOf(file, node);
  return isNumber(value) ? value.value : 'unknown';
}

function atMost(bound: Bound): Bound {
  return bound === 'unbounded' ? 'unknown' : bound;
}

function sum(bounds: readonly Bound[]): Bound {
  if (bounds.includes('unbounded')) return 'unbounded';
  return bounds.includes('unknown') ? 'unknown' : bounds.reduce<number>((total, bound) => total + Number(bound), 0);
}

function widest(bounds: readonly Bound[]): Bound {
  if (bounds.includes('unknown')) return 'unknown';
  return bounds.includes('unbounded') ? 'unbounded' : Math.max(...bounds.map(Number));
}

/** Tables that a program ships with are written in capitals. */
function isConstantName(name: string): boolean {
  return /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*$/.test(name) && name.length > 1;
}
