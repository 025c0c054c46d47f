import type { TSESTree } from '@typescript-eslint/utils';
import { conventions } from '../../catalog/index.js';
import { sum, widest, type Bound } from './amounts.js';
import { boundOf } from './bounds.js';
import { fieldsOf } from '../functions/classes.js';
import { callersOf } from '../functions/callers.js';
import { isCallee } from '../functions/callbacks.js';
import { perNode, type Node, type SourceFile } from '../file.js';
import { functionOf, returnedExpressions } from '../functions/functions.js';
import { globalPath } from '../values/globals.js';
import { growthOf } from './growth.js';
import { importedAs } from '../values/imports.js';
import { mentionsOf } from '../functions/mentions.js';
import { propertyOf } from '../options/options.js';
import { isFunction, keyOf, unwrap, variableOf, writesOf, type Variable } from '../scope.js';
import { isConstantName } from './variable-bounds.js';

/** How many properties can an object have? */
export const entriesBound: (file: SourceFile, node: Node) => Bound = perNode<Node, Bound>('unknown', (file, node) => {
  const inner = unwrap(node);
  switch (inner.type) {
    case 'ObjectExpression':
      return sum(inner.properties.map((property) => (property.type === 'SpreadElement' ? spreadBound(file, property.argument) : 1)));
    case 'Identifier':
      return nameBound(file, inner);
    case 'MemberExpression':
      return memberBound(file, inner);
    case 'AwaitExpression':
      return entriesBound(file, inner.argument);
    case 'ConditionalExpression':
      return widest([entriesBound(file, inner.consequent), entriesBound(file, inner.alternate)]);
    case 'LogicalExpression':
      return widest([entriesBound(file, inner.left), entriesBound(file, inner.right)]);
    case 'CallExpression':
      return resultBound(file, inner);
    case 'NewExpression':
    case 'ArrayExpression':
      return boundOf(file, inner);
    default:
      return 'unbounded';
  }
});

function spreadBound(file: SourceFile, node: Node): Bound {
  const bound = entriesBound(file, node);
  return typeof bound === 'number' ? bound : 'unknown';
}

function resultBound(file: SourceFile, call: TSESTree.CallExpression): Bound {
  const [first] = call.arguments;
  const path = globalPath(file, call.callee);
  if (importedAs(file, call)) return 'unknown';
  if (first && (path === 'Object.freeze' || path === 'Object.seal')) return entriesBound(file, first);
  if (first && path === 'Object.fromEntries') return boundOf(file, first);
  const called = functionOf(file, call.callee);
  const bounds = called ? returnedExpressions(file, called).map((result) => entriesBound(file, result)) : [];
  if (bounds.length > 0) return widest(bounds);
  // `rows.reduce((groups, row) => …, {})`: at most one for each.
  return call.callee.type === 'MemberExpression' && keyOf(call.callee) === 'reduce' ? boundOf(file, call) : 'unbounded';
}

function memberBound(file: SourceFile, member: TSESTree.MemberExpression): Bound {
  const key = keyOf(member);
  if (key === null || isConstantName(key) || isFew(key) || importedAs(file, member)) return 'unknown';
  const fields = fieldsOf(file, member.object);
  if (fields) {
    const bounds = (fields.get(key)?.writes ?? []).map((write) => entriesBound(file, write));
    return growthOf(file, member) === 0 && bounds.length > 0 && bounds.every((bound) => bound !== 0) ? widest(bounds) : 'unbounded';
  }
  const property = propertyOf(file, member.object, key);
  return property ? entriesBound(file, property) : 'unbounded';
}

/** Things with fields of their own, and items sorted by a kind of which there are few. */
function isFew(name: string): boolean {
  return conventions.recordNames.test(name) || conventions.groupingNames.test(name) || conventions.configurationNames.test(name);
}

function nameBound(file: SourceFile, identifier: TSESTree.Identifier): Bound {
  const variable = variableOf(file, identifier);
  const definition = variable?.defs[0];
  if (!variable || !definition || definition.type === 'ImportBinding') return 'unknown';
  if (definition.type === 'TSEnumName') return definition.node.body.members.length;
  const bound = definition.type === 'Parameter' ? parameterBound(file, variable) : definition.type === 'Variable' ? writtenBound(file, variable) : 'unbounded';
  return typeof bound === 'number' || !(isConstantName(identifier.name) || isFew(identifier.name)) ? bound : 'unknown';
}

function writtenBound(file: SourceFile, variable: Variable): Bound {
  const writes = writesOf(variable);
  const [name] = variable.identifiers;
  // An item of a loop, as among lists.
  if (!writes) return 'unknown';
  const growth = name ? growthOf(file, name) : 0;
  if (writes.length === 0 || growth === 'unbounded') return 'unbounded';
  const bounds = writes.map(({ expression, path }): Bound => {
    if (path.length === 0) return entriesBound(file, expression);
    let property: Node | null = expression;
    for (const key of path) property = property && propertyOf(file, property, key);
    return property ? entriesBound(file, property) : importedAs(file, expression) ? 'unknown' : 'unbounded';
  });
  return sum([widest(bounds), growth]);
}

/** As large as what every caller gives, where all of them stand here; a callback's items are unknown. */
function parameterBound(file: SourceFile, variable: Variable): Bound {
  const owner = variable.defs[0]?.node as Node | undefined;
  const index = isFunction(owner) ? owner.params.findIndex((parameter) => parameter === variable.identifiers[0]) : -1;
  if (!isFunction(owner) || index < 0) return 'unbounded';
  if (!isCallee(owner) && mentionsOf(file, owner).some(({ as }) => as === 'argument')) return 'unknown';
  const bounds = callersOf(file, owner).map(({ arguments: given }): Bound => (given[index] ? entriesBound(file, given[index]) : 'unknown'));
  const closed = mentionsOf(file, owner).length === 0;
  return closed && bounds.length > 0 ? widest(bounds) : 'unbounded';
}
