import type { TSESTree } from '@typescript-eslint/utils';
import type { Node, SourceFile } from '../analysis/file.js';
import { loopAround } from '../analysis/runs/runs.js';
import { functionAround, isInside, keyOf, unwrap, variableOf } from '../analysis/scope.js';
import type { Wrapper } from './mapper.js';
import type { Edit } from './plan.js';

/**
 * Wraps an expression in a function that is run later: `jobs.push(fetch(url))` becomes `jobs.push(limit(() => fetch(url)))`.
 * `null` unless what it mentions cannot change before the work starts.
 */
export function wrapExpression(file: SourceFile, work: Node, { before, after }: Wrapper): readonly Edit[] | null {
  if (!keepsItsValues(file, work)) return null;
  return [{ range: [work.range[0], work.range[0]], text: `${before}() => ` }, { range: [work.range[1], work.range[1]], text: after }];
}

/** The call pushed in a loop to the list that somebody waits for; `null` unless there is exactly one. */
export function pushedWork(file: SourceFile, given: Node): TSESTree.CallExpression | null {
  const list = unwrap(given);
  const variable = list.type === 'Identifier' ? variableOf(file, list) : null;
  const pushes = variable?.references.flatMap(({ identifier }) => pushOf(identifier) ?? []) ?? [];
  const [push] = pushes;
  const [work] = push?.arguments ?? [];
  return push && pushes.length === 1 && push.arguments.length === 1 && work?.type === 'CallExpression' && loopAround(file, push) !== null ? work : null;
}

function pushOf(identifier: Node): TSESTree.CallExpression | null {
  const member = identifier.parent;
  const call = member?.type === 'MemberExpression' && keyOf(member) === 'push' ? member.parent : null;
  return call?.type === 'CallExpression' && call.callee === member ? call : null;
}

/** Whether an expression gives the same when it is evaluated later: no `await`, and no variable that is written again. */
function keepsItsValues(file: SourceFile, work: Node): boolean {
  const around = functionAround(work);
  for (const token of file.sourceCode.getTokens(work)) {
    if (token.value === 'await' || token.value === 'yield' || token.value === '++' || token.value === '--') return false;
    if (token.type !== 'Identifier') continue;
    const node = file.sourceCode.getNodeByRangeIndex(token.range[0]);
    const variable = node?.type === 'Identifier' ? variableOf(file, node) : null;
    const [definition] = variable?.defs ?? [];
    if (!variable || !definition) continue;
    const writes = variable.references.filter((reference) => reference.isWrite() && !reference.init);
    const isLoopVariable = definition.type === 'Variable' && definition.parent.kind !== 'var' && definition.parent.parent.type.startsWith('For');
    if (writes.some(({ identifier }) => !isLoopVariable || !isInside(identifier, definition.node.parent?.parent))) return false;
    if (definition.type === 'Variable' && definition.parent.kind === 'var' && functionAround(definition.node) === around && loopAround(file, definition.node) !== null) return false;
  }
  return true;
}
