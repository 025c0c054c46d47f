import { closingCalls } from './closing.js';
import type { PendingFact } from '../facts.js';
import { perFile, type CallNode, type FunctionNode, type Node, type SourceFile } from '../file.js';
import { conditionsAround } from '../paths/flags.js';
import { runningFunction } from '../functions/frames.js';
import { journeysOf, type Journey } from '../values/journeys.js';
import { closeMethodOf } from './close-methods.js';
import { lifetimeOf } from './lifetimes.js';
import { exitsFrom, placeIn } from '../paths/paths.js';
import type { RequestCall } from '../requests/requests.js';
import { calleeText } from '../runs/runs.js';
import { requestsWith, sessionModelOf } from './session-models.js';
import { functionAround, isFunction, isInside, keyOf } from '../scope.js';
import { clientName, remember, siteOf } from '../sites.js';

/** Requests that are still on their way when the function that started them closes their session, not in peace. */
export const pendingFacts = perFile((file): readonly PendingFact[] => {
  const facts = file.nodes.calls.flatMap((created) => {
    const found = sessionModelOf(file, created);
    const lifetime = found && lifetimeOf(file, created);
    if (!found || !lifetime) return [];
    const closes = closingCalls(file, created, lifetime).filter(({ callee }) => callee.type === 'MemberExpression' && closeMethodOf(file, created, keyOf(callee))?.graceful === false);
    if (closes.length === 0) return [];
    return requestsWith(file, created, lifetime).flatMap((request) => {
      const cut = cutOff(file, request, closes);
      if (!cut) return [];
      const fact: PendingFact = {
        kind: 'closed while pending',
        site: siteOf(file, request.node),
        client: clientName(found.entry),
        api: calleeText(file, request.node),
        name: lifetime.variable?.name ?? lifetime.name,
        close: siteOf(file, cut.close),
        returned: cut.journey.promise.parent?.type === 'ReturnStatement',
        // What may be used again after it was closed opens further sockets.
        outcome: found.model.afterClose === undefined ? 'overtaken' : 'ended',
      };
      journeys.set(fact, cut.journey);
      return [remember(file, request.node, fact)];
    });
  });
  return facts.toSorted((a, b) => a.site.range[0] - b.site.range[0]);
});

const journeys = new WeakMap<PendingFact, Journey>();

/** The promise behind a pending request, as the function that closes has it. For fixers. */
export function journeyBehind(fact: PendingFact): Journey {
  const found = journeys.get(fact);
  if (!found) throw new TypeError('Not a fact of this analysis');
  return found;
}

interface Cut { readonly close: CallNode; readonly journey: Journey }

/** The close that a way leads to before anybody has waited for the request. */
function cutOff(file: SourceFile, { node, found }: RequestCall, closes: readonly CallNode[]): Cut | null {
  if ((found.model.returns ?? 'promise') !== 'promise') return null;
  for (const journey of journeysOf(file, node)) {
    const close = firstClose(file, journey, closes);
    if (close) return { close, journey };
  }
  return null;
}

function firstClose(file: SourceFile, { owner, start, waits }: Journey, closes: readonly CallNode[]): CallNode | null {
  if (waits === null) return null;
  const places = new Map<Node, CallNode>(closes.flatMap((close) => placeOf(file, owner, close, start)));
  if (places.size === 0) return null;
  let first: CallNode | null = null;
  exitsFrom(file, start, {
    stops(reached) {
      first ??= places.get(reached) ?? null;
      return places.has(reached) || waits.has(reached);
    },
  });
  return first;
}

/** Where a function closes the session. Closing under a condition of its own, or after a failure, is meant to end what is on its way. */
function placeOf(file: SourceFile, owner: FunctionNode | null, close: CallNode, start: Node): readonly (readonly [Node, CallNode])[] {
  const isOwn = functionAround(close) === owner || runningFunction(file, close) === owner;
  const isMeant = conditionsAround(close).some((test) => !isInside(start, test.parent!)) || isInHandler(close, start);
  const place = isOwn && !isMeant ? placeIn(owner, close) : null;
  return place ? [[place, close]] : [];
}

function isInHandler(close: Node, start: Node): boolean {
  for (let { parent } = close; parent && !isFunction(parent); { parent } = parent) if (parent.type === 'CatchClause' && !isInside(start, parent)) return true;
  return false;
}
