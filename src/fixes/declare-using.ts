import type { TSESTree } from '@typescript-eslint/utils';
import { perFile, type CallNode, type SourceFile } from '../analysis/file.js';
import { isDisposable } from '../analysis/types/types-shapes.js';
import { modelOf, valueOf } from '../analysis/values/values.js';
import type { Edit } from './plan.js';

/**
 * An edit that declares a session with `await using`, which closes it at the end of its block. Only where its class has
 * `Symbol.asyncDispose`, and where the file uses the syntax already: what runs it understands it. Else `null`.
 */
export function usingEdit(file: SourceFile, node: CallNode, declaration: TSESTree.VariableDeclaration): Edit | null {
  const origin = valueOf(file, node)?.origin ?? node;
  const dispose = modelOf(file, origin.callee, 'sessions')?.model.dispose;
  // The version that is installed may be older than the method.
  if (isDisposable(file, declaration.declarations[0].id) === 'no') return null;
  if ((dispose !== 'async' && dispose !== 'both') || !usesIt(file) || declaration.kind.endsWith('using')) return null;
  const keyword = file.sourceCode.getFirstToken(declaration)!;
  return { range: keyword.range, text: 'await using' };
}

const usesIt = perFile((file) => (file.sourceCode.scopeManager?.scopes ?? []).some(({ variables }) => variables.some(({ defs: [definition] }) => definition?.type === 'Variable' && definition.parent.kind === 'await using')));
