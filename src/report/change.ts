import { structuredPatch } from 'diff';
import type { Linter, Rule } from 'eslint';
import { linesOf } from './excerpt.js';

/** What a fix does to a file. */
export interface Change {
  /** What a suggestion offers, in words; null for a fix. */
  readonly title: string | null;
  /** Lines of a unified diff without the names of the file: `@@`, ` `, `-` and `+`. */
  readonly diff: readonly string[];
  /** The text that goes, and what comes in its place. Lines and columns count from 1. */
  readonly edit: Edit;
}

interface Edit {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly text: string;
}

const around = 2;

/** The change that the fix of a message makes, or its first suggestion. */
export function changeOf(text: string, { fix, suggestions }: Linter.LintMessage): Change | null {
  const [first] = suggestions ?? [];
  const change = fix ?? first?.fix;
  if (!change) return null;
  return { title: fix ? null : (first?.desc ?? null), diff: diffOf(text, change), edit: editOf(text, change) };
}

/** Only the lines around the edit are compared: files are long, and edits are not. */
function diffOf(text: string, { range: [from, to], text: inserted }: Rule.Fix): string[] {
  const start = lineStart(text, from, around);
  const end = lineEnd(text, to, around);
  const { hunks } = structuredPatch('', '', text.slice(start, end), text.slice(start, from) + inserted + text.slice(to, end), '', '', { context: around });
  const offset = linesOf(text.slice(0, start)).length - 1;
  return hunks.flatMap(({ oldStart, oldLines, newStart, newLines, lines }) => [
    `@@ -${oldStart + offset},${oldLines} +${newStart + offset},${newLines} @@`,
    ...lines.filter((line) => !line.startsWith('\\')),
  ]);
}

function lineStart(text: string, from: number, before: number): number {
  let start = text.lastIndexOf('\n', from - 1);
  for (let count = 0; count < before && start > 0; count++) start = text.lastIndexOf('\n', start - 1);
  return start + 1;
}

function lineEnd(text: string, to: number, after: number): number {
  let end = text.indexOf('\n', to);
  for (let count = 0; count < after && end >= 0; count++) end = text.indexOf('\n', end + 1);
  return end < 0 ? text.length : end + 1;
}

function editOf(text: string, { range: [from, to], text: inserted }: Rule.Fix): Edit {
  const [line, column] = placeOf(text, from);
  const [endLine, endColumn] = placeOf(text, to);
  return { line, column, endLine, endColumn, text: inserted };
}

function placeOf(text: string, offset: number): readonly [line: number, column: number] {
  const lines = linesOf(text.slice(0, offset));
  return [lines.length, (lines.at(-1) ?? '').length + 1];
}
