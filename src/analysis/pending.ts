import type { TSESTree } from '@typescript-eslint/utils';
import { conventions } from '../catalog/index.js';
import { closingCalls } from './closing.js';
import type { PendingFact } from './facts.js';
import { perFile, type CallNode, type Node, type SourceFile } from './file.js';
import { closeMethodOf, lifetimeOf } from './lifetimes.js';
import { exitsFrom, placeIn } from './paths.js';
import { isSession, type RequestCall } from './requests.js';
import { calleeText } from './runs.js';
import { requestsBy } from './sessions.js';
import { functionAround, isFunction, keyOf, variableOf, wrapped } from './scope.js';
import { clientName, remember, siteOf } from './sites.js';
import { modelOf } from './values.js';

/** Requests that are still on their way when the function that started them closes their session, not in peace. */
export const pendingFacts = perFile((file): readonly PendingFact[] =>
  file.nodes.calls.flatMap((created) => {
    const found = isSession(file, created) ? modelOf(file, created.callee, 'sessions') : null;
    const lifetime = found && lifetimeOf(file, created);
    if (!found || !lifetime) return [];
    const closes = closingCalls(file, created, lifetime).filter(({ callee }) => callee.type === 'MemberExpression' && closeMethodOf(file, created, keyOf(callee))?.graceful === false);
    return requestsBy(file, created).flatMap((request) => {
      const close = closes.length > 0 ? closedBeforeSettled(file, request, closes) : null;
      if (!close) return [];
      const fact: PendingFact = {
        kind: 'closed while pending',
        site: siteOf(file, request.node),
        client: clientName(found.entry),
        api: calleeText(file, request.node),
        name: lifetime.variable?.name ?? lifetime.name,
        close: siteOf(file, close),
        returned: wrapped(request.node).parent?.type === 'ReturnStatement',
      };
      return [remember(file, request.node, fact)];
    });
  }),
);

/** The close that a way leads to before anybody has waited for the request. */
function closedBeforeSettled(file: SourceFile, { node, found }: RequestCall, closes: readonly TSESTree.CallExpression[]): CallNode | null {
  if ((found.model.returns ?? 'promise') !== 'promise') return null;
  const owner = functionAround(node);
  const places = new Map<Node, CallNode>(closes.filter((close) => functionAround(close) === owner).map((close) => [close, close]));
  if (places.size === 0) return null;
  const waits = waitsFor(file, node);
  if (waits === null) return null;
  let first: CallNode | null = null;
  exitsFrom(file, node, {
    stops(reached) {
      const close = places.get(reached);
      if (close) first ??= close;
      return close !== undefined || waits.has(reached);
    },
  });
  return first;
}

/** Expressions of the function that wait for a promise; `null` when it goes where nobody can follow it. */
function waitsFor(file: SourceFile, promise: Node): ReadonlySet<Node> | null {
  const owner = functionAround(promise);
  for (let node: Node = promise, parent = node.parent; parent && !isFunction(node); node = parent, parent = parent.parent) {
    switch (parent.type) {
      case 'AwaitExpression':
        return new Set([parent]);
      case 'ReturnStatement':
      case 'ExpressionStatement':
        return new Set();
      case 'VariableDeclarator': {
        const variable = parent.id.type === 'Identifier' ? variableOf(file, parent.id) : null;
        const waits = variable?.references.filter((reference) => !reference.isWrite()).map(({ identifier }) => waitAround(identifier));
        if (!waits || waits.some((wait) => wait === null)) return null;
        return new Set(waits.flatMap((wait) => (wait && placeIn(owner, wait)) ?? []));
      }
      case 'CallExpression':
        // Whoever is given a promise may wait for it in their own time.
        if (parent.callee !== node && !isCombinator(parent)) return null;
        break;
      case 'ArrayExpression':
      case 'ChainExpression':
      case 'MemberExpression':
      case 'UnaryExpression':
        break;
      default:
        return null;
    }
  }
  return null;
}

function isCombinator({ callee }: TSESTree.CallExpression): boolean {
  return callee.type === 'MemberExpression' && (conventions.promiseCombinators as readonly (string | null)[]).includes(keyOf(callee));
}

/** Where a promise is waited for, here or by the caller. */
function waitAround(node: Node): Node | null {
  for (let inner = node, parent = node.parent; parent && !isFunction(inner); inner = parent, parent = parent.parent) {
    if (parent.type === 'AwaitExpression' || (parent.type === 'ReturnStatement' && inner === node)) return parent;
  }
  return null;
}
