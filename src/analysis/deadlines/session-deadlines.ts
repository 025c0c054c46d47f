import { optionsArgument } from '../options/arguments.js';
import { cataloguedCalls } from '../values/catalogued.js';
import { deadlineIn, missing, unknown } from './deadline-options.js';
import type { Deadline } from '../facts.js';
import { perFile, type CallNode, type SourceFile } from '../file.js';
import { readOption } from '../options/options.js';
import { callOption, heldSessions, sessionsOf, type RequestCall } from '../requests/requests.js';
import { modelOf, valueOf } from '../values/values.js';

/** A deadline that a session gives the requests sent with it: the one the request names, its instance's, or that of the process. */
export function deadlineOfSessions(file: SourceFile, call: RequestCall): Deadline {
  const { model } = call.found;
  if (model.losesSessionDeadline) return missing;
  const sessions = sessionsOf(file, call);
  for (const session of [...sessions, ...installedSessions(file, call)]) {
    const found = deadlineOfSession(file, session);
    if (found.state !== 'missing') return found;
  }
  const given = (model.session ?? []).map((path) => callOption(file, call, path));
  // A session from elsewhere can only matter where sessions carry deadlines: those clients give up by themselves, too.
  const foreign = sessions.length === 0 && (given.some(({ answer }) => answer !== 'no') || installsUnknown(file, call)) && model.waits !== 'forever';
  return foreign ? unknown('its session comes from elsewhere') : missing;
}

function deadlineOfSession(file: SourceFile, session: CallNode): Deadline {
  const model = modelOf(file, session.callee, 'sessions')?.model;
  if (!model) return missing;
  const options = optionsArgument(file, session, model);
  const found = deadlineIn(file, (path) => readOption(file, options, path.split('.')), model);
  return found.state === 'missing' && model.boundedByDefault ? { state: 'bounded by default' } : found;
}

/** Whether the file installs a session that was made elsewhere. */
function installsUnknown(file: SourceFile, call: RequestCall): boolean {
  return call.value.origin === null && Boolean(call.found.model.session?.length) && installations(file).some((sessions) => sessions.length === 0);
}

/** Sessions that the file installs for the whole process, for requests of the same client that name none. */
function installedSessions(file: SourceFile, call: RequestCall): readonly CallNode[] {
  const named = (call.found.model.session ?? []).some((path) => callOption(file, call, path).answer !== 'no');
  return named || call.value.origin || !call.found.model.session ? [] : installations(file).flat();
}

const installations = perFile((file) =>
  cataloguedCalls(file).flatMap((node) => {
    const found = modelOf(file, node.callee, 'installs');
    const session = found && node.arguments[found.model];
    return session ? [heldSessions(file, valueOf(file, session))] : [];
  }),
);
