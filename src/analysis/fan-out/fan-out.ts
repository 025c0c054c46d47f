import type { TSESTree } from '@typescript-eslint/utils';
import { conventions, type LimiterModel } from '../../catalog/index.js';
import { product, type Bound } from './amounts.js';
import { boundOf } from './bounds.js';
import { constantOf } from '../values/constants.js';
import { isPassedOn } from './fake-limits.js';
import type { FanOutFact } from '../facts.js';
import { perFile, type CallNode, type Node, type SourceFile } from '../file.js';
import { functionOf, includes } from '../functions/functions.js';
import { globalPath } from '../values/globals.js';
import { loopsAround, waits } from '../paths/loops.js';
import { mappedIn, type Mapped } from './mapped.js';
import { readOption } from '../options/options.js';
import { poolLimit } from './pool-limits.js';
import { comesBackTo, requestReachedBy } from '../requests/reach.js';
import { calleeText, runsOf } from '../runs/runs.js';
import { functionAround } from '../scope.js';
import { sendingCalls } from '../requests/senders.js';
import { clientName, remember, siteOf } from '../sites.js';
import { namesOf } from './turns.js';
import { isDropped, unawaitedIn } from './unawaited.js';
import { modelOf } from '../values/values.js';

/** Requests sent for all items of a collection at once. */
export const fanOutFacts = perFile((file): readonly FanOutFact[] => {
  // A function of the project may be mentioned only: `ids.map(getUser)`.
  if (sendingCalls(file).length === 0 && file.settings.wrappers.length === 0 && file.settings.clients.length === 0) return [];
  const unawaited = unawaitedIn(file).map(({ node, starter, mapped }) => fact(file, node, starter, mapped, false));
  return [...combined(file), ...waitedOneByOne(file), ...looseMaps(file), ...unawaited].toSorted((a, b) => a.site.range[0] - b.site.range[0]);
});

const behind = new WeakMap<FanOutFact, Mapped>();

/** The work behind a fan-out, for the fixers. */
export function mappedOf(fact: FanOutFact): Mapped | null {
  return behind.get(fact) ?? null;
}

/** The list that a call waits for as a whole, with the name of the combinator: `Promise.all(list)`. */
export function combinedBy(file: SourceFile, node: CallNode): { readonly combinator: string; readonly list: TSESTree.Expression } | null {
  const path = node.type === 'CallExpression' ? globalPath(file, node.callee) : null;
  const combinator = path?.startsWith('Promise.') ? path.slice('Promise.'.length) : null;
  const [list] = node.arguments;
  if (!list || list.type === 'SpreadElement') return null;
  if (combinator !== null) return combinator !== 'race' && includes(conventions.promiseCombinators, combinator) ? { combinator: `Promise.${combinator}`, list } : null;
  return modelOf(file, node.callee, 'combinators') ? { combinator: calleeText(file, node), list } : null;
}

function combined(file: SourceFile): readonly FanOutFact[] {
  return file.nodes.calls.flatMap((node) => {
    const found = combinedBy(file, node);
    const mapped = found && mappedIn(file, found.list, { from: node, depth: 0 });
    return found && mapped ? [fact(file, node, found.combinator, inTurns(file, node, mapped))] : [];
  });
}

/** Lists that a loop starts one after the other without waiting for any. */
function inTurns(file: SourceFile, node: Node, mapped: Mapped): Mapped {
  const loops = mapped.bound === 'unbounded' || !isDropped(node) ? [] : loopsAround(file, node);
  const [shown] = loops.filter(({ bound }) => bound === 'unbounded');
  return shown ? { ...mapped, shown: shown.over, counts: shown.counts, bound: product([mapped.bound, ...loops.map(({ bound }) => bound)]), parts: 'looped' } : mapped;
}

/** `for await (const response of urls.map((url) => fetch(url)))`: all have started when the first is waited for. */
function waitedOneByOne(file: SourceFile): readonly FanOutFact[] {
  return waits(file).flatMap((wait) => {
    const list = wait.type === 'ForOfStatement' ? wait.right : null;
    const mapped = list && mappedIn(file, list, { from: wait, depth: 0 });
    return list && mapped ? [fact(file, list, (mapped.call && namesOf(mapped.call.callee).at(-1)) ?? 'loop', mapped)] : [];
  });
}

/** Maps of limiters that bound nothing: `pMap(urls.map((url) => fetch(url)), (p) => p, { concurrency })`, whose items run already, and `pMap(urls, fetch)`. */
function looseMaps(file: SourceFile): readonly FanOutFact[] {
  return file.nodes.calls.flatMap((node) => {
    const model = modelOf(file, node.callee, 'limiters')?.model;
    if (model?.kind !== 'map') return [];
    const [items, mapper] = [node.arguments[model.items], node.arguments[model.mapper]];
    const run = model.mapper === model.items ? null : mapper && functionOf(file, mapper);
    const started = items && (run === null || (run && isPassedOn(file, run))) ? mappedIn(file, items, { from: node, depth: 0 }) : null;
    if (started) return started.reached.limited === 'no' ? [fact(file, node, calleeText(file, node), { ...started, fake: 'limiter' })] : [];
    const reached = !run || !items || isBounded(file, node, model.limit) ? null : requestReachedBy(file, run);
    return items && run && reached ? [fact(file, node, calleeText(file, node), { collection: items, shown: items, counts: false, bound: boundOf(file, items), mapper: run, call: null, work: run, reached, fake: null, parts: null })] : [];
  });
}

function isBounded(file: SourceFile, { arguments: given }: CallNode, { argument, option }: Extract<LimiterModel, { kind: 'map' }>['limit']): boolean {
  const answer = option === undefined ? null : readOption(file, given[argument], option.split('.'));
  if (answer?.answer !== 'yes') return answer?.answer !== 'no';
  const value = constantOf(file, answer.values[0].value);
  return !(value.known && value.value === Infinity);
}

function fact(file: SourceFile, node: Node, combinator: string, mapped: Mapped, awaited = true): FanOutFact {
  const { shown, counts, bound, call, work, reached, fake, parts } = mapped;
  const { request, chain, limited, ownLimiter } = reached;
  const [given] = call === request.node ? call.arguments : [];
  const around = functionAround(node);
  const found = remember(file, node, {
    kind: 'fan-out',
    site: siteOf(file, node),
    combinator,
    awaited,
    collection: siteOf(file, shown).text,
    counts,
    bound: whole(bound),
    request: { api: given ? siteOf(file, given).text : calleeText(file, request.node), client: request.known && clientName(request.known.found.entry), chain },
    limiter: fake === 'limiter' ? 'fake' : limited === 'yes' ? 'effective' : limited === 'unknown' ? 'unknown' : fake === 'batches' ? 'late' : ownLimiter ? 'own' : 'none',
    parts: parts !== null,
    recursive: around !== null && comesBackTo(file, work, around),
    poolLimit: poolLimit(file, reached, work),
    get runs() {
      return runsOf(file, node);
    },
  } satisfies FanOutFact);
  behind.set(found, mapped);
  return found;
}

function whole(bound: Bound): Bound {
  return typeof bound === 'number' ? Math.ceil(bound) : bound;
}
