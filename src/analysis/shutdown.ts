import { perFile, type CallNode, type FunctionNode, type SourceFile } from './file.js';
import { functionOf } from './functions.js';
import { registrationOf } from './handlers.js';
import { calleeText } from './runs.js';
import { isFunction, keyOf } from './scope.js';


/** The function that runs when the service ends, as far as the file shows one. */
export interface ShutdownHook { readonly phrase: string; readonly hook: FunctionNode; readonly call: CallNode | null }

/** Signal handlers and framework hooks of the file. */
export const shutdownHooks = perFile((file): readonly ShutdownHook[] =>
  file.nodes.calls.flatMap((call) => {
    if (registrationOf(file, call)?.model.when !== 'shutdown') return [];
    const [first] = call.arguments;
    const event = first?.type === 'Literal' ? String(first.value) : null;
    const hook = call.arguments.map((argument) => functionOf(file, argument)).find((node) => node !== null);
    return hook ? [{ phrase: `\`${calleeText(file, call)}(${event === null ? '…' : `'${event}'`})\``, hook, call }] : [];
  }),
);

/** A phrase for the first shutdown path of the file. */
export function shutdownPathOf(file: SourceFile): string | null {
  return shutdownHooks(file)[0]?.phrase ?? closingMethod(file);
}

/** A method of a class, or an exported function, whose name says that it ends the service. */
function closingMethod(file: SourceFile): string | null {
  for (const node of file.nodes.functions) {
    const { parent } = node;
    if (!isFunction(node) || parent?.type !== 'MethodDefinition') continue;
    const name = keyOf(parent);
    if (name !== null && file.catalogue.entries.some(({ lifecycleMethods }) => lifecycleMethods?.shutdown?.includes(name))) return `\`${name}\``;
  }
  return null;
}

