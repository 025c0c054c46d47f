import { conventions } from '../../catalog/index.js';
import { constructionsOf, invocationsOf } from '../functions/callers.js';
import { callbackRole, runsAtOnce } from '../functions/callbacks.js';
import type { ClassNode, FunctionNode, Node, SourceFile } from '../file.js';
import { runningFunction } from '../functions/frames.js';
import { classNameOf, labelOf } from '../functions/functions.js';
import { mentionsOf } from '../functions/mentions.js';
import { isCommandLine, isScriptFile } from '../runs/programs.js';
import { frameOf, isAskedByRequest, runsOf } from '../runs/runs.js';
import { functionAround, unwrap } from '../scope.js';

/** How requests come to wait for a piece of code. */
export interface Way {
  readonly because: string;
  /** Functions in between. */
  readonly calls: number;
  /** Names of the functions from the entry down to the code, the entry's included. */
  readonly chain: readonly string[];
}

interface Step { readonly node: Node; readonly chain: readonly string[] }

/**
 * The shortest way by which requests come to wait for a node: the async function, promise callback or handler it runs
 * in, directly or through functions of this file. `null`: none is seen, or it runs before requests do.
 */
export function waitedFor(file: SourceFile, node: Node): Way | null {
  if (runsOf(file, node).when === 'test') return null;
  const seen = new Set<Node>();
  let frontier: readonly Step[] = [{ node, chain: [] }];
  for (let calls = 0; frontier.length > 0; calls += 1) {
    const next: Step[] = [];
    for (const { node: inner, chain } of frontier) {
      const frame = runningFunction(file, inner);
      const made = classMadeWith(inner, frame);
      const holder = made ?? frame;
      if (!holder || seen.has(holder)) continue;
      seen.add(holder);
      const label = made ? classNameOf(made) : frame && labelOf(frame);
      const names = label === null ? chain : [label, ...chain];
      const because = made || !frame ? null : whyWaiting(file, inner, frame);
      if (because) return { because, calls, chain: names };
      for (const site of made ? constructionsOf(file, made) : sitesOf(file, frame!)) next.push({ node: site, chain: names });
    }
    frontier = next;
  }
  return null;
}

/** The class with whose instances a node runs: it stands in the value of a field. */
function classMadeWith(node: Node, frame: FunctionNode | null): ClassNode | null {
  for (let current = node; current.parent && current.parent !== frame; current = current.parent) {
    const { parent } = current;
    if (parent.type === 'PropertyDefinition' && !parent.static && parent.value === current) return parent.parent.parent;
  }
  return null;
}

/**
 * Where a function runs: where it is called, and where it is given to something that runs it for the one who gives it. Where a
 * program starts or ends, whoever calls that is no matter.
 */
function sitesOf(file: SourceFile, frame: FunctionNode): readonly Node[] {
  if (['start-up', 'shutdown'].includes(frameOf(file, frame.body).when)) return [];
  const given = mentionsOf(file, frame).filter(({ node, as }) => {
    const role = as === 'argument' ? callbackRole(file, node) : null;
    return runsAtOnce(role) || (role === 'event' && isAskedByRequest(file, node));
  });
  return [...invocationsOf(file, frame), ...given.map(({ node }) => node)];
}

/** Why requests wait while this node of a function runs; `null` when it runs at start-up, or nobody knows. */
function whyWaiting(file: SourceFile, node: Node, frame: FunctionNode): string | null {
  const runs = runsOf(file, frame.body);
  if (runs.when === 'per-request') {
    // With a chain, some caller is the entry, and will be found on the shortest way.
    if (runs.chain.length === 0) return runs.because;
  } else if (isDoneBefore(file, frame) || isScriptFile(file) || isCommandLine(file)) return null;
  const async = asyncAround(file, node, frame);
  if (async) return async;
  const isSettled = callbackRole(file, frame) === 'promise' || mentionsOf(file, frame).some((mention) => mention.as === 'argument' && callbackRole(file, mention.node) === 'promise');
  return isSettled ? 'a promise callback' : settlesPromise(file, frame) ? 'a callback that settles a promise' : null;
}

/** Runs before requests come, after the last of them, or beside them; whatever loops are on the way. */
function isDoneBefore(file: SourceFile, frame: FunctionNode): boolean {
  const before = ['start-up', 'construction', 'shutdown'];
  return [...before, 'test', 'worker', 'memo'].includes(runsOf(file, frame.body).when) || before.includes(frameOf(file, frame.body).when);
}

/** A callback in the function given to `new Promise`, where somebody waits for the promise. */
function settlesPromise(file: SourceFile, frame: FunctionNode): boolean {
  const role = callbackRole(file, frame);
  const executor = role === 'other' || role === 'event' ? functionAround(frame) : null;
  if (executor?.parent?.type !== 'NewExpression' || callbackRole(file, executor) !== 'immediate') return false;
  const waiting = runningFunction(file, executor);
  return waiting !== null && whyWaiting(file, executor, waiting) !== null;
}

/** What the function around a node is, if it is asynchronous: the one whose frame runs it, or a callback in between that runs at once. */
function asyncAround(file: SourceFile, node: Node, frame: FunctionNode): string | null {
  for (let around = functionAround(node); around; around = functionAround(around)) {
    if (around.async) return around.generator ? 'an async generator' : 'an async function';
    if (isCoroutine(file, around)) return 'a coroutine';
    if (around === frame) return null;
  }
  return null;
}

/** `co.wrap(function* () { … })`. */
function isCoroutine(file: SourceFile, { generator, parent }: FunctionNode): boolean {
  if (!generator || parent?.type !== 'CallExpression') return false;
  return file.sourceCode.getText(unwrap(parent.callee)).split('.').some((name) => conventions.coroutineNames.test(name));
}
