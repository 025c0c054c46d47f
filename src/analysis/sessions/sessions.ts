import type { TSESTree } from '@typescript-eslint/utils';
import { conventions, type Found, type SessionModel } from '../../catalog/index.js';
import { closedOf, closingCalls } from './closing.js';
import { constantOf } from '../values/constants.js';
import { madeBy } from './factories.js';
import type { InstanceFact, SessionFact } from '../facts.js';
import { perFile, type CallNode, type Node, type SourceFile } from '../file.js';
import { isPartOf, runningFunction } from '../functions/frames.js';
import { keptFor } from '../runs/kept-results.js';
import { lifetimeOf, type Lifetime } from './lifetimes.js';
import { ownerOf } from './ownership.js';
import { poolingOf } from './pooling.js';
import { isSession, requestCalls, requestFact, sessionsOf, type RequestCall } from '../requests/requests.js';
import { calleeText, runsOf } from '../runs/runs.js';
import { purposeOf } from './purpose.js';
import { runtimeOf } from '../runs/runtime.js';
import { partsLeave } from './session-parts.js';
import { functionAround, isInside, keyOf, unwrap, variableOf, type Variable } from '../scope.js';
import { endsItself, shutdownPathOf } from '../runs/shutdown.js';
import { clientName, remember, siteOf } from '../sites.js';
import { creates, modelOf, valueOf } from '../values/values.js';

/** Every session the file creates, and every call of a factory of this file that creates one. */
export const sessionFacts = perFile((file): readonly SessionFact[] =>
  file.nodes.calls.flatMap((node) => {
    if (isSession(file, node)) {
      const found = modelOf(file, node.callee, 'sessions');
      // A session wrapped by another is part of that one.
      return found && !isWrapped(file, node) ? [sessionFact(file, node, node, found, null)] : [];
    }
    const made = madeBy(file, node);
    // What each instance has for a target of its own is not for others.
    if (!made || (node.type === 'NewExpression' && dependence(file, made.origin).answer !== 'no')) return [];
    const found = modelOf(file, made.origin.callee, 'sessions');
    return found ? [sessionFact(file, node, made.origin, found, made.by ?? calleeText(file, node))] : [];
  }),
);

/** Requests sent with a session. */
export function requestsBy(file: SourceFile, session: CallNode): readonly RequestCall[] {
  return requestsBySession(file).get(session) ?? [];
}

const requestsBySession = perFile((file) => {
  const bySession = new Map<CallNode, RequestCall[]>();
  for (const call of requestCalls(file)) {
    for (const session of new Set(sessionsOf(file, call))) {
      const calls = bySession.get(session);
      if (calls) calls.push(call);
      else bySession.set(session, [call]);
    }
  }
  return bySession;
});

/** `created` is the call that yields the session here, `origin` the creation itself (in a factory, elsewhere). */
function sessionFact(file: SourceFile, created: CallNode, origin: CallNode, { entry, model }: Found<SessionModel>, factory: string | null): SessionFact {
  const lifetime = lifetimeOf(file, created);
  const frame = runningFunction(file, created);
  const carried = created === origin ? requestsBy(file, origin) : [...requestsBy(file, origin), ...requestsBy(file, created)];
  const requests = carried.filter((call) => isPartOf(file, call.node, frame)).map((call) => requestFact(file, call));
  const escape = firstOf(lifetime) ?? (lifetime?.carriedOn && requests.length === 0 ? 'handed on' : null) ?? outlivedBy(file, created, lifetime);
  // Where there is a choice, the way that lets requests in flight finish.
  const close = model.close.find(({ graceful }) => graceful) ?? model.close[0];
  const givenTo = lifetime?.givenTo ?? null;
  const dependsOnCall = dependence(file, origin);
  const runs = runsFor(file, created, dependsOnCall);
  const fact: Omit<SessionFact, 'madeFor'> = {
    kind: 'session',
    site: siteOf(file, created),
    client: clientName(entry),
    api: `${origin.type === 'NewExpression' ? 'new ' : ''}${calleeText(file, origin)}`,
    noun: model.kind,
    name: lifetime?.name ?? null,
    runs,
    inline: givenTo !== null && lifetime?.variable === null,
    givenTo: givenTo && calleeText(file, givenTo),
    escape,
    ...poolingOf(file, origin, model, dependsOnCall),
    keepsProcessAlive: model.keepsProcessAlive && !(runs.when === 'start-up' && endsItself(file)),
    keepsCookies: model.keepsCookies ?? false,
    disposable: model.dispose !== 'none',
    // What carries it may have a way of closing it.
    closed: lifetime && valueOf(file, created)?.origin === origin ? closedOf(file, created, lifetime) : 'unknown',
    closeMethod: close ? { name: close.method, async: close.async } : null,
    shareable: isShareable(file, origin, model) && !(givenTo && isLoneConnection(file, givenTo)),
    used: lifetime?.used ?? false,
    installed: lifetime?.installed ?? false,
    listens: lifetime?.calls.some(isSubscription) ?? false,
    dependsOnCall,
    requests,
    owner: ownerOf(file, created),
    shutdownPath: lifetime?.atModuleLevel ? shutdownPathOf(file) : null,
    atModuleLevel: lifetime?.atModuleLevel ?? false,
    factory,
    runtime: runtimeOf(file),
  };
  return remember(file, created, { ...fact, madeFor: purposeOf(fact) });
}

/** Config-only instances the file creates. */
export const instanceFacts = perFile((file): readonly InstanceFact[] =>
  file.nodes.calls.flatMap((node) => {
    const found = modelOf(file, node.callee, 'instances');
    if (!found || !creates(found.model, node)) return [];
    const lifetime = lifetimeOf(file, node);
    const api = `${node.type === 'NewExpression' ? 'new ' : ''}${calleeText(file, node)}`;
    return [remember(file, node, { kind: 'instance', site: siteOf(file, node), client: clientName(found.entry), api, name: lifetime?.name ?? null, runs: runsOf(file, node), escape: firstOf(lifetime) } satisfies InstanceFact)];
  }),
);

/** `.on('message', …)`; listening for errors, the beginning and the end alone is no use of it. */
function isSubscription({ callee, arguments: [event] }: TSESTree.CallExpression): boolean {
  const name = callee.type === 'MemberExpression' ? keyOf(callee) : null;
  return (name === 'on' || name === 'once' || name === 'addListener' || name === 'addEventListener' || name === 'subscribe') && !(event?.type === 'Literal' && /^(?:error|close|end|finish|open|connect|secureConnect|ready)$/.test(String(event.value)));
}

/** A session that nothing closes has to stay open for the parts of it that leave. */
function outlivedBy(file: SourceFile, created: CallNode, lifetime: Lifetime | null): SessionFact['escape'] {
  return lifetime && closingCalls(file, created, lifetime).length === 0 ? partsLeave(file, created, lifetime) : null;
}

function firstOf(lifetime: Lifetime | null): SessionFact['escape'] {
  return (['returned', 'stored', 'exported', 'handed on', 'captured'] as const).find((escape) => lifetime?.escapes.has(escape)) ?? null;
}

function isWrapped(file: SourceFile, node: CallNode): boolean {
  const call = node.parent;
  if ((call.type !== 'CallExpression' && call.type !== 'NewExpression') || call.callee === node) return false;
  const wrapper = isSession(file, call) ? modelOf(file, call.callee, 'sessions') : null;
  return wrapper?.model.wraps !== undefined && call.arguments[wrapper.model.wraps] === node;
}

/** Sharing helps where many requests can go over it: pools, and connections that carry requests of their own. */
function isShareable(file: SourceFile, origin: CallNode, model: SessionModel): boolean {
  if (model.kind === 'browser') return false;
  if (model.kind !== 'connection') return true;
  const value = valueOf(file, origin);
  return value?.module.entries.some(({ requests }) => Object.keys(requests ?? {}).some((path) => path.startsWith(`${model.type}#`))) ?? false;
}

/** When a session is made. Where a function keeps what it finds out by key, one that is made for the key is kept no worse than by itself. */
function runsFor(file: SourceFile, created: CallNode, { answer }: SessionFact['dependsOnCall']): SessionFact['runs'] {
  const runs = runsOf(file, created);
  if (runs.when !== 'unknown' && runs.when !== 'per-request') return runs;
  const kept = keptFor(file, created);
  return kept === 'once' || (kept === 'for each key' && answer === 'yes') ? { when: 'memo', because: 'its result is kept', chain: [] } : runs;
}

/** A connection that carries nothing but itself: what opens it gets its socket never back. */
function isLoneConnection(file: SourceFile, call: CallNode): boolean {
  const found = modelOf(file, call.callee, 'sessions');
  return found?.model.kind === 'connection' && !isShareable(file, call, found.model);
}

/** Whether the creation depends on the call it stands in, or carries somebody's credentials. */
function dependence(file: SourceFile, origin: CallNode): SessionFact['dependsOnCall'] {
  const frame = functionAround(origin);
  for (const argument of origin.arguments) {
    for (const node of leavesOf(argument, file)) {
      if (node.type === 'ThisExpression') return { answer: 'yes', because: `\`${file.sourceCode.getText(node.parent)}\`` };
      if (node.type === 'Property') {
        const key = keyOf(node);
        if (key !== null && conventions.identityOptions.test(key)) return { answer: 'yes', because: `\`${key}\`` };
        continue;
      }
      const variable = variableOf(file, node);
      const declared = variable?.defs[0];
      // Parameters of a callback among the options belong to it.
      if (!variable || !declared || declared.type === 'ImportBinding' || isInside(declared.name, origin)) continue;
      const isLocal = frame === null ? isBlockScoped(variable) : variable.scope.type !== 'module' && variable.scope.type !== 'global' && isInside(declared.name, outermost(frame));
      if (isLocal && !constantOf(file, node).known && !isFixed(file, node)) return { answer: 'yes', because: `\`${variable.name}\`` };
      if (node.type === 'Identifier' && isLocal && conventions.identityNames.test(node.name)) return { answer: 'yes', because: `\`${node.name}\`` };
    }
  }
  return { answer: 'no', because: '' };
}

/** In code of the module itself, what a loop declares differs from turn to turn. */
function isBlockScoped({ scope }: Variable): boolean {
  return scope.type === 'for' || scope.type === 'block' || scope.type === 'catch';
}

/** Whether a creation is given what belongs to one caller: credentials, cookies, a tenant. */
export function carriesIdentity(file: SourceFile, origin: CallNode): boolean {
  return origin.arguments.flatMap((argument) => leavesOf(argument, file)).some((leaf) => {
    if (leaf.type === 'ThisExpression') return false;
    return leaf.type === 'Property' ? conventions.identityOptions.test(keyOf(leaf) ?? '') : conventions.identityNames.test(leaf.name);
  });
}

/** A local that is an object or call made of fixed parts only. */
function isFixed(file: SourceFile, node: Node): boolean {
  const [write, second] = variableOf(file, node)?.references.filter((reference) => reference.isWrite()) ?? [];
  if (!write?.writeExpr || second || variableOf(file, node)?.defs[0]?.type !== 'Variable') return false;
  const value = unwrap(write.writeExpr);
  return value.type === 'ObjectExpression' && leavesOf(value, file).every((leaf) => leaf.type === 'Property' || (leaf.type !== 'ThisExpression' && constantOf(file, leaf).known));
}

function outermost(frame: Node): Node {
  let outer = frame;
  for (let around = functionAround(outer); around; around = functionAround(outer)) outer = around;
  return outer;
}

/** Names, `this` and properties an expression is made of; property keys and member names are no leaves. */
function leavesOf(root: Node, file: SourceFile): (TSESTree.Identifier | TSESTree.ThisExpression | TSESTree.Property)[] {
  const found: (TSESTree.Identifier | TSESTree.ThisExpression | TSESTree.Property)[] = [];
  const visit = (node: Node): void => {
    if (node.type === 'Identifier' || node.type === 'ThisExpression') found.push(node);
    if (node.type === 'Property') found.push(node);
    for (const key of file.sourceCode.visitorKeys[node.type] ?? []) {
      if ((node.type === 'MemberExpression' && key === 'property' && !node.computed) || (node.type === 'Property' && key === 'key' && !node.computed) || key.startsWith('type')) continue;
      const child = (node as unknown as Record<string, Node | (Node | null)[] | null>)[key];
      for (const next of Array.isArray(child) ? child : [child]) if (next) visit(next);
    }
  };
  visit(root);
  return found;
}
