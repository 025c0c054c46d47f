import { conventions } from '../../catalog/index.js';
import { perNode, type CallNode, type Node, type SourceFile } from '../file.js';
import { globalPath } from '../values/globals.js';
import { importedAs } from '../values/imports.js';
import { isFunction, keyOf, unwrap } from '../scope.js';
import { isList } from '../types/types-shapes.js';

/** How a function given to a call is run; `other`: by a call that nobody knows. */
export type CallbackRole = conventions.CallbackRun | 'other';

type Callbacks = conventions.Callbacks;

/** How the call around a function expression (or a reference to one) runs it; `null` when it is no argument. */
export function callbackRole(file: SourceFile, node: Node): CallbackRole | null {
  return isCallee(node) || isRunHere(node) ? 'immediate' : (rowOf(file, node)?.run ?? (isArgument(node) ? 'other' : null));
}

/** Whether code in a callback of this role runs while its caller does. */
export function runsAtOnce(role: CallbackRole | null): role is 'iteration' | 'immediate' {
  return role === 'iteration' || role === 'immediate';
}

/** The collection that a callback is run for, item by item; `null` when it is no such callback, or the items do not show. */
export function iteratedBy(file: SourceFile, callback: Node): Node | null {
  const row = rowOf(file, callback);
  const call = callback.parent;
  if (row?.run !== 'iteration' || call?.type !== 'CallExpression') return null;
  if (typeof row.items === 'number') return call.arguments[row.items] ?? null;
  const callee = unwrap(call.callee);
  if (callee.type !== 'MemberExpression') return null;
  // `[].forEach.call(nodes, f)`.
  if (isRunMethod(callee)) return call.arguments[0] ?? null;
  // `fp.map(f, xs)`: a library that takes the function first.
  const isLibrary = importedAs(file, callee.object) !== null && (call.arguments.length > 1 || isCallee(call)) && isList(file, callee.object) !== 'yes';
  return isLibrary ? null : callee.object;
}

export function isCallee(node: Node): boolean {
  const outer = node.parent?.type === 'ChainExpression' ? node.parent : node;
  return (outer.parent?.type === 'CallExpression' || outer.parent?.type === 'NewExpression') && outer.parent.callee === outer;
}

export function isArgument(node: Node): boolean {
  return (node.parent?.type === 'CallExpression' || node.parent?.type === 'NewExpression') && node.parent.callee !== node;
}

/** `(function () { … }).call(this)`. */
function isRunHere(node: Node): boolean {
  return isFunction(node) && node.parent?.type === 'MemberExpression' && node.parent.object === node && isRunMethod(node.parent) && isCallee(node.parent);
}

/** `f.call`, `f.apply`. */
export function isRunMethod(member: Node): boolean {
  return (conventions.runMethods as readonly (string | null)[]).includes(keyOf(member));
}

const rowOf = perNode<Node, Callbacks | null>(null, (file, node) => {
  const call = node.parent;
  if (!isArgument(node) || (call?.type !== 'CallExpression' && call?.type !== 'NewExpression')) return null;
  const row = rowFor(file, call, call.arguments.indexOf(node as never));
  return row ?? (isErrorFirst(node) && call.arguments.at(-1) === node ? errorFirst : null);
});

/** `stat(path, (error, stats) => …)`. */
const errorFirst: Callbacks = { arguments: [], run: 'event' };

function isErrorFirst(node: Node): boolean {
  if (!isFunction(node)) return false;
  const [first] = node.params;
  return first?.type === 'Identifier' && conventions.errorParameters.test(first.name);
}

function rowFor(file: SourceFile, call: CallNode, index: number): Callbacks | null {
  const callee = unwrap(call.callee);
  const name = callee.type === 'MemberExpression' ? keyOf(callee) : callee.type === 'Identifier' ? callee.name : null;
  if (name === null) return null;
  const { exact, constructors, methods, names, types } = rows;
  const isLast = index === call.arguments.length - 1;
  const given = (row: Callbacks | undefined, at = index) => (row && (row.arguments === 'last' ? isLast : row.arguments.includes(at)) ? row : null);
  if (call.type === 'NewExpression') return given(constructors.get(name));
  const path = globalPath(file, callee);
  const row = exact.get(path ?? importedName(file, callee) ?? '');
  if (row) return given(row);
  // `Promise.map`: what such a function of a library does, its name does not say.
  if (path !== null && !path.includes('.prototype.') && types.has(path.split('.')[0] ?? '')) return null;
  if (callee.type === 'MemberExpression') {
    const object = unwrap(callee.object);
    if (isRunMethod(callee)) return given(object.type === 'MemberExpression' ? methods.get(keyOf(object) ?? '') : undefined, index - 1);
    const method = given(methods.get(name));
    if (method) return method;
  }
  return given(names.get(name));
}

/** `lodash:map`, for `_.map` and for the default export of `lodash/map`. */
function importedName(file: SourceFile, callee: Node): string | null {
  const imported = importedAs(file, callee);
  if (!imported) return null;
  const { module, path } = imported;
  return path.length > 0 ? `${module}:${path.join('.')}` : module.replace(/\/([^/]+?)(?:\.[cm]?js)?$/, ':$1');
}

/** The table of the catalogue, by name. */
const rows = (() => {
  const exact = new Map<string, Callbacks>();
  const constructors = new Map<string, Callbacks>();
  const methods = new Map<string, Callbacks>();
  const names = new Map<string, Callbacks>();
  for (const row of conventions.callbacks) {
    for (const name of row.globals ?? []) exact.set(name, row);
    for (const module of row.modules ?? []) for (const name of row.exports ?? []) exact.set(`${module}:${name}`, row);
    for (const name of row.constructors ?? []) constructors.set(name, row);
    for (const name of row.methods ?? []) methods.set(name, row);
    for (const name of row.names ?? []) names.set(name, row);
  }
  const types = new Set([...exact.keys()].map((name) => name.split('.')[0] ?? '').filter((name) => /^[A-Z]/.test(name)));
  return { exact, constructors, methods, names, types };
})();
