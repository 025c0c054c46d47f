import type { TSESTree } from '@typescript-eslint/utils';
import { conventions } from '../../catalog/index.js';
import type { FunctionNode, Node, SourceFile } from '../file.js';
import { isCallee } from '../functions/callbacks.js';
import { functionOf, includes } from '../functions/functions.js';
import { placeIn } from '../paths/paths.js';
import { callOption, type RequestCall } from '../requests/requests.js';
import { callsOnResult } from '../values/results.js';
import { functionAround, isInside, keyOf, unwrap, variableOf, wrapped, writesOf } from '../scope.js';

/** Calls that end a request, and its response with it: `request.destroy()`, `controller.abort()`. */
export function endsOf(file: SourceFile, call: RequestCall): readonly Node[] {
  const { deadline, returns = 'promise' } = call.found.model;
  const own = returns === 'emitter' ? callsOnResult(file, call.node).calls.filter(({ callee }) => callee.type === 'MemberExpression' && includes(conventions.requestEnders, keyOf(callee) ?? '')) : [];
  const signals = deadline.filter((path) => conventions.signalOptions.test(path)).map((path) => callOption(file, call, path));
  const controllers = signals.flatMap((given) => (given.answer === 'yes' ? given.values : [])).flatMap(({ value }) => controllersOf(file, value));
  return [...own, ...controllers.flatMap((controller) => endingCalls(file, controller))];
}

/** The controllers that a signal belongs to: `controller.signal`, `AbortSignal.any([controller.signal, …])`. */
function controllersOf(file: SourceFile, signal: Node, depth = 0): readonly Node[] {
  const inner = unwrap(signal);
  if (depth > 3) return [];
  switch (inner.type) {
    case 'MemberExpression':
      return includes(conventions.signalMembers, keyOf(inner) ?? '') ? [inner.object] : [];
    case 'CallExpression':
    case 'ArrayExpression':
      return (inner.type === 'CallExpression' ? inner.arguments : inner.elements).flatMap((part) => (part ? controllersOf(file, part, depth + 1) : []));
    case 'Identifier': {
      const variable = variableOf(file, inner);
      const [write, second] = variable?.defs[0]?.type === 'Variable' ? (writesOf(variable) ?? []) : [];
      if (!write || second) return [];
      return write.path.length === 0 ? controllersOf(file, write.expression, depth + 1) : includes(conventions.signalMembers, write.path[0] ?? '') ? [write.expression] : [];
    }
    default:
      return [];
  }
}

function endingCalls(file: SourceFile, controller: Node): readonly Node[] {
  const variable = variableOf(file, unwrap(controller));
  return (variable?.references ?? []).flatMap(({ identifier }) => {
    const { parent } = identifier as Node;
    const isEnding = parent?.type === 'MemberExpression' && parent.object === identifier && includes(conventions.signalEnders, keyOf(parent) ?? '') && isCallee(parent);
    return isEnding ? [wrapped(parent, { awaits: false }).parent as TSESTree.CallExpression] : [];
  });
}

/** Where a function ends a request: by the call itself, in a callback, or by calling a function of this file that does. */
export function placesOfEnd(file: SourceFile, owner: FunctionNode | null, end: Node): readonly Node[] {
  const place = placeIn(owner, end);
  if (place) return [place];
  const ender = functionAround(end);
  if (!ender || !owner) return [];
  const calls = file.nodes.calls.filter((call) => isInside(call, owner) && functionOf(file, call.callee) === ender);
  return calls.flatMap((call) => placeIn(owner, call) ?? []);
}
