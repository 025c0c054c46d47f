import type { TSESTree } from '@typescript-eslint/utils';
import type { SessionFact } from '../analysis/facts.js';
import type { CallNode, FunctionNode, Node, SourceFile } from '../analysis/file.js';
import { globalPath } from '../analysis/values/globals.js';
import { closeMethodOf } from '../analysis/sessions/close-methods.js';
import { fieldOf } from '../analysis/sessions/ownership.js';
import { isFunction, keyOf, unwrap } from '../analysis/scope.js';
import { endsFunction, shutdownHooks, shutdownOf, type ShutdownHook } from '../analysis/runs/shutdown.js';
import { handleOf } from '../analysis/sites.js';
import { isTyped } from './created-type.js';
import { statementOf } from './home.js';
import { indentOf, indentStepOf, newlineOf, semicolonsOf } from './layout.js';
import { planOf } from './lines.js';
import { declareAfter } from './module-top.js';
import { freeName, variableNamed } from './names.js';
import type { Edit, FixPlan } from './plan.js';

const none = (because: string): FixPlan => ({ tier: 'none', because });

/** Closes a session in the function that ends the service, or the object that keeps it: after what it does already, before the process ends. */
export function closeAtShutdown(fact: SessionFact): FixPlan {
  const { file, node } = handleOf(fact) as { file: SourceFile; node: CallNode };
  const { closeMethod, name } = fact;
  const held = fieldOf(file, node);
  if (held) return closeField(file, held, fact);
  const shutdown = shutdownOf(file);
  if (!closeMethod || name === null || !shutdown) return none('nothing in this file ends the service');
  const end = endOf(file, shutdown.hook);
  if (!end) return none('the function that ends the service has no block of its own');
  const waits = closeMethod.async && !end.frame.async ? asyncEdit(file, end.frame) : [];
  if (!waits) return none('closing it takes an `await`, and the function that ends the service is not async');
  const variable = variableNamed(file, name, end.block);
  const declaration = variable && statementOf(variable);
  if (variable?.scope.block.type !== 'Program' || !declaration) return none(`\`${name}\` means something else there`);
  const close = `${name}.${closeMethod.name}()`;
  if (!closeMethod.async || !mayRunTwice(file, shutdown) || !rejectsTwice(file, node, closeMethod.name)) {
    return planOf('unsafe', [inserted(file, end, `${closeMethod.async ? 'await ' : ''}${close}${semicolonsOf(file)}`), ...waits]);
  }
  const closed = freeName(file, `${name}Closed`, [end.block]);
  const declared = declareAfter(file, [declaration], `let ${closed}${isTyped(file) ? ': Promise<unknown> | undefined' : ''}${semicolonsOf(file)}`);
  return planOf('unsafe', [declared, inserted(file, end, `await (${closed} ??= ${close})${semicolonsOf(file)}`), ...waits]);
}

/** An edit that lets a callback wait: nobody looks at what it returns, and nobody counts its parameters. `null` for any other function. */
function asyncEdit(file: SourceFile, frame: FunctionNode): Edit[] | null {
  const { parent } = frame;
  if (parent.type !== 'CallExpression' || parent.callee === frame || frame.generator || frame.returnType) return null;
  const isSignal = globalPath(file, parent.callee)?.startsWith('process.') === true;
  return isSignal || frame.params.length === 0 ? [{ range: [frame.range[0], frame.range[0]], text: 'async ' }] : null;
}

/** Whether a hook hears of several events, or of one again and again. */
function mayRunTwice(file: SourceFile, { hook, call }: ShutdownHook): boolean {
  if (shutdownHooks(file).filter((other) => other.hook === hook).length > 1) return true;
  return call !== null && call.callee.type === 'MemberExpression' && ['on', 'addListener', 'prependListener'].includes(keyOf(call.callee) ?? '');
}

function rejectsTwice(file: SourceFile, node: CallNode, method: string): boolean {
  return closeMethodOf(file, node, method)?.twice === 'rejects';
}

/** `await this.pool.end();` in the method that ends the object, which may never have made one. */
function closeField(file: SourceFile, { name, end }: NonNullable<ReturnType<typeof fieldOf>>, { closeMethod, runs }: SessionFact): FixPlan {
  const method = end?.value;
  if (!closeMethod || !isFunction(method)) return none('the method that ends the object has no block of its own');
  const edit = closeInMethod(file, method, `this.${name}${runs.when === 'construction' ? '' : '?'}.${closeMethod.name}()`, closeMethod.async);
  return typeof edit === 'string' ? none(edit) : { tier: 'unsafe', edits: [edit] };
}

/** A closing call at the end of the method that ends an object; why it cannot stand there, as a phrase. */
export function closeInMethod(file: SourceFile, method: FunctionNode, call: string, isAsync: boolean): Edit | string {
  const place = endOf(file, method);
  if (!place) return 'the method that ends the object has no block of its own';
  if (isAsync && !place.frame.async) return 'closing it takes an `await`, and the method that ends the object is not async';
  return inserted(file, place, `${isAsync ? 'await ' : ''}${call}${semicolonsOf(file)}`);
}

/** Where the last thing of a function can be done: before a statement, or (`null`) at the end of the block. */
interface End { readonly frame: FunctionNode; readonly block: TSESTree.BlockStatement; readonly before: Node | null }

function endOf(file: SourceFile, frame: FunctionNode): End | null {
  return frame.body.type === 'BlockStatement' ? endIn(file, frame, frame.body) : null;
}

/** Down through `try` blocks, and into the callback of what is closed last: `server.close(() => …)`. */
function endIn(file: SourceFile, frame: FunctionNode, block: TSESTree.BlockStatement): End {
  let index = block.body.length;
  while (index > 0 && endsFunction(file, block.body[index - 1]!)) index--;
  const before = block.body[index] ?? null;
  const last = block.body[index - 1];
  if (last?.type === 'TryStatement' && before === null) return endIn(file, frame, last.block);
  const closing = last?.type === 'ExpressionStatement' ? unwrap(last.expression) : null;
  const callback = closing?.type === 'CallExpression' && closing.callee.type === 'MemberExpression' && keyOf(closing.callee) === 'close' ? closing.arguments.at(-1) : undefined;
  if (isFunction(callback) && callback.body.type === 'BlockStatement') return endIn(file, callback, callback.body);
  return { frame, block, before };
}

function inserted(file: SourceFile, { block, before }: End, call: string): Edit {
  const newline = newlineOf(file);
  if (before) return { range: [before.range[0], before.range[0]], text: `${call}${before.loc.start.line === block.loc.start.line ? ' ' : newline + indentOf(file, before)}` };
  const last = block.body.at(-1);
  if (last && last.loc.start.line > block.loc.start.line) return { range: [last.range[1], last.range[1]], text: newline + indentOf(file, last) + call };
  if (last) return { range: [last.range[1], last.range[1]], text: ` ${call}` };
  const inner = newline + indentOf(file, block) + indentStepOf(file);
  return { range: [block.range[0] + 1, block.range[1] - 1], text: `${inner}${call}${newline}${indentOf(file, block)}` };
}
