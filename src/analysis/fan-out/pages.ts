import type { TSESTree } from '@typescript-eslint/utils';
import { conventions } from '../../catalog/index.js';
import type { Bound } from './amounts.js';
import { callbackRole } from '../functions/callbacks.js';
import { constantOf, isNumber } from '../values/constants.js';
import { countOf } from './counts.js';
import { perNode, type CallNode, type Node, type SourceFile } from '../file.js';
import { functionOf, returnedExpressions } from '../functions/functions.js';
import { isFunction, keyOf, unwrap, variableOf, writesOf } from '../scope.js';

/**
 * How many items an answer has, where its number was asked for: `?per_page=50`, `{ take: 20 }`, `.limit(10)`, the next page
 * of a list. `null` where nothing was asked.
 */
export const pageSize: (file: SourceFile, data: Node) => Bound | null = perNode<Node, Bound | null>(null, (file, data) => {
  for (const call of sourcesOf(file, data)) {
    const name = nameOf(call);
    if (name !== null && conventions.exhaustiveNames.test(name)) return null;
    const size = askedBy(file, call, name);
    if (size !== null) return size;
  }
  return null;
});

function nameOf({ callee }: CallNode): string | null {
  const inner = unwrap(callee);
  return inner.type === 'MemberExpression' ? keyOf(inner) : inner.type === 'Identifier' ? inner.name : null;
}

/** The calls that some data comes from, the last one first: through variables, chains and functions of this file. */
function sourcesOf(file: SourceFile, data: Node, depth = 0): readonly CallNode[] {
  if (depth > 10) return [];
  const inner = unwrap(data);
  const again = (next: Node) => sourcesOf(file, next, depth + 1);
  switch (inner.type) {
    case 'AwaitExpression':
      return again(inner.argument);
    case 'MemberExpression':
      return again(inner.object);
    case 'LogicalExpression':
      return [...again(inner.left), ...again(inner.right)];
    case 'ConditionalExpression':
      return [...again(inner.consequent), ...again(inner.alternate)];
    case 'Identifier':
      return sourcesOfName(file, inner).flatMap(again);
    case 'CallExpression': {
      const object = inner.callee.type === 'MemberExpression' ? again(inner.callee.object) : [];
      const called = functionOf(file, inner.callee);
      return [inner, ...object, ...(called ? returnedExpressions(file, called).flatMap(again) : [])];
    }
    default:
      return [];
  }
}

function sourcesOfName(file: SourceFile, name: TSESTree.Identifier): readonly Node[] {
  const variable = variableOf(file, name);
  const definition = variable?.defs[0];
  if (!variable || !definition) return [];
  if (definition.type === 'Variable') return (writesOf(variable) ?? []).map(({ expression }) => expression);
  const owner = definition.type === 'Parameter' ? (definition.node as Node) : null;
  const call = isFunction(owner) && callbackRole(file, owner) === 'promise' ? owner.parent : null;
  return call?.type === 'CallExpression' && call.callee.type === 'MemberExpression' ? [call.callee.object] : [];
}

function askedBy(file: SourceFile, call: CallNode, name: string | null): Bound | null {
  const [first] = call.arguments;
  if (name !== null && first && call.callee.type === 'MemberExpression' && conventions.chosenNames.test(name)) return chosen(file, first);
  for (const argument of call.arguments) {
    const size = askedIn(file, argument);
    if (size !== null) return size;
  }
  return null;
}

/** What an argument asks for: an options object, an address, a command made in place, a query as text. */
function askedIn(file: SourceFile, argument: Node, depth = 0): Bound | null {
  if (depth > 4) return null;
  const inner = unwrap(argument);
  switch (inner.type) {
    case 'ObjectExpression':
      for (const property of inner.properties) {
        const size = property.type === 'Property' ? askedByProperty(file, property, depth) : null;
        if (size !== null) return size;
      }
      return null;
    case 'NewExpression':
      return inner.arguments.map((given) => askedIn(file, given, depth + 1)).find((size) => size !== null) ?? null;
    case 'TaggedTemplateExpression':
      return askedIn(file, inner.quasi, depth);
    case 'TemplateLiteral':
    case 'Literal':
    case 'BinaryExpression':
      return askedByText(shapeOf(inner));
    case 'Identifier': {
      const variable = variableOf(file, inner);
      const writes = variable?.defs[0]?.type === 'Variable' ? (writesOf(variable) ?? []) : [];
      return writes.map(({ expression, path }) => (path.length === 0 ? askedIn(file, expression, depth + 1) : null)).find((size) => size !== null) ?? null;
    }
    default:
      return null;
  }
}

/** A text with `{}` where it differs. */
function shapeOf(node: Node): string {
  const inner = unwrap(node);
  if (inner.type === 'Literal') return String(inner.value);
  if (inner.type === 'TemplateLiteral') return inner.quasis.map(({ value }) => value.cooked ?? '').join('{}');
  return inner.type === 'BinaryExpression' && inner.operator === '+' ? shapeOf(inner.left) + shapeOf(inner.right) : '{}';
}

function askedByProperty(file: SourceFile, property: TSESTree.Property, depth: number): Bound | null {
  const key = keyOf(property);
  const value = constantOf(file, property.value);
  const isText = value.known && typeof value.value === 'string' && !/^\d+$/.test(value.value);
  if (key !== null && !isText && conventions.chosenNames.test(key)) return chosen(file, property.value);
  if (key !== null && conventions.pagingNames.test(key) && !value.known) return 'unknown';
  return askedIn(file, property.value, depth + 1);
}

function chosen(file: SourceFile, value: Node): Bound {
  const constant = constantOf(file, value);
  if (constant.known && typeof constant.value === 'string') return Number(constant.value) || 'unknown';
  return isNumber(constant) ? countOf(file, value) : 'unknown';
}

/** `?limit=50`, `?page={}` where the page differs, and `first: 100` of a query language. */
function askedByText(text: string): Bound | null {
  let isPage = false;
  for (const [, key = '', value = ''] of text.matchAll(/[?&]([\w.[\]-]+)=([^&#\s]*)/g)) {
    const name = key.replace(/^.*[.[]|\]$/g, '');
    if (conventions.chosenNames.test(name)) return Number(value) || 'unknown';
    isPage ||= conventions.pagingNames.test(name) && value.startsWith('{}');
  }
  if (isPage) return 'unknown';
  const asked = new Set([...text.matchAll(/[({,\s](?:first|last|limit)\s*:\s*(\d+|\$|\{)/g)].map(([, number]) => Number(number) || 'unknown' as const));
  const [only] = asked;
  return asked.size > 1 ? 'unknown' : only ?? null;
}
