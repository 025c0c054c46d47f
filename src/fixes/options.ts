import type { TSESTree } from '@typescript-eslint/utils';
import type { CallNode, Node, SourceFile } from '../analysis/file.js';
import { isObject } from '../analysis/options/arguments.js';
import { isUndefined, readOption } from '../analysis/options/options.js';
import { unwrap } from '../analysis/scope.js';
import { indentOf, newlineOf } from './layout.js';
import type { Edit } from './plan.js';
import { addProperty } from './properties.js';

/** Where a call takes its options: the index of the argument, and others where an object may stand instead. */
export interface OptionsPlace { readonly index: number; readonly also: readonly number[] }

/** Gives a creation one more option, written as `name: value`; `null` when it has the option, or its arguments hide it. */
export function addOption(file: SourceFile, call: CallNode, { index, also }: OptionsPlace, property: string): Edit | null {
  if (call.arguments.some(({ type }) => type === 'SpreadElement')) return null;
  const instead = also.map((other) => call.arguments[other]).find((argument) => argument && isObject(file, argument));
  const argument = instead ?? call.arguments[index];
  if (!argument) return appendArguments(file, call, [...Array.from({ length: index - call.arguments.length }, () => 'undefined'), `{ ${property} }`]);
  const [name = property] = property.split(':');
  return readOption(file, argument, [name]).answer === 'no' ? withProperty(file, argument, property) : null;
}

/** A property more in the options a call is given: an object literal takes it, anything else is spread into a new one. */
export function withProperty(file: SourceFile, argument: Node, property: string): Edit {
  const inner = unwrap(argument);
  if (inner.type === 'ObjectExpression') return addProperty(file, inner, property);
  if (isUndefined(file, inner) || (inner.type === 'Literal' && inner.value === null)) return { range: argument.range, text: `{ ${property} }` };
  const text = file.sourceCode.getText(argument);
  return { range: argument.range, text: `{ ...${argument.type === 'SequenceExpression' ? `(${text})` : text}, ${property} }` };
}

/** Adds arguments at the end; each on its own line where the last one has its own. */
export function appendArguments(file: SourceFile, call: CallNode, added: readonly string[]): Edit {
  const { sourceCode } = file;
  const last = call.arguments.at(-1);
  const close = sourceCode.getLastToken(call)!;
  // `new Agent` without parentheses.
  if (!last && close.value !== ')') return { range: [call.range[1], call.range[1]], text: `(${added.join(', ')})` };
  if (!last) return { range: [close.range[0], close.range[0]], text: added.join(', ') };
  // The end of the last argument, with the parentheses around it.
  let end: TSESTree.Token = sourceCode.getTokenBefore(close)!;
  if (end.value === ',') end = sourceCode.getTokenBefore(end)!;
  const before = sourceCode.getTokenBefore(last);
  const isOnOwnLine = before !== null && before.loc.end.line < last.loc.start.line;
  const gap = isOnOwnLine ? `,${newlineOf(file)}${indentOf(file, last)}` : ', ';
  return { range: [end.range[1], end.range[1]], text: added.map((text) => gap + text).join('') };
}
