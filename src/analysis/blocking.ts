import type { BlockingModel } from '../catalog/index.js';
import { constantOf } from './constants.js';
import type { BlockingFact } from './facts.js';
import { perFile, type CallNode, type FunctionNode, type Node, type SourceFile } from './file.js';
import { callersOf } from './callers.js';
import { callbackRole, labelOf, mentionsOf, runningFunction } from './functions.js';
import { readOption } from './options.js';
import { frameOf, calleeText, isScriptFile, runsOf } from './runs.js';
import { functionAround, isFunction, keyOf, unwrap, variableOf, writesOf } from './scope.js';
import { clientName, remember, siteOf } from './sites.js';
import { modelOf } from './values.js';

/** Calls that block the event loop, with whether requests wait for them. */
export const blockingFacts = perFile((file): readonly BlockingFact[] =>
  file.nodes.calls.flatMap((node) => {
    const found = modelOf(file, node.callee, 'blocking') ?? madeBlocking(file, node);
    if (!found || !blocks(file, node, found.model)) return [];
    const { model, entry, path } = found;
    const way = waitedFor(file, node);
    const name = calleeText(file, node);
    return remember(file, node, {
      kind: 'blocking call',
      site: siteOf(file, node),
      client: clientName(entry),
      api: name,
      known: [entry.id, ...path.split(/[.#]/).filter((part) => part !== 'default')].join('.'),
      what: model.what,
      cheap: model.cheap ?? false,
      blocksRequests: way ? 'yes' : 'no',
      because: way?.because ?? '',
      chain: way && way.calls > 0 ? [...way.chain, lastName(node)] : [],
      get runs() {
        return runsOf(file, node);
      },
      twin: model.twin ? { name: model.twin.name, from: model.twin.from, form: model.twin.form, level: model.twin.level } : null,
      instead: model.instead ?? null,
    } satisfies BlockingFact);
  }),
);

/** A function made blocking (`const load = toSync(loadAsync)`) blocks when it is called, not when it is made. */
function madeBlocking(file: SourceFile, { callee }: CallNode): ReturnType<typeof modelOf<'blocking'>> {
  const inner = unwrap(callee);
  const variable = inner.type === 'Identifier' ? variableOf(file, inner) : null;
  const [write, second] = variable?.defs[0]?.type === 'Variable' ? (writesOf(variable) ?? []) : [];
  const made = inner.type === 'CallExpression' ? inner : write && !second && write.path.length === 0 ? unwrap(write.expression) : null;
  const found = made?.type === 'CallExpression' ? modelOf(file, made.callee, 'blocking') : null;
  return found?.model.returnsBlocking ? found : null;
}

/** The catalogue's words on a blocking call, for the fixers. */
export function blockingModel(file: SourceFile, node: CallNode): BlockingModel | null {
  return modelOf(file, node.callee, 'blocking')?.model ?? null;
}

function lastName(node: CallNode): string {
  const callee = unwrap(node.callee);
  return callee.type === 'MemberExpression' ? (keyOf(callee) ?? 'call') : callee.type === 'Identifier' ? callee.name : 'call';
}

function blocks(file: SourceFile, node: CallNode, { when, unless, returnsBlocking }: BlockingModel): boolean {
  if (returnsBlocking) return modelOf(file, node.callee, 'blocking') === null;
  if (unless) {
    const given = readOption(file, node.arguments[unless.argument], unless.option.split('.'));
    const value = given.answer === 'yes' ? constantOf(file, given.values[0].value) : null;
    if (given.answer === 'unknown' || (value && (!value.known || value.value === unless.is))) return false;
  }
  if (when === undefined) return true;
  if (when === 'without-callback') {
    const last = node.arguments.at(-1);
    return !node.arguments.some(({ type }) => type === 'SpreadElement') && !(last && (isFunction(last) || (last.type === 'Identifier' && /^(?:cb|callback|done|next|resolve|fn)$/i.test(last.name))));
  }
  const argument = node.arguments[when.argument];
  const value = argument && constantOf(file, argument);
  return value?.known === true && value.value === when.is;
}

interface Way { readonly because: string; readonly calls: number; readonly chain: readonly string[] }

/**
 * The shortest way by which requests come to wait for a node: the async function, promise callback or handler it runs
 * in, directly or through functions of this file. `null`: none is seen, or it runs before requests do.
 */
function waitedFor(file: SourceFile, node: Node): Way | null {
  if (frameOf(file, node).when === 'test') return null;
  const seen = new Set<FunctionNode>();
  let frontier: { readonly node: Node; readonly chain: readonly string[] }[] = [{ node, chain: [] }];
  for (let calls = 0; frontier.length > 0; calls += 1) {
    const next: typeof frontier = [];
    for (const { node: inner, chain } of frontier) {
      const frame = runningFunction(inner);
      if (!frame || seen.has(frame) || isField(inner, frame)) continue;
      seen.add(frame);
      const label = labelOf(frame);
      const names = label === null ? chain : [label, ...chain];
      const because = whyWaiting(file, inner, frame);
      if (because) return { because, calls, chain: names };
      for (const site of sitesOf(file, frame)) next.push({ node: site, chain: names });
    }
    frontier = next;
  }
  return null;
}

/** Field initialisers run when the object is made, wherever the class stands. */
function isField(node: Node, frame: FunctionNode): boolean {
  for (let current: Node | undefined = node; current && current !== frame; current = current.parent) if (current.type === 'PropertyDefinition') return true;
  return false;
}

/** Where a function runs: its calls, and the callbacks it is given as. */
function sitesOf(file: SourceFile, frame: FunctionNode): readonly Node[] {
  const given = mentionsOf(file, frame).filter(({ node, as }) => as === 'argument' && ['iteration', 'immediate'].includes(callbackRole(node) ?? ''));
  return [...callersOf(file, frame), ...given.map(({ node }) => node)];
}

/** Why requests wait while this node of a function runs; `null` when it runs at start-up, or nobody knows. */
function whyWaiting(file: SourceFile, node: Node, frame: FunctionNode): string | null {
  const runs = runsOf(file, frame.body);
  // With a chain, some caller is the entry, and will be found on the shortest way.
  if (runs.when === 'per-request' && runs.chain.length === 0) return runs.because;
  const before = ['start-up', 'construction', 'test', 'worker', 'shutdown', 'memo'].includes(runs.when) || isScriptFile(file) || startsUp(file, frame);
  if (before && runs.when !== 'per-request') return null;
  const async = asyncAround(node, frame);
  if (async) return async.generator ? 'an async generator' : 'an async function';
  const isSettled = callbackRole(frame) === 'promise' || mentionsOf(file, frame).some((mention) => mention.as === 'argument' && callbackRole(mention.node) === 'promise');
  if (isSettled) return 'a promise callback';
  const executor = functionAround(frame);
  const waiting = callbackRole(frame) === 'other' && executor && isExecutor(executor) ? runningFunction(executor) : null;
  return executor && waiting && whyWaiting(file, executor, waiting) ? 'a callback that settles a promise' : null;
}

/** The function given to `new Promise`. */
function isExecutor(node: FunctionNode): boolean {
  return node.parent?.type === 'NewExpression' && callbackRole(node) === 'immediate';
}

/** The async function around a node: the one whose frame runs it, or a callback in between that runs at once. */
function asyncAround(node: Node, frame: FunctionNode): FunctionNode | null {
  for (let around = functionAround(node); around; around = functionAround(around)) {
    if (around.async) return around;
    if (around === frame) return null;
  }
  return null;
}

/** Called from start-up code only, whatever loops are on the way. */
function startsUp(file: SourceFile, frame: FunctionNode): boolean {
  return ['start-up', 'shutdown', 'construction'].includes(frameOf(file, frame.body).when);
}
