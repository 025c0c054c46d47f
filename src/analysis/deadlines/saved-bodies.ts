import { conventions, type AddedDeadline } from '../../catalog/index.js';
import { isGiven, responseOf } from '../responses/arrivals.js';
import type { CallNode, Node, SourceFile } from '../file.js';
import { isFileStream } from '../responses/file-writers.js';
import { flowOf } from '../values/flow.js';
import { makingsOf } from '../options/made-with.js';
import { readOption } from '../options/options.js';
import { callOption, type RequestCall } from '../requests/requests.js';
import { callsOnResult } from '../values/results.js';
import { keyOf, unwrap, wrapped } from '../scope.js';
import { lastName } from './triggers.js';

/** The deadline that fits a request: one that does not cut the body, where that goes into a file as it comes. */
export function deadlineToAdd(file: SourceFile, call: RequestCall): AddedDeadline | null {
  return streamDeadline(file, call) ?? call.found.model.addDeadline ?? null;
}

/**
 * The deadline of a download: the body goes into a file, so it ends some time, and the client has a deadline that leaves it alone
 * while it comes. `null`: there is none, or somebody chose already.
 */
export function streamDeadline(file: SourceFile, call: RequestCall): AddedDeadline | null {
  const { addStreamDeadline: added } = call.found.model;
  if (!added || (added.unless && isGiven(file, call, added.unless))) return null;
  if ('option' in added && isMentioned(file, call, added.option)) return null;
  return isSavedAsItComes(file, call) ? added : null;
}

/** Whether the call, or what made its client, says something of an option. */
function isMentioned(file: SourceFile, call: RequestCall, option: string): boolean {
  const path = option.split('.');
  return callOption(file, call, option).answer !== 'no' || makingsOf(file, call.value).some(({ options }) => options !== null && readOption(file, options, path).answer !== 'no');
}

/** Whether the body is written to a file piece by piece. */
function isSavedAsItComes(file: SourceFile, call: RequestCall): boolean {
  const { returns = 'promise' } = call.found.model;
  const response = responseOf(file, call);
  if (returns !== 'promise') return callsOnResult(file, call.node).calls.some((piping) => isPipedToFile(file, piping)) || flowOf(file, call.node).ends.some((end) => isPutIntoFile(file, end));
  return response !== null && flowOf(file, call.node, response.body?.split('.') ?? []).ends.some((end) => isPutIntoFile(file, end));
}

/** `body.pipe(file)`, `body.pipe(unzip).pipe(file)`, `pipeline(body, unzip, file)`. */
function isPutIntoFile(file: SourceFile, body: Node): boolean {
  const { parent } = body;
  if (parent?.type === 'MemberExpression' && parent.object === body) {
    const call = wrapped(parent).parent;
    return call?.type === 'CallExpression' && unwrap(call.callee) === parent && isPipedToFile(file, call);
  }
  if (parent?.type !== 'CallExpression' || parent.arguments[0] !== body) return false;
  return conventions.pipelineNames.test(lastName(unwrap(parent.callee)) ?? '') && parent.arguments.slice(1).some((argument) => isFileStream(file, argument));
}

/** Follows a chain of pipes, and of listeners in between. */
function isPipedToFile(file: SourceFile, call: CallNode): boolean {
  const callee = unwrap(call.callee);
  const [target] = call.arguments;
  if (callee.type !== 'MemberExpression') return false;
  if (keyOf(callee) === 'pipe' && target && isFileStream(file, target)) return true;
  const next = wrapped(call);
  return next.parent?.type === 'MemberExpression' && next.parent.object === next && isPutIntoFile(file, next);
}
