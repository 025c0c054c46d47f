import type { TSESTree } from '@typescript-eslint/utils';
import { conventions, type Found, type RequestModel } from '../../catalog/index.js';
import { isLocal } from './addresses.js';
import { cataloguedCalls } from '../values/catalogued.js';
import { constantOf } from '../values/constants.js';
import { deadlineOf } from '../deadlines/deadlines.js';
import type { Deadline, RequestFact } from '../facts.js';
import { perFile, type CallNode, type Node, type SourceFile } from '../file.js';
import { isCallbackName, isObject, optionsArgument } from '../options/arguments.js';
import { readOption, type OptionAnswer } from '../options/options.js';
import { calleeText, runsOf } from '../runs/runs.js';
import { deadlineToAdd } from '../deadlines/saved-bodies.js';
import { unwrap, variableOf, writesOf } from '../scope.js';
import { clientName, remember, siteOf } from '../sites.js';
import { streamsOf } from './streaming.js';
import { isText } from '../types/types-shapes.js';
import { creates, modelOf, valueOf, type Value } from '../values/values.js';

/** A call that sends a request, with the syntax that other questions start from. */
export interface RequestCall {
  readonly node: TSESTree.CallExpression;
  readonly found: Found<RequestModel>;
  /** What the method was called on: the instance or session, or the library itself. */
  readonly value: Value;
  /** Expressions that may hold the options: the argument, or what stands in the URL's place. */
  readonly options: readonly Node[];
  /** Options may stand where they cannot be seen: spread arguments, a request object from elsewhere. */
  readonly opaque: boolean;
  readonly url: Node | null;
}

/** Every call of the file that sends a request. */
export const requestCalls = perFile((file): readonly RequestCall[] =>
  cataloguedCalls(file).flatMap((node) => {
    if (node.type !== 'CallExpression') return [];
    const found = modelOf(file, node.callee, 'requests');
    return found ? [callWith(file, node, found, found.value)] : [];
  }),
);

function callWith(file: SourceFile, node: TSESTree.CallExpression, found: Found<RequestModel>, value: Value): RequestCall {
  const { argumentNames, options, optionsAlsoAt, url = 0 } = found.model;
  const spread = node.arguments.some(({ type }) => type === 'SpreadElement');
  const candidates: (Node | undefined)[] = [options === null || node.arguments.length + options === url ? undefined : node.arguments.at(options)];
  // Where the options stand in their own place, they stand nowhere else; where they are the only argument, not beside another.
  const first = optionsAlsoAt === undefined || (candidates[0] && isObject(file, candidates[0])) || (argumentNames && node.arguments.length > 1) ? undefined : node.arguments[optionsAlsoAt];
  if (first && first !== candidates[0] && !isAddress(file, first)) candidates.push(first);
  const address = url === null ? undefined : node.arguments[url];
  const request = address && found.model.requestObject !== undefined ? requestObject(file, address, found.model.requestObject) : null;
  if (request && request !== 'unknown') candidates.push(request);
  return {
    node,
    found,
    value,
    options: spread ? [] : candidates.filter((candidate) => candidate !== undefined).filter((candidate) => !isCallbackName(file, candidate)),
    opaque: request === 'unknown' || spread,
    url: address ?? null,
  };
}

/** The options inside a request object that stands in the address's place; `unknown` when it was made elsewhere. */
function requestObject(file: SourceFile, address: Node, name: string): Node | 'unknown' | null {
  const inner = unwrap(address);
  if (inner.type === 'NewExpression') return inner.callee.type === 'Identifier' && inner.callee.name === name ? (inner.arguments[1] ?? null) : null;
  if (inner.type !== 'Identifier') return null;
  const variable = variableOf(file, inner);
  const [write, second] = variable?.defs[0]?.type === 'Variable' ? (writesOf(variable) ?? []) : [];
  if (write && !second && write.path.length === 0) return requestObject(file, write.expression, name);
  const [declared] = variable?.identifiers ?? [];
  const annotation = declared?.type === 'Identifier' && declared.typeAnnotation ? file.sourceCode.getText(declared.typeAnnotation) : '';
  if (/^:(?:[\s|]|string\b|URL\b)+$/.test(annotation)) return null;
  return conventions.requestNames.test(inner.name) || new RegExp(`\\b${name}(?:Info)?\\b`).test(annotation) ? 'unknown' : null;
}

/** Whether an argument that may be an address (or a document) or an options object is no options object. */
function isAddress(file: SourceFile, node: Node, depth = 0): boolean {
  if (isObject(file, node)) return false;
  const inner = unwrap(node);
  if (inner.type === 'Literal' || inner.type === 'TemplateLiteral' || inner.type === 'TaggedTemplateExpression' || inner.type === 'BinaryExpression') return true;
  if (inner.type === 'NewExpression') return inner.callee.type === 'Identifier' && inner.callee.name === 'URL';
  if (inner.type === 'Identifier' && (conventions.urlNames.test(inner.name) || typeof constantValue(file, inner) === 'string' || isHeldAddress(file, inner, depth))) return true;
  if (inner.type === 'MemberExpression' && inner.property.type === 'Identifier' && conventions.urlNames.test(inner.property.name)) return true;
  return isText(file, inner) === 'yes';
}

/** A name for texts, or for what a tagged template makes: a GraphQL document, never options. */
function isHeldAddress(file: SourceFile, name: TSESTree.Identifier, depth: number): boolean {
  const variable = variableOf(file, name);
  const writes = variable?.defs[0]?.type === 'Variable' ? (writesOf(variable) ?? []) : [];
  return depth < 3 && writes.length > 0 && writes.every(({ expression, path }) => path.length === 0 && isAddress(file, expression, depth + 1));
}

function constantValue(file: SourceFile, node: Node): unknown {
  const value = constantOf(file, node);
  return value.known ? value.value : undefined;
}

/** An option of the call itself. */
export function callOption(file: SourceFile, { options, opaque }: RequestCall, path: string): OptionAnswer {
  let answer: OptionAnswer = { answer: opaque ? 'unknown' : 'no' };
  for (const candidate of options) {
    const given = readOption(file, candidate, path.split('.'));
    if (given.answer === 'yes') return given;
    if (given.answer === 'unknown') answer = given;
  }
  return answer;
}

/** Creations of the sessions a request is sent with: in its options, in its instance's, or what it is a method of. */
export function sessionsOf(file: SourceFile, call: RequestCall): readonly CallNode[] {
  const given = (call.found.model.session ?? []).map((path) => callOption(file, call, path));
  const own = given.flatMap((answer) => (answer.answer === 'yes' ? answer.values : [])).flatMap(({ value }) => heldSessions(file, valueOf(file, value)));
  return [...own, ...heldSessions(file, call.value)];
}

/** The session a value is, wraps, or was configured with when it was created. */
export function heldSessions(file: SourceFile, value: Value | null, depth = 0): readonly CallNode[] {
  return value ? [value, ...(value.others ?? [])].flatMap((one) => sessionsBehind(file, one, depth)) : [];
}

function sessionsBehind(file: SourceFile, { origin }: Value, depth: number): readonly CallNode[] {
  if (!origin || depth > 5) return [];
  const again = (node: Node) => heldSessions(file, valueOf(file, node), depth + 1);
  const session = modelOf(file, origin.callee, 'sessions');
  const made = session ?? modelOf(file, origin.callee, 'instances');
  if (!made) return [];
  const wraps = session?.model.wraps === undefined ? undefined : origin.arguments[session.model.wraps];
  const options = optionsArgument(file, origin, made.model);
  const given = (made.model.session ?? []).map((path) => readOption(file, options, path.split('.')));
  const held = given.flatMap((answer) => (answer.answer === 'yes' ? answer.values : [])).flatMap(({ value: node }) => again(node));
  const base = session ? [] : heldSessions(file, made.value, depth + 1);
  return [...(session ? [origin] : []), ...(wraps ? again(wraps) : []), ...held, ...base];
}

export function isSession(file: SourceFile, call: CallNode): boolean {
  const found = modelOf(file, call.callee, 'sessions');
  return found !== null && creates(found.model, call);
}

/** The deadline in the library's idiom, beside a signal that ends nothing in time. */
function idiomOf(file: SourceFile, call: RequestCall, deadline: Deadline): string | null {
  const addDeadline = deadlineToAdd(file, call);
  if (addDeadline === null) return null;
  if ('method' in addDeadline) return `.${addDeadline.method}(${addDeadline.value})`;
  return `${addDeadline.option}: ${besideSignal(addDeadline, deadline)}`;
}

/** The value of a deadline option. A signal that is given already goes on to end the request, too. */
export function besideSignal({ option, value }: { readonly option: string; readonly value: string }, deadline: Deadline): string {
  const signal = deadline.state === 'missing' && conventions.signalOptions.test(option) ? deadline.signal : undefined;
  return signal === undefined ? value : `AbortSignal.any([${signal}, ${value}])`;
}

/** What is known of each request of the file. */
export const requestFacts = perFile((file): readonly RequestFact[] => requestCalls(file).map((call) => requestFact(file, call)));

const factOf = new WeakMap<Node, RequestFact>();

export function requestFact(file: SourceFile, call: RequestCall): RequestFact {
  const known = factOf.get(call.node);
  if (known) return known;
  const { entry, model } = call.found;
  let deadline: RequestFact['deadline'] | undefined;
  let runs: RequestFact['runs'] | undefined;
  const fact = remember(file, call.node, {
    kind: 'request',
    site: siteOf(file, call.node),
    client: clientName(entry),
    api: calleeText(file, call.node),
    get runs() {
      return (runs ??= runsOf(file, call.node));
    },
    get deadline() {
      return (deadline ??= deadlineOf(file, call));
    },
    waits: model.waits,
    get streams() {
      return streamsOf(file, call);
    },
    get loopback() {
      return isLocal(file, call);
    },
    get idiom() {
      return idiomOf(file, call, this.deadline);
    },
  } satisfies RequestFact);
  factOf.set(call.node, fact);
  return fact;
}
