import type { TSESTree } from '@typescript-eslint/utils';
import { conventions, type CloseMethod, type SessionModel } from '../catalog/index.js';
import { allowsHeld, closingCalls } from './closing.js';
import type { UseAfterCloseFact } from './facts.js';
import { perFile, type CallNode, type Node, type SourceFile } from './file.js';
import { closeMethodOf, lifetimeOf, type Lifetime } from './lifetimes.js';
import { exitsFrom } from './paths.js';
import { isSession } from './requests.js';
import { calleeText } from './runs.js';
import { requestsBy } from './sessions.js';
import { functionAround, isFunction, isInside, keyOf, unwrap, variableOf, wrapped, type Variable } from './scope.js';
import { clientName, remember, siteOf } from './sites.js';
import { modelOf } from './values.js';

/** Uses of a session on a way on which it has been closed, in the function that closes it. */
export const usesAfterClose = perFile((file): readonly UseAfterCloseFact[] => {
  const facts = file.nodes.calls.flatMap((created) => {
    const found = isSession(file, created) ? modelOf(file, created.callee, 'sessions') : null;
    const lifetime = found && lifetimeOf(file, created);
    if (!found || !lifetime?.variable) return [];
    const { variable } = lifetime;
    const client = clientName(found.entry);
    const reported = new Set<Node>();
    return closingCalls(file, created, lifetime).flatMap((close) =>
      usesAfter(file, created, lifetime, variable, close, found.model).flatMap(({ use, effect }) => {
        if (reported.has(use)) return [];
        reported.add(use);
        const isClose = methodOf(file, created, use) !== null;
        const fact: UseAfterCloseFact = { kind: 'use after close', site: siteOf(file, use), client, api: calleeText(file, use), name: variable.name, close: siteOf(file, close), closes: isClose, effect };
        return [remember(file, use, fact)];
      }),
    );
  });
  return facts.toSorted((a, b) => a.site.range[0] - b.site.range[0]);
});

interface UseAfter { readonly use: CallNode; readonly effect: string }

function usesAfter(file: SourceFile, created: CallNode, lifetime: Lifetime, variable: Variable, close: TSESTree.CallExpression, { afterClose }: SessionModel): UseAfter[] {
  const owner = functionAround(close);
  const uses = new Map<Node, UseAfter>();
  const candidates = new Set<CallNode>([...lifetime.calls, ...requestsBy(file, created).map(({ node }) => node)]);
  for (const use of candidates) {
    if (functionAround(use) !== owner || isBothConditional(close, use)) continue;
    const again = methodOf(file, created, use);
    if (again === null && afterClose !== undefined && isWork(use)) uses.set(use, { use, effect: afterClose });
    // Of its own kind: what ends a session at once may follow what ends it in peace.
    if (again?.twice === 'rejects' && again.method === methodOf(file, created, close)?.method) uses.set(use, { use, effect: 'rejects' });
  }
  if (uses.size === 0) return [];
  const found: UseAfter[] = [];
  exitsFrom(file, close, {
    stops(node) {
      const use = uses.get(node);
      if (use) found.push(use);
      return use !== undefined || node === created || isRewrite(file, node, variable);
    },
    allows: (test, truth) => allowsHeld(file, variable, test, truth) && !asksWhetherClosed(file, test, variable),
  });
  return found;
}

function methodOf(file: SourceFile, created: CallNode, { callee }: CallNode): CloseMethod | null {
  return callee.type === 'MemberExpression' ? closeMethodOf(file, created, keyOf(callee)) : null;
}

/** Listeners and the like may be called at any time. */
function isWork({ callee }: CallNode): boolean {
  const method = callee.type === 'MemberExpression' ? keyOf(callee) : null;
  return method === null || ![...conventions.onceOnlyMethods, ...conventions.idleMethods].includes(method as never);
}

function isRewrite(file: SourceFile, node: Node, variable: Variable): boolean {
  if (node.type === 'VariableDeclarator') return node.init !== null && variable.identifiers.includes(node.id as never);
  return node.type === 'AssignmentExpression' && variableOf(file, node.left) === variable;
}

/** `if (!client.closed) …`: somebody minds. */
function asksWhetherClosed(file: SourceFile, test: Node, variable: Variable): boolean {
  const inner = unwrap(test);
  if (inner.type === 'UnaryExpression') return asksWhetherClosed(file, inner.argument, variable);
  if (inner.type === 'LogicalExpression') return [inner.left, inner.right].some((part) => asksWhetherClosed(file, part, variable));
  return inner.type === 'MemberExpression' && variableOf(file, unwrap(inner.object)) === variable && /closed|destroyed|readyState|ended/i.test(keyOf(inner) ?? '');
}

/** Whether each of two nodes stands under a condition that the other does not: both may hang on the same thing. */
function isBothConditional(a: Node, b: Node): boolean {
  return isConditional(a, b) && isConditional(b, a);
}

/** Whether a node is in a branch that does not contain another. */
function isConditional(node: Node, other: Node): boolean {
  for (let inner: Node = wrapped(node), parent = inner.parent; parent && !isFunction(inner) && !isInside(other, inner); inner = parent, parent = parent.parent) {
    if (['CatchClause', 'ConditionalExpression', 'IfStatement', 'LogicalExpression', 'SwitchCase'].includes(parent.type) && !isInside(other, inner)) return true;
  }
  return false;
}
