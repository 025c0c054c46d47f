import { conventions } from '../../catalog/index.js';
import { methodDeadline } from './deadline-methods.js';
import { deadlineIn, missing, unknown } from './deadline-options.js';
import type { Deadline } from '../facts.js';
import type { SourceFile } from '../file.js';
import { deadlineByHooks } from './hooks.js';
import { deadlineOfInstance } from './instance-deadlines.js';
import { deadlineAround } from './races.js';
import { callOption, type RequestCall } from '../requests/requests.js';
import { callsOnResult } from '../values/results.js';
import { deadlineOfSessions } from './session-deadlines.js';

/** The option that most clients take a deadline in: where it does nothing, a deadline was meant. */
export const { plainDeadline } = conventions;

/** Does a deadline reach this request: in the call, its instance, the session, the defaults, or around it? */
export function deadlineOf(file: SourceFile, call: RequestCall): Deadline {
  const { model } = call.found;
  const inCall = deadlineIn(file, (path) => callOption(file, call, path), model, call);
  if (inCall.state === 'set') return inCall;
  const onResult = methodDeadline(file, call.node, model) ?? missing;
  if (onResult.state === 'set') return onResult;
  const around = deadlineAround(file, call.node);
  if (around) return around;
  if (inCall.state === 'disabled') return inCall;
  const inherited = inheritedDeadline(file, call);
  if (inherited.state === 'set') return inherited;
  if (isConfiguredLater(file, call)) return unknown('what it returns is configured elsewhere');
  const open = [inCall, inherited].find(({ state }) => state === 'unknown');
  const kept = open ?? firstKnown([inCall, onResult, inherited]);
  if (kept.state !== 'missing') return kept;
  return model.boundedByDefault ? { state: 'bounded by default' } : inCall;
}

/** A request that is given away before it is sent, or read. */
function isConfiguredLater(file: SourceFile, { node, found: { model } }: RequestCall): boolean {
  const { deadlineMethods = [], returns = 'promise' } = model;
  return returns !== 'promise' && (deadlineMethods.length > 0 || returns !== 'stream') && callsOnResult(file, node).escapes;
}

/** From the hooks of the call, the instance, what it extends, the library's defaults, the session and the process-wide session. */
function inheritedDeadline(file: SourceFile, call: RequestCall): Deadline {
  const { model } = call.found;
  const hooked = deadlineByHooks(file, (path) => callOption(file, call, path), model.hooks ?? [], model);
  const clients = [call.value, ...(call.value.others ?? [])];
  if (clients.some(({ injected }) => injected)) return unknown('it is configured where it is made');
  const [made = missing, ...others] = clients.map((client) => deadlineOfInstance(file, call.found, client));
  const instance = others.some(({ state }) => state !== made.state) ? unknown('it depends on the client') : made;
  return firstKnown([hooked, instance, deadlineOfSessions(file, call)]);
}

/** The first answer that says anything; that a deadline is missing says the least. */
function firstKnown(found: readonly Deadline[]): Deadline {
  return found.find(({ state }) => state !== 'missing') ?? found[0] ?? missing;
}
