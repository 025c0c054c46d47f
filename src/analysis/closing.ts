import type { SessionFact } from './facts.js';
import type { CallNode, Node, SourceFile } from './file.js';
import { callbackRole, runningFunction } from './functions.js';
import { closeMethodOf, type Lifetime } from './lifetimes.js';
import { isFunction, isInside, keyOf } from './scope.js';

/** Whether a session is closed on every way out of the function that holds it. */
export function closedOf(file: SourceFile, created: CallNode, lifetime: Lifetime): SessionFact['closed'] {
  if (lifetime.disposed) return 'always';
  const closes = lifetime.calls.filter(({ callee }) => callee.type === 'MemberExpression' && closeMethodOf(file, created, keyOf(callee)) !== null);
  if (closes.length === 0) return lifetime.variable && mentionsClose(file, created, lifetime) ? 'unknown' : 'never';
  const frame = runningFunction(created);
  if (closes.some((close) => isInFinally(close, frame))) return 'always';
  if (closes.some((close) => runningFunction(close) !== frame)) return 'unknown';
  return coversCatch(closes) || closes.some((close) => followsHandled(file, created, close)) ? 'always' : 'sometimes';
}

/** `afterAll(agent.close)`, `onExit(() => …)`: the method is mentioned without being called. */
function mentionsClose(file: SourceFile, created: CallNode, { variable }: Lifetime): boolean {
  return variable?.references.some(({ identifier }) => {
    const { parent } = identifier as Node;
    return parent?.type === 'MemberExpression' && closeMethodOf(file, created, keyOf(parent)) !== null;
  }) ?? false;
}

/** In a `finally` block of the frame, or in a `.finally(…)` callback. */
function isInFinally(close: Node, frame: Node | null): boolean {
  for (let node = close, parent = node.parent; parent && node !== frame; node = parent, parent = parent.parent) {
    if (parent.type === 'TryStatement' && parent.finalizer === node) return true;
    if (isFunction(node) && callbackRole(node) === 'promise' && parent.type === 'CallExpression' && parent.callee.type === 'MemberExpression' && keyOf(parent.callee) === 'finally') return true;
  }
  return false;
}

/** Closed in the block and in the handler of the same `try`. */
function coversCatch(closes: readonly Node[]): boolean {
  return closes.some((close) => {
    for (let node: Node = close, parent = node.parent; parent && !isFunction(node); node = parent, parent = parent.parent) {
      if (parent.type !== 'TryStatement' || node !== parent.handler) continue;
      const statement = parent;
      return closes.some((other) => isInside(other, statement.block) || other.range[0] > statement.range[1]);
    }
    return false;
  });
}

/** Closed after `try` blocks that let nothing out: between the creation and the close, nothing else can fail or leave. */
function followsHandled(file: SourceFile, created: Node, close: Node): boolean {
  let statement = close;
  while (statement.parent && statementsOf(statement.parent).length === 0 && !isFunction(statement)) statement = statement.parent;
  const list = statementsOf(statement.parent);
  const start = list.findIndex((other) => isInside(created, other));
  return start >= 0 && list.slice(start + 1, list.indexOf(statement)).every((between) => goesOn(file, between));
}

/** Whether a statement always leads to the next one. */
function goesOn(file: SourceFile, statement: Node): boolean {
  if (statement.type !== 'TryStatement') return !contains(file, statement, canLeave);
  const { block, handler, finalizer } = statement;
  return handler !== null && !contains(file, block, isJump) && ![handler.body, finalizer].some((part) => part && contains(file, part, (node) => isJump(node) || node.type === 'ThrowStatement' || node.type === 'AwaitExpression'));
}

function isJump({ type }: Node): boolean {
  return type === 'ReturnStatement' || type === 'BreakStatement' || type === 'ContinueStatement';
}

function canLeave(node: Node): boolean {
  return isJump(node) || ['AwaitExpression', 'CallExpression', 'NewExpression', 'TaggedTemplateExpression', 'ThrowStatement', 'YieldExpression'].includes(node.type);
}

/** Whether a node of a kind stands in some code; functions inside it run some other time. */
function contains(file: SourceFile, root: Node, is: (node: Node) => boolean): boolean {
  if (is(root)) return true;
  if (isFunction(root)) return false;
  return (file.sourceCode.visitorKeys[root.type] ?? []).some((key) => {
    const child = (root as unknown as Record<string, Node | (Node | null)[] | null>)[key];
    return (Array.isArray(child) ? child : [child]).some((next) => next && contains(file, next, is));
  });
}

function statementsOf(node: Node | undefined): readonly Node[] {
  return node?.type === 'BlockStatement' || node?.type === 'Program' ? node.body : [];
}
