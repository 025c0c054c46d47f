import type { TSESTree } from '@typescript-eslint/utils';
import type { ResponseModel } from '../../catalog/index.js';
import { allowsHeld } from '../sessions/closing.js';
import { dropped, maxDepth, ofArgument, ofResult, taken, unknown, type Consumption, type Watched } from './consumption.js';
import { allowsBody } from './empty-bodies.js';
import type { FunctionNode, Node, SourceFile } from '../file.js';
import { exitsFrom, placeIn } from '../paths/paths.js';
import { placesOfEnd } from './request-ends.js';
import { useOf } from './response-uses.js';
import { functionAround, isFunction, isInside, wrapped, type Variable } from '../scope.js';

/** A way on which nobody can reach a response any more. */
export interface WayOut {
  /** `jump`: a statement that leaves the block in which its variable lives; `lost`: another value takes its place; `end`: of that block. */
  readonly kind: 'jump' | 'lost' | 'end';
  /** The statement, or the expression that writes. */
  readonly node: Node | null;
}

type Jump = TSESTree.ReturnStatement | TSESTree.ThrowStatement | TSESTree.BreakStatement | TSESTree.ContinueStatement;

/** What becomes of the response in a variable, from where it gets there. */
export function ofVariable(file: SourceFile, variable: Variable, arrival: Node, watched: Watched, depth: number): Consumption {
  if (depth > maxDepth) return unknown(watched);
  const owner = isFunction(arrival) ? arrival : functionAround(arrival);
  const stops = new Set<Node>();
  const lost = new Set<Node>();
  /** Closures that read it run when somebody calls them. */
  const kept = new Set<Node>();
  for (const reference of variable.references) {
    const mention = reference.identifier as Node;
    const place = placeIn(owner, mention);
    if (reference.isWrite()) {
      if (!place) return unknown(watched);
      lost.add(mention.parent?.type === 'AssignmentExpression' ? mention.parent : place);
    } else if (isTaken(file, mention, watched, depth)) {
      // Seen by code around the function: nobody can say who reads it when.
      if (!place) return taken(watched);
      stops.add(place);
      if (functionAround(mention) !== owner) kept.add(place);
    }
  }
  for (const place of watched.ends.flatMap((end) => placesOfEnd(file, owner, end))) stops.add(place);
  return walk(file, variable, arrival, watched, { owner, stops, lost, kept });
}

interface Places { readonly owner: FunctionNode | null; readonly stops: ReadonlySet<Node>; readonly lost: ReadonlySet<Node>; readonly kept: ReadonlySet<Node> }

function walk(file: SourceFile, variable: Variable, arrival: Node, watched: Watched, { owner, stops, lost, kept }: Places): Consumption {
  const held: Held = { variable, arrival, model: watched.model, takers: [...stops], writes: [...lost] };
  const reached = new Set<Node>();
  const unread = waysOut(file, held, (node) => {
    if (stops.has(node)) reached.add(node);
    return false;
  });
  if (!unread) return stops.size > 0 ? unknown(watched) : { ...dropped(watched), ...held };
  // The closure was made before the response came.
  if ([...kept].some((place) => !reached.has(place) && arrival !== owner && place.range[0] < arrival.range[0])) return unknown(watched);
  return { ...unknown(watched), ...held, body: reached.size === 0 ? 'never' : unread.length > 0 ? 'sometimes' : 'always', unread };
}

/** What a walk needs to know of a response in a variable. */
export interface Held {
  readonly variable: Variable;
  readonly arrival: Node;
  readonly model: ResponseModel;
  readonly takers: readonly Node[];
  readonly writes: readonly Node[];
}

/** The ways on which nobody takes a response. `ends`: called with everything that is evaluated meanwhile; `true` ends a way. `null`: not known. */
export function waysOut(file: SourceFile, { variable, arrival, model, takers, writes }: Held, ends: (node: Node) => boolean): readonly WayOut[] | null {
  const end = endOf(variable);
  const ways = new Map<Node | null, WayOut>();
  const exits = exitsFrom(file, arrival, {
    stops: (node) => {
      if (ends(node) || takers.includes(node)) return true;
      const kind = node === end ? 'end' : writes.includes(node) ? 'lost' : isJump(node) && isLeaving(node, variable, takers) ? 'jump' : null;
      const at = kind === 'end' ? null : node;
      if (kind) ways.set(at, { kind, node: at });
      return kind !== null;
    },
    allows: (test, truth) => allowsBody(file, test, truth, model, variable) && allowsHeld(file, variable, test, truth),
  });
  for (const { node } of exits ?? []) ways.set(node, { kind: 'end', node });
  return exits && [...ways.values()];
}

/** The node with whose evaluation the life of a variable ends. */
export function endOf({ scope: { block } }: Variable): Node {
  return isFunction(block) || block.type === 'ForOfStatement' || block.type === 'ForInStatement' ? (block as FunctionNode | TSESTree.ForOfStatement).body : (block);
}

function isJump(node: Node): node is Jump {
  return node.type === 'ReturnStatement' || node.type === 'ThrowStatement' || node.type === 'BreakStatement' || node.type === 'ContinueStatement';
}

/** Whether a jump leads out of the block in which a variable lives, and no `finally` block on the way takes what it holds. */
function isLeaving(jump: Jump, { scope }: Variable, takers: readonly Node[]): boolean {
  const block = scope.block as Node;
  for (let inner: Node = jump, parent: Node | undefined = jump.parent; parent; inner = parent, parent = parent.parent) {
    if (parent.type === 'TryStatement') {
      const { finalizer } = parent;
      if (finalizer && inner !== finalizer && takers.some((taker) => isInside(taker, finalizer))) return false;
      if (jump.type === 'ThrowStatement' && inner === parent.block && parent.handler) return !isInside(parent.handler, block);
    }
    if (isFunction(inner)) return true;
    if ((jump.type === 'BreakStatement' || jump.type === 'ContinueStatement') && isTarget(parent, jump)) {
      return isInside(block, parent) && (block !== parent || jump.type === 'BreakStatement' || parent.type === 'ForOfStatement' || parent.type === 'ForInStatement');
    }
  }
  return true;
}

/** Whether a jump leaves, or goes on with, a statement. */
function isTarget(node: Node, { type, label }: TSESTree.BreakStatement | TSESTree.ContinueStatement): boolean {
  if (label) return node.type === 'LabeledStatement' && node.label.name === label.name;
  return /^(?:For|While|DoWhile)/.test(node.type) || (node.type === 'SwitchStatement' && type === 'BreakStatement');
}

function isTaken(file: SourceFile, mention: Node, watched: Watched, depth: number): boolean {
  const use = useOf(file, mention, watched.model);
  if (typeof use !== 'string') return ofArgument(file, use.given, use.index, watched, depth + 1).body !== 'never';
  if (use === 'looks') return false;
  // What a promise callback gives back goes on along the chain.
  const value = wrapped(mention);
  const { parent } = value;
  const giver = parent?.type === 'ReturnStatement' ? functionAround(parent) : parent?.type === 'ArrowFunctionExpression' && parent.body === value ? parent : null;
  return giver ? ofResult(file, giver, value, watched, depth + 1).body !== 'never' : true;
}
