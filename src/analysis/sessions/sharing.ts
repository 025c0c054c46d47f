import type { TSESTree } from '@typescript-eslint/utils';
import { conventions } from '../../catalog/index.js';
import type { CallNode, Node, SourceFile } from '../file.js';
import { isCallee } from '../functions/callbacks.js';
import { closeMethodOf } from './close-methods.js';
import { keyOf, type Variable } from '../scope.js';

/**
 * Why the use a function makes of its session does not suit one that is shared, as a phrase; `null` if it does.
 *
 * @param calls method calls on it, save those that close it
 */
export function unshareable(file: SourceFile, created: CallNode, variable: Variable | null, calls: readonly TSESTree.CallExpression[]): string | null {
  const special = calls.map(({ callee }) => keyOf(callee) ?? '').find((name) => (conventions.onceOnlyMethods as readonly string[]).includes(name));
  if (special !== undefined) return `\`${special}\` is called on it each time`;
  const isChanged = variable?.references.some(({ identifier }) => {
    const member = (identifier as Node).parent;
    if (member?.type !== 'MemberExpression' || member.object !== identifier) return false;
    const isAssigned = member.parent.type === 'AssignmentExpression' && member.parent.left === member;
    return isAssigned || (!isCallee(member) && closeMethodOf(file, created, keyOf(member)) !== null);
  });
  return isChanged ? 'it is changed after its creation' : null;
}

/** Whether a method opens what was created: one has to wait for it before the first use. */
export function isOpening(method: string | null): boolean {
  return (conventions.openingMethods as readonly (string | null)[]).includes(method);
}
