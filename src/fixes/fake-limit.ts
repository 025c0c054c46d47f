import type { TSESTree } from '@typescript-eslint/utils';
import type { Mapped } from '../analysis/fan-out/mapped.js';
import type { Node, SourceFile } from '../analysis/file.js';
import { functionOf } from '../analysis/functions/functions.js';
import { promiseGiven } from '../analysis/fan-out/fake-limits.js';
import { functionAround, keyOf, unwrap, variableOf } from '../analysis/scope.js';
import { wrapMapper } from './mapper.js';
import { variableNamed } from './names.js';
import type { Edit } from './plan.js';

/**
 * Moves a limiter from around started promises to around their start:
 * `xs.map(f).map((p) => limit(() => p))` becomes `xs.map((x) => limit(() => f(x)))`.
 * A promise given instead of a function, `limit(f(x))`, becomes `limit(() => f(x))`.
 */
export function unwrapFakeLimit(file: SourceFile, node: TSESTree.CallExpression, { call, mapper, reached }: Mapped): readonly Edit[] | { readonly because: string } {
  const because = 'the limiter cannot be moved to where the requests start';
  const promise = promiseGiven(file, reached.request.node);
  if (promise) return waits(file, promise) ? { because } : [{ range: [promise.range[0], promise.range[0]], text: '() => ' }];
  const outer = node.arguments[0] && unwrap(node.arguments[0]);
  if (!call || !mapper || outer?.type !== 'CallExpression' || outer.callee.type !== 'MemberExpression' || keyOf(outer.callee) !== 'map' || outer.arguments.length !== 1) return { because };
  const source = unwrap(outer.callee.object);
  const held = source.type === 'Identifier' ? variableOf(file, source) : null;
  const starts = held ? (held.references.find((reference) => reference.init)?.writeExpr as Node | undefined) : source;
  const limit = limitOf(unwrap(outer.arguments[0]!));
  if (!limit || !starts || unwrap(starts) !== call || (held && held.references.length > 2)) return { because };
  const given = call.arguments.find((argument) => functionOf(file, argument) === mapper);
  const edits = given && isReadyAt(file, limit, given) ? wrapMapper(file, given, mapper, { before: `${file.sourceCode.getText(limit)}(`, after: ')' }) : null;
  if (!edits || file.sourceCode.getCommentsInside(outer).some(({ range }) => range[0] >= outer.callee.range[1])) return { because };
  return [...edits, { range: [outer.callee.object.range[1], outer.range[1]], text: '' }];
}

/** Whether an expression waits while it is evaluated: a function could not. */
function waits(file: SourceFile, expression: Node): boolean {
  return file.sourceCode.getTokens(expression).some(({ value, range }) => {
    const node = value === 'await' || value === 'yield' ? file.sourceCode.getNodeByRangeIndex(range[0]) : null;
    return node !== null && functionAround(node) === functionAround(expression);
  });
}

/** `limit` of `(p) => limit(() => p)`. */
function limitOf(mapper: Node): TSESTree.Expression | null {
  if (mapper.type !== 'ArrowFunctionExpression' || mapper.async) return null;
  const [item] = mapper.params;
  const call = mapper.body;
  if (item?.type !== 'Identifier' || call.type !== 'CallExpression' || call.arguments.length !== 1) return null;
  const work = call.arguments[0];
  if (work?.type !== 'ArrowFunctionExpression' || work.params.length > 0) return null;
  const value = work.body.type === 'AwaitExpression' ? work.body.argument : work.body;
  return value.type === 'Identifier' && value.name === item.name ? call.callee : null;
}

/** Whether the limiter has its value where the requests start. */
function isReadyAt(file: SourceFile, limit: Node, at: Node): boolean {
  let root = unwrap(limit);
  while (root.type === 'MemberExpression') root = unwrap(root.object);
  if (root.type === 'ThisExpression') return true;
  const variable = root.type === 'Identifier' ? variableOf(file, root) : null;
  const definition = variable?.defs[0];
  if (!variable || !definition || variableNamed(file, variable.name, at) !== variable) return false;
  const node = definition.node as Node;
  return node.range[1] <= at.range[0] || functionAround(node) !== functionAround(at);
}
