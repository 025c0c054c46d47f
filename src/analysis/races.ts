import type { TSESTree } from '@typescript-eslint/utils';
import { conventions } from '../catalog/index.js';
import { callersOf } from './callers.js';
import type { Deadline } from './facts.js';
import { perNode, type CallNode, type FunctionNode, type Node, type SourceFile } from './file.js';
import { callbackRole, functionOf, mentionsOf } from './functions.js';
import { globalPath } from './globals.js';
import { functionAround, isFunction, keyOf, unwrap, variableOf, writesOf } from './scope.js';
import { siteOf } from './sites.js';
import { modelOf } from './values.js';

const unknown = (because: string): Deadline => ({ state: 'unknown', because });

/** A race, or a wrapper whose name says that it bounds what it is given; also around all calls of the function it stands in. */
export function deadlineAround(file: SourceFile, request: Node, depth = 0): Deadline | null {
  for (let node = request, parent = node.parent; parent; node = parent, parent = parent.parent) {
    if (parent.type === 'CallExpression' && parent.callee !== node) {
      const callee = unwrap(parent.callee);
      const name = callee.type === 'MemberExpression' ? keyOf(callee) : callee.type === 'Identifier' ? callee.name : null;
      if (globalPath(file, callee) === 'Promise.race') return raceDeadline(file, parent, request);
      if (name && conventions.deadlineNames.test(name) && !/^(?:set|clear)/.test(name)) return { state: 'set', by: name };
    }
    if (isFunction(parent) && callbackRole(parent) === null) return callersDeadline(file, parent);
    const later = parent.type === 'VariableDeclarator' && parent.id.type === 'Identifier' && depth < 3 ? boundedLater(file, parent.id, node, depth) : null;
    if (later) return later;
  }
  return null;
}

/** `const pending = fetch(url); await Promise.race([pending, timer])`. What is waited for where it is made comes too late. */
function boundedLater(file: SourceFile, name: TSESTree.Identifier, promise: Node, depth: number): Deadline | null {
  if (promise.type === 'AwaitExpression') return null;
  for (const reference of variableOf(file, name)?.references ?? []) {
    const around = reference.isWrite() ? null : deadlineAround(file, reference.identifier, depth + 1);
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
  const rivals = list.elements.filter((element) => element !== null && !(element.range[0] <= request.range[0] && element.range[1] >= request.range[1]));
  // Requests that race each other wait as long as the fastest.
  if (rivals.every((rival) => rival && unwrap(rival).type === 'CallExpression' && modelOf(file, (unwrap(rival) as CallNode).callee, 'requests'))) return null;
  const sources = rivals.map((rival) => rival && file.sourceCode.getText(sourceOf(file, rival)));
  const around = functionAround(race);
  const frame = around ? file.sourceCode.getText(around) : '';
  const timer = sources.some((source) => source?.includes('setTimeout('));
  return timer && !/clearTimeout|\.abort\(|\.unref\(/.test(frame) ? { state: 'leaky race', site: siteOf(file, race) } : { state: 'set', by: 'Promise.race' };
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
