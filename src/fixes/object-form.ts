import type { TSESTree } from '@typescript-eslint/utils';
import type { CallNode, SourceFile } from '../analysis/file.js';
import { indentOf, newlineOf } from './layout.js';
import type { Edit } from './plan.js';

/**
 * Turns positional arguments into one object, which takes an option more: `request(url, document)` becomes
 * `request({ url, document, signal })`. Arguments on lines of their own keep them.
 *
 * @param names those of the arguments in the object, by position; at least as many as there are arguments, of which there is one.
 */
export function inObjectForm(file: SourceFile, call: CallNode, names: readonly string[], property: string): Edit[] {
  const { sourceCode } = file;
  const last = call.arguments.at(-1)!;
  const open = sourceCode.getTokenAfter(call.typeArguments ?? call.callee, isToken('('))!;
  const close = sourceCode.getLastToken(call)!;
  const end = sourceCode.getTokenBefore(close)!;
  const onLines = open.loc.end.line < call.arguments[0]!.loc.start.line;
  const gap = onLines ? newlineOf(file) + indentOf(file, last) : ' ';
  const added = end.value === ',' ? `${gap}${property},` : `,${gap}${property}`;
  const named = call.arguments.flatMap((argument, index): Edit[] => {
    const name = names[index]!;
    const before = index === 0 ? open : sourceCode.getTokenBefore(argument, isToken(','))!;
    // With the parentheses around it.
    const start = sourceCode.getTokenAfter(before)!.range[0];
    return argument.type === 'Identifier' && argument.name === name && start === argument.range[0] ? [] : [insert(start, `${name}: `)];
  });
  return [
    insert(open.range[1], onLines ? '{' : '{ '),
    ...named,
    insert(end.range[1], onLines ? added : `${added} }`),
    ...(onLines ? [insert(close.range[0], '}')] : []),
  ];
}

function isToken(value: string): (token: TSESTree.Token) => boolean {
  return (token) => token.value === value;
}

function insert(at: number, text: string): Edit {
  return { range: [at, at], text };
}
