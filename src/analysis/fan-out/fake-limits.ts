import type { TSESTree } from '@typescript-eslint/utils';
import { conventions } from '../../catalog/index.js';
import type { CallNode, FunctionNode, Node, SourceFile } from '../file.js';
import { returnedExpressions } from '../functions/functions.js';
import { limiterMade } from './limiters.js';
import { isFunction, keyOf, unwrap, variableOf, wrapped } from '../scope.js';
import { namesOf } from './turns.js';
import { modelOf } from '../values/values.js';

/**
 * A limiter around a promise that has started already bounds nothing: `promises.map((p) => limit(() => p))`,
 * `limit(fetch(url))`. `item` is the parameter that holds one of the started promises.
 */
export function isFakeLimit(file: SourceFile, mapper: Node, item: TSESTree.Identifier): boolean {
  const variable = variableOf(file, item);
  const uses = variable?.references.filter((reference) => !reference.isWrite()) ?? [];
  return uses.length > 0 && uses.every(({ identifier }) => {
    const node = identifier as Node;
    const { parent } = node;
    const around = parent?.type === 'ArrowFunctionExpression' && parent.body === node ? parent : parent?.type === 'AwaitExpression' ? parent.parent : null;
    if (around === mapper) return true;
    const call = isFunction(around) ? around.parent : parent?.type === 'CallExpression' ? parent : null;
    return call?.type === 'CallExpression' && isLimiter(file, call);
  });
}

/**
 * Whether a mapper starts a request before it gives it to the limiter: `limit(fetch(url))`,
 * `const pending = fetch(url); return limit(() => pending)`.
 */
export function isStartedFirst(file: SourceFile, mapper: Node, request: Node): boolean {
  const { parent } = promiseOf(request);
  return parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? isFakeLimit(file, mapper, parent.id) : promiseGiven(file, request) !== null;
}

/** The promise of a request that is given to a limiter, which takes functions. */
export function promiseGiven(file: SourceFile, request: Node): Node | null {
  const promise = promiseOf(request);
  const { parent } = promise;
  return parent?.type === 'CallExpression' && parent.callee !== promise && !isKept(parent) && isLimiter(file, parent) ? promise : null;
}

function isLimiter(file: SourceFile, call: CallNode): boolean {
  return modelOf(file, call.callee, 'limiters')?.model.kind === 'map' || limiterMade(file, call) !== null || namesOf(call.callee).some((name) => conventions.limiterNames.test(name));
}

/** The promise of a request, with what is chained to it: `fetch(url).then(read)`. */
function promiseOf(request: Node): Node {
  const promise = wrapped(request, { awaits: false });
  const { parent } = promise;
  const chained = parent?.type === 'MemberExpression' && parent.object === promise ? parent.parent : null;
  return chained?.type === 'CallExpression' && chained.callee === parent ? promiseOf(chained) : promise;
}

/** `queue.push(promise)` fills an array. */
function isKept({ callee }: CallNode): boolean {
  return callee.type === 'MemberExpression' && ['push', 'unshift'].includes(keyOf(callee) ?? '');
}

/** Whether a mapper does nothing but give its item back. */
export function isPassedOn(file: SourceFile, mapper: FunctionNode): boolean {
  const [item] = mapper.params;
  const results = returnedExpressions(file, mapper);
  return item?.type === 'Identifier' && results.length > 0 && results.every((result) => {
    const value = result.type === 'AwaitExpression' ? result.argument : result;
    return value.type === 'Identifier' && value.name === item.name;
  });
}

/** A mapper that runs its item, a function: `jobs.map((job) => job())`, also destructured. */
export function isRunOnly(file: SourceFile, mapper: FunctionNode): boolean {
  const [item] = mapper.params;
  return item?.type === 'Identifier' && returnedExpressions(file, mapper).some((result) => {
    const value = unwrap(result.type === 'AwaitExpression' ? result.argument : result);
    return value.type === 'CallExpression' && unwrap(value.callee).type === 'Identifier' && variableOf(file, unwrap(value.callee)) === variableOf(file, item);
  });
}
