import type { TSESTree } from '@typescript-eslint/utils';
import { conventions } from '../../catalog/index.js';
import { callbackRole } from '../functions/callbacks.js';
import { constantOf } from '../values/constants.js';
import type { FunctionNode, Node, SourceFile } from '../file.js';
import { calledFunction, functionOf, returnedExpressions } from '../functions/functions.js';
import { globalPath } from '../values/globals.js';
import { fillingsOf } from './lists.js';
import type { Loop } from '../paths/loops.js';
import { requestReachedBy } from '../requests/reach.js';
import { isInside, keyOf, unwrap, variableOf, writesOf } from '../scope.js';
import { namesOf } from './turns.js';

/** Whether a function is run for each part of a collection, and starts work for every item of its part. */
export function isOverParts(file: SourceFile, collection: Node, mapper: FunctionNode): boolean {
  return (isListOfParts(file, collection) || cutsParts(file, mapper)) && returnedOrWaited(file, mapper).some((result) => startsList(file, result));
}

/** A list of parts: cut by a function of that name, named so, or filled with slices. */
function isListOfParts(file: SourceFile, collection: Node, depth = 0): boolean {
  const inner = unwrap(collection);
  if (depth > 4) return false;
  if (inner.type === 'AwaitExpression') return isListOfParts(file, inner.argument, depth + 1);
  if (inner.type === 'CallExpression') {
    const called = functionOf(file, inner.callee);
    const made = called ? returnedExpressions(file, called) : inner.callee.type === 'MemberExpression' && keyOf(inner.callee) === 'entries' ? [inner.callee.object] : [];
    return conventions.chunkNames.test(namesOf(inner.callee).at(-1) ?? '') || made.some((one) => isListOfParts(file, one, depth + 1));
  }
  if (inner.type === 'MemberExpression') return conventions.partsNames.test(keyOf(inner) ?? '');
  const variable = inner.type === 'Identifier' ? variableOf(file, inner) : null;
  if (inner.type !== 'Identifier' || !variable) return false;
  return conventions.partsNames.test(inner.name) || fillingsOf(file, variable).some(({ value }) => isSlice(file, value)) || (writesOf(variable) ?? []).some(({ expression, path }) => path.length === 0 && isListOfParts(file, expression, depth + 1));
}

/** `items.slice(index, index + size)`; not `items.slice(0, 9)`, which is always the same part. */
export function isSlice(file: SourceFile, node: Node): boolean {
  const inner = unwrap(node);
  if (inner.type !== 'CallExpression' || inner.callee.type !== 'MemberExpression' || inner.arguments.length !== 2) return false;
  const method = keyOf(inner.callee);
  return method === 'splice' || (method === 'slice' && !inner.arguments.every((argument) => constantOf(file, argument).known));
}

/** `(_, index) => items.slice(index * size, (index + 1) * size)`. */
function cutsParts(file: SourceFile, code: Node): boolean {
  return file.nodes.calls.some((call) => isInside(call, code) && isSlice(file, call));
}

/** What a mapper gives, and what it and the functions it calls wait for on the way. */
function returnedOrWaited(file: SourceFile, mapper: FunctionNode): readonly Node[] {
  const calls = file.nodes.calls.filter((call) => isInside(call, mapper));
  const codes = [mapper, ...calls.flatMap((call) => calledFunction(file, call) ?? [])];
  return [...returnedExpressions(file, mapper), ...file.nodes.calls.filter((call) => isCombinator(file, call) && codes.some((code) => isInside(call, code)))];
}

/** `Promise.all(part.map(load))`, or the list of started work itself; not a list of something else: `part.map(({ id }) => id)`. */
function startsList(file: SourceFile, node: Node, depth = 0): boolean {
  const inner = unwrap(node);
  const again = (next: Node) => depth < 4 && startsList(file, next, depth + 1);
  if (inner.type === 'AwaitExpression') return again(inner.argument);
  if (inner.type === 'Identifier') {
    const variable = variableOf(file, inner);
    const writes = variable?.defs[0]?.type === 'Variable' ? (writesOf(variable) ?? []) : [];
    return writes.some(({ expression, path }) => path.length === 0 && again(expression));
  }
  if (inner.type !== 'CallExpression') return false;
  const [first] = inner.arguments;
  if (!first || isCombinator(file, inner)) return first !== undefined && again(first);
  const mapper = callbackRole(file, first) === 'iteration' ? functionOf(file, first) : null;
  return mapper ? requestReachedBy(file, mapper) !== null : inner.callee.type === 'MemberExpression' && again(inner.callee.object);
}

function isCombinator(file: SourceFile, call: TSESTree.CallExpression | TSESTree.NewExpression): boolean {
  return /^Promise\.all(?:Settled)?$/.test(globalPath(file, call.callee) ?? '');
}

/** Whether a loop runs over a list of parts. */
export function isPart(file: SourceFile, { over, counts }: Loop): boolean {
  return !counts && isListOfParts(file, over);
}

/** Whether a promise that is kept stands for a whole part: `Promise.all(batch.map(load))`. */
export function waitsForParts(file: SourceFile, value: Node): boolean {
  return startsList(file, value);
}

/** Whether a loop cuts parts out of a collection as it goes: `for (let i = 0; i < items.length; i += 10) … items.slice(i, i + 10)`. */
export function isStepped({ steps, statement }: Loop, file: SourceFile, at: Node): boolean {
  return steps && statement !== null && isInside(at, statement) && cutsParts(file, statement);
}
