import type { TSESTree } from '@typescript-eslint/utils';
import type { CodePath, CodePathSegment } from '@typescript-eslint/utils/ts-eslint';
import { perFile, stepsOf, type Node } from '../file.js';
import { isFunction } from '../scope.js';

/** A condition that holds, or does not, where a branch is taken. A case of a `switch` stands for its comparison. */
export interface Condition { readonly test: Node; readonly truth: boolean }

/** ESLint's code paths of a file, with what is evaluated in each segment, in order. */
export interface Flow {
  readonly nodes: ReadonlyMap<CodePathSegment, readonly Node[]>;
  /** Where the evaluation of a node ends. A `finally` block stands in two segments. */
  readonly places: ReadonlyMap<Node, readonly Place[]>;
  /** Segments in which functions, handlers and `finally` blocks begin. */
  readonly starts: ReadonlyMap<Node, readonly CodePathSegment[]>;
  /** The handler or `finally` block that begins with a segment. */
  readonly entered: ReadonlyMap<CodePathSegment, Node>;
  /** Segments that are a branch of a condition. */
  readonly branches: ReadonlyMap<CodePathSegment, Condition & { readonly isOperand: boolean }>;
  /** Segments in which a `switch` compares with the test of a case. */
  readonly cases: ReadonlyMap<CodePathSegment, TSESTree.SwitchCase>;
  readonly ends: ReadonlyMap<CodePathSegment, 'returned' | 'thrown'>;
}

export interface Place { readonly segment: CodePathSegment; readonly index: number }

/** The code paths of a file; `null` in runners that give none. */
export const flowOf = perFile((file): Flow | null => {
  const steps = stepsOf(file.sourceCode);
  return steps && new FlowReader().read(steps);
});

class FlowReader {
  readonly nodes = new Map<CodePathSegment, Node[]>();
  readonly places = new Map<Node, Place[]>();
  readonly starts = new Map<Node, CodePathSegment[]>();
  readonly entered = new Map<CodePathSegment, Node>();
  readonly branches = new Map<CodePathSegment, Condition & { readonly isOperand: boolean }>();
  readonly cases = new Map<CodePathSegment, TSESTree.SwitchCase>();
  readonly ends = new Map<CodePathSegment, 'returned' | 'thrown'>();
  /** Segments being read, one set for each function around. */
  readonly #current: Set<CodePathSegment>[] = [];

  read(steps: Iterable<Step>): Flow {
    for (const { kind, phase, target, args } of steps) {
      if (kind === 2) this.#event(target as string, args as never);
      else if (phase === 1) this.#enter(target as Node);
      else if (!isFunction(target as Node)) this.#evaluated(target as Node);
    }
    return this;
  }

  #event(name: string, [subject, node]: readonly [CodePath | CodePathSegment, Node]): void {
    switch (name) {
      case 'onCodePathStart':
        // A function is a value of the code around it.
        if (isFunction(node)) this.#evaluated(node);
        this.#current.push(new Set());
        break;
      case 'onCodePathEnd':
        for (const segment of (subject as CodePath).returnedSegments) this.ends.set(segment, 'returned');
        for (const segment of (subject as CodePath).thrownSegments) this.ends.set(segment, 'thrown');
        this.#current.pop();
        break;
      case 'onCodePathSegmentStart':
        this.#current.at(-1)?.add(subject as CodePathSegment);
        this.nodes.set(subject as CodePathSegment, []);
        break;
      case 'onCodePathSegmentEnd':
        this.#current.at(-1)?.delete(subject as CodePathSegment);
        break;
      default:
    }
  }

  #enter(node: Node): void {
    const segments = [...(this.#current.at(-1) ?? [])];
    const { parent } = node;
    const isWayOut = node.type === 'CatchClause' || isFinalizer(node);
    if (isFunction(node) || isWayOut) this.starts.set(node, segments);
    if (isWayOut) for (const segment of segments) this.entered.set(segment, node);
    if (parent?.type === 'SwitchCase' && node === parent.test) for (const segment of segments) this.cases.set(segment, parent);
    const branch = parent && branchOf(node, parent);
    if (branch) for (const segment of segments) if (this.nodes.get(segment)?.length === 0) this.branches.set(segment, branch);
  }

  #evaluated(node: Node): void {
    if (node.type === 'Literal' || node.type === 'TemplateElement' || node.type === 'Property') return;
    for (const segment of this.#current.at(-1) ?? []) {
      const nodes = this.nodes.get(segment);
      if (!nodes) continue;
      const places = this.places.get(node);
      const place = { segment, index: nodes.push(node) - 1 };
      if (places) places.push(place);
      else this.places.set(node, [place]);
    }
  }
}

export function isFinalizer(node: Node | null): boolean {
  return node?.parent?.type === 'TryStatement' && node.parent.finalizer === node;
}

type Step = NonNullable<ReturnType<typeof stepsOf>> extends Iterable<infer One> ? One : never;

/** Under which condition a part of a statement or expression is evaluated. */
function branchOf(node: Node, parent: Node): (Condition & { readonly isOperand: boolean }) | null {
  switch (parent.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
      return node === parent.test ? null : { test: parent.test, truth: node === parent.consequent, isOperand: false };
    case 'WhileStatement':
    case 'ForStatement':
      return node === parent.body && parent.test ? { test: parent.test, truth: true, isOperand: false } : null;
    case 'LogicalExpression':
      return node === parent.right ? { test: parent.left, truth: parent.operator === '&&', isOperand: true } : null;
    case 'SwitchCase':
      return node === parent.test ? null : { test: parent, truth: true, isOperand: false };
    case 'MemberExpression':
      return parent.optional && node === parent.property ? { test: parent.object, truth: true, isOperand: true } : null;
    default:
      return null;
  }
}
