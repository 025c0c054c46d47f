import { cataloguedCalls } from '../values/catalogued.js';
import { deadlineIn, missing, type DeadlineModel } from './deadline-options.js';
import type { Deadline } from '../facts.js';
import { perFile, type CallNode, type Node, type SourceFile } from '../file.js';
import { deadlineByHook } from './hooks.js';
import { mergedObjects } from '../options/merging.js';
import { merge, no, type OptionAnswer } from '../options/option-answers.js';
import { isUndefined, readOption } from '../options/options.js';
import { keyOf } from '../scope.js';
import { lookUp, modelOf, valueOf, type Value } from '../values/values.js';

/** Options given to all later requests of an instance (by the call that made it), or of the library itself (`null`). */
interface Default {
  readonly type: string | null;
  readonly module: unknown;
  readonly origin: CallNode | null;
  /** Where the value stands below the options; empty: it is an object of options. */
  readonly path: readonly string[];
  readonly value: Node;
  readonly at: Node;
}

/** What a deadline is asked for: an instance, or the library itself. */
export type Holder = Pick<Default, 'type' | 'module' | 'origin'>;

/** A deadline among the defaults of an instance or a library. */
export function deadlineByDefaults(file: SourceFile, holder: Holder, model: DeadlineModel): Deadline {
  const own = defaults(file).filter((one) => isSame(one, holder));
  const found = own.length === 0 ? missing : deadlineIn(file, (path) => readDefault(file, own, path.split('.')), model);
  return found.state === 'set' ? { state: 'set', by: 'defaults' } : found;
}

/** A deadline that is set on every request while it passes through the interceptors of an instance. */
export function deadlineByInterceptors(file: SourceFile, holder: Holder, model: DeadlineModel): Deadline {
  const found = interceptors(file).filter((one) => isSame(one, holder)).map(({ hook }) => (hook ? deadlineByHook(file, hook, model) : missing));
  if (found.some(({ state }) => state === 'set')) return { state: 'set', by: 'an interceptor' };
  return found.find(({ state }) => state === 'unknown') ?? missing;
}

/** The type in a path of the catalogue. */
export function typeIn(path: string): string | null {
  return path.includes('#') ? path.slice(0, path.indexOf('#')) : null;
}

function holderOf({ path, value: { module, origin } }: { readonly path: string; readonly value: Value }): Holder {
  return { type: typeIn(path), module, origin };
}

function isSame(one: Holder, { type, module, origin }: Holder): boolean {
  return one.origin === origin && one.type === type && one.module === module;
}

function readDefault(file: SourceFile, own: readonly Default[], path: readonly string[]): OptionAnswer {
  const answers = own.flatMap((one): OptionAnswer[] => {
    if (one.path.some((key, index) => path[index] !== key)) return [];
    const rest = path.slice(one.path.length);
    if (rest.length > 0) return [readOption(file, one.value, rest)];
    return isUndefined(file, one.value) ? [] : [{ answer: 'yes', values: [{ value: one.value, at: one.at }], conditional: false }];
  });
  return answers.length > 0 ? merge(answers, true) : no;
}

/** `axios.defaults.timeout = 5000`, `Object.assign(api.defaults, options)`, `needle.defaults(options)`. */
const defaults = perFile((file): readonly Default[] => [
  ...file.nodes.assignments.flatMap((node) => {
    const target = defaultsBehind(file, node.left);
    return target ? [{ ...target, value: node.right, at: node }] : [];
  }),
  ...file.nodes.calls.flatMap((call) => {
    const [target] = call.arguments;
    const held = target && mergedObjects(file, call) ? defaultsBehind(file, target) : null;
    return held ? call.arguments.slice(1).map((value) => ({ ...held, value, at: value })) : [];
  }),
  ...cataloguedCalls(file).flatMap((call) => {
    const found = modelOf(file, call.callee, 'configures');
    const value = found && call.arguments[found.model];
    return value ? [{ ...holderOf(found), path: [], value, at: value }] : [];
  }),
]);

/** Whose defaults an expression reaches into, and how deep. */
function defaultsBehind(file: SourceFile, target: Node): (Holder & { readonly path: readonly string[] }) | null {
  const path: string[] = [];
  let node: Node = target;
  while (node.type === 'MemberExpression') {
    const key = keyOf(node);
    if (key === null) return null;
    const value = valueOf(file, node);
    const type = value && lookUp(value, 'defaults')?.model;
    if (value && type) return { type, module: value.module, origin: value.origin, path };
    path.unshift(key);
    node = node.object;
  }
  return null;
}

/** `api.interceptors.request.use((config) => …)`. */
const interceptors = perFile((file): readonly (Holder & { readonly hook: Node | null })[] =>
  cataloguedCalls(file).flatMap((call) => {
    const found = modelOf(file, call.callee, 'interceptors');
    return !found ? [] : [{ ...holderOf(found), hook: call.arguments[found.model] ?? null }];
  }),
);
