import type { TSESTree } from '@typescript-eslint/utils';
import { isParenthesized } from '@typescript-eslint/utils/ast-utils';
import type { FunctionNode, SourceFile } from '../analysis/file.js';
import { guarded } from './layout.js';
import type { Edit } from './plan.js';

/**
 * Puts `await` before a call, with parentheses where what follows would bind first, and another callee if one is given.
 * `member`: what to take of the result.
 */
export function awaitEdits(file: SourceFile, call: TSESTree.CallExpression, callee: string | null = null, member: string | null = null): readonly Edit[] {
  const edits: Edit[] = callee === null ? [] : [{ range: call.callee.range, text: callee }];
  const [start, end] = call.range;
  // Somebody awaits it already, to no effect so far.
  if (call.parent.type === 'AwaitExpression') return edits;
  if (member === null && (!bindsTighter(call) || isParenthesized(call, file.sourceCode))) return [{ range: [start, start], text: 'await ' }, ...edits];
  return [{ range: [start, start], text: guarded(file, call, '(await ') }, ...edits, { range: [end, end], text: member === null ? ')' : `).${member}` }];
}

/** Whether the construct around a call would take hold of the call before `await` does. */
export function bindsTighter(call: TSESTree.CallExpression): boolean {
  const { parent } = call;
  switch (parent.type) {
    case 'MemberExpression':
      return parent.object === call;
    case 'CallExpression':
    case 'NewExpression':
      return parent.callee === call;
    case 'TaggedTemplateExpression':
    case 'TSNonNullExpression':
    case 'TSInstantiationExpression':
      return true;
    case 'BinaryExpression':
      return parent.operator === '**' && parent.left === call;
    case 'ClassDeclaration':
    case 'ClassExpression':
      return parent.superClass === call;
    default:
      return false;
  }
}

/** Makes a function async; its declared result becomes a promise. */
export function asyncEdits(node: FunctionNode): readonly Edit[] {
  const edits: Edit[] = [{ range: [node.range[0], node.range[0]], text: 'async ' }];
  const declared = node.returnType?.typeAnnotation;
  if (!declared) return edits;
  return [...edits, { range: [declared.range[0], declared.range[0]], text: 'Promise<' }, { range: [declared.range[1], declared.range[1]], text: '>' }];
}
