import { conventions, type RequestModel } from '../../catalog/index.js';
import { isCallee } from '../functions/callbacks.js';
import { constantOf } from '../values/constants.js';
import type { Answer } from '../facts.js';
import type { CallNode, Node, SourceFile } from '../file.js';
import { functionOf, includes, labelOf } from '../functions/functions.js';
import { makingsOf } from '../options/made-with.js';
import { valuesIn } from '../options/option-answers.js';
import { readOption } from '../options/options.js';
import { callOption, type RequestCall } from './requests.js';
import { callsOnResult } from '../values/results.js';
import { calleeText } from '../runs/runs.js';
import { streamDeadline } from '../deadlines/saved-bodies.js';
import { functionAround, isFunction, keyOf, unwrap, variableOf, wrapped } from '../scope.js';
import { sendsStream } from './uploads.js';

/** Whether a request may take as long as it takes: a stream either way that its client's deadline would cut, or an answer that the server keeps back. */
export function streamsOf(file: SourceFile, call: RequestCall): Answer {
  if (['accept', 'Accept'].some((header) => hasValue(file, call, `headers.${header}`, (value) => conventions.streamingTypes.test(String(value))))) return 'yes';
  if (sendsStream(file, call.node) || isLongPoll(file, call.node)) return 'yes';
  return takesStream(file, call) && streamDeadline(file, call) === null ? 'yes' : 'no';
}

/** Whether the body is left to the caller as a stream. */
function takesStream(file: SourceFile, call: RequestCall): boolean {
  const { streams: shapes } = call.found.model;
  return shapes === true || shapes?.some(({ option, is }) => hasValue(file, call, option, (value) => value === is)) === true || isDownload(file, call);
}

function hasValue(file: SourceFile, call: RequestCall, option: string, test: (value: unknown) => boolean): boolean {
  const given = valuesIn(callOption(file, call, option));
  const inherited = given.length > 0 ? [] : makingsOf(file, call.value).flatMap(({ options }) => valuesIn(readOption(file, options, option.split('.'))));
  return [...given, ...inherited].some(({ value }) => {
    const constant = constantOf(file, value);
    return constant.known && test(constant.value);
  });
}

function isDownload(file: SourceFile, { node, found: { model } }: RequestCall): boolean {
  return (cutsBody(model) && isStreamed(file, node)) || (!pipesOperators(model) && isPiped(file, node));
}

/** A signal ends the body, too; other deadlines mind only the wait for the response, or the gaps. */
function cutsBody({ addDeadline, returns = 'promise' }: RequestModel): boolean {
  return returns === 'promise' && addDeadline !== undefined && 'option' in addDeadline && conventions.signalOptions.test(addDeadline.option);
}

/** What comes back is an observable: `pipe` takes operators, not streams. */
function pipesOperators({ deadlineMethods = [] }: RequestModel): boolean {
  return deadlineMethods.some((method) => method.startsWith('pipe:'));
}

/** `request(url).pipe(file)`, `http.get(url, (response) => response.pipe(file))`. */
function isPiped(file: SourceFile, request: CallNode): boolean {
  const { calls } = callsOnResult(file, request);
  if (calls.some(({ callee }) => callee.type === 'MemberExpression' && keyOf(callee) === 'pipe')) return true;
  const listeners = [request, ...calls].flatMap((call) => (call === request || call.arguments[0]?.type === 'Literal' ? call.arguments.slice(-1) : []));
  return listeners.some((listener) => {
    const [response] = functionOf(file, listener)?.params ?? [];
    return response?.type === 'Identifier' && readsOf(file, response).some((read) => isHandedToStream(read));
  });
}

function isHandedToStream(read: Node): boolean {
  const { parent } = read;
  if (parent?.type === 'MemberExpression' && parent.object === read) return keyOf(parent) === 'pipe';
  return parent?.type === 'CallExpression' && parent.arguments[0] === read && parent.callee.type === 'Identifier' && conventions.pipelineNames.test(parent.callee.name);
}

function isLongPoll(file: SourceFile, request: CallNode): boolean {
  const around = functionAround(request);
  return conventions.longPolls.test(`${(around && labelOf(around)) ?? ''} ${request.arguments.map((argument) => file.sourceCode.getText(argument)).join(' ')}`);
}

/** Whether the body of a response is taken piece by piece, as it comes: a deadline for the whole would cut it. */
export function isStreamed(file: SourceFile, request: CallNode): boolean {
  return usesOf(file, request).some((response) => {
    const { parent } = response;
    if (parent?.type === 'MemberExpression' && parent.object === response) {
      return includes(conventions.bodyMembers, keyOf(parent) ?? '') && usesOf(file, parent).some((body) => isTakenApart(file, body));
    }
    const pattern = parent?.type === 'VariableDeclarator' && parent.init === response ? parent.id : response;
    if (pattern.type !== 'ObjectPattern') return false;
    const taken = pattern.properties.find((property) => property.type === 'Property' && includes(conventions.bodyMembers, keyOf(property) ?? ''));
    return taken?.type === 'Property' && readsOf(file, taken.value).flatMap((read) => usesOf(file, read)).some((body) => isTakenApart(file, body));
  });
}

/** Where the value of an expression is used: in place, through the variables that hold it, or in the callback it settles into. */
function usesOf(file: SourceFile, node: Node, depth = 0): readonly Node[] {
  const outer = wrapped(node);
  const { parent } = outer;
  const name = parent?.type === 'VariableDeclarator' && parent.init === outer ? parent.id : parent?.type === 'AssignmentExpression' && parent.right === outer ? parent.left : null;
  if (name?.type === 'Identifier') return depth > 3 ? [] : readsOf(file, name).flatMap((read) => usesOf(file, read, depth + 1));
  const call = parent?.type === 'MemberExpression' && parent.object === outer && keyOf(parent) === 'then' && isCallee(parent) ? parent.parent : null;
  const callback = call?.type === 'CallExpression' && call.arguments[0] ? unwrap(call.arguments[0]) : null;
  const [settled] = isFunction(callback) ? callback.params : [];
  if (settled) return settled.type === 'Identifier' ? readsOf(file, settled) : [settled];
  return [outer];
}

function readsOf(file: SourceFile, name: Node): readonly Node[] {
  const variable = variableOf(file, name);
  return variable?.references.filter((reference) => !reference.isWrite()).map(({ identifier }) => wrapped(identifier)) ?? [];
}

function isTakenApart(file: SourceFile, body: Node): boolean {
  const { parent } = body;
  switch (parent?.type) {
    case 'MemberExpression':
      return parent.object === body && includes(conventions.streamMethods, keyOf(parent) ?? '');
    case 'ForOfStatement':
      return parent.right === body;
    case 'YieldExpression':
    case 'ReturnStatement':
    case 'Property':
      return true;
    case 'ArrowFunctionExpression':
      return parent.body === body;
    case 'CallExpression':
    case 'NewExpression':
      return parent.callee !== body && !includes(conventions.harmlessCalls, calleeText(file, parent).split('.')[0] ?? '') && !conventions.assertions.test(calleeText(file, parent));
    default:
      return false;
  }
}
