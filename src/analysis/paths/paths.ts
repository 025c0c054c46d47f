import type { TSESTree } from '@typescript-eslint/utils';
import type { CodePathSegment } from '@typescript-eslint/utils/ts-eslint';
import { conventions } from '../../catalog/index.js';
import { flowOf, isFinalizer, type Condition, type Flow, type Place } from './code-paths.js';
import type { FunctionNode, Node, SourceFile } from '../file.js';
import { globalPath } from '../values/globals.js';
import { functionAround, isFunction, isInside } from '../scope.js';

/** What somebody wants to know about the ways through a function. */
export interface Question {
  /** Called with everything evaluated on the way; `true` ends that way: what was looked for has happened. */
  readonly stops: (node: Node) => boolean;
  /** Whether something can fail here without a `throw` to be seen. Failing comes before the value, so before `stops`. */
  readonly fails?: (node: Node) => boolean;
  /** Whether a branch can be taken; default: always. */
  readonly allows?: (test: Node, truth: boolean) => boolean;
}

/** A way out of the function that was reached. */
export interface Exit {
  readonly kind: 'end' | 'return' | 'throw' | 'failure';
  /** The `return`, `throw` or failing expression; `null` at the end of the function. */
  readonly node: Node | null;
}

/**
 * The ways out of a function that are reached after a node (or from the start of a function), when a way ends at each stop.
 * `null` where the runner gives no code paths: then nothing is known.
 */
export function exitsFrom(file: SourceFile, from: Node, question: Question): readonly Exit[] | null {
  const flow = flowOf(file);
  if (!flow) return null;
  const begin = isFunction(from) ? (flow.starts.get(from)?.map((segment) => ({ segment, index: -1 })) ?? []) : (flow.places.get(from) ?? []);
  return new Walk(file, flow, question).from(begin);
}

class Walk {
  readonly #file: SourceFile;
  readonly #flow: Flow;
  readonly #question: Question;
  readonly #exits: Exit[] = [];
  /** First index of each segment from which on it was walked. */
  readonly #walked = new Map<CodePathSegment, number>();
  readonly #open: Place[] = [];

  constructor(file: SourceFile, flow: Flow, question: Question) {
    this.#file = file;
    this.#flow = flow;
    this.#question = question;
  }

  from(begin: readonly Place[]): readonly Exit[] {
    this.#open.push(...begin);
    for (let place = this.#open.pop(); place; place = this.#open.pop()) this.#walk(place);
    return this.#exits;
  }

  #walk({ segment, index }: Place): void {
    const walked = this.#walked.get(segment) ?? Infinity;
    if (index + 1 >= walked) return;
    this.#walked.set(segment, index + 1);
    const nodes = this.#flow.nodes.get(segment) ?? [];
    const end = Math.min(nodes.length, walked);
    for (let i = index + 1; i < end; i += 1) {
      const node = nodes[i]!;
      if (this.#question.fails?.(node)) this.#fail(node);
      if (this.#question.stops(node) || isProcessExit(this.#file, node) || this.#jump(node)) return;
    }
    if (end === nodes.length) this.#leave(segment, nodes.at(-1) ?? null);
  }

  #leave(segment: CodePathSegment, last: Node | null): void {
    const left = this.#flow.ends.get(segment);
    if (left !== undefined) this.#exits.push(left === 'thrown' ? { kind: 'throw', node: last } : last?.type === 'ReturnStatement' ? { kind: 'return', node: last } : { kind: 'end', node: null });
    for (const next of segment.nextSegments) {
      if (!this.#isTaken(last, next)) continue;
      const condition = this.#conditionOf(segment, next);
      if (condition && this.#question.allows?.(condition.test, condition.truth) === false) continue;
      this.#open.push({ segment: next, index: -1 });
    }
  }

  /**
   * ESLint leads from anything that might throw to the handler or the leaving `finally` block. Here that is for `fails` to
   * say: without it, only `throw`, `return` and the regular end of a block lead there.
   */
  #isTaken(last: Node | null, next: CodePathSegment): boolean {
    const entered = this.#flow.entered.get(next);
    if (!entered || last?.type === 'ThrowStatement' || isFinalizer(last)) return true;
    if (entered.type === 'CatchClause') return false;
    const statement = entered.parent as TSESTree.TryStatement;
    const isEnd = last === statement.block || last === statement.handler;
    const segments = this.#flow.starts.get(entered) ?? [];
    const isReturn = last?.type === 'ReturnStatement';
    if (segments.length === 1) return isEnd || isReturn;
    return next === segments[0] ? isEnd : isReturn;
  }

  /** What decides that a segment leads to one of its successors: the branch's own condition, or that of the other branch, the other way round. */
  #conditionOf(segment: CodePathSegment, next: CodePathSegment): Condition | null {
    const { branches, cases } = this.#flow;
    const own = branches.get(next);
    // Whoever comes from another case has been compared with that one.
    if (own?.test.type === 'SwitchCase') return cases.get(segment) === own.test ? own : null;
    const others = segment.nextSegments.filter((other) => other !== next).map((other) => branches.get(other));
    const other = others.find((branch) => branch?.isOperand) ?? (own ? undefined : others.find((branch) => branch !== undefined));
    return other ? { test: other.test, truth: !other.truth } : (own ?? null);
  }

  /** ESLint leads `break` and `continue` past the `finally` blocks they pass: the way goes on in the first of those, and ends with it. */
  #jump(node: Node): boolean {
    if (node.type !== 'BreakStatement' && node.type !== 'ContinueStatement') return false;
    for (let inner: Node = node, parent: Node | undefined = node.parent; parent && !isFunction(inner) && !isTarget(inner, node); inner = parent, parent = parent.parent) {
      if (parent.type !== 'TryStatement' || !parent.finalizer || inner === parent.finalizer) continue;
      const segment = this.#flow.starts.get(parent.finalizer)?.at(-1);
      if (segment) this.#open.push({ segment, index: -1 });
      return true;
    }
    return false;
  }

  /** On to the handler or the `finally` block around, or out of the function. */
  #fail(node: Node): void {
    for (let inner = node, parent = node.parent; parent && !isFunction(inner); inner = parent, parent = parent.parent) {
      if (parent.type !== 'TryStatement' || inner === parent.finalizer) continue;
      const target = inner === parent.block && parent.handler ? parent.handler : parent.finalizer;
      if (!target) continue;
      // The last of two is the way that goes on failing afterwards.
      const segment = this.#flow.starts.get(target)?.at(-1);
      if (segment) this.#open.push({ segment, index: -1 });
      return;
    }
    this.#exits.push({ kind: 'failure', node });
  }
}

/** Whether a jump leaves, or goes on with, a statement. A label may name one further out: that passes at least as much. */
function isTarget(node: Node, jump: TSESTree.BreakStatement | TSESTree.ContinueStatement): boolean {
  if (jump.label) return node.type === 'LabeledStatement' && node.label.name === jump.label.name;
  return /^(?:For|While|DoWhile)/.test(node.type) || (node.type === 'SwitchStatement' && jump.type === 'BreakStatement');
}

function isProcessExit(file: SourceFile, node: Node): boolean {
  return node.type === 'CallExpression' && node.callee.type === 'MemberExpression' && conventions.exitCalls.test(globalPath(file, node.callee) ?? '');
}

/** The expression in the code path of a function whose evaluation includes that of a node in a callback; `null` when the node is no part of it. */
export function placeIn(owner: FunctionNode | null, node: Node): Node | null {
  let place = node;
  for (let around = functionAround(place); around !== owner; around = functionAround(place)) {
    if (!around || (owner && !isInside(around, owner))) return null;
    const { parent } = around as TSESTree.Node;
    // A declared function runs whenever somebody calls it.
    if (!parent || around.type === 'FunctionDeclaration') return null;
    // A property is no value of its own: the object is.
    place = parent.type === 'Property' ? parent.parent : parent;
  }
  return place;
}
