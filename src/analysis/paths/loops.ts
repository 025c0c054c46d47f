import type { TSESTree } from '@typescript-eslint/utils';
import { smallest, type Bound } from '../fan-out/amounts.js';
import { boundOf } from '../fan-out/bounds.js';
import { callbackRole, iteratedBy } from '../functions/callbacks.js';
import { constantOf, isNumber } from '../values/constants.js';
import { countOf } from '../fan-out/counts.js';
import { perFile, type Node, type SourceFile } from '../file.js';
import { entriesBound } from '../fan-out/object-bounds.js';
import { functionAround, isFunction, isInside, keyOf, unwrap } from '../scope.js';

/** A loop that runs its body once for each item of a collection, without waiting in between. */
export interface Loop {
  /** What it runs over: a collection, or the number that it counts to. */
  readonly over: Node;
  readonly counts: boolean;
  /** How many turns it takes. */
  readonly bound: Bound;
  /** How far these go: as many items, or that number. */
  readonly reach: Bound;
  /** It goes in steps of more than one: over parts of a collection. */
  readonly steps: boolean;
  /** The statement; `null` for a function that calls its callback for each item. */
  readonly statement: Node | null;
}

/**
 * The loops around a node, the innermost first, as far out as they run without waiting, and no further than what `within`
 * stands in: a list that is made anew in each turn is not filled by the loop around it.
 */
export function loopsAround(file: SourceFile, node: Node, within: Node | null = null): readonly Loop[] {
  const turns = turnsAround(file, node, within);
  const end = turns.findIndex(({ loop, waits }) => loop === null || waits);
  return (end === -1 ? turns : turns.slice(0, end)).flatMap(({ loop }) => loop ?? []);
}

/** All loops around a node, as above; `null` where nothing shows how often one runs. */
export function turnsAround(file: SourceFile, node: Node, within: Node | null): readonly { readonly loop: Loop | null; readonly waits: boolean }[] {
  const turns: { loop: Loop | null; waits: boolean }[] = [];
  let current = node;
  for (let parent = current.parent; parent; current = parent, parent = current.parent) {
    if (within !== null && isInside(within, parent)) break;
    if (isFunction(parent)) {
      if (callbackRole(file, parent) === 'immediate' && !parent.generator) continue;
      const over = iteratedBy(file, parent);
      if (!over) break;
      turns.push({ loop: { over, counts: false, ...turnsFor(boundOf(file, over)), steps: false, statement: null }, waits: false });
    } else if (isLoop(parent) && current === parent.body) turns.push({ loop: loopOf(file, parent), waits: waitsIn(file, parent) });
  }
  return turns;
}

export type LoopNode = TSESTree.ForOfStatement | TSESTree.ForInStatement | TSESTree.ForStatement | TSESTree.WhileStatement | TSESTree.DoWhileStatement;

export function isLoop(node: Node): node is LoopNode {
  return ['ForOfStatement', 'ForInStatement', 'ForStatement', 'WhileStatement', 'DoWhileStatement'].includes(node.type);
}

function loopOf(file: SourceFile, loop: LoopNode): Loop | null {
  if (loop.type === 'ForOfStatement') return { over: loop.right, counts: false, ...turnsFor(boundOf(file, loop.right)), steps: false, statement: loop };
  if (loop.type === 'ForInStatement') return { over: loop.right, counts: false, ...turnsFor(entriesBound(file, loop.right)), steps: false, statement: loop };
  const limit = loop.test && limitOf(file, loop.test, loop);
  if (!limit) return null;
  const step = loop.type === 'ForStatement' ? stepOf(file, loop.update) : 1;
  const bound = typeof limit.bound === 'number' && typeof step === 'number' ? Math.ceil(limit.bound / step) : limit.bound;
  return { ...limit, bound, reach: limit.bound, steps: step !== 1, statement: loop };
}

/** A turn for each item. */
function turnsFor(bound: Bound): Pick<Loop, 'bound' | 'reach'> {
  return { bound, reach: bound };
}

type Limit = Pick<Loop, 'over' | 'counts' | 'bound'>;

/** `items` of `i < items.length`, `queue` of `while (queue.length)`, `pages` of `page <= pages`. */
function limitOf(file: SourceFile, test: Node, loop: Exclude<LoopNode, TSESTree.ForOfStatement | TSESTree.ForInStatement>): Limit | null {
  const inner = unwrap(test);
  if (inner.type === 'LogicalExpression' && inner.operator === '&&') {
    const limits = [limitOf(file, inner.left, loop), limitOf(file, inner.right, loop)].filter((limit) => limit !== null);
    const [first] = limits;
    return first ? { ...first, bound: smallest(limits.map(({ bound }) => bound)) } : null;
  }
  if (inner.type !== 'BinaryExpression') return measured(file, inner);
  const [smaller, larger] = inner.operator.startsWith('>') ? [inner.right, inner.left] : [inner.left, inner.right];
  const collection = measured(file, larger) ?? measured(file, smaller);
  if (collection) return collection;
  // Down to a number: from where it begins.
  const start = loop.type === 'ForStatement' && constantOf(file, smaller).known && !constantOf(file, larger).known ? startOf(loop.init) : null;
  const limit = start ?? larger;
  return measured(file, limit) ?? { over: limit, counts: true, bound: countOf(file, limit) };
}

function startOf(init: Node | null): Node | null {
  return init?.type === 'VariableDeclaration' ? (init.declarations[0]?.init ?? null) : init?.type === 'AssignmentExpression' ? init.right : null;
}

function measured(file: SourceFile, node: Node): Limit | null {
  const inner = unwrap(node);
  if (inner.type === 'BinaryExpression') return ['-', '+'].includes(inner.operator) ? measured(file, inner.left) : null;
  return inner.type === 'MemberExpression' && ['length', 'size'].includes(keyOf(inner) ?? '') ? { over: inner.object, counts: false, bound: boundOf(file, inner.object) } : null;
}

/** How far one turn goes: `i++`, `i += 10`; `null` when that does not show. */
function stepOf(file: SourceFile, update: Node | null): number | null {
  const inner = update && unwrap(update);
  if (inner?.type === 'UpdateExpression') return 1;
  const value = inner?.type === 'AssignmentExpression' && ['+=', '-='].includes(inner.operator) ? constantOf(file, inner.right) : null;
  return value && isNumber(value) && value.value > 0 ? value.value : null;
}

/** A body that waits sets a pace, by a full batch, a race for a free place or a pause: how many run at once does not show. */
function waitsIn(file: SourceFile, loop: LoopNode): boolean {
  if (loop.type === 'ForOfStatement' && loop.await) return true;
  return waits(file).some((wait) => isInside(wait, loop.body) && functionAround(wait) === functionAround(loop));
}

/** Every place of the file where a function waits: `await`, and `for await`. */
export const waits = perFile((file): readonly Node[] =>
  file.sourceCode.ast.tokens.flatMap(({ value, range }) => {
    const node = value === 'await' ? (file.sourceCode.getNodeByRangeIndex(range[0])) : null;
    return node?.type === 'AwaitExpression' || node?.type === 'ForOfStatement' ? [node] : [];
  }),
);
