import type { TSESTree } from '@typescript-eslint/utils';
import type { FunctionNode, Node, SourceFile } from '../analysis/file.js';
import { endOfStatement, endedBefore, indentOf, indentStepOf, lineEnd, lineStart, newlineOf, semicolonsOf, statementsOf } from './layout.js';
import { shifted, withEdits } from './lines.js';
import type { Edit } from './plan.js';

/** An edit that puts a statement (given without its semicolon) in front of another. One that stands alone after a condition gets a block. */
export function statementBefore(file: SourceFile, statement: Node, text: string): Edit {
  const [start] = statement.range;
  if (statementsOf(statement.parent).length === 0) return inBlock(file, statement, `${text};`, null);
  const isFirst = file.sourceCode.text.slice(lineStart(file, start), start).trim() === '';
  return insertion(start, isFirst ? text + semicolonsOf(file) + newlineOf(file) + indentOf(file, statement) : `${text}; `);
}

/** Edits that put a statement behind another, and what is said about that on its line. `prefix` goes in front of the other one. */
export function statementAfter(file: SourceFile, statement: Node, text: string, prefix = ''): readonly Edit[] {
  const [start, end] = [statement.range[0], endOfStatement(file, statement)];
  const own = file.sourceCode.text.slice(start, end);
  if (statementsOf(statement.parent).length === 0) return [inBlock(file, statement, null, `${text};`, prefix + own)];
  const next = file.sourceCode.getTokenAfter(statement);
  const isLast = next === null || next.loc.start.line > file.sourceCode.getLocFromIndex(end).line;
  const rest = isLast ? commentBehind(file, end) : '';
  const added = endedBefore(text + semicolonsOf(file), end < statement.range[1] ? null : next);
  const behind = isLast ? newlineOf(file) + indentOf(file, statement) + added : `${/[;}]$/.test(own) ? '' : ';'} ${text};`;
  return [...(prefix === '' ? [] : [insertion(start, prefix)]), insertion(end + rest.length, behind)];
}

/** An edit that puts a statement first in a block, after its directives. */
export function statementFirst(file: SourceFile, block: TSESTree.BlockStatement, text: string): Edit {
  const directive = block.body.findLast((statement) => statement.type === 'ExpressionStatement' && statement.directive !== undefined);
  if (directive) return statementAfter(file, directive, text)[0] ?? insertion(directive.range[1], '');
  const at = block.range[0] + 1;
  if (block.loc.start.line === block.loc.end.line) return insertion(at, ` ${text};${block.body.length === 0 ? ' ' : ''}`);
  const [first] = block.body;
  const rest = commentBehind(file, at);
  const indent = first && first.loc.start.line > block.loc.start.line ? indentOf(file, first) : indentOf(file, block) + indentStepOf(file);
  return insertion(at + rest.length, newlineOf(file) + indent + text + semicolonsOf(file));
}

/** Edits that put a statement last in a block. */
export function statementLast(file: SourceFile, block: TSESTree.BlockStatement, text: string): readonly Edit[] {
  const last = block.body.at(-1);
  if (!last) return [];
  if (last.loc.end.line < block.loc.end.line) return statementAfter(file, last, text);
  return [insertion(last.range[1], `${/[;}]$/.test(file.sourceCode.getText(last)) ? '' : ';'} ${text};`)];
}

/** Edits that put a statement first in a function; an expression that is its whole body gets a block. */
export function statementFirstIn(file: SourceFile, around: FunctionNode, text: string): readonly Edit[] {
  const { body } = around;
  if (body.type === 'BlockStatement') return [statementFirst(file, body, text)];
  const arrow = file.sourceCode.getTokenBefore(body, (token) => token.value === '=>');
  if (!arrow) return [];
  const outer = indentOf(file, around);
  const inner = outer + indentStepOf(file);
  const newline = newlineOf(file);
  const end = semicolonsOf(file);
  const value = file.sourceCode.text.slice(arrow.range[1], around.range[1]);
  const lines = shifted(file, [arrow.range[1], around.range[1]], outer, inner);
  const shiftedValue = withEdits(file, [arrow.range[1], around.range[1]], lines).trimStart();
  return [{ range: [arrow.range[1], around.range[1]], text: ` {${newline}${inner}${text}${end}${newline}${inner}return ${value.includes('\n') ? shiftedValue : value.trim()}${end}${newline}${outer}}` }];
}

/** The comment that stands behind an offset, as the last thing on its line, with the space in front of it. */
function commentBehind(file: SourceFile, offset: number): string {
  const rest = file.sourceCode.text.slice(offset, lineEnd(file, offset));
  return /^[\t ]*(?:\/\/[^\r\n]*|\/\*(?:[^*]|\*(?!\/))*\*\/(?=[\t ]*(?:\r?\n|$)))/.exec(rest)?.[0] ?? '';
}

/** A statement that is the whole body of another, made a block with a statement before or after it. */
function inBlock(file: SourceFile, statement: Node, before: string | null, after: string | null, own = file.sourceCode.getText(statement)): Edit {
  const outer = indentOf(file, statement.parent ?? statement);
  const inner = outer + indentStepOf(file);
  const newline = newlineOf(file);
  const previous = file.sourceCode.getTokenBefore(statement, { includeComments: true });
  const [start, end] = statement.range;
  const isOnOwnLine = file.sourceCode.text.slice(lineStart(file, start), start).trim() === '';
  const ended = after === null || /[;}]$/.test(own) ? own : `${own};`;
  const unended = (line: string): string => (semicolonsOf(file) === '' ? line.replace(/;$/, '') : line);
  // What is said behind the condition would swallow a brace.
  if (previous && isComment(previous)) return { range: [start, end], text: `{ ${[before, ended, after].filter((part) => part !== null).join(' ')} }` };
  const text = isOnOwnLine || own !== file.sourceCode.getText(statement) ? own : withEdits(file, statement.range, shifted(file, statement.range, outer, inner));
  const lines = [before === null ? null : unended(before), text, after === null ? null : unended(after)].filter((line) => line !== null);
  const gap = previous ? start - previous.range[1] : 0;
  return { range: [start - gap, end], text: ` {${lines.map((line) => newline + inner + line).join('')}${newline}${outer}}` };
}

function isComment({ type }: { readonly type: string }): boolean {
  return type === 'Line' || type === 'Block';
}

function insertion(at: number, text: string): Edit {
  return { range: [at, at], text };
}
