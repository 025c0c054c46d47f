import type { TSESTree } from '@typescript-eslint/utils';
import type { Node, SourceFile } from '../analysis/file.js';
import { isFunction, isInside, keyOf, wrapped } from '../analysis/scope.js';
import { indentOf, lineStart, newlineOf } from './layout.js';
import { shifted, withoutStatement } from './lines.js';
import type { Edit } from './plan.js';

/** Edits that take closing calls of a session away, with the `finally` that did nothing else; else why not, as a phrase. */
export function withoutClosing(file: SourceFile, closes: readonly TSESTree.CallExpression[]): Edit[] | string {
  const removed = new Set<Node>();
  const edits: Edit[] = [];
  for (const close of closes) {
    if (close.arguments.some(isFunction)) return 'something waits for its closing';
    const place = wrapped(handled(close));
    const chained = finallyAround(place);
    if (chained) {
      edits.push(chained);
      continue;
    }
    const { parent } = place.parent?.type === 'UnaryExpression' || place.parent?.type === 'LogicalExpression' ? place.parent : place;
    if (parent?.type !== 'ExpressionStatement') return 'its closing is part of something else';
    removed.add(parent);
  }
  const finals = new Set<TSESTree.TryStatement>();
  const because = lift(file, removed, finals);
  if (because !== null) return because;
  const passing = new Set(rethrowing(removed, finals));
  for (const statement of new Set([...finals, ...passing])) edits.push(...withoutEnd(file, statement, passing.has(statement)));
  const gone = [...[...finals].map(({ finalizer }) => finalizer), ...[...passing].map(({ handler }) => handler)];
  for (const statement of removed) if (!gone.some((part) => part && isInside(statement, part))) edits.push(withoutStatement(file, statement));
  return edits;
}

/** Statements whose `catch` does nothing, without the closing, but throw again what it catches. */
function rethrowing(removed: ReadonlySet<Node>, finals: ReadonlySet<TSESTree.TryStatement>): TSESTree.TryStatement[] {
  const closing = [...removed].flatMap(({ parent }) => (parent?.parent?.type === 'CatchClause' ? [parent.parent.parent] : []));
  return [...finals, ...closing].filter((statement) => {
    const { handler, finalizer } = statement;
    if (!handler || (finalizer && !finals.has(statement))) return false;
    const [left, second] = handler.body.body.filter((other) => !removed.has(other));
    return left?.type === 'ThrowStatement' && left.argument.type === 'Identifier' && handler.param?.type === 'Identifier' && left.argument.name === handler.param.name && !second;
  });
}

/** `agent.close().catch(…)`: what handles the failure of the closing goes with it. */
function handled(close: TSESTree.CallExpression): Node {
  const member = close.parent;
  const call = member.type === 'MemberExpression' && member.object === close && keyOf(member) === 'catch' ? member.parent : null;
  return call?.type === 'CallExpression' && call.callee === member ? call : close;
}

/** `.finally(() => agent.close())`, which goes as a whole. */
function finallyAround(place: Node): Edit | null {
  let callback = place.parent;
  if (callback?.type === 'ExpressionStatement' || callback?.type === 'ReturnStatement') {
    const block = callback.parent;
    callback = block.type === 'BlockStatement' && block.body.length === 1 ? block.parent : undefined;
  }
  const call = callback?.parent;
  if (!isFunction(callback) || call?.type !== 'CallExpression' || call.arguments[0] !== callback || call.callee.type !== 'MemberExpression' || keyOf(call.callee) !== 'finally') return null;
  return { range: [call.callee.object.range[1], call.range[1]], text: '' };
}

/** Lets emptied blocks take along what they were part of. */
function lift(file: SourceFile, removed: Set<Node>, finals: Set<TSESTree.TryStatement>): string | null {
  for (const statement of removed) {
    const block = statement.parent;
    if (block?.type === 'IfStatement' && !block.alternate && isQuiet(file, block.test)) {
      removed.delete(statement);
      removed.add(block);
      continue;
    }
    if (block?.type !== 'BlockStatement' && block?.type !== 'Program' && block?.type !== 'SwitchCase') return 'its closing is part of something else';
    if (block.type !== 'BlockStatement' || !block.body.every((other) => removed.has(other))) continue;
    const owner = block.parent;
    const isWhole = (owner.type === 'IfStatement' && !owner.alternate && isQuiet(file, owner.test)) || (owner.type === 'TryStatement' && owner.block === block && !owner.finalizer);
    if (owner.type === 'TryStatement' && owner.finalizer === block) finals.add(owner);
    else if (isWhole) {
      for (const other of block.body) removed.delete(other);
      removed.add(owner);
    } else return 'its closing is all that some code does';
  }
  return null;
}

/** A condition that only looks. */
function isQuiet(file: SourceFile, test: Node): boolean {
  return !/[(`]|\+\+|--|[^=!<>]=(?!=)|\bawait\b/.test(file.sourceCode.getText(test));
}

/** Takes the `finally` off, and the `catch` if it is idle; without either, the statements of the block take the place of the whole. */
function withoutEnd(file: SourceFile, statement: TSESTree.TryStatement, isIdle: boolean): Edit[] {
  const { sourceCode } = file;
  const { block, finalizer } = statement;
  const handler = isIdle ? null : statement.handler;
  const comments = [isIdle ? statement.handler : null, finalizer].flatMap((part) => (part ? sourceCode.getCommentsInside(part) : []));
  const kept = comments.map((comment) => newlineOf(file) + indentOf(file, statement) + sourceCode.getText(comment as never)).join('');
  if (handler) return [{ range: [handler.range[1], statement.range[1]], text: kept }];
  const open = sourceCode.getFirstToken(block)!;
  const first = sourceCode.getTokenAfter(open, { includeComments: true })!;
  const last = sourceCode.getTokenBefore(sourceCode.getLastToken(block)!, { includeComments: true })!;
  if (last === open || clashes(file, block) || !['BlockStatement', 'Program', 'SwitchCase'].includes(statement.parent.type)) {
    return [{ range: [statement.range[0], open.range[0]], text: '' }, { range: [block.range[1], statement.range[1]], text: kept }];
  }
  const end: Edit = { range: [last.range[1], statement.range[1]], text: kept };
  const start = lineStart(file, statement.range[0]);
  const isFirst = sourceCode.text.slice(start, statement.range[0]).trim() === '';
  const inner = sourceCode.getTokenAfter(open)!;
  const lines = inner.loc.start.line > open.loc.end.line ? shifted(file, [open.range[1], last.range[1]], indentAt(file, inner.range[0]), indentOf(file, statement)) : [];
  // A comment after the brace stays on its line.
  const isNextLine = first.loc.start.line > open.loc.end.line;
  return [isNextLine && isFirst ? { range: [start, lineStart(file, first.range[0])], text: '' } : { range: [statement.range[0], first.range[0]], text: '' }, ...(isFirst ? lines : []), end];
}

function indentAt(file: SourceFile, offset: number): string {
  return file.sourceCode.text.slice(lineStart(file, offset), offset);
}

/** Whether a name of the block means something else right outside of it. */
function clashes(file: SourceFile, block: TSESTree.BlockStatement): boolean {
  const scope = file.sourceCode.scopeManager?.acquire(block);
  const outer = scope?.upper;
  if (!scope || !outer) return false;
  return scope.variables.some(({ name }) => {
    if (outer.set.has(name)) return true;
    const around = [...outer.references, ...outer.childScopes.flatMap((child) => child.through)];
    return around.some(({ identifier }) => identifier.name === name && !isInside(identifier, block));
  });
}
