import type { TSESTree } from '@typescript-eslint/utils';
import { conventions, type CloseMethod, type SessionModel } from '../../catalog/index.js';
import { allowsHeld, closingCalls } from './closing.js';
import type { UseAfterCloseFact } from '../facts.js';
import { perFile, type CallNode, type FunctionNode, type Node, type SourceFile } from '../file.js';
import { runningFunction } from '../functions/frames.js';
import { functionOf, includes } from '../functions/functions.js';
import { closeMethodOf } from './close-methods.js';
import { lifetimeOf, type Lifetime } from './lifetimes.js';
import { conditionsAround, mayTell } from '../paths/flags.js';
import { exitsFrom, placeIn } from '../paths/paths.js';
import { calleeText } from '../runs/runs.js';
import { requestsWith, sessionModelOf } from './session-models.js';
import { functionAround, isFunction, isInside, keyOf, unwrap, variableOf, wrapped, type Variable } from '../scope.js';
import { clientName, remember, siteOf } from '../sites.js';
import { modelOf } from '../values/values.js';

/** Uses of a session on a way on which it has been closed, in the function that closes it, or calls one of this file that does. */
export const usesAfterClose = perFile((file): readonly UseAfterCloseFact[] => {
  const facts = file.nodes.calls.flatMap((created) => {
    const found = sessionModelOf(file, created);
    const lifetime = found && lifetimeOf(file, created);
    const { variable } = lifetime ?? {};
    if (!found || !lifetime || !variable || isMadeElsewhere(file, variable, created)) return [];
    const client = clientName(found.entry);
    const reported = new Set<Node>();
    return closingCalls(file, created, lifetime).flatMap((close) =>
      usesAfter(file, { created, lifetime, variable, model: found.model }, close).flatMap(({ use, effect, closes }) => {
        if (reported.has(use)) return [];
        reported.add(use);
        const fact: UseAfterCloseFact = { kind: 'use after close', site: siteOf(file, use), client, api: calleeText(file, use), name: variable.name, close: siteOf(file, close), closes, effect };
        return [remember(file, use, fact)];
      }),
    );
  });
  return facts.toSorted((a, b) => a.site.range[0] - b.site.range[0]);
});

interface Session { readonly created: CallNode; readonly lifetime: Lifetime; readonly variable: Variable; readonly model: SessionModel }

interface UseAfter { readonly use: CallNode; readonly effect: string; readonly closes: boolean }

/** Whether a function may be called that puts another session into the variable. */
function isMadeElsewhere(file: SourceFile, variable: Variable, created: CallNode): boolean {
  const owner = runningFunction(file, created);
  return variable.references.some((reference) => reference.isWrite() && !reference.init && runningFunction(file, reference.identifier) !== owner);
}

function usesAfter(file: SourceFile, session: Session, close: TSESTree.CallExpression): readonly UseAfter[] {
  const byOwner = new Map<FunctionNode | null, Map<Node, UseAfter>>();
  for (const use of usesOf(file, session, close)) {
    const owner = runningFunction(file, use.use);
    const place = placeIn(owner, use.use);
    const uses = byOwner.get(owner) ?? new Map<Node, UseAfter>();
    if (place) byOwner.set(owner, uses.set(place, use));
  }
  const found: UseAfter[] = [];
  for (const [owner, uses] of byOwner) for (const place of placesOf(file, owner, close)) found.push(...reachedFrom(file, session, place, uses));
  return found;
}

/** The calls that a closed session does not survive. */
function usesOf(file: SourceFile, { created, lifetime, model: { afterClose } }: Session, close: TSESTree.CallExpression): readonly UseAfter[] {
  const first = methodOf(file, created, close);
  const candidates = new Set<CallNode>([...lifetime.calls, ...requestsWith(file, created, lifetime).map(({ node }) => node)]);
  return [...candidates].flatMap((use): UseAfter[] => {
    if (use === close) return first?.twice === 'rejects' && !isSwallowed(use, close) ? [{ use, effect: 'rejects', closes: true }] : [];
    const again = methodOf(file, created, use);
    if (again === null) return afterClose !== undefined && isWork(file, use) ? [{ use, effect: afterClose, closes: false }] : [];
    // Of its own kind: what ends a session at once may follow what ends it in peace.
    return again.twice === 'rejects' && again.method === first?.method && !isSwallowed(use, close) ? [{ use, effect: 'rejects', closes: true }] : [];
  });
}

function methodOf(file: SourceFile, created: CallNode, { callee }: CallNode): CloseMethod | null {
  return callee.type === 'MemberExpression' ? closeMethodOf(file, created, keyOf(callee)) : null;
}

/** A request, or a method whose result is waited for; listeners and questions may come at any time. */
function isWork(file: SourceFile, use: CallNode): boolean {
  const method = use.callee.type === 'MemberExpression' ? (keyOf(use.callee) ?? '') : '';
  if (modelOf(file, use.callee, 'requests')) return true;
  if (includes([...conventions.onceOnlyMethods, ...conventions.idleMethods, ...conventions.emitterMethods], method)) return false;
  const { parent } = wrapped(use, { awaits: false });
  return parent?.type === 'AwaitExpression' || parent?.type === 'ReturnStatement' || (parent?.type === 'MemberExpression' && includes(conventions.promiseMethods, keyOf(parent) ?? ''));
}

/** `await pool.close().catch(() => {})`, or in a `try` block of its own: nobody minds that it rejects. */
function isSwallowed(close: CallNode, first: Node): boolean {
  const member = wrapped(close, { awaits: false }).parent;
  if (member?.type === 'MemberExpression' && keyOf(member) === 'catch') return true;
  for (let inner: Node = close, parent: Node | undefined = close.parent; parent && !isFunction(inner); inner = parent, parent = parent.parent) {
    if (parent.type === 'TryStatement' && inner === parent.block && parent.handler && (first === close || !isInside(first, inner))) return true;
  }
  return false;
}

/** Where a function closes the session: by the call itself, in a callback that it waits for, or by a function of this file that always does. */
function placesOf(file: SourceFile, owner: FunctionNode | null, close: TSESTree.CallExpression): readonly Node[] {
  if (functionAround(close) === owner) return [close];
  if (runningFunction(file, close) === owner) return [placeIn(owner, close)].filter((place) => place !== null);
  const closer = functionAround(close);
  if (!closer || exitsFrom(file, closer, { stops: (node) => node === close })?.length !== 0) return [];
  return file.nodes.calls.filter((call) => runningFunction(file, call) === owner && functionOf(file, call.callee) === closer).flatMap((call) => placeIn(owner, call) ?? []);
}

/** Uses on the ways that lead on from a close. What may depend on the close having happened ends a way. */
function reachedFrom(file: SourceFile, { created, variable }: Session, close: Node, uses: ReadonlyMap<Node, UseAfter>): readonly UseAfter[] {
  const found = new Set<UseAfter>();
  const around = conditionsAround(close);
  exitsFrom(file, close, {
    stops(node) {
      const use = uses.get(node);
      if (use) found.add(use);
      return use !== undefined || node === created || isRewrite(file, node, variable);
    },
    allows: (test, truth) => allowsHeld(file, variable, test, truth) && !asksWhetherClosed(file, test, variable) && !mayTell(file, test, close, around),
  });
  return [...found];
}

function isRewrite(file: SourceFile, node: Node, variable: Variable): boolean {
  if (node.type === 'VariableDeclarator') return node.init !== null && variable.identifiers.includes(node.id as never);
  return node.type === 'AssignmentExpression' && variableOf(file, node.left) === variable;
}

/** `if (!client.closed) …`: somebody minds. */
function asksWhetherClosed(file: SourceFile, test: Node, variable: Variable): boolean {
  const inner = unwrap(test);
  if (inner.type === 'UnaryExpression') return asksWhetherClosed(file, inner.argument, variable);
  if (inner.type === 'LogicalExpression' || inner.type === 'BinaryExpression') return [inner.left, inner.right].some((part) => asksWhetherClosed(file, part, variable));
  return inner.type === 'MemberExpression' && variableOf(file, unwrap(inner.object)) === variable && conventions.stateNames.test(keyOf(inner) ?? '');
}
