import { conventions } from '../../catalog/index.js';
import type { CallNode, Node, SourceFile } from '../file.js';
import { unwrap, variableOf, writesOf } from '../scope.js';

/** The argument that holds the options of a creation: at its index, or where an object stands instead. */
export function optionsArgument(file: SourceFile, call: CallNode, { options, optionsAlsoAt = [] }: { readonly options: number | null; readonly optionsAlsoAt?: readonly number[] }): Node | null {
  const also = optionsAlsoAt.map((index) => call.arguments[index]).find((argument) => argument && isObject(file, argument));
  return also ?? (options === null ? null : (call.arguments[options] ?? null));
}

/** Whether an expression certainly is an object with options (and not a URL or a callback). */
export function isObject(file: SourceFile, node: Node): boolean {
  const inner = unwrap(node);
  if (inner.type === 'ObjectExpression') return true;
  if (inner.type !== 'Identifier') return false;
  const variable = variableOf(file, inner);
  const writes = variable && variable.defs[0]?.type === 'Variable' ? writesOf(variable) : null;
  return Boolean(writes?.length && writes.every(({ expression, path }) => path.length === 0 && unwrap(expression).type === 'ObjectExpression'));
}

/** A name that only callbacks have, or that settles a promise: where it stands, no options do. */
export function isCallbackName(file: SourceFile, node: Node): boolean {
  const inner = unwrap(node);
  if (inner.type !== 'Identifier') return false;
  const [definition] = variableOf(file, inner)?.defs ?? [];
  const owner = definition?.type === 'Parameter' ? (definition.node as Node).parent : null;
  return conventions.doneNames.test(inner.name) || (owner?.type === 'NewExpression' && owner.callee.type === 'Identifier' && owner.callee.name === 'Promise');
}
