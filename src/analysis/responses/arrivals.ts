import type { OptionIs, ResponseModel } from '../../catalog/index.js';
import { constantOf } from '../values/constants.js';
import type { FunctionNode, Node, SourceFile } from '../file.js';
import { functionOf } from '../functions/functions.js';
import { importedAs } from '../values/imports.js';
import { callOption, type RequestCall } from '../requests/requests.js';
import { callsOnResult } from '../values/results.js';
import { keyOf, unwrap, variableOf, writesOf } from '../scope.js';

/** What comes back from a request with its body left to the caller; `null` when the client reads it, or there is none. */
export function responseOf(file: SourceFile, call: RequestCall): ResponseModel | null {
  const { response, bodyless } = call.found.model;
  if (!response || (bodyless && isGiven(file, call, bodyless)) || (response.when && !isGiven(file, call, response.when, 'surely'))) return null;
  const [command] = call.node.arguments;
  return response.sends && !(command && isMadeBy(file, command, response.sends)) ? null : response;
}

/** Whether an option of a request has a value: on some way, or `surely`. */
export function isGiven(file: SourceFile, call: RequestCall, { option, is }: OptionIs, how: 'perhaps' | 'surely' = 'perhaps'): boolean {
  const given = callOption(file, call, option);
  if (given.answer !== 'yes' || (how === 'surely' && given.conditional)) return false;
  const isEqual = given.values.map(({ value }) => {
    const constant = constantOf(file, value);
    return constant.known && constant.value === is;
  });
  return how === 'surely' ? isEqual.every(Boolean) : isEqual.some(Boolean);
}

/** Whether an expression is `new X(…)`, with X an import of one of these names. */
function isMadeBy(file: SourceFile, node: Node, names: readonly string[]): boolean {
  const inner = unwrap(node);
  if (inner.type === 'NewExpression') return names.includes(importedAs(file, inner.callee)?.path.at(-1) ?? '');
  const variable = inner.type === 'Identifier' ? variableOf(file, inner) : null;
  const [write, second] = variable?.defs[0]?.type === 'Variable' ? (writesOf(variable) ?? []) : [];
  return write?.path.length === 0 && !second && isMadeBy(file, write.expression, names);
}

/** Functions of this file that a response is given to: the call's last argument, and listeners for it. */
export function receiversOf(file: SourceFile, call: RequestCall): readonly FunctionNode[] {
  const last = call.node.arguments.at(-1);
  const listeners = callsOnResult(file, call.node).calls.flatMap(({ callee, arguments: [event, listener] }) => {
    const method = callee.type === 'MemberExpression' ? keyOf(callee) : null;
    return (method === 'on' || method === 'once') && event?.type === 'Literal' && event.value === 'response' && listener ? [listener] : [];
  });
  return [...(last ? [last] : []), ...listeners].flatMap((node) => functionOf(file, node) ?? []);
}
