import { classOf } from '../functions/classes.js';
import { perFile, perNode, type CallNode, type ClassNode, type FunctionNode, type SourceFile } from '../file.js';
import { isConstruction, runningFunction } from '../functions/frames.js';
import { classNameOf, functionOf, labelOf } from '../functions/functions.js';
import { lifetimeOf } from './lifetimes.js';
import { fieldOf } from './ownership.js';
import { isSession } from '../requests/requests.js';
import { isFunction, wrapped } from '../scope.js';

/** The session that a call of this file's own code yields, and the name of what makes it. */
export interface Made { readonly by: string | null; readonly origin: CallNode }

/**
 * Does a call give a session that was created for it: by a function of this file, be it two calls away, in an instance or in
 * options; or by the constructor of a class of this file, which keeps it in a field?
 */
export function madeBy(file: SourceFile, call: CallNode): Made | null {
  if (sessionsByFrame(file).size === 0) return null;
  if (call.type === 'NewExpression') {
    const owner = classOf(file, call.callee);
    if (!owner || isFunction(owner)) return null;
    const origin = sessionKeptBy(file, owner);
    return origin && { by: classNameOf(owner), origin };
  }
  const factory = functionOf(file, call.callee);
  const origin = factory && sessionGivenBy(file, factory);
  return factory && origin && { by: labelOf(factory), origin };
}

/** The session that each instance of a class has for itself, created in any case. */
const sessionKeptBy: (file: SourceFile, owner: ClassNode) => CallNode | null = perNode<ClassNode, CallNode | null>(null, (file, owner) =>
  [...sessionsByFrame(file).values()].flat().find((created) => {
    const { parent } = wrapped(created, { awaits: false });
    const isUnconditional = parent?.type === 'PropertyDefinition' || (parent?.type === 'AssignmentExpression' && parent.operator === '=' && isFunction(parent.parent.parent?.parent));
    return isUnconditional && isConstruction(file, created) && fieldOf(file, created)?.owner === owner;
  }) ?? null,
);

/** The session that a function creates and gives to its caller, and to nobody else. */
const sessionGivenBy: (file: SourceFile, factory: FunctionNode) => CallNode | null = perNode<FunctionNode, CallNode | null>(null, (file, factory) => {
  if (factory.generator) return null;
  for (const created of sessionsByFrame(file).get(factory) ?? []) if (isGiven(file, created)) return created;
  for (const call of callsByFrame(file).get(factory) ?? []) {
    const made = madeBy(file, call);
    if (made && isGiven(file, call)) return made.origin;
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
