import type { TSESTree } from '@typescript-eslint/utils';
import { conventions } from '../../catalog/index.js';
import { addressStart } from './addresses.js';
import { perFile, type Node, type SourceFile } from '../file.js';
import { includes } from '../functions/functions.js';
import { importedAs } from '../values/imports.js';
import { requestCalls, type RequestCall } from './requests.js';
import { isFunction, keyOf, variableOf, wrapped } from '../scope.js';
import { namesOf } from '../fan-out/turns.js';

/** A call that sends a request. `known`: what the catalogue says of it; `null` for a function of another module that shows it by its name and its use. */
export interface Sending {
  readonly node: TSESTree.CallExpression;
  readonly known: RequestCall | null;
}

/** Every call of the file that sends a request, in source order. Those of web pages are left out: a browser bounds them itself. */
export const sendingCalls = perFile((file): readonly Sending[] => {
  const known = requestCalls(file).filter((call) => !isOfPlatform(call) || !isPage(file)).map((call): Sending => ({ node: call.node, known: call }));
  const nodes = new Set<Node>(requestCalls(file).map(({ node }) => node));
  const others = file.nodes.calls.flatMap((node): readonly Sending[] => (node.type === 'CallExpression' && !nodes.has(node) && looksLikeOne(file, node) ? [{ node, known: null }] : []));
  return [...known, ...others].toSorted((a, b) => a.node.range[0] - b.node.range[0]);
});

/** `fetch('/api/users')`: only a page has an address that this one is relative to. */
const isPage = perFile((file) => requestCalls(file).some((call) => isOfPlatform(call) && call.url !== null && /^\.{0,2}\/(?!\/)/.test(addressStart(file, call.url))));

function isOfPlatform({ found: { entry } }: RequestCall): boolean {
  return entry.globals !== undefined && entry.modules === undefined;
}

/** Whether a function of another module, one that nobody catalogued, sends a request here. */
function looksLikeOne(file: SourceFile, call: TSESTree.CallExpression): boolean {
  const [object, member] = namesOf(call.callee);
  const name = member ?? object ?? '';
  const isFetch = conventions.fetchNames.test(name);
  const isClient = member !== undefined && includes(conventions.clientMethods, member) && conventions.clientNames.test(object ?? '');
  const isErrand = conventions.errandNames.test(name);
  if (!isFetch && !isClient && !isErrand) return false;
  const imported = importedAs(file, call.callee);
  if (!imported || file.catalogue.module(imported.module) || [object, member].some((part) => part !== undefined && conventions.limiterNames.test(part))) return false;
  if (isFetch && isReadFrom(file, call, conventions.responseMembers)) return true;
  if (isClient && isReadFrom(file, call, conventions.resultMembers)) return true;
  const [address] = call.arguments;
  return (isErrand || isFetch) && address !== undefined && conventions.serverAddress.test(addressStart(file, address)) && isWaitedFor(call);
}

/** Whether one of these members is read from what a promise settles to. */
function isReadFrom(file: SourceFile, promise: Node, members: readonly string[]): boolean {
  const outer = wrapped(promise);
  const { parent } = outer;
  const reads = (node: Node) => {
    const use = wrapped(node);
    return use.parent?.type === 'MemberExpression' && use.parent.object === use && members.includes(keyOf(use.parent) ?? '') && (members !== conventions.resultMembers || use.parent.parent?.type !== 'CallExpression' || use.parent.parent.callee !== use.parent);
  };
  if (outer !== promise && reads(promise)) return true;
  if (parent?.type === 'VariableDeclarator' && parent.init === outer) return holdsRead(file, parent.id, reads, members);
  if (parent?.type === 'AssignmentExpression' && parent.right === outer) return holdsRead(file, parent.left, reads, members);
  const then = parent?.type === 'MemberExpression' && parent.object === outer && keyOf(parent) === 'then' ? parent.parent : null;
  const [callback] = then?.type === 'CallExpression' ? then.arguments : [];
  const [response] = isFunction(callback) ? callback.params : [];
  return response !== undefined && holdsRead(file, response, reads, members);
}

function holdsRead(file: SourceFile, holder: Node, reads: (node: Node) => boolean, members: readonly string[]): boolean {
  if (holder.type === 'ObjectPattern') return holder.properties.some((property) => property.type === 'Property' && members.includes(keyOf(property) ?? ''));
  const variable = holder.type === 'Identifier' ? variableOf(file, holder) : null;
  return variable?.references.some((reference) => !reference.isWrite() && reads(reference.identifier)) ?? false;
}

/** The call gives a promise: something waits for it, or hands it on from a callback. */
function isWaitedFor(call: TSESTree.CallExpression): boolean {
  const outer = wrapped(call, { awaits: false });
  const { parent } = outer;
  if (parent?.type === 'AwaitExpression' || parent?.type === 'ReturnStatement' || parent?.type === 'ArrowFunctionExpression') return true;
  return parent?.type === 'MemberExpression' && parent.object === outer && includes(conventions.promiseMethods, keyOf(parent) ?? '');
}

/** A request with what reads its body, up to where its promise is chained to: `got(url).json()`. */
export function readWhole(request: TSESTree.CallExpression): TSESTree.CallExpression {
  const { parent } = request;
  const call = parent.type === 'MemberExpression' && parent.object === request && !includes(conventions.promiseMethods, keyOf(parent) ?? '') ? parent.parent : null;
  return call?.type === 'CallExpression' && call.callee === parent ? readWhole(call) : request;
}
