import type { Node, SourceFile } from '../analysis/file.js';
import { exitsFrom } from '../analysis/paths/paths.js';
import type { ResponseDetails } from '../analysis/responses/responses.js';
import { endOf, waysOut, type Held, type WayOut } from '../analysis/responses/response-paths.js';
import { isInside } from '../analysis/scope.js';
import { branchesLeftUnread, elseAdded } from './dead-branches.js';
import { statementBefore, statementFirst, statementLast } from './insert-statement.js';
import { planOf } from './lines.js';
import { variableNamed } from './names.js';
import type { Edit, FixPlan } from './plan.js';
import { splitBody, splitReturn } from './split-return.js';

/** Lets go of a body on each way that leaves it unread, and on no other. */
export function releaseOnWays(file: SourceFile, details: ResponseDetails, release: string): FixPlan {
  const { variable, arrival } = details;
  const refused: FixPlan = { tier: 'none', because: 'it is left unread where ways join on which it has been read' };
  if (!variable || !arrival) return refused;
  const held: Held = { ...details, variable, arrival };
  const isHidden = (at: Node | null): boolean => at !== null && variableNamed(file, variable.name, at) !== variable;
  if (details.unread.some(({ node }) => isHidden(node))) return { tier: 'none', because: `\`${variable.name}\` is something else there` };
  const single = details.unread.map((way) => ({ way, edits: ofWay(file, held, way, release) }));
  const isCovered = (node: Node): boolean => single.some(({ way, edits }) => edits && (way.node ?? endOf(variable)) === node);
  const branches = single.some(({ edits }) => !edits) ? branchesLeftUnread(file, held, isCovered) : [];
  if (branches.some(({ branch }) => isHidden(branch))) return refused;
  const left = waysOut(file, held, (node) => isCovered(node) || branches.some((branch) => branch.covers(node)));
  if (!left || left.length > 0) return refused;
  // What begins with letting go of it need not end with that.
  const kept = single.filter(({ way: { node } }) => !branches.some((branch) => node !== null && branch.covers(node)));
  return planOf('unsafe', [
    ...kept.flatMap(({ edits }) => edits ?? []),
    ...branches.flatMap(({ statement, branch }) => (branch === null ? elseAdded(file, statement, release) : branch.type === 'BlockStatement' ? [statementFirst(file, branch, release)] : [statementBefore(file, branch, release)])),
  ]);
}

/** Edits for one way alone; `null` where it cannot be told from others. */
function ofWay(file: SourceFile, held: Held, { kind, node }: WayOut, release: string): readonly Edit[] | null {
  const { variable, takers } = held;
  if (kind === 'end') {
    const block = endOf(variable);
    if (block.parent?.type === 'ArrowFunctionExpression' && block.parent.body === block && block.type === 'ConditionalExpression') return splitBody(file, block.parent, block, takers, release);
    return node === null && block.type === 'BlockStatement' && !isShared(file, held, block) ? statementLast(file, block, release) : null;
  }
  if (!node) return null;
  if (kind === 'lost') {
    const statement = node.type === 'AssignmentExpression' && node.parent.type === 'ExpressionStatement' ? node.parent : null;
    return statement && !isShared(file, held, node) ? [statementBefore(file, statement, release)] : null;
  }
  if (takers.some((taker) => isInside(taker, node))) return node.type === 'ReturnStatement' && !isShared(file, held, node, true) ? splitReturn(file, node, takers, release) : null;
  return isShared(file, held, node) ? null : [statementBefore(file, node, release)];
}

/** Whether a way also leads to a node on which the body has been taken. `fromElsewhere`: by what is not part of that node. */
function isShared(file: SourceFile, { takers, arrival, writes }: Held, node: Node, fromElsewhere = false): boolean {
  let isReached = false;
  for (const taker of takers) {
    if (fromElsewhere && isInside(taker, node)) continue;
    exitsFrom(file, taker, {
      stops: (next) => {
        isReached ||= next === node;
        return next === node || next === arrival || writes.includes(next);
      },
    });
  }
  return isReached;
}
