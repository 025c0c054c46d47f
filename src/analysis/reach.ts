import { perNode, type FunctionNode, type Node, type SourceFile } from './file.js';
import { callbackRole, calledFunction, labelOf } from './functions.js';
import { limits, waitsForTurn } from './limiters.js';
import { requestCalls, type RequestCall } from './requests.js';
import { functionAround, isFunction, isInside } from './scope.js';

/** A request that code sends when it runs, directly or through functions of this file. */
export interface Reached {
  readonly request: RequestCall;
  /** Functions on the way, the first one called here. */
  readonly chain: readonly string[];
  /** What bounds it on the way: `unknown` when it is handed to a function that may bound it. */
  readonly limited: 'no' | 'yes' | 'unknown';
}

/** The first request this code sends; an unbounded one before a bounded one. */
export const requestReachedBy: (file: SourceFile, code: Node) => Reached | null = perNode<Node, Reached | null>(null, (file, code) => {
  const ways: Reached[] = [];
  for (const request of requestCalls(file)) {
    if (!isInside(request.node, code)) continue;
    const limited = limitedWithin(file, request.node, code);
    if (limited) ways.push({ request, chain: [], limited });
  }
  for (const call of file.nodes.calls) {
    if (!isInside(call, code) || call === code) continue;
    const called = calledFunction(file, call);
    if (!called || isInside(called, code)) continue;
    const limited = limitedWithin(file, call, code);
    const reached = limited && requestReachedBy(file, called);
    if (reached) ways.push({ request: reached.request, chain: [labelOf(called) ?? 'function', ...reached.chain], limited: limited === 'no' ? reached.limited : limited });
  }
  return ways.find(({ limited }) => limited === 'no') ?? ways.find(({ limited }) => limited === 'unknown') ?? ways[0] ?? null;
});

/** How a node inside some code runs when the code does: `null` if it does not run then (a function kept for later). */
function limitedWithin(file: SourceFile, node: Node, code: Node): Reached['limited'] | null {
  let limited: Reached['limited'] = waitsForTurn(file, node, code);
  for (let around: FunctionNode | null = enclosing(node, code); around && around !== code; around = enclosing(around, code)) {
    const role = callbackRole(around);
    if (role === 'iteration' || role === 'immediate' || role === 'promise') continue;
    const call = around.parent;
    if (role === null || (call?.type !== 'CallExpression' && call?.type !== 'NewExpression')) return null;
    const answer = limits(file, call);
    if (answer === 'yes') limited = 'yes';
    else if (limited === 'no') limited = 'unknown';
  }
  return limited;
}

function enclosing(node: Node, code: Node): FunctionNode | null {
  const around = functionAround(node);
  return around && isInside(around, code) && isFunction(around) ? around : null;
}
