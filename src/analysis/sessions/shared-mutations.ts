import { sourceOf, type Source } from './caller-data.js';
import { constructionsOf } from '../functions/callers.js';
import { classOf } from '../functions/classes.js';
import type { Runs, SharedMutationFact } from '../facts.js';
import { perFile, type FunctionNode, type Node, type SourceFile } from '../file.js';
import { isPartOf, runningFunction } from '../functions/frames.js';
import { lifetimeOf } from './lifetimes.js';
import { runsOnce } from '../runs/once.js';
import { heldSessions, requestCalls, type RequestCall } from '../requests/requests.js';
import { runsOf } from '../runs/runs.js';
import { functionAround, isFunction, isInside, keyOf, unwrap, variableOf } from '../scope.js';
import { isServerCode } from '../runs/server-code.js';
import { sharedChanges, type Change } from './shared-state.js';
import { clientName, remember, siteOf } from '../sites.js';
import { valueOf } from '../values/values.js';

/** State of one request written to what many requests share. */
export const sharedMutationFacts = perFile((file): readonly SharedMutationFact[] =>
  sharedChanges(file)
    .flatMap((change) => {
      const runs = runsOf(file, change.node);
      const frame = runningFunction(file, change.node);
      if (!frame || !isRepeated(file, change, runs, frame) || !isShared(file, change, runs, frame)) return [];
      const settled = isUndone(file, change, frame) || isSessionChange(file, change) || runsOnce(file, change.node, frame, subjectOf(file, change));
      return settled ? [] : [factOf(file, change, runs)];
    })
    .toSorted((a, b) => a.site.range[0] - b.site.range[0]),
);

/** For each request: in its handler, or in a function that makes the change and then sends by it. */
function isRepeated(file: SourceFile, change: Change, runs: Runs, frame: FunctionNode): boolean {
  const source = valuesFrom(file, change);
  if (runs.when === 'per-request') return change.effect !== 'set' || source === 'request';
  if (runs.when !== 'unknown' || change.effect === 'remove') return false;
  if (change.effect === 'set') {
    if (source === 'request') return true;
    // A client kept in a field may be made for one account, which a method of it signs in; a page has one user.
    if (source !== 'caller' || rootOf(change.target).type === 'ThisExpression' || !isServerCode(file)) return false;
  }
  return sentBy(file, change, frame).some(({ node }) => node.range[0] > change.node.range[1]);
}

function valuesFrom(file: SourceFile, { values }: Change): Source {
  const sources = values.map((value) => (value.type === 'SpreadElement' ? 'elsewhere' : sourceOf(file, value)));
  return (['request', 'caller'] as const).find((source) => sources.includes(source)) ?? 'elsewhere';
}

/** Requests that a function sends by means of what it changes. */
export function sentBy(file: SourceFile, { holder }: Pick<Change, 'holder'>, frame: FunctionNode): readonly RequestCall[] {
  return requestCalls(file).filter(({ node, value }) => value.module === holder.module && value.origin === holder.origin && !value.others && isPartOf(file, node, frame));
}

function rootOf(target: Node): Node {
  let root = unwrap(target);
  while (root.type === 'MemberExpression') root = unwrap(root.object);
  return root;
}

/** Whether what is changed outlives the request: the library itself, a constant of the module, a field of an object that is there for all. */
function isShared(file: SourceFile, { holder: { origin, injected }, target }: Change, runs: Runs, frame: FunctionNode): boolean {
  const root = rootOf(target);
  if (root.type === 'ThisExpression') {
    const owner = classOf(file, root);
    const made = owner && !isFunction(owner) ? constructionsOf(file, owner).map((site) => runsOf(file, site).when) : [];
    return made.every((when) => when === 'start-up' || when === 'memo');
  }
  if (injected) return false;
  if (!origin) return true;
  const maker = functionAround(origin);
  if (maker === null || ['start-up', 'memo', 'construction'].includes(runsOf(file, origin).when)) return true;
  // Made by the function around the handler: once for the handler.
  return runs.when === 'per-request' && maker !== frame && isInside(frame, maker);
}

/**
 * `const id = api.interceptors.request.use(…); try { … } finally { api.interceptors.request.eject(id); }`, or its result is kept for others to do that.
 * While it is there, what it holds of one request goes into the others all the same.
 */
function isUndone(file: SourceFile, { found, node, values }: Change, frame: FunctionNode): boolean {
  const { undo = [] } = found.model;
  if (undo.length === 0) return false;
  if (node.parent?.type !== 'ExpressionStatement' && node.parent?.type !== 'VariableDeclarator') return !values.some((value) => holdsRequest(file, value));
  return file.nodes.calls.some(({ callee }) => callee.type === 'MemberExpression' && isInside(callee, frame) && undo.includes(keyOf(callee) ?? ''));
}

/** Whether a function has hold of what a request brought. */
function holdsRequest(file: SourceFile, value: Node): boolean {
  return file.sourceCode.ast.tokens.some(({ type, range }) => {
    if (type !== 'Identifier' || range[0] < value.range[0] || range[1] > value.range[1]) return false;
    const name = file.sourceCode.getNodeByRangeIndex(range[0]);
    return name?.type === 'Identifier' && variableOf(file, name) !== null && sourceOf(file, name) === 'request';
  });
}

/** A session that is made for the request and installed for the whole process: that is said where sessions are judged. */
function isSessionChange(file: SourceFile, { values, effect }: Change): boolean {
  return effect === 'set' && values.some((value) => heldSessions(file, valueOf(file, value)).some((session) => runsOf(file, session).when !== 'start-up'));
}

/** `api.interceptors.request`, of `api.interceptors.request.use`. */
function subjectOf(file: SourceFile, { effect, target }: Change): string {
  return textOf(file, effect === 'add' && target.type === 'MemberExpression' ? target.object : target);
}

function textOf(file: SourceFile, node: Node): string {
  return file.sourceCode.getText(node).replace(/\s+/g, ' ');
}

function factOf(file: SourceFile, change: Change, runs: Runs): SharedMutationFact {
  const { found, target, effect, node, holder } = change;
  const { what, instead } = found.model;
  const isOwn = holder.origin !== null && rootOf(target).type === 'Identifier' && [...(lifetimeOf(file, holder.origin)?.escapes ?? ['stored'])].every((escape) => escape === 'captured');
  return remember(file, node, {
    kind: 'shared mutation',
    site: siteOf(file, node),
    client: clientName(found.entry),
    target: textOf(file, target),
    effect,
    what,
    instead,
    visibleElsewhere: !isOwn,
    runs,
  });
}
