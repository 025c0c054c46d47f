import { conventions } from '../../catalog/index.js';
import { perFile, type CallNode, type FunctionNode, type Node, type SourceFile } from '../file.js';
import { callbackRole } from '../functions/callbacks.js';
import { functionOf } from '../functions/functions.js';
import { globalPath } from '../values/globals.js';
import { registrationOf } from './handlers.js';
import { calleeText, frameOf } from './runs.js';
import { isFunction, keyOf, unwrap } from '../scope.js';

/** The function that runs when the service ends, as far as the file shows one. */
export interface ShutdownHook { readonly phrase: string; readonly hook: FunctionNode; readonly call: CallNode | null }

/** Signal handlers and framework hooks of the file. */
export const shutdownHooks = perFile((file): readonly ShutdownHook[] =>
  file.nodes.calls.flatMap((call) => {
    if (registrationOf(file, call)?.model.when !== 'shutdown') return [];
    const [first] = call.arguments;
    const event = first?.type === 'Literal' ? String(first.value) : null;
    const hook = call.arguments.map((argument) => functionOf(file, argument)).find((node) => node !== null);
    return hook && !(conventions.finalEvents as readonly (string | null)[]).includes(event) ? [{ phrase: `\`${calleeText(file, call)}(${event === null ? '…' : `'${event}'`})\``, hook, call }] : [];
  }),
);

/** The first shutdown path of the file: a signal handler or hook, or else a method of a class that a framework calls at the end. */
export const shutdownOf = perFile((file): ShutdownHook | null => shutdownHooks(file)[0] ?? closingMethod(file));

/** A phrase for the first shutdown path of the file. */
export function shutdownPathOf(file: SourceFile): string | null {
  return shutdownOf(file)?.phrase ?? null;
}

function closingMethod(file: SourceFile): ShutdownHook | null {
  for (const node of file.nodes.functions) {
    const { parent } = node;
    if (!isFunction(node) || parent?.type !== 'MethodDefinition') continue;
    const name = keyOf(parent);
    if (name !== null && file.catalogue.entries.some(({ lifecycleMethods }) => lifecycleMethods?.shutdown?.includes(name))) return { phrase: `\`${name}\``, hook: node, call: null };
  }
  return null;
}

/** Whether start-up code ends the process itself when its work is done, whatever is still open. */
export const endsItself = perFile((file): boolean =>
  file.nodes.calls.some((call) => {
    const [code] = call.arguments;
    const isExit = conventions.exitCalls.test(globalPath(file, call.callee) ?? '') && (!code || (code.type === 'Literal' && code.value === 0));
    return isExit && frameOf(file, call).when === 'start-up' && !isConditional(file, call);
  }),
);

/** In a branch, a handler of errors or of events. */
function isConditional(file: SourceFile, call: Node): boolean {
  for (let node = call, parent = node.parent; parent; node = parent, parent = parent.parent) {
    if (['CatchClause', 'ConditionalExpression', 'IfStatement', 'LogicalExpression', 'SwitchCase'].includes(parent.type)) return true;
    if (isFunction(node) && callbackRole(file, node) !== null && callbackRole(file, node) !== 'immediate') return !isAfterwards(node);
  }
  return false;
}

/** `main().then(() => …)`, `main().finally(() => …)`. */
function isAfterwards(callback: Node): boolean {
  const call = callback.parent;
  return call?.type === 'CallExpression' && call.callee.type === 'MemberExpression' && ['then', 'finally'].includes(keyOf(call.callee) ?? '') && call.arguments[0] === callback;
}

/** Whether nothing of a function runs after this statement: it returns, ends the process, or says that it is done. */
export function endsFunction(file: SourceFile, statement: Node): boolean {
  if (statement.type === 'ReturnStatement' || statement.type === 'ThrowStatement') return true;
  const call = statement.type === 'ExpressionStatement' ? unwrap(statement.expression) : null;
  if (call?.type !== 'CallExpression') return false;
  return conventions.exitCalls.test(globalPath(file, call.callee) ?? '') || (call.callee.type === 'Identifier' && conventions.doneNames.test(call.callee.name));
}
