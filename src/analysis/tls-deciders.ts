import { constantOf } from './constants.js';
import type { TlsFact } from './facts.js';
import type { Node, SourceFile } from './file.js';
import { functionOf, returnedExpressions } from './functions.js';
import { unwrap, variableOf } from './scope.js';

/** A part of a value that decides. `because`: a sentence fragment, when there is more to say. */
export interface Decider { readonly value: Node; readonly effect: TlsFact['effect']; readonly because: string | null }

/** The parts of a value that switch verification off: a literal, a branch, the fallback of an `||`, the default of a parameter. */
export function decidersOf(file: SourceFile, value: Node, off: unknown): readonly Decider[] {
  const inner = unwrap(value);
  if (off === 'no-op function') return cannotFail(file, inner) ? [{ value: inner, effect: 'off', because: 'the certificate of any other host' }] : [];
  const constant = constantOf(file, inner);
  if (constant.known) {
    if (constant.value === off) return [{ value: inner, effect: 'off', because: null }];
    const meant = off === false && [0, null, '', 'false', '0'].includes(constant.value as number);
    return meant ? [{ value: inner, effect: 'ineffective', because: 'only exactly `false` switches verification off' }] : [];
  }
  if (inner.type === 'ConditionalExpression') return [...decidersOf(file, inner.consequent, off), ...decidersOf(file, inner.alternate, off)];
  if (inner.type === 'Identifier') return defaultOff(file, inner, off);
  if (inner.type !== 'LogicalExpression') return [];
  const right = decidersOf(file, inner.right, off);
  if (inner.operator === '&&' || right.length === 0) return inner.operator === '&&' ? right : [];
  // `!x || false` and `a === b || false` are booleans already: the fallback changes nothing.
  const left = unwrap(inner.left);
  if (left.type === 'UnaryExpression' || (left.type === 'BinaryExpression' && inner.operator === '||')) return [];
  return right.filter(({ effect }) => effect === 'off').map((decider) => ({ ...decider, effect: 'off by default' as const, because: `verification is off whenever \`${file.sourceCode.getText(left)}\` is not set` }));
}

/** `({ verify = false }) => …`, `const { verify = false } = settings`. */
function defaultOff(file: SourceFile, identifier: Node, off: unknown): readonly Decider[] {
  const variable = variableOf(file, identifier);
  const [name] = variable?.identifiers ?? [];
  const pattern = name?.parent;
  if (!variable || pattern?.type !== 'AssignmentPattern' || pattern.left !== name || variable.references.some((reference) => reference.isWrite() && !reference.init)) return [];
  const constant = constantOf(file, pattern.right);
  return constant.known && constant.value === off ? [{ value: pattern.right, effect: 'off by default', because: `verification is off whenever \`${variable.name}\` is not set` }] : [];
}

/** An identity check that never returns an error and never throws. */
function cannotFail(file: SourceFile, node: Node): boolean {
  const check = node.type === 'ArrowFunctionExpression' || node.type === 'FunctionExpression' || node.type === 'Identifier' ? functionOf(file, node) : null;
  if (!check) return false;
  const results = returnedExpressions(file, check);
  const nothing = results.every((result) => {
    const constant = constantOf(file, result);
    return constant.known && (constant.value === undefined || constant.value === null);
  });
  return nothing && !/\bthrow\b|\(/.test(file.sourceCode.getText(check.body).replace(/console\.\w+\(/g, '').replace(/logger?\.\w+\(/g, ''));
}
