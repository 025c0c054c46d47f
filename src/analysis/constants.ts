import type { SourceFile, Node } from './file.js';
import { isGlobal, unwrap, variableOf, writesOf } from './scope.js';

/** A value known from the source, or not. */
export type Constant = { readonly known: true; readonly value: unknown } | { readonly known: false };

const unknown: Constant = { known: false };
const constant = (value: unknown): Constant => ({ known: true, value });

/** The value of an expression that cannot vary: literals, constants of the file, arithmetic on them. Nothing is called. */
export function constantOf(file: SourceFile, node: Node, depth = 0): Constant {
  if (depth > 8) return unknown;
  const inner = unwrap(node);
  switch (inner.type) {
    case 'Literal':
      return 'regex' in inner ? unknown : constant(inner.value);
    case 'TemplateLiteral':
      return inner.expressions.length === 0 ? constant(inner.quasis[0]?.value.cooked) : unknown;
    case 'Identifier':
      return nameValue(file, inner, depth);
    case 'MemberExpression':
      return file.sourceCode.getText(inner) === 'Number.POSITIVE_INFINITY' ? constant(Infinity) : unknown;
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
    default:
      return unknown;
  }
}

function nameValue(file: SourceFile, identifier: Node & { name: string }, depth: number): Constant {
  if (isGlobal(file, identifier)) {
    if (identifier.name === 'undefined') return constant(undefined);
    if (identifier.name === 'Infinity') return constant(Infinity);
    return identifier.name === 'NaN' ? constant(NaN) : unknown;
  }
  const variable = variableOf(file, identifier);
  if (variable?.defs[0]?.type !== 'Variable') return unknown;
  const [write, second] = writesOf(variable) ?? [];
  return write && !second && write.path.length === 0 ? constantOf(file, write.expression, depth + 1) : unknown;
}

function arithmetic(operator: string, left: unknown, right: unknown): Constant {
  if (typeof left !== 'number' || typeof right !== 'number') {
    return operator === '+' && typeof left === 'string' && typeof right === 'string' && left.length + right.length < 1000 ? constant(left + right) : unknown;
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
