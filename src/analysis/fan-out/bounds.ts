import type { TSESTree } from '@typescript-eslint/utils';
import { conventions } from '../../catalog/index.js';
import { product, smallest, sum, widest, type Bound } from './amounts.js';
import { callbackRole, iteratedBy } from '../functions/callbacks.js';
import { fieldsOf } from '../functions/classes.js';
import { constantOf, isNumber } from '../values/constants.js';
import { countOf } from './counts.js';
import { perNode, type Node, type SourceFile } from '../file.js';
import { functionOf, returnedExpressions } from '../functions/functions.js';
import { globalPath } from '../values/globals.js';
import { importedAs } from '../values/imports.js';
import { growthOf } from './growth.js';
import { entriesBound } from './object-bounds.js';
import { propertyOf } from '../options/options.js';
import { pageSize } from './pages.js';
import { keyOf, unwrap } from '../scope.js';
import { tupleLength } from '../types/types-shapes.js';
import { isConstantName, variableBound } from './variable-bounds.js';

/** Methods that keep or lower the number of items. */
const shrinking = ['filter', 'map', 'sort', 'toSorted', 'reverse', 'toReversed', 'values', 'keys', 'entries', 'toArray', 'fill', 'reduce', 'reduceRight'];

/** How many items can be in this collection? */
export const boundOf: (file: SourceFile, node: Node) => Bound = perNode<Node, Bound>('unknown', (file, node) => {
  const inner = unwrap(node);
  const written = boundWritten(file, inner);
  return typeof written === 'number' ? written : (tupleLength(file, inner) ?? written);
});

/** As far as the text of this file tells. */
function boundWritten(file: SourceFile, inner: Node): Bound {
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
      if (name === 'Array' && first) return countOf(file, first);
      if (name !== 'Array' && name !== 'Set' && name !== 'Map') return 'unknown';
      return first ? again(first) : 'unbounded';
    }
    case 'AwaitExpression':
      return again(inner.argument);
    case 'AssignmentExpression':
      return again(inner.right);
    case 'ConditionalExpression':
      return widest([again(inner.consequent), again(inner.alternate)]);
    case 'LogicalExpression':
      return widest([again(inner.left), again(inner.right)]);
    case 'Literal':
      return typeof inner.value === 'string' ? inner.value.length : 'unknown';
    default:
      return 'unknown';
  }
}

function memberBound(file: SourceFile, member: TSESTree.MemberExpression): Bound {
  const key = keyOf(member);
  if (key === null) return 'unknown';
  const name = globalPath(file, member);
  if (name?.startsWith('process.') || isConstantName(key) || conventions.batchNames.test(key) || conventions.deliveryNames.test(key)) return 'unknown';
  const fields = fieldsOf(file, member.object);
  if (fields) return fieldBound(file, fields.get(key)?.writes ?? [], member);
  const property = propertyOf(file, member.object, key);
  if (property) return boundOf(file, property);
  return isFixedElsewhere(file, member.object) ? 'unknown' : pageSize(file, member.object) ?? 'unbounded';
}

/** Fields are filled elsewhere, too: only what is fixed wherever it is written is known. */
function fieldBound(file: SourceFile, writes: readonly TSESTree.Expression[], member: TSESTree.MemberExpression): Bound {
  const bounds = writes.map((write) => boundOf(file, write));
  if (growthOf(file, member) !== 0) return 'unbounded';
  if (bounds.includes('unknown')) return 'unknown';
  return bounds.length > 0 && bounds.every((bound) => typeof bound === 'number' && bound > 0) ? widest(bounds) : 'unbounded';
}

/** What a module elsewhere, a table of constants, a configuration or a batch holds. */
function isFixedElsewhere(file: SourceFile, object: Node): boolean {
  const inner = unwrap(object);
  if (inner.type === 'AwaitExpression') return isFixedElsewhere(file, inner.argument);
  if (importedAs(file, inner)) return true;
  const name = inner.type === 'MemberExpression' ? keyOf(inner) : inner.type === 'Identifier' ? inner.name : null;
  if (name !== null && (isConstantName(name) || conventions.configurationNames.test(name) || conventions.batchNames.test(name))) return true;
  return inner.type === 'MemberExpression' && isFixedElsewhere(file, inner.object);
}

function callBound(file: SourceFile, call: TSESTree.CallExpression): Bound {
  const callee = unwrap(call.callee);
  const [first] = call.arguments;
  const again = (next: Node) => boundOf(file, next);
  const path = globalPath(file, callee);
  if (importedAs(file, call) || conventions.machineCalls.test(file.sourceCode.getText(callee))) return 'unknown';
  if (path === 'Array.from' && first) return arrayFrom(file, first);
  if (path === 'Array' && first) return countOf(file, first);
  if (/^Object\.(?:keys|values|entries|getOwnPropertyNames)$/.test(path ?? '') && first) return entriesBound(file, first);
  if (path === 'Array.of') return sum(call.arguments.map((argument) => (argument.type === 'SpreadElement' ? again(argument.argument) : 1)));
  if (first && /^(?:Promise\.all(?:Settled)?|Object\.(?:freeze|fromEntries|seal))$/.test(path ?? '')) return again(first);
  // `_.filter(items, test)`.
  if (first && call.arguments.some((argument) => argument !== first && iteratedBy(file, argument) === first)) return again(first);
  const method = callee.type === 'MemberExpression' ? methodBound(file, call, callee) : null;
  if (method !== null) return method;
  const name = callee.type === 'MemberExpression' ? keyOf(callee) : callee.type === 'Identifier' ? callee.name : null;
  if (name !== null && conventions.chunkNames.test(name) && first) return again(first);
  const called = functionOf(file, callee);
  const bounds = called ? returnedExpressions(file, called).map(again) : [];
  if (bounds.length > 0) return widest(bounds);
  return elsewhereBound(file, call, name);
}

function methodBound(file: SourceFile, call: TSESTree.CallExpression, callee: TSESTree.MemberExpression): Bound | null {
  const [first, second] = call.arguments;
  const again = (next: Node) => boundOf(file, next);
  const method = keyOf(callee) ?? '';
  switch (method) {
    case 'slice':
      return first ? slice(file, callee.object, first, second) : again(callee.object);
    case 'splice':
      return second ? numberOf(file, second) : again(callee.object);
    case 'concat':
      return sum([again(callee.object), ...call.arguments.map(again)]);
    case 'flatMap':
      return flattened(again(callee.object), first ? functionResult(file, first) : 'unknown');
    case 'flat':
    case 'split':
    case 'match':
      return again(callee.object) === 'unbounded' ? 'unbounded' : 'unknown';
    case 'then':
      return first && functionOf(file, first) ? functionResult(file, first) : 'unbounded';
    case 'catch':
    case 'finally':
      return again(callee.object);
    default:
      return shrinking.includes(method) && (call.arguments.length === 0 || method === 'fill' || callbackRole(file, first!) === 'iteration') ? again(callee.object) : null;
  }
}

function functionResult(file: SourceFile, given: Node): Bound {
  const called = functionOf(file, given);
  const bounds = called ? returnedExpressions(file, called).map((result) => boundOf(file, result)) : [];
  return bounds.length > 0 ? widest(bounds) : 'unknown';
}

function flattened(outer: Bound, inner: Bound): Bound {
  return outer === 'unbounded' || inner === 'unbounded' ? 'unbounded' : product([outer, inner]);
}

/** What a function of another module gives: someone chose a number where one is given, and few of few is few. */
function elsewhereBound(file: SourceFile, call: TSESTree.CallExpression, name: string | null): Bound {
  const isChosen = call.arguments.some((argument) => isNumber(constantOf(file, argument)) || (argument.type === 'Identifier' && conventions.chosenNames.test(argument.name)));
  if (isChosen || (name !== null && conventions.selectionNames.test(name))) return 'unknown';
  const [first] = call.arguments;
  if (first && !constantOf(file, first).known && typeof boundOf(file, first) === 'number') return 'unknown';
  return pageSize(file, call) ?? 'unbounded';
}

function arrayFrom(file: SourceFile, source: Node): Bound {
  return propertyOf(file, source, 'length') ? lengthOf(file, source) : boundOf(file, source);
}

/** Something like an array: `{ length: 5 }`. */
function lengthOf(file: SourceFile, node: Node): Bound {
  const length = propertyOf(file, node, 'length');
  return length ? countOf(file, length) : 'unknown';
}

/** A slice with two ends has a size someone chose, known or not; so has the end of a list. */
function slice(file: SourceFile, list: Node, from: Node, to: Node | undefined): Bound {
  const start = constantOf(file, from);
  if (!to) return isNumber(start) && start.value < 0 ? smallest([-start.value, boundOf(file, list)]) : boundOf(file, list);
  const end = constantOf(file, to);
  return isNumber(start) && isNumber(end) && end.value >= start.value ? end.value - start.value : 'unknown';
}

function numberOf(file: SourceFile, node: Node): Bound {
  const value = constantOf(file, node);
  return isNumber(value) ? value.value : 'unknown';
}
