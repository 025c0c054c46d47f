import type { TSESTree } from '@typescript-eslint/utils';
import type { Node, SourceFile } from './file.js';
import { callbackRole } from './functions.js';
import { functionAround, isFunction, keyOf, unwrap } from './scope.js';

/** A loop that runs its body once for each item of a collection, without waiting in between. */
export interface Loop {
  readonly collection: Node;
  /** The statement; `null` for a method that calls its callback for each item. */
  readonly statement: Node | null;
}

/** The innermost loop around a node; `null` where none runs over a collection that shows, or where its body waits. */
export function loopOver(file: SourceFile, node: Node): Loop | null {
  let current = node;
  for (let parent = current.parent; parent; current = parent, parent = current.parent) {
    if (isFunction(parent)) {
      const call = parent.parent;
      return callbackRole(parent) === 'iteration' && call?.type === 'CallExpression' && call.callee.type === 'MemberExpression' ? { collection: call.callee.object, statement: null } : null;
    }
    if (!isLoop(parent) || current !== parent.body) continue;
    const collection = collectionOf(parent);
    return collection && !waitsIn(file, parent.body) ? { collection, statement: parent } : null;
  }
  return null;
}

type LoopNode = TSESTree.ForOfStatement | TSESTree.ForInStatement | TSESTree.ForStatement | TSESTree.WhileStatement | TSESTree.DoWhileStatement;

function isLoop(node: Node): node is LoopNode {
  return ['ForOfStatement', 'ForInStatement', 'ForStatement', 'WhileStatement', 'DoWhileStatement'].includes(node.type);
}

function collectionOf(loop: LoopNode): Node | null {
  if (loop.type === 'ForOfStatement') return loop.await ? null : loop.right;
  return loop.type === 'ForInStatement' ? loop.right : loop.test && measured(loop.test);
}

/** `items` of `i < items.length`, `queue` of `while (queue.length)`. */
function measured(test: Node): Node | null {
  const inner = unwrap(test);
  if (inner.type === 'BinaryExpression') return measured(inner.left) ?? measured(inner.right);
  return inner.type === 'MemberExpression' && ['length', 'size'].includes(keyOf(inner) ?? '') ? inner.object : null;
}

/** A body that waits sets a pace, by a full batch, a race for a free place or a pause: how many run at once does not show. */
function waitsIn(file: SourceFile, body: Node): boolean {
  return file.sourceCode.getTokens(body).some(({ value, range }) => {
    const node = value === 'await' ? file.sourceCode.getNodeByRangeIndex(range[0]) : null;
    return node !== null && functionAround(node) === functionAround(body);
  });
}
