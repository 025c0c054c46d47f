import { conventions } from '../../catalog/index.js';
import { invocationsOf } from './callers.js';
import { perNode, type ClassNode, type FunctionNode, type Node, type SourceFile } from '../file.js';
import { frameOf } from '../runs/runs.js';
import { isFunction } from '../scope.js';

/** When the methods of a class run, as far as the file shows it; the rest runs whenever somebody calls it. */
export interface Lifecycle {
  /** The constructor, start hooks of frameworks, and methods that only those call. */
  readonly start: readonly FunctionNode[];
  readonly perRequest: readonly FunctionNode[];
  /** What ends an instance: hooks of frameworks and signals, methods named for it, and methods that only those call. */
  readonly end: readonly FunctionNode[];
}

/** Which methods of a class run at the start, for each request, and at the end? */
export const lifecycleOf = perNode<ClassNode, Lifecycle>({ start: [], perRequest: [], end: [] }, (file, owner) => {
  const methods = methodsOf(owner);
  const when = new Map<FunctionNode, keyof Lifecycle>();
  for (const method of methods) {
    const found = momentOf(file, method);
    if (found) when.set(method, found);
  }
  // What only the end calls is part of the end, however many calls away.
  for (let before = -1; before < when.size; ) {
    before = when.size;
    for (const method of methods) if (!when.has(method) && isOnlyCalledBy(file, method, (caller) => when.get(caller) === 'end')) when.set(method, 'end');
  }
  const of = (moment: keyof Lifecycle) => methods.filter((method) => when.get(method) === moment);
  return { start: of('start'), perRequest: of('perRequest'), end: of('end') };
});

/** Methods that end an instance of a class: those that others call for it first, then those that these call. */
export function closingMethodsOf(file: SourceFile, owner: ClassNode): readonly FunctionNode[] {
  const { end } = lifecycleOf(file, owner);
  return [...end.filter((method) => isNamedForEnd(file, method)), ...end.filter((method) => !isNamedForEnd(file, method))];
}

function methodsOf(owner: ClassNode): readonly FunctionNode[] {
  return owner.body.body.flatMap((member) => {
    const isMethod = member.type === 'MethodDefinition' || member.type === 'PropertyDefinition';
    return isMethod && !member.static && isFunction(member.value) ? [member.value] : [];
  });
}

function momentOf(file: SourceFile, method: FunctionNode): keyof Lifecycle | null {
  switch (frameOf(file, method.body).when) {
    case 'construction':
    case 'start-up':
      return 'start';
    case 'per-request':
      return 'perRequest';
    case 'shutdown':
      return 'end';
    default:
      return isNamedForEnd(file, method) ? 'end' : null;
  }
}

/** `close`, `onModuleDestroy`, `[Symbol.asyncDispose]`. */
function isNamedForEnd(file: SourceFile, { parent }: FunctionNode): boolean {
  if (parent?.type !== 'MethodDefinition' && parent?.type !== 'PropertyDefinition') return false;
  const name = file.sourceCode.getText(parent.key);
  return conventions.endingMethods.test(parent.computed ? `[${name}]` : name.replace(/^#/, ''));
}

function isOnlyCalledBy(file: SourceFile, method: FunctionNode, isCaller: (caller: FunctionNode) => boolean): boolean {
  const calls = invocationsOf(file, method);
  return calls.length > 0 && calls.every((call) => {
    const caller = methodAround(call);
    return caller !== null && isCaller(caller);
  });
}

/** The method of a class that a node stands in, however deep. */
function methodAround(node: Node): FunctionNode | null {
  for (let current: Node | undefined = node; current; current = current.parent) {
    const { parent }: { parent?: Node | undefined } = current;
    if (isFunction(current) && (parent?.type === 'MethodDefinition' || parent?.type === 'PropertyDefinition') && parent.value === current) return current;
  }
  return null;
}
