import type { TSESTree } from '@typescript-eslint/utils';
import { isParenthesized } from '@typescript-eslint/utils/ast-utils';
import type { Node, SourceFile } from '../analysis/file.js';
import { isInside } from '../analysis/scope.js';
import { indentOf, indentStepOf, newlineOf, semicolonsOf, statementsOf } from './layout.js';
import type { Edit } from './plan.js';

/** `return response.ok ? response.json() : null` in two statements, with another one where nobody takes it. */
export function splitReturn(file: SourceFile, statement: TSESTree.ReturnStatement, takers: readonly Node[], text: string): readonly Edit[] | null {
  const choice = statement.argument;
  if (choice?.type !== 'ConditionalExpression' || statementsOf(statement.parent).length === 0) return null;
  const lines = linesOf(file, statement, choice, takers, text);
  return lines && [{ range: statement.range, text: lines.join(newlineOf(file) + indentOf(file, statement)) }];
}

/** `(response) => (response.ok ? response.json() : null)`: the same, in a block. */
export function splitBody(file: SourceFile, arrow: TSESTree.ArrowFunctionExpression, choice: TSESTree.ConditionalExpression, takers: readonly Node[], text: string): readonly Edit[] | null {
  const sign = file.sourceCode.getTokenBefore(choice, (token) => token.value === '=>');
  const lines = sign && linesOf(file, arrow, choice, takers, text);
  const newline = newlineOf(file) + indentOf(file, arrow);
  return lines && [{ range: [sign.range[1], arrow.range[1]], text: ` {${[...lines].map((line) => newline + indentStepOf(file) + line).join('')}${newline}}` }];
}

/** Two returns in place of one, without their indentation. */
function linesOf(file: SourceFile, whole: Node, { test, consequent, alternate }: TSESTree.ConditionalExpression, takers: readonly Node[], text: string): readonly string[] | null {
  const takes = (node: Node): boolean => takers.some((taker) => isInside(taker, node));
  if (takes(test) || takes(consequent) === takes(alternate) || file.sourceCode.getCommentsInside(whole).length > 0) return null;
  const [dead, other, condition] = takes(consequent) ? [alternate, consequent, negated(file, test)] : [consequent, alternate, textOf(file, test)];
  const step = indentStepOf(file);
  const end = semicolonsOf(file);
  return [`if (${condition}) {`, `${step}${text}${end}`, `${step}return ${textOf(file, dead)}${end}`, '}', `return ${textOf(file, other)}${end}`];
}

const opposites: Readonly<Record<string, string>> = { '===': '!==', '!==': '===', '==': '!=', '!=': '==' };

function negated(file: SourceFile, test: Node): string {
  if (test.type === 'UnaryExpression' && test.operator === '!') return file.sourceCode.getText(test.argument);
  const opposite = test.type === 'BinaryExpression' ? opposites[test.operator] : undefined;
  if (test.type === 'BinaryExpression' && opposite !== undefined) return `${textOf(file, test.left)} ${opposite} ${textOf(file, test.right)}`;
  return ['CallExpression', 'ChainExpression', 'Identifier', 'MemberExpression'].includes(test.type) ? `!${file.sourceCode.getText(test)}` : `!(${file.sourceCode.getText(test)})`;
}

function textOf(file: SourceFile, node: Node): string {
  const text = file.sourceCode.getText(node);
  return isParenthesized(node, file.sourceCode) ? `(${text})` : text;
}
