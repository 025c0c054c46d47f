import type { TSESTree } from '@typescript-eslint/utils';
import { isCallee } from '../functions/callbacks.js';
import { perNode, type FunctionNode, type Node, type SourceFile } from '../file.js';
import { functionOf, returnedExpressions } from '../functions/functions.js';
import { globalPath } from '../values/globals.js';
import { isExported } from '../functions/mentions.js';
import { isUndefined, propertyOf } from '../options/options.js';
import { functionAround, isGlobal, keyOf, unwrap, variableOf, wrapped, writesOf, type Variable } from '../scope.js';
import { triggerOf, triggerOfArgument, type Trigger } from './triggers.js';

/** Something that aborts a signal. */
export interface Abort {
  /** The reason it gives; `null`: none. */
  readonly reason: Node | null;
  /** It comes when a timer runs out: the signal is a deadline. */
  readonly timed: boolean;
}

/** What can end the requests that are given a signal. */
export interface Signal {
  /** `AbortSignal.timeout()` does. */
  readonly timeout: boolean;
  /** Calls of a controller's `abort` that this file shows. */
  readonly aborts: readonly Abort[];
  /** Whoever else may abort it, this file does not show. */
  readonly open: boolean;
}

const nothing: Signal = { timeout: false, aborts: [], open: false };
const open: Signal = { ...nothing, open: true };

/** What aborts the signal that an expression is? */
export const signalOf: (file: SourceFile, node: Node) => Signal = perNode<Node, Signal>(open, (file, node) => {
  const inner = unwrap(node);
  switch (inner.type) {
    case 'MemberExpression':
      return keyOf(inner) === 'signal' ? ofController(file, inner.object) : open;
    case 'CallExpression':
      return ofCall(file, inner);
    case 'Identifier':
      return isUndefined(file, inner) ? nothing : ofVariable(file, inner);
    case 'Literal':
      return inner.value === null ? nothing : open;
    case 'ConditionalExpression':
      return merged([signalOf(file, inner.consequent), signalOf(file, inner.alternate)]);
    case 'LogicalExpression':
      return inner.operator === '&&' ? signalOf(file, inner.right) : merged([signalOf(file, inner.left), signalOf(file, inner.right)]);
    default:
      return open;
  }
});

function merged(signals: readonly Signal[]): Signal {
  return { timeout: signals.some(({ timeout }) => timeout), aborts: signals.flatMap(({ aborts }) => aborts), open: signals.some((signal) => signal.open) };
}

function ofCall(file: SourceFile, call: TSESTree.CallExpression): Signal {
  const [first] = call.arguments;
  switch (globalPath(file, call.callee)) {
    case 'AbortSignal.timeout':
      return { ...nothing, timeout: true };
    case 'AbortSignal.any':
      return first?.type === 'ArrayExpression' ? merged(first.elements.map((element) => (element && element.type !== 'SpreadElement' ? signalOf(file, element) : open))) : open;
    default: {
      const made = functionOf(file, call.callee);
      const results = made && !made.async && !made.generator ? returnedExpressions(file, made) : [];
      return results.length > 0 ? merged(results.map((result) => signalOf(file, result))) : open;
    }
  }
}

function ofVariable(file: SourceFile, name: TSESTree.Identifier): Signal {
  const variable = variableOf(file, name);
  const writes = variable?.defs[0]?.type === 'Variable' ? writesOf(variable) : null;
  if (!writes || writes.length === 0) return open;
  return merged(writes.map(({ expression, path: [key, ...rest] }) => {
    if (key === undefined) return signalOf(file, expression);
    if (rest.length > 0) return open;
    // `const { signal } = controller`, and what a function of this file gives beside it.
    const held = propertyOf(file, expression, key);
    return held ? signalOf(file, held) : key === 'signal' ? ofController(file, expression) : open;
  }));
}

function ofController(file: SourceFile, node: Node): Signal {
  const inner = unwrap(node);
  if (isController(file, inner)) return nothing;
  const variable = inner.type === 'Identifier' ? variableOf(file, inner) : null;
  const writes = variable?.defs[0]?.type === 'Variable' ? writesOf(variable) : null;
  if (!variable || !writes || writes.length === 0 || !writes.every(({ expression, path }) => path.length === 0 && isController(file, expression))) return open;
  const home = functionAround(writes[0]!.expression);
  return merged([...variable.references.filter((reference) => !reference.isWrite()).map(({ identifier }) => ofUse(file, identifier, home)), ...(isGivenAway(variable) ? [open] : [])]);
}

function isController(file: SourceFile, node: Node): boolean {
  const inner = unwrap(node);
  return inner.type === 'NewExpression' && inner.callee.type === 'Identifier' && inner.callee.name === 'AbortController' && isGlobal(file, inner.callee);
}

function isGivenAway({ defs: [definition] }: Variable): boolean {
  return definition !== undefined && isExported((definition.parent ?? definition.node));
}

/** What the code does to a controller at a mention of its name. */
function ofUse(file: SourceFile, name: Node, home: FunctionNode | null): Signal {
  const outer = wrapped(name, { awaits: false });
  const member = outer.parent;
  if (member?.type !== 'MemberExpression' || member.object !== outer) return isHarmless(outer) ? nothing : open;
  if (keyOf(member) !== 'abort') return keyOf(member) === 'signal' ? nothing : open;
  const end = wrapped(member, { awaits: false });
  const { parent } = end;
  if (parent?.type === 'CallExpression' && parent.callee === end) return aborted(file, parent.arguments[0], triggerOf(file, parent, home));
  // `setTimeout(controller.abort.bind(controller), 5000)`
  const bound = parent?.type === 'MemberExpression' && keyOf(parent) === 'bind' && isCallee(parent) ? parent.parent : null;
  return bound?.type === 'CallExpression' ? aborted(file, bound.arguments[1], triggerOfArgument(file, bound, home)) : aborted(file, undefined, triggerOfArgument(file, end, home));
}

/** `const { signal } = controller`, `controller.abort.bind(controller)`. */
function isHarmless(use: Node): boolean {
  const { parent } = use;
  if (parent?.type === 'VariableDeclarator') return parent.id.type === 'ObjectPattern' && parent.id.properties.every((property) => keyOf(property) === 'signal');
  const method = parent?.type === 'CallExpression' && parent.arguments[0] === use ? parent.callee : null;
  return method?.type === 'MemberExpression' && keyOf(method) === 'bind' && keyOf(method.object) === 'abort';
}

function aborted(file: SourceFile, reason: Node | undefined, trigger: Trigger): Signal {
  return { ...nothing, aborts: [{ reason: reason && !isUndefined(file, reason) ? reason : null, timed: trigger === 'timer' }] };
}
