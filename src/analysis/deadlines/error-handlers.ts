import type { TSESTree } from '@typescript-eslint/utils';
import { perFile, type Node, type SourceFile } from '../file.js';
import { functionOf } from '../functions/functions.js';
import { requestCalls } from '../requests/requests.js';
import { callsOnResult } from '../values/results.js';
import { isFunction, keyOf, unwrap } from '../scope.js';

/** Code that gets the errors of other code. */
export interface ErrorHandler {
  /** What the error is called: a name, or the names its parts are given. */
  readonly error: Node;
  readonly body: Node;
  /** Whose errors it gets: a block, or an expression whose promise is rejected. */
  readonly guarded: Node;
  readonly kind: 'block' | 'promise' | 'request';
}

/** Every `catch` clause, every callback for a rejected promise, every listener for the errors of a request. */
export const errorHandlers = perFile((file): readonly ErrorHandler[] => [...catchClauses(file), ...rejectionCallbacks(file), ...errorListeners(file)]);

function catchClauses(file: SourceFile): ErrorHandler[] {
  return (file.sourceCode.scopeManager?.scopes ?? []).flatMap(({ block }) => {
    if (block.type !== 'CatchClause' || !block.param) return [];
    return [{ error: block.param, body: block.body, guarded: block.parent.block, kind: 'block' as const }];
  });
}

function rejectionCallbacks(file: SourceFile): ErrorHandler[] {
  return file.nodes.calls.flatMap((call) => {
    const callee = unwrap(call.callee);
    if (call.type !== 'CallExpression' || callee.type !== 'MemberExpression') return [];
    const index = rejectionAt(callee);
    return index === null ? [] : handlerBy(file, call.arguments[index], callee.object, 'promise');
  });
}

/** Which argument of a promise's method is given the error; `null`: none. */
export function rejectionAt(callee: TSESTree.MemberExpression): number | null {
  const key = keyOf(callee);
  return key === 'catch' ? 0 : key === 'then' ? 1 : null;
}

/** `http.get(url, …).on('error', (error) => …)` */
function errorListeners(file: SourceFile): ErrorHandler[] {
  return requestCalls(file).filter(({ found }) => found.model.returns === 'emitter').flatMap(({ node }) =>
    callsOnResult(file, node).calls.flatMap(({ callee, arguments: [event, listener] }) => {
      const method = callee.type === 'MemberExpression' ? keyOf(callee) : null;
      const isForErrors = event?.type === 'Literal' && event.value === 'error' && ['on', 'once', 'addListener'].includes(method ?? '');
      return isForErrors ? handlerBy(file, listener, node, 'request') : [];
    }),
  );
}

function handlerBy(file: SourceFile, callback: Node | undefined, guarded: Node, kind: ErrorHandler['kind']): ErrorHandler[] {
  const handler = callback && callback.type !== 'SpreadElement' ? functionOf(file, callback) : null;
  const [error] = handler?.params ?? [];
  return handler && error ? [{ error, body: handler.body, guarded, kind }] : [];
}

/** Whether a handler passes the very error on that it got. */
export function passesOn({ error, body }: Pick<ErrorHandler, 'error' | 'body'>, file: SourceFile): boolean {
  const name = error.type === 'Identifier' ? error.name : null;
  let found = false;
  const visit = (node: Node): void => {
    if (found || (isFunction(node) && node !== body)) return;
    if (node.type === 'ThrowStatement' || node.type === 'ReturnStatement') found = mentions(node.argument, name);
    for (const key of file.sourceCode.visitorKeys[node.type] ?? []) {
      const child = (node as unknown as Record<string, Node | (Node | null)[] | null>)[key];
      for (const next of Array.isArray(child) ? child : [child]) if (next) visit(next);
    }
  };
  visit(body);
  return found;
}

/** `throw error`, `return Promise.reject(error)`. */
function mentions(node: Node | null, name: string | null): boolean {
  const inner = node && unwrap(node);
  if (inner?.type === 'Identifier') return inner.name === name;
  return inner?.type === 'CallExpression' && inner.arguments.some((argument) => argument.type === 'Identifier' && argument.name === name);
}
