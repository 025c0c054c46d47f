import type { TSESTree } from '@typescript-eslint/utils';
import { isParenthesized } from '@typescript-eslint/utils/ast-utils';
import type { Node, SourceFile } from '../analysis/file.js';
import { isInside, unwrap } from '../analysis/scope.js';
import { indentOf, indentStepOf, newlineOf, semicolonsOf, statementsOf } from './layout.js';
import type { Edit } from './plan.js';

/** `return response.ok ? response.json() : null` in two statements, with another one where nobody takes it. */
export function splitReturn(file: SourceFile, statement: TSESTree.ReturnStatement, takers: readonly Node[], text: string): readonly Edit[] | null {
  const choice = statement.argument && unwrap(statement.argument);
  if (choice?.type !== 'ConditionalExpression' || choice !== statement.argument || statementsOf(statement.parent).length === 0) return null;
  const { test, consequent, alternate } = choice;
  const takes = (node: Node): boolean => takers.some((taker) => isInside(taker, node));
  if (takes(test) || takes(consequent) === takes(alternate)) return null;
  const comments = file.sourceCode.getCommentsInside(statement);
  if (comments.length > 0) return null;
  const [dead, other, condition] = takes(consequent) ? [alternate, consequent, negated(file, test)] : [consequent, alternate, textOf(file, test)];
  const outer = indentOf(file, statement);
  const inner = newlineOf(file) + outer + indentStepOf(file);
  const end = semicolonsOf(file);
  return [{
    range: statement.range,
    text: `if (${condition}) {${inner}${text}${end}${inner}return ${textOf(file, dead)}${end}${newlineOf(file)}${outer}}${newlineOf(file)}${outer}return ${textOf(file, other)}${end}`,
  }];
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
