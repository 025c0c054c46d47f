import type { TSESTree } from '@typescript-eslint/utils';
import type { SourceFile, Node } from '../file.js';
import { isGlobal, keyOf, unwrap, variableOf, writesOf } from '../scope.js';
import { literalOf } from '../types/types-shapes.js';

/** A value known from the source, or not. */
export type Constant = { readonly known: true; readonly value: unknown } | { readonly known: false };

const unknown: Constant = { known: false };
const constant = (value: unknown): Constant => ({ known: true, value });

/** The value of an expression that cannot vary: literals, constants of the file, arithmetic on them. Nothing is called but `String` and its kin. */
export function constantOf(file: SourceFile, node: Node, depth = 0): Constant {
  if (depth > 8) return unknown;
  const inner = unwrap(node);
  switch (inner.type) {
    case 'Literal':
      return 'regex' in inner ? unknown : constant(inner.value);
    case 'TemplateLiteral':
      return template(file, inner, depth);
    case 'Identifier':
      return nameValue(file, inner, depth);
    case 'MemberExpression':
      return file.sourceCode.getText(inner) === 'Number.POSITIVE_INFINITY' ? constant(Infinity) : literalOf(file, inner);
    case 'UnaryExpression': {
      const operand = constantOf(file, inner.argument, depth + 1);
      if (inner.operator === 'void') return constant(undefined);
      if (!operand.known) return unknown;
      if (inner.operator === '!') return constant(!operand.value);
      if (inner.operator === '-') return constant(-Number(operand.value));
      return inner.operator === '+' ? constant(Number(operand.value)) : unknown;
    }
    case 'BinaryExpression': {
      if (inner.left.type === 'PrivateIdentifier') return unknown;
      const left = constantOf(file, inner.left, depth + 1);
      const right = constantOf(file, inner.right, depth + 1);
      return left.known && right.known ? arithmetic(inner.operator, left.value, right.value) : unknown;
    }
    case 'LogicalExpression': {
      const left = constantOf(file, inner.left, depth + 1);
      if (!left.known) return unknown;
      const decided = inner.operator === '??' ? left.value !== null && left.value !== undefined : inner.operator === '||' ? Boolean(left.value) : !left.value;
      return decided ? left : constantOf(file, inner.right, depth + 1);
    }
    case 'CallExpression':
      return converted(file, inner, depth);
    default:
      return unknown;
  }
}

function template(file: SourceFile, { quasis, expressions }: TSESTree.TemplateLiteral, depth: number): Constant {
  const parts = expressions.map((expression) => constantOf(file, expression, depth + 1));
  if (!parts.every((part) => part.known && isPrimitive(part.value))) return unknown;
  return constant(quasis.map(({ value }, index) => `${value.cooked}${parts[index]?.known ? String(parts[index].value) : ''}`).join(''));
}

/** `String(0)`, `Number('0')`, `Boolean(0)`. */
function converted(file: SourceFile, call: TSESTree.CallExpression, depth: number): Constant {
  const [first, second] = call.arguments;
  const { callee } = call;
  if (callee.type !== 'Identifier' || !/^(?:String|Number|Boolean)$/.test(callee.name) || !first || second || !isGlobal(file, callee)) return unknown;
  const given = constantOf(file, first, depth + 1);
  if (!given.known || !isPrimitive(given.value)) return unknown;
  return constant(callee.name === 'String' ? String(given.value) : callee.name === 'Number' ? Number(given.value) : Boolean(given.value));
}

/** What turns into a text without a surprise. */
function isPrimitive(value: unknown): boolean {
  return typeof value !== 'object' || value === null;
}

function nameValue(file: SourceFile, identifier: Node & { name: string }, depth: number): Constant {
  if (isGlobal(file, identifier)) {
    if (identifier.name === 'undefined') return constant(undefined);
    if (identifier.name === 'Infinity') return constant(Infinity);
    return identifier.name === 'NaN' ? constant(NaN) : unknown;
  }
  const variable = variableOf(file, identifier);
  const [write, second] = variable?.defs[0]?.type === 'Variable' ? (writesOf(variable) ?? []) : [];
  const written = write && !second && write.path.length === 0 ? constantOf(file, write.expression, depth + 1) : unknown;
  return written.known ? written : literalOf(file, identifier);
}

function arithmetic(operator: string, left: unknown, right: unknown): Constant {
  if (typeof left !== 'number' || typeof right !== 'number') {
    const isText = operator === '+' && (typeof left === 'string' || typeof right === 'string') && isPrimitive(left) && isPrimitive(right);
    const text = isText ? String(left) + String(right) : '';
    return isText && text.length < 1000 ? constant(text) : unknown;
  }
  switch (operator) {
    case '+':
      return constant(left + right);
    case '-':
      return constant(left - right);
    case '*':
      return constant(left * right);
    case '/':
      return constant(left / right);
    case '**':
      return constant(left ** right);
    default:
      return unknown;
  }
}

export function isNumber(value: Constant): value is { known: true; value: number } {
  return value.known && typeof value.value === 'number';
}

/** The name of a property, also when a constant says it. */
export function nameOfProperty(file: SourceFile, node: TSESTree.MemberExpression | TSESTree.Property): string | null {
  const key = keyOf(node);
  if (key !== null || !node.computed) return key;
  const constant = constantOf(file, node.type === 'Property' ? node.key : node.property);
  return constant.known ? String(constant.value) : null;
}
