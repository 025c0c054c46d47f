import type { TSESTree } from '@typescript-eslint/utils';
import type { Node, SourceFile } from '../analysis/file.js';
import { exitsFrom } from '../analysis/paths/paths.js';
import { endOf, waysOut, type Held } from '../analysis/responses/response-paths.js';
import { isFunction, isInside } from '../analysis/scope.js';
import { indentOf, indentStepOf, newlineOf, semicolonsOf } from './layout.js';
import type { Edit } from './plan.js';

/** A branch on which, and after which, nobody takes a body that its other branch takes. */
export interface DeadBranch {
  readonly statement: TSESTree.IfStatement;
  /** `null`: there is no `else` yet. */
  readonly branch: TSESTree.Statement | null;
  /** Whether a node is only reached unread through this branch. */
  readonly covers: (node: Node) => boolean;
}

/** The branches that lead to where ways join: `if (response.ok) data = await response.json();` leaves it unread without an `else`. */
export function branchesLeftUnread(file: SourceFile, held: Held, isCovered: (node: Node) => boolean): readonly DeadBranch[] {
  const found: DeadBranch[] = [];
  // Inner ones first: what they leave unread, they leave to the outer ones.
  for (const statement of ifsIn(file, endOf(held.variable)).reverse()) {
    const passed = new Set<Node>();
    waysOut(file, held, (node) => {
      passed.add(node);
      return isCovered(node) || found.some((branch) => branch.covers(node));
    });
    const { consequent, alternate } = statement;
    if (isTakenAfter(file, held, statement)) continue;
    const takes = (node: Node | null): boolean => node !== null && held.takers.some((taker) => isInside(taker, node));
    if (takes(consequent) === takes(alternate)) continue;
    const branch = takes(consequent) ? alternate : consequent;
    if (branch !== null && passed.has(branch)) found.push({ statement, branch, covers: (node) => isInside(node, branch) });
    else if (branch === null && passed.has(statement) && !passed.has(consequent)) found.push({ statement, branch, covers: (node) => node === statement });
  }
  return found;
}

/** Gives a condition its `else`. */
export function elseAdded(file: SourceFile, statement: TSESTree.IfStatement, text: string): readonly Edit[] {
  const { consequent } = statement;
  const outer = indentOf(file, statement);
  const newline = newlineOf(file);
  const isBlock = consequent.type === 'BlockStatement';
  const block = `else {${newline}${outer}${indentStepOf(file)}${text}${semicolonsOf(file)}${newline}${outer}}`;
  // An `else` belongs to the nearest condition.
  if (consequent.type === 'IfStatement') return [];
  return [{ range: [consequent.range[1], consequent.range[1]], text: isBlock ? ` ${block}` : newline + outer + block }];
}

function isTakenAfter(file: SourceFile, { takers, arrival, writes }: Held, statement: Node): boolean {
  let isTaken = false;
  exitsFrom(file, statement, {
    stops: (node) => {
      isTaken ||= takers.includes(node);
      return takers.includes(node) || node === arrival || writes.includes(node);
    },
  });
  return isTaken;
}

function ifsIn(file: SourceFile, root: Node): TSESTree.IfStatement[] {
  const found: TSESTree.IfStatement[] = [];
  const visit = (node: Node): void => {
    if (node.type === 'IfStatement') found.push(node);
    if (node !== root && isFunction(node)) return;
    for (const key of file.sourceCode.visitorKeys[node.type] ?? []) {
      const child = (node as unknown as Record<string, Node | (Node | null)[] | null>)[key];
      for (const one of Array.isArray(child) ? child : [child]) if (one) visit(one);
    }
  };
  visit(root);
  return found;
}
