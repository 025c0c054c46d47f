import type { TSESTree } from '@typescript-eslint/utils';
import type { SourceFile } from '../analysis/file.js';
import { keyOf } from '../analysis/scope.js';
import { indentOf, indentStepOf, newlineOf } from './layout.js';
import type { Edit } from './plan.js';

type Part = TSESTree.Token | TSESTree.Comment | TSESTree.Node;

/** Adds a property at the end of an object literal, in the layout of the others: on its own line where they have theirs. One of that name makes room. */
export function addProperty(file: SourceFile, object: TSESTree.ObjectExpression, property: string): Edit {
  const { sourceCode } = file;
  const same = object.properties.find((other) => other.type === 'Property' && keyOf(other) === property.split(':')[0]);
  if (same) return { range: same.range, text: property };
  const { text } = sourceCode;
  const close = sourceCode.getLastToken(object)!;
  const last = object.properties.at(-1);
  const before = sourceCode.getTokenBefore(close, { includeComments: true })!;
  if (!last) {
    const isBare = before.range[0] === object.range[0];
    if (isBare) return { range: [before.range[1], close.range[0]], text: ` ${property} ` };
    const gap = isOwnLine(before, close) ? newlineOf(file) + indentOf(file, object) + indentStepOf(file) : ' ';
    return { range: [before.range[1], before.range[1]], text: gap + property + (gap === ' ' && before.range[1] === close.range[0] ? ' ' : '') };
  }
  const comma = sourceCode.getTokenAfter(last)!;
  const hasComma = comma.value === ',';
  if (!isOwnLine(last, close)) {
    const end = hasComma ? comma.range[1] : last.range[1];
    return { range: [end, end], text: hasComma ? ` ${property},` : `, ${property}` };
  }
  // Comments on the last property's line stay with it.
  const rest = text.slice(last.range[1], close.range[0]);
  const trailing = sourceCode.getCommentsInside(object).filter((comment) => comment.range[0] >= last.range[1] && comment.loc.start.line === last.loc.end.line).at(-1);
  const end = Math.max(trailing?.range[1] ?? 0, hasComma ? comma.range[1] : last.range[1]);
  const kept = rest.slice(0, end - last.range[1]);
  return { range: [last.range[1], end], text: `${hasComma ? '' : ','}${kept}${newlineOf(file)}${indentOf(file, last)}${property}${hasComma ? ',' : ''}` };
}

/** Takes a property out of its object literal, with the comma that goes with it; comments stay. */
export function removeProperty(file: SourceFile, property: TSESTree.Property): Edit {
  const { sourceCode } = file;
  const before = sourceCode.getTokenBefore(property, { includeComments: true })!;
  const next = sourceCode.getTokenAfter(property)!;
  const isLast = next.value !== ',';
  const end = isLast ? property.range[1] : next.range[1];
  const after = sourceCode.getTokenAfter(isLast ? property : next, { includeComments: true })!;
  const previous = sourceCode.getTokenBefore(property)!;
  const startsLine = isOwnLine(before, property);
  const endsLine = after.loc.start.line > (isLast ? property : next).loc.end.line;
  // The last of several, without a comma of its own, takes the one before it along.
  if (isLast && previous.value === ',' && previous === before) return { range: [previous.range[0], property.range[1]], text: '' };
  if (before.value === '{' && after.value === '}') return { range: [before.range[1], after.range[0]], text: '' };
  if (startsLine && endsLine) return { range: [before.range[1], end], text: '' };
  if (startsLine) return { range: [property.range[0], after.range[0]], text: '' };
  return { range: [property.range[0], endsLine ? end : after.range[0]], text: '' };
}

/** Whether a line break lies between the two. */
function isOwnLine(before: Part, after: Part): boolean {
  return after.loc.start.line > before.loc.end.line;
}
