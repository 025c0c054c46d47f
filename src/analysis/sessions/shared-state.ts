import type { Found, SharedState } from '../../catalog/index.js';
import { optionsArgument } from '../options/arguments.js';
import { constantOf } from '../values/constants.js';
import { perFile, type Node, type SourceFile } from '../file.js';
import { globalPath } from '../values/globals.js';
import { readOption } from '../options/options.js';
import { keyOf, unwrap } from '../scope.js';
import { lookUp, modelOf, valueOf, type Value } from '../values/values.js';

/** A place that changes what all later requests of an instance or session go by. */
export interface Change {
  /** The assignment, call or deletion. */
  readonly node: Node;
  readonly found: Found<SharedState>;
  /** What it is about: the instance, the session, the library. */
  readonly holder: Value;
  /** What is written or called: `axios.defaults.baseURL`. */
  readonly target: Node;
  /** Names below the member of the catalogue: `headers.common.Authorization`; `null` when one of them is computed. */
  readonly path: readonly string[] | null;
  readonly effect: 'set' | 'add' | 'remove';
  /** What is given to it. */
  readonly values: readonly Node[];
}

/** Every change of shared state in the file. */
export const sharedChanges = perFile((file): readonly Change[] => {
  // Few files so much as mention a member that is shared: the others need no look at what they write.
  const mentions = assignable(file).test(file.sourceCode.text);
  return mentions ? [...assigned(file), ...deleted(file), ...called(file)] : methodCalls(file);
});

const assignable = perFile((file): RegExp => {
  const names = file.catalogue.entries.flatMap(({ sharedState }) => Object.entries(sharedState ?? {}).filter(([, { by }]) => by === 'assignment').map(([path]) => path.replace(/^.*[.#]/, '')));
  return new RegExp(`\\b(?:${[...new Set(names)].join('|')})\\b`);
});

function assigned(file: SourceFile): Change[] {
  return file.nodes.assignments.flatMap((node) => {
    const state = stateAt(file, node.left);
    return state ? [{ node, ...state, target: node.left, effect: 'set' as const, values: [node.right, ...computedKeys(node.left)] }] : [];
  });
}

function deleted(file: SourceFile): Change[] {
  return file.nodes.deletions.flatMap((node) => {
    const target = unwrap(node.argument);
    const state = stateAt(file, target);
    return state && target.type === 'MemberExpression' ? [{ node, ...state, target, effect: 'remove' as const, values: computedKeys(target) }] : [];
  });
}

function called(file: SourceFile): Change[] {
  return file.nodes.calls.flatMap((node): Change[] => {
    if (node.type !== 'CallExpression') return [];
    const callee = unwrap(node.callee);
    const [first, ...others] = node.arguments;
    if (first && globalPath(file, callee) === 'Object.assign') {
      const state = stateAt(file, first);
      return state ? [{ node, ...state, target: first, effect: 'set', values: others }] : [];
    }
    // `api.defaults.transformRequest.push(f)`, `api.defaults.headers.set(name, value)`
    const key = callee.type === 'MemberExpression' ? keyOf(callee) : null;
    const change = key === null ? undefined : changes[key];
    const state = change && callee.type === 'MemberExpression' ? stateAt(file, callee.object) : null;
    return state && change ? [{ node, ...state, path: null, target: callee, effect: change, values: node.arguments }] : [];
  }).concat(methodCalls(file));
}

/** `api.interceptors.request.use(f)`, `client.setHeader(name, value)` */
function methodCalls(file: SourceFile): Change[] {
  return file.nodes.calls.flatMap((node) => {
    const method = node.type === 'CallExpression' ? modelOf(file, node.callee, 'sharedState') : null;
    if (method?.model.by !== 'call' || method.value.others) return [];
    return [{ node, found: method, holder: method.value, target: unwrap(node.callee), path: [], effect: method.model.effect, values: node.arguments }];
  });
}

const changes: Readonly<Record<string, Change['effect'] | undefined>> = { push: 'add', unshift: 'add', set: 'set', append: 'set' };

/** The member of the catalogue that an expression is, or stands in, and the way down from there. */
function stateAt(file: SourceFile, node: Node): Pick<Change, 'found' | 'holder' | 'path'> | null {
  const below: (string | null)[] = [];
  let current = unwrap(node);
  for (;;) {
    const value = valueOf(file, current);
    if (value) return inValue(file, value, below);
    if (current.type !== 'MemberExpression') return null;
    below.unshift(keyOf(current));
    current = unwrap(current.object);
  }
}

function inValue(file: SourceFile, value: Value, below: readonly (string | null)[]): Pick<Change, 'found' | 'holder' | 'path'> | null {
  if (value.others) return null;
  for (let length = value.path.length; length > 0; length -= 1) {
    const found = lookUp({ ...value, path: value.path.slice(0, length) }, 'sharedState');
    if (!found) continue;
    if (found.model.by !== 'assignment' || !applies(file, value, found.model)) return null;
    const path = [...value.path.slice(length), ...below];
    return { found, holder: value, path: path.every((key) => key !== null) ? path : null };
  }
  return null;
}

/** Some instances can be changed only when they are made that way. */
function applies(file: SourceFile, { origin }: Value, { when }: SharedState): boolean {
  if (!when) return true;
  const model = origin && modelOf(file, origin.callee, 'instances')?.model;
  const given = origin && model ? readOption(file, optionsArgument(file, origin, model), when.option.split('.')) : null;
  return given?.answer === 'yes' && given.values.every(({ value }) => {
    const constant = constantOf(file, value);
    return constant.known && constant.value === when.is;
  });
}

/** `headers[name]`: the name matters, too. */
function computedKeys(target: Node): Node[] {
  const keys: Node[] = [];
  for (let node: Node = unwrap(target); node.type === 'MemberExpression'; node = unwrap(node.object)) if (node.computed && keyOf(node) === null) keys.push((node).property);
  return keys;
}
