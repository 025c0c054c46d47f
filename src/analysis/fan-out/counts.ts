import type { TSESTree } from '@typescript-eslint/utils';
import { conventions } from '../../catalog/index.js';
import { product, smallest, sum, widest, type Bound } from './amounts.js';
import { boundOf } from './bounds.js';
import { callersOf } from '../functions/callers.js';
import { constantOf } from '../values/constants.js';
import { perNode, type CallNode, type Node, type SourceFile } from '../file.js';
import { functionOf, returnedExpressions } from '../functions/functions.js';
import { globalPath } from '../values/globals.js';
import { textOf } from '../values/modules.js';
import { propertyOf } from '../options/options.js';
import { isFunction, keyOf, unwrap, variableOf, writesOf, type Variable } from '../scope.js';

/**
 * How large can a number be? One made of the length of a collection, or of what an answer says there is in total, has
 * no bound but theirs; of other numbers from elsewhere nobody knows whether someone chose them.
 */
export const countOf: (file: SourceFile, node: Node) => Bound = perNode<Node, Bound>('unknown', (file, node) => {
  const inner = unwrap(node);
  const again = (next: Node) => countOf(file, next);
  const value = constantOf(file, inner);
  if (value.known) return typeof value.value === 'number' && !Number.isNaN(value.value) ? limited(value.value) : 'unknown';
  switch (inner.type) {
    case 'Identifier':
      return nameCount(file, inner);
    case 'MemberExpression':
      return memberCount(file, inner);
    case 'CallExpression':
      return callCount(file, inner);
    case 'BinaryExpression':
      return inner.left.type === 'PrivateIdentifier' ? 'unknown' : arithmetic(inner.operator, again(inner.left), again(inner.right));
    case 'UnaryExpression':
      return inner.operator === '+' ? again(inner.argument) : 'unknown';
    case 'AwaitExpression':
      return again(inner.argument);
    case 'ConditionalExpression':
      return either([again(inner.consequent), again(inner.alternate)]);
    case 'LogicalExpression':
      return either([again(inner.left), again(inner.right)]);
    case 'AssignmentExpression':
      return again(inner.right);
    default:
      return 'unknown';
  }
});

function limited(value: number): Bound {
  return value === Infinity ? 'unbounded' : Math.max(0, value);
}

/** `answer.pages ?? 1`: a fallback bounds nothing. */
function either(bounds: readonly Bound[]): Bound {
  return bounds.includes('unbounded') ? 'unbounded' : widest(bounds);
}

function arithmetic(operator: string, left: Bound, right: Bound): Bound {
  switch (operator) {
    case '+':
      return sum([left, right]);
    case '*':
      return product([left, right]);
    case '/':
      return typeof left === 'number' && typeof right === 'number' && right > 0 ? left / right : left;
    case '%':
      return smallest([left, right]);
    case '-':
    case '|':
    case '>>':
    case '>>>':
      return left;
    default:
      return 'unknown';
  }
}

function nameCount(file: SourceFile, identifier: TSESTree.Identifier): Bound {
  const variable = variableOf(file, identifier);
  const definition = variable?.defs[0];
  if (definition?.type === 'Parameter') return parameterCount(file, variable!) ?? (conventions.wholeNames.test(identifier.name) ? 'unbounded' : 'unknown');
  if (definition?.type !== 'Variable') return 'unknown';
  const bounds = (writesOf(variable!) ?? []).map(({ expression, path }): Bound => {
    const key = path.at(-1);
    return key === undefined ? countOf(file, expression) : conventions.totalNames.test(key) ? 'unbounded' : 'unknown';
  });
  const bound = bounds.length === 0 ? 'unknown' : either(bounds);
  return bound === 'unknown' && conventions.totalNames.test(identifier.name) ? 'unbounded' : bound;
}

/** The number behind a collection that is made of one, to show instead: `pages` of `Array.from({ length: pages })`, `[...Array(pages).keys()]`. */
export function countedIn(file: SourceFile, collection: Node): { readonly shown: Node; readonly counts: boolean } {
  let inner = unwrap(collection);
  while (inner.type === 'CallExpression' && inner.callee.type === 'MemberExpression' && ['fill', 'keys'].includes(keyOf(inner.callee) ?? '')) inner = unwrap(inner.callee.object);
  if (inner.type === 'ArrayExpression' && inner.elements.length === 1 && inner.elements[0]?.type === 'SpreadElement') {
    const spread = countedIn(file, inner.elements[0].argument);
    return spread.counts ? spread : { shown: collection, counts: false };
  }
  const made = inner.type === 'CallExpression' || inner.type === 'NewExpression' ? globalPath(file, inner.callee) : null;
  const [first] = made === null ? [] : (inner as CallNode).arguments;
  if (made === 'Array' && first) return { shown: first, counts: true };
  const source = made === 'Array.from' && first ? unwrap(first) : inner;
  const length = source.type === 'ObjectExpression' ? propertyOf(file, source, 'length') : null;
  return length ? { shown: length, counts: true } : { shown: collection, counts: false };
}

/** What every caller gives, where all of them stand here and say. */
function parameterCount(file: SourceFile, variable: Variable): Bound | null {
  const owner = variable.defs[0]?.node as Node | undefined;
  const index = isFunction(owner) ? owner.params.findIndex((parameter) => parameter === variable.identifiers[0]) : -1;
  if (!isFunction(owner) || index < 0) return null;
  const bounds = callersOf(file, owner).map(({ arguments: given }) => (given[index] ? countOf(file, given[index]) : 'unknown'));
  return bounds.length > 0 && !bounds.includes('unknown') ? either(bounds) : null;
}

function memberCount(file: SourceFile, member: TSESTree.MemberExpression): Bound {
  const key = keyOf(member);
  if (key === null) return 'unknown';
  if (key === 'length' || key === 'size') return boundOf(file, member.object);
  return conventions.totalNames.test(key) && !isConfigured(member.object) ? 'unbounded' : 'unknown';
}

/** `config.totalWorkers`. */
function isConfigured(object: Node): boolean {
  const inner = unwrap(object);
  const name = inner.type === 'MemberExpression' ? keyOf(inner) : inner.type === 'Identifier' ? inner.name : null;
  return name !== null && (conventions.configurationNames.test(name) || conventions.recordNames.test(name));
}

function callCount(file: SourceFile, call: CallNode): Bound {
  const again = (next: Node) => countOf(file, next);
  const [first] = call.arguments;
  const path = globalPath(file, call.callee);
  if (path === 'Math.min') return smallest(call.arguments.map(again));
  if (path === 'Math.max') return either(call.arguments.map(again));
  if (path !== null && first && /^(?:Math\.(?:abs|ceil|floor|round|trunc)|(?:Number\.)?parse(?:Float|Int)|Number|BigInt)$/.test(path)) return again(first);
  const called = functionOf(file, call.callee);
  if (called) {
    const bounds = returnedExpressions(file, called).map(again);
    return bounds.length > 0 ? either(bounds) : 'unknown';
  }
  // `headers.get('x-total-count')`, `getTotalPages()`.
  const names = [call.callee.type === 'MemberExpression' ? keyOf(call.callee) : call.callee.type === 'Identifier' ? call.callee.name : null, first ? textOf(first) : null];
  return names.some((name) => name !== null && conventions.totalNames.test(name)) ? 'unbounded' : 'unknown';
}
