import type { TSESTree } from '@typescript-eslint/utils';
import { conventions } from '../catalog/index.js';
import { constantOf } from './constants.js';
import { perFile, type CallNode, type FunctionNode, type Node, type SourceFile } from './file.js';
import { functionOf, returnedExpressions } from './functions.js';
import { functionAround, isFunction, isInside, keyOf, unwrap, variableOf, wrapped } from './scope.js';
import { creates, modelOf } from './values.js';

/** Whether a call bounds what it runs: a catalogued limiter, or a function whose name or shape says so. */
export function limits(file: SourceFile, call: CallNode): 'yes' | 'no' | 'unknown' {
  const { callee } = call;
  if (modelOf(file, callee, 'limiters')?.model.kind === 'map') return 'yes';
  const inner = unwrap(callee);
  const made = inner.type === 'MemberExpression' ? limiterBehind(file, inner.object, keyOf(inner)) : limiterBehind(file, inner, 'default');
  if (made) return 'yes';
  return namesOf(callee).some((part) => conventions.limiterNames.test(part)) ? 'yes' : 'unknown';
}

/** The last two names of a callee: `['semaphore', 'acquire']`. */
function namesOf(callee: Node): readonly string[] {
  const inner = unwrap(callee);
  if (inner.type === 'MemberExpression') return [lastName(inner.object), keyOf(inner) ?? ''];
  return inner.type === 'Identifier' ? [inner.name] : [];
}

/**
 * Whether code waits for its turn before it comes to a node: `await semaphore.acquire()`. A pause that is not the same
 * for all items may spread them, too.
 */
export function waitsForTurn(file: SourceFile, node: Node, code: Node): 'yes' | 'no' | 'unknown' {
  const before = waits(file).filter(({ call }) => call.range[1] <= node.range[0] && isInside(call, code) && isInside(node, functionAround(call) ?? code));
  if (before.some(({ isTurn }) => isTurn)) return 'yes';
  return before.length > 0 ? 'unknown' : 'no';
}

/** Calls that code waits for to be let through, or to let time go by. */
const waits = perFile((file) =>
  file.nodes.calls.flatMap((call) => {
    // What is given a function bounds that function only.
    if (call.parent.type !== 'AwaitExpression' || runsLater(file, call).length > 0) return [];
    const names = namesOf(call.callee);
    const isTurn = names.some((name) => conventions.limiterNames.test(name));
    const isPause = conventions.pauseNames.test(names.at(-1) ?? '') && call.arguments.some((argument) => !constantOf(file, argument).known);
    return isTurn || isPause ? [{ call, isTurn }] : [];
  }),
);

/** Whether an expression is a limiter made by a catalogued library, run through this method. */
function limiterBehind(file: SourceFile, node: Node, method: string | null): boolean {
  const creation = creationOf(file, node);
  const model = creation ? modelOf(file, creation.callee, 'limiters')?.model : undefined;
  if (model?.kind !== 'wrapper' || method === null || !creation || !creates(model, creation)) return false;
  return (model.run === 'default' ? method === 'default' : model.run.includes(method)) || (model.wrap?.includes(method) ?? false) || method === 'map';
}

/** The call that made what a variable or field holds. */
function creationOf(file: SourceFile, node: Node): CallNode | null {
  const inner = unwrap(node);
  if (inner.type === 'CallExpression' || inner.type === 'NewExpression') return inner;
  if (inner.type !== 'Identifier') return null;
  const write = variableOf(file, inner)?.references.find((reference) => reference.isWrite())?.writeExpr;
  return write ? creationOf(file, write) : null;
}

function lastName(node: Node): string {
  const inner = unwrap(node);
  if (inner.type === 'Identifier') return inner.name;
  return inner.type === 'MemberExpression' ? (keyOf(inner) ?? '') : '';
}

/** A call that is given a function to run later, as limiters, retries and queues are: the function, when it stands there. */
function runsLater(file: SourceFile, call: CallNode): readonly Node[] {
  return call.arguments.filter((argument) => isFunction(unwrap(argument)) || (argument.type === 'Identifier' && functionOf(file, argument) !== null));
}

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
    return call?.type === 'CallExpression' && limits(file, call) === 'yes';
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
  return parent?.type === 'CallExpression' && parent.callee !== promise && !isKept(parent) && limits(file, parent) === 'yes' ? promise : null;
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
