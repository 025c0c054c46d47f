import { perFile, type Node, type SourceFile } from '../analysis/file.js';
import { lineEnd, lineStart } from './layout.js';
import type { Edit, FixPlan } from './plan.js';

type Range = readonly [number, number];

/** A plan of edits in the order of the file; none when some of them would meddle with the same text. */
export function planOf(tier: 'safe' | 'unsafe', edits: readonly Edit[]): FixPlan {
  const ordered = edits.toSorted((a, b) => a.range[0] - b.range[0] || a.range[1] - b.range[1]);
  const isEntangled = ordered.some((edit, index) => edit.range[0] < (ordered[index - 1]?.range[1] ?? 0));
  return isEntangled ? { tier: 'none', because: 'its lines are too entangled' } : { tier, edits: ordered };
}

/**
 * An edit that changes nothing, but keeps two plans with the same anchor from being applied in one pass: each has chosen a
 * name that is free as long as the other has not.
 */
export function anchorAt(offset: number): Edit {
  return { range: [offset, offset], text: '' };
}

/** Whether an edit falls within a range. */
export function isWithin(range: Range, outer: Range): boolean {
  return range[0] >= outer[0] && range[1] <= outer[1];
}

/** Text of a range with edits made to it; those outside are left out. */
export function withEdits(file: SourceFile, range: Range, edits: readonly Edit[]): string {
  const { text } = file.sourceCode;
  let [at] = range;
  let result = '';
  for (const edit of edits.filter((one) => isWithin(one.range, range)).toSorted((a, b) => a.range[0] - b.range[0] || a.range[1] - b.range[1])) {
    result += text.slice(at, edit.range[0]) + edit.text;
    [, at] = edit.range;
  }
  return result + text.slice(at, range[1]);
}

/** Parts of the file whose white space is content. */
const verbatim = perFile((file): readonly Range[] => file.nodes.strings.flatMap((node) => (node.type === 'TemplateLiteral' ? node.quasis.map(({ range }) => range) : [])));

/**
 * Moves the lines that begin within a range from one indentation to another. Lines inside of template literals stay as
 * they are: their white space is content.
 */
export function shifted(file: SourceFile, range: Range, from: string, to: string): Edit[] {
  const { text } = file.sourceCode;
  const edits: Edit[] = [];
  for (let start = lineEnd(file, lineStart(file, range[0])); start < range[1]; start = lineEnd(file, start)) {
    const edit = shiftedLine(file, start, from, to);
    if (edit) edits.push(edit);
    if (lineEnd(file, start) <= start || !text.includes('\n', start)) break;
  }
  return edits;
}

function shiftedLine(file: SourceFile, start: number, from: string, to: string): Edit | null {
  const { text } = file.sourceCode;
  const indent = /^[\t ]*/.exec(text.slice(start, start + 200))?.[0] ?? '';
  const isEmpty = /^[\t ]*\r?(?:\n|$)/.test(text.slice(start, start + 200));
  if (isEmpty || from === to || verbatim(file).some(([first, last]) => first < start && start < last)) return null;
  if (!indent.startsWith(from)) return to.startsWith(from) ? { range: [start, start], text: to.slice(from.length) } : null;
  return { range: [start, start + from.length], text: to };
}

/** Takes a statement out: with its line when it has that for itself. */
export function withoutStatement(file: SourceFile, statement: Node): Edit {
  const { text } = file.sourceCode;
  const [start, end] = [lineStart(file, statement.range[0]), lineEnd(file, statement.range[1])];
  const isAlone = text.slice(start, statement.range[0]).trim() === '' && text.slice(statement.range[1], end).trim() === '';
  if (isAlone) return { range: [start - blankBefore(text, start, end), end + blankAfter(text, start, end)], text: '' };
  // One of several on a line takes the space in front of it along; what is left of the line stays.
  const gap = /[\t ]*$/.exec(text.slice(start, statement.range[0]))?.[0].length ?? 0;
  const isFirst = text.slice(start, statement.range[0]).trim() === '';
  const after = /^[\t ]*/.exec(text.slice(statement.range[1], end))?.[0].length ?? 0;
  return isFirst ? { range: [statement.range[0], statement.range[1] + after], text: '' } : { range: [statement.range[0] - gap, statement.range[1]], text: '' };
}

/** Length of an empty line that would be left between another and nothing, or under an opening brace. */
function blankAfter(text: string, start: number, end: number): number {
  const blank = /^[\t ]*\r?\n/.exec(text.slice(end, end + 100))?.[0].length ?? 0;
  return blank > 0 && /(?:\{|\n[\t ]*\r?)\n$/.test(text.slice(0, start).replace(/\r\n$/, '\n')) ? blank : 0;
}

/** Length of an empty line that would be left over a closing brace. */
function blankBefore(text: string, start: number, end: number): number {
  return /^[\t ]*\}/.test(text.slice(end, end + 200)) ? (/(?<=\n)[\t ]*\r?\n$/.exec(text.slice(Math.max(0, start - 200), start))?.[0].length ?? 0) : 0;
}
