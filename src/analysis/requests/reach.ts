import { callbackRole, runsAtOnce } from '../functions/callbacks.js';
import { perNode, type CallNode, type FunctionNode, type Node, type SourceFile } from '../file.js';
import { calledFunction, functionOf, labelOf } from '../functions/functions.js';
import { either, limitedOnTheWay, limits, makesOwnLimiter, type Limited } from '../fan-out/limiters.js';
import { isInside } from '../scope.js';
import { sendingCalls, type Sending } from './senders.js';

/** A request that code sends when it runs, directly or through functions of this file. */
export interface Reached {
  readonly request: Sending;
  /** Functions on the way, the first one called here. */
  readonly chain: readonly string[];
  /** What bounds it on the way: `unknown` when it is handed to a function that may bound it. */
  readonly limited: Limited;
  /** A limiter on the way is made anew by each run of the code: it bounds nothing between the runs. */
  readonly ownLimiter: boolean;
}

interface Step { readonly code: Node; readonly chain: readonly string[]; readonly limited: Limited }

/** The first request this code sends, by the shortest way; an unbounded one before a bounded one. */
export const requestReachedBy: (file: SourceFile, code: Node) => Reached | null = perNode<Node, Reached | null>(null, (file, code) => {
  const found: Reached[] = [];
  for (const { code: current, chain, limited } of stepsFrom(file, code)) {
    for (const request of inside(sendingCalls(file), current, ({ node }) => node)) {
      const way = limitedOnTheWay(file, request.node, current);
      if (way === null) continue;
      const ownLimiter = way === 'yes' && makesOwnLimiter(file, request.node, code);
      const reached = { request, chain, limited: either(limited, ownLimiter ? 'no' : way), ownLimiter };
      if (reached.limited === 'no') return reached;
      found.push(reached);
    }
  }
  return found.find(({ limited }) => limited === 'unknown') ?? found[0] ?? null;
});

/** Every request that some code may send, through functions of this file, too. */
export function requestsFrom(file: SourceFile, code: Node): readonly Sending[] {
  return [...new Set(stepsFrom(file, code).flatMap((step) => inside(sendingCalls(file), step.code, ({ node }) => node)))];
}

/** Whether some code, through functions of this file, calls the function it stands in or another one again. */
export function comesBackTo(file: SourceFile, code: Node, called: FunctionNode): boolean {
  return stepsFrom(file, code).some((step) => step.code === called);
}

/** Some code and all functions it runs, the nearest first; each once for each way in which something bounds it. */
const stepsFrom: (file: SourceFile, code: Node) => readonly Step[] = perNode<Node, readonly Step[]>([], (file, code) => {
  const steps: Step[] = [{ code, chain: [], limited: 'no' }];
  const seen = new Set<string>();
  for (const { code: current, chain, limited } of steps) {
    for (const call of inside(file.nodes.calls, current, (node) => node)) {
      for (const { run, bounds } of runBy(file, call, current)) {
        const way = limitedOnTheWay(file, call, current);
        if (way === null) continue;
        const step = { code: run, chain: [...chain, labelOf(run) ?? 'function'], limited: either(limited, either(way, bounds)) };
        const key = `${String(run.range[0])} ${step.limited}`;
        if (seen.has(key)) continue;
        seen.add(key);
        steps.push(step);
      }
    }
  }
  return steps;
});

/** The functions of this file that a call runs: the one it calls, and those it is given by name, `links.map(load)`. */
function runBy(file: SourceFile, call: CallNode, code: Node): readonly { readonly run: FunctionNode; readonly bounds: Limited }[] {
  const called = calledFunction(file, call);
  const runs: { run: FunctionNode; bounds: Limited }[] = called && !runsHere(file, called, code) ? [{ run: called, bounds: 'no' }] : [];
  for (const argument of call.arguments) {
    const given = argument.type === 'Identifier' || argument.type === 'MemberExpression' ? functionOf(file, argument) : null;
    const role = given && callbackRole(file, argument);
    if (given && role !== null) runs.push({ run: given, bounds: runsAtOnce(role) || role === 'promise' ? 'no' : role === 'other' ? limits(file, call, argument) : 'unknown' });
  }
  return runs;
}

/** A callback in the code itself that runs when the code does: what it does belongs to the code. */
function runsHere(file: SourceFile, called: FunctionNode, code: Node): boolean {
  return isInside(called, code) && called !== code && runsAtOnce(callbackRole(file, called));
}

/** Those of a list in source order that stand in some code. */
function inside<T>(list: readonly T[], code: Node, nodeOf: (item: T) => CallNode): readonly T[] {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (nodeOf(list[middle]!).range[0] < code.range[0]) low = middle + 1;
    else high = middle;
  }
  const found: T[] = [];
  for (let index = low; index < list.length && nodeOf(list[index]!).range[0] < code.range[1]; index += 1) if (isInside(nodeOf(list[index]!), code)) found.push(list[index]!);
  return found;
}
