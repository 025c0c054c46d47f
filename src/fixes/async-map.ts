import { isParenthesized } from '@typescript-eslint/utils/ast-utils';
import type { FunctionNode, SourceFile } from '../analysis/file.js';
import { keyOf } from '../analysis/scope.js';
import { awaitPlace } from './await-place.js';
import { bindsTighter } from './await-text.js';
import { guarded } from './layout.js';
import { scopesAt } from './names.js';
import type { Edit } from './plan.js';

/**
 * Makes a callback of `map` async and awaits them all: `await Promise.all(xs.map(async (x) => …))`. `null` where that
 * cannot be: another method, or no async function around.
 */
export function asyncMapEdits(file: SourceFile, callback: FunctionNode): readonly Edit[] | null {
  const call = callback.parent;
  if (callback.type === 'FunctionDeclaration' || callback.generator || callback.returnType || call?.type !== 'CallExpression' || call.arguments[0] !== callback) return null;
  if (call.callee.type !== 'MemberExpression' || keyOf(call.callee) !== 'map' || call.callee.optional || call.optional || call.typeArguments) return null;
  if (awaitPlace(file, call).state !== 'async' || !hasPromise(file, call)) return null;
  const [start, end] = call.range;
  const closed = bindsTighter(call) && !isParenthesized(call, file.sourceCode);
  return [
    { range: [start, start], text: closed ? guarded(file, call, '(await Promise.all(') : 'await Promise.all(' },
    { range: [callback.range[0], callback.range[0]], text: 'async ' },
    { range: [end, end], text: closed ? '))' : ')' },
  ];
}

/** Whether `Promise` means the global one here. */
function hasPromise(file: SourceFile, at: Parameters<typeof scopesAt>[1]): boolean {
  for (const scope of scopesAt(file, at)) if ((scope.set.get('Promise')?.defs.length ?? 0) > 0) return false;
  return true;
}
