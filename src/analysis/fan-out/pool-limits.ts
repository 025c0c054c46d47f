import { optionsArgument } from '../options/arguments.js';
import { constantOf, isNumber } from '../values/constants.js';
import { perFile, type CallNode, type Node, type SourceFile } from '../file.js';
import { readOption } from '../options/options.js';
import type { Reached } from '../requests/reach.js';
import { heldSessions, sessionsOf, type RequestCall } from '../requests/requests.js';
import { isInside } from '../scope.js';
import { modelOf, valueOf } from '../values/values.js';

/** A limit that someone set, or that a session has by itself. */
interface Limit { readonly value: number; readonly isSet: boolean }

/**
 * How many requests the session of a fan-out lets through at a time; `null` where it has no limit, or none that shows. What
 * someone set goes before what a session has by default. A session that each item makes for itself limits nothing between them.
 */
export function poolLimit(file: SourceFile, { request }: Reached, work: Node | null): number | null {
  if (!request.known) return null;
  const limits = sessionsUsed(file, request.known).filter((session) => work === null || !isInside(session, work)).flatMap((session) => limitOf(file, session) ?? []);
  return (limits.find(({ isSet }) => isSet) ?? limits[0])?.value ?? null;
}

/** The sessions of the request itself, or those this file installs for all requests that name none. */
function sessionsUsed(file: SourceFile, call: RequestCall): readonly CallNode[] {
  const own = sessionsOf(file, call);
  return own.length > 0 || !call.found.model.session ? own : installed(file).filter(({ options }) => call.found.model.session?.some((path) => options.includes(path))).flatMap(({ sessions }) => sessions);
}

/** Sessions given to a function that installs them for the process, with the options under which a request would name another one. */
const installed = perFile((file) =>
  file.nodes.calls.flatMap((call) => {
    const found = modelOf(file, call.callee, 'installs');
    const given = found && call.arguments[found.model];
    if (!found || !given) return [];
    const options = Object.values(found.entry.requests ?? {}).flatMap(({ session = [] }) => session);
    return [{ options, sessions: heldSessions(file, valueOf(file, given)) }];
  }),
);

function limitOf(file: SourceFile, session: CallNode): Limit | null {
  const model = modelOf(file, session.callee, 'sessions')?.model;
  if (!model?.limit) return null;
  const given = readOption(file, optionsArgument(file, session, model), model.limit.option.split('.'));
  if (given.answer === 'no') return typeof model.limit.default === 'number' ? { value: model.limit.default, isSet: false } : null;
  const value = given.answer === 'yes' && given.values.length === 1 ? constantOf(file, given.values[0].value) : null;
  return value && isNumber(value) && value.value > 0 && value.value < Infinity ? { value: value.value, isSet: true } : null;
}
