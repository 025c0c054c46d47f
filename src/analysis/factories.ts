import { perFile, perNode, type CallNode, type FunctionNode, type SourceFile } from './file.js';
import { runningFunction } from './frames.js';
import { functionOf } from './functions.js';
import { lifetimeOf } from './lifetimes.js';
import { isSession } from './requests.js';

/** The function of this file that a call gets a session from, and where that is created. */
export interface Made { readonly by: FunctionNode; readonly origin: CallNode }

/** Does a call of a function of this file give a session that was created for it, be it two calls away, or in an instance or in options? */
export function madeBy(file: SourceFile, call: CallNode): Made | null {
  if (call.type === 'NewExpression' || sessionsByFrame(file).size === 0) return null;
  const by = functionOf(file, call.callee);
  const origin = by && sessionGivenBy(file, by);
  return by && origin && { by, origin };
}

/** The session that a function creates and gives to its caller, and to nobody else. */
const sessionGivenBy: (file: SourceFile, factory: FunctionNode) => CallNode | null = perNode<FunctionNode, CallNode | null>(null, (file, factory) => {
  if (factory.generator) return null;
  for (const created of sessionsByFrame(file).get(factory) ?? []) if (isGiven(file, created)) return created;
  for (const call of callsByFrame(file).get(factory) ?? []) {
    const made = madeBy(file, call);
    if (made && made.by !== factory && isGiven(file, call)) return made.origin;
  }
  return null;
});

function isGiven(file: SourceFile, created: CallNode): boolean {
  const escapes = lifetimeOf(file, created)?.escapes;
  return escapes?.size === 1 && escapes.has('returned');
}

const callsByFrame = perFile((file) => byFrame(file, file.nodes.calls));

const sessionsByFrame = perFile((file) => byFrame(file, file.nodes.calls.filter((call) => isSession(file, call))));

function byFrame(file: SourceFile, calls: readonly CallNode[]): ReadonlyMap<FunctionNode | null, readonly CallNode[]> {
  const frames = new Map<FunctionNode | null, CallNode[]>();
  for (const call of calls) {
    const frame = runningFunction(file, call);
    const known = frames.get(frame);
    if (known) known.push(call);
    else frames.set(frame, [call]);
  }
  return frames;
}
