import { conventions } from '../../catalog/index.js';
import { callbackRole, runsAtOnce } from '../functions/callbacks.js';
import { callersOf } from '../functions/callers.js';
import type { CallNode, FunctionNode, Node, SourceFile } from '../file.js';
import { labelOf } from '../functions/functions.js';
import { mentionsOf } from '../functions/mentions.js';
import { functionAround, keyOf, unwrap, wrapped } from '../scope.js';

/**
 * What makes a piece of code run. `timer`: time that has passed; `closing`: the end of what it serves (a connection, a process, the
 * work itself); `other`: anything else, so that nobody here can say when.
 */
export type Trigger = 'timer' | 'closing' | 'other';

const deepest = 6;

/** What makes this code run, seen from the function that started the work (`null` at module level, `undefined` for several)? */
export function triggerOf(file: SourceFile, node: Node, home: FunctionNode | null | undefined, depth = 0): Trigger {
  const around = functionAround(node);
  if (around === home || !around || depth > deepest) return around === home ? triggerInPlace(node) : 'other';
  if (runsAtOnce(callbackRole(file, around)) && around.parent) return triggerOf(file, around, home, depth + 1);
  const mentions = mentionsOf(file, around);
  const triggers = [
    ...mentions.map(({ node: mention, as }) => (as === 'argument' ? triggerOfArgument(file, mention, home, depth + 1) : closes(around) ? 'closing' : 'other')),
    ...callersOf(file, around).map((call) => triggerOf(file, call, home, depth + 1)),
  ];
  return triggers.includes('timer') ? 'timer' : triggers.includes('other') ? 'other' : 'closing';
}

function closes(node: FunctionNode): boolean {
  const name = labelOf(node) ?? '';
  return conventions.endingMethods.test(name) || conventions.leavingMethods.test(name);
}

/** What makes a function run that is given to a call. */
export function triggerOfArgument(file: SourceFile, argument: Node, home: FunctionNode | null | undefined, depth = 0): Trigger {
  const call = wrapped(argument).parent;
  if (call?.type !== 'CallExpression' && call?.type !== 'NewExpression') return 'other';
  const callee = unwrap(call.callee);
  const name = lastName(callee);
  if (name === null) return 'other';
  if (conventions.timerCalls.test(name)) return 'timer';
  if (callee.type === 'MemberExpression' && name === 'then') return waitsForTime(callee.object) ? 'timer' : 'other';
  if (callee.type === 'MemberExpression' && name === 'finally') return 'closing';
  const [event] = call.arguments;
  if (event?.type === 'Literal' && typeof event.value === 'string' && event !== argument) {
    if (conventions.timeoutEvents.test(event.value)) return 'timer';
    return conventions.closingEvents.test(event.value) && !isSignal(callee) ? 'closing' : 'other';
  }
  if (conventions.deadlineNames.test(name) && !name.startsWith('clear')) return 'timer';
  return runsAtOnce(callbackRole(file, argument)) ? triggerOf(file, call, home, depth + 1) : 'other';
}

/** `signal.addEventListener('abort', …)` passes on what somebody else decides. */
function isSignal(callee: Node): boolean {
  return callee.type === 'MemberExpression' && /signal$/i.test(lastName(unwrap(callee.object)) ?? '');
}

/** In the function itself: after the work is done, or after a pause. */
function triggerInPlace(node: Node): Trigger {
  for (let current = node; current.parent; current = current.parent) {
    const { parent } = current;
    if (parent.type === 'CatchClause' || (parent.type === 'TryStatement' && parent.finalizer === current)) return 'closing';
    if (parent.type !== 'BlockStatement' && parent.type !== 'Program') continue;
    const before = parent.body.slice(0, parent.body.indexOf(current as never));
    if (before.some((statement) => statement.type === 'ExpressionStatement' && statement.expression.type === 'AwaitExpression' && waitsForTime(statement.expression.argument))) return 'timer';
    if (parent.parent && parent.parent === functionAround(node)) break;
  }
  return 'other';
}

/** `sleep(5000)`. */
function waitsForTime(node: Node): boolean {
  const inner = unwrap(node);
  const name = inner.type === 'CallExpression' ? lastName(unwrap(inner.callee)) : null;
  return name !== null && (conventions.timerCalls.test(name) || conventions.pauseNames.test(name) || conventions.deadlineNames.test(name));
}

/** The last part of a callee's name. */
export function lastName(callee: Node): string | null {
  if (callee.type === 'Identifier') return callee.name;
  return callee.type === 'MemberExpression' ? keyOf(callee) : null;
}

/** Whether a call starts a timer, and gives it this argument. */
export function isTimer(call: CallNode): boolean {
  return conventions.timerCalls.test(lastName(unwrap(call.callee)) ?? '');
}
