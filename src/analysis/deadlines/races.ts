import type { TSESTree } from '@typescript-eslint/utils';
import { conventions } from '../../catalog/index.js';
import { callbackRole } from '../functions/callbacks.js';
import { callersOf } from '../functions/callers.js';
import type { Deadline } from '../facts.js';
import { perNode, type CallNode, type FunctionNode, type Node, type SourceFile } from '../file.js';
import { calledFunction, functionOf } from '../functions/functions.js';
import { globalPath } from '../values/globals.js';
import { mentionsOf } from '../functions/mentions.js';
import { functionAround, isFunction, isInside, keyOf, unwrap, variableOf, writesOf, type Variable } from '../scope.js';
import { siteOf } from '../sites.js';
import { isTimer, lastName } from './triggers.js';
import { modelOf } from '../values/values.js';

const unknown = (because: string): Deadline => ({ state: 'unknown', because });

const deepest = 3;

/** How far to look: `within` is the function that is looked into, `depth` counts the steps into others. */
interface Reach { readonly within: FunctionNode | null; readonly depth: number }

const everywhere: Reach = { within: null, depth: 0 };

/** A race, or a wrapper that bounds what it is given; also around all calls of the function it stands in. */
export function deadlineAround(file: SourceFile, request: Node, { within, depth }: Reach = everywhere): Deadline | null {
  let isAwaited = false;
  for (let node = request, parent = node.parent; parent && parent !== within; node = parent, parent = parent.parent) {
    // What is waited for where it stands is over before anything around it begins.
    isAwaited = isFunction(parent) ? false : isAwaited || parent.type === 'AwaitExpression';
    const found = isAwaited ? null : deadlineBy(file, parent, node, request, depth);
    if (found) return found;
    if (isFunction(parent) && callbackRole(file, parent) === null) return within ? null : callersDeadline(file, parent);
    const later = parent.type === 'VariableDeclarator' && parent.id.type === 'Identifier' && !isAwaited && depth < deepest ? boundedLater(file, variableOf(file, parent.id), { within, depth: depth + 1 }) : null;
    if (later) return later;
  }
  return null;
}

/** A deadline that the node right around a request, or around what the request is part of, gives it. */
function deadlineBy(file: SourceFile, parent: Node, node: Node, request: Node, depth: number): Deadline | null {
  if (parent.type === 'NewExpression') return parent.arguments[0] === node && isFunction(node) && globalPath(file, parent.callee) === 'Promise' ? executorDeadline(file, node, request) : null;
  if (parent.type !== 'CallExpression') return null;
  const callee = unwrap(parent.callee);
  const name = lastName(callee);
  if (parent.callee === node) return isBounding(file, parent, request) ? { state: 'set', by: name ?? '' } : null;
  if (globalPath(file, callee) === 'Promise.race') return raceDeadline(file, parent, request);
  const inside = depth < deepest ? deadlineInside(file, parent, node, depth) : null;
  if (inside) return inside;
  return name && conventions.deadlineNames.test(name) && !/^(?:set|clear)/.test(name) ? { state: 'set', by: name } : null;
}

/** `load(url).timeout(5000)`: of a promise. What the client itself has is told by the catalogue. */
function isBounding(file: SourceFile, { callee, arguments: given }: TSESTree.CallExpression, request: Node): boolean {
  const name = lastName(unwrap(callee));
  if (given.length === 0 || name === null || !conventions.timeoutEvents.test(name) || conventions.timerCalls.test(name)) return false;
  const known = request.type === 'CallExpression' ? modelOf(file, request.callee, 'requests') : null;
  return (known?.model.returns ?? 'promise') === 'promise';
}

/** What a function of this file does with a promise, or with the function that makes one. */
function deadlineInside(file: SourceFile, call: CallNode, argument: Node, depth: number): Deadline | null {
  const called = calledFunction(file, call);
  const parameter = called?.params[call.arguments.indexOf(argument as never)];
  const name = parameter?.type === 'AssignmentPattern' ? parameter.left : parameter;
  return called && name?.type === 'Identifier' ? boundedLater(file, variableOf(file, name), { within: called, depth: depth + 1 }) : null;
}

/** `const pending = fetch(url); await Promise.race([pending, timer])`; the same of a parameter. */
function boundedLater(file: SourceFile, variable: Variable | null, reach: Reach): Deadline | null {
  for (const reference of variable?.references ?? []) {
    const around = reference.isWrite() ? null : deadlineAround(file, reference.identifier, reach);
    if (around) return around;
  }
  return null;
}

/** The deadline around all calls of a function, and all calls that it is given to. */
const callersDeadline = perNode<FunctionNode, Deadline | null>(null, (file, node) => {
  const mentions = mentionsOf(file, node);
  if (mentions.some(({ as }) => as !== 'argument')) return null;
  const around = [...callersOf(file, node), ...mentions.map((mention) => mention.node)].map((place) => deadlineAround(file, place));
  return around.every((deadline) => deadline && deadline.state !== 'leaky race') ? (around[0] ?? null) : null;
});

/** A race ends the wait; the request goes on, and an uncleared timer keeps the process busy. */
function raceDeadline(file: SourceFile, race: TSESTree.CallExpression, request: Node): Deadline | null {
  const [list] = race.arguments;
  if (list?.type !== 'ArrayExpression') return unknown('it takes part in a race');
  const rivals = list.elements.filter((element) => element !== null && !isInside(request, element));
  // Requests that race each other wait as long as the fastest.
  if (rivals.every((rival) => rival && unwrap(rival).type === 'CallExpression' && modelOf(file, (unwrap(rival) as CallNode).callee, 'requests'))) return null;
  const sources = rivals.map((rival) => (rival ? file.sourceCode.getText(sourceOf(file, rival)) : ''));
  const timer = sources.some((source) => source.includes('setTimeout('));
  const around = functionAround(race);
  return timer && !endsTimer([...sources, around ? file.sourceCode.getText(around) : '']) ? { state: 'leaky race', site: siteOf(file, race) } : { state: 'set', by: 'Promise.race' };
}

/** Whether code ends the timer of a race, or the request, or lets the process go in spite of it. */
function endsTimer(sources: readonly string[]): boolean {
  return sources.some((source) => /clearTimeout|\.abort\(|\.destroy\(|\.unref\(|\bref: false/.test(source));
}

/** What a rival of the race really is: the function it calls, the value it was set to. */
function sourceOf(file: SourceFile, node: Node): Node {
  const inner = unwrap(node);
  if (inner.type === 'CallExpression') return functionOf(file, inner.callee) ?? inner;
  if (inner.type !== 'Identifier') return inner;
  const variable = variableOf(file, inner);
  const [write] = variable?.defs[0]?.type === 'Variable' ? (writesOf(variable) ?? []) : [];
  return write ? sourceOf(file, write.expression) : inner;
}

/** A race by hand: `new Promise((resolve, reject) => { setTimeout(reject, 5000); request.then(resolve, reject); })`. */
function executorDeadline(file: SourceFile, executor: FunctionNode, request: Node): Deadline | null {
  const settlers = executor.params.flatMap((parameter) => (parameter.type === 'Identifier' ? (variableOf(file, parameter)?.references ?? []) : []));
  const timer = file.nodes.calls.find((call) => isTimer(call) && functionAround(call) === executor && !isInside(request, call) && settlers.some(({ identifier }) => isInside(identifier, call)));
  if (!timer) return null;
  return endsTimer([file.sourceCode.getText(executor)]) ? { state: 'set', by: keyOf(timer.callee) ?? file.sourceCode.getText(timer.callee) } : { state: 'leaky race', site: siteOf(file, timer) };
}
