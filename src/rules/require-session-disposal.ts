import type { SessionFact } from '../analysis/facts.js';
import { createRule } from '../create-rule.js';
import { closeAtShutdown } from '../fixes/close-at-shutdown.js';
import { closeInFinally } from '../fixes/close-in-finally.js';
import { refusalNote, repair } from '../fixes/plan.js';

type MessageIds = 'neverClosed' | 'notClosedAtShutdown' | 'notClosedOnAllPaths' | 'closeAtShutdown' | 'closeInFinally';

export default createRule<[], MessageIds>({
  name: 'require-session-disposal',
  meta: {
    type: 'problem',
    docs: {
      description: 'Require sessions to be closed on every path',
      recommended: true,
      harm: 'Its sockets, timers and file descriptors stay. A service leaks them one by one, and a script does not end.',
    },
    fixable: 'code',
    hasSuggestions: true,
    messages: {
      closeAtShutdown: 'Close `{{name}}` in {{path}}.',
      closeInFinally: 'Close `{{name}}` in a `finally` block.',
      neverClosed: '`{{name}}` is never closed: {{harm}}. Call `{{close}}` in a `finally` block.{{note}}',
      notClosedAtShutdown: '`{{name}}` is not closed in {{path}}: its sockets outlive the service and delay its end. Call `{{close}}` there.{{note}}',
      notClosedOnAllPaths: '`{{name}}` is not closed on every path: {{harm}}. Move `{{close}}` into a `finally` block.{{note}}',
    },
    schema: [],
  },
  create(context, _options, { http, settings }) {
    return {
      Program() {
        for (const session of http.sessions) {
          const messageId = judge(session);
          if (messageId === null) continue;

          const data = { name: session.name ?? session.api, close: closeCall(session), harm: harmOf(session), path: session.owner?.end ?? session.shutdownPath ?? '' };
          const repairId = messageId === 'notClosedAtShutdown' ? 'closeAtShutdown' : 'closeInFinally';
          const plan = messageId === 'notClosedAtShutdown' ? closeAtShutdown(session) : closeInFinally(session);
          context.report({ loc: session.site.loc, messageId, data: { ...data, note: refusalNote(plan) }, ...repair(settings, [{ messageId: repairId, data, plan }]) });
        }
      },
    };
  },
});

function judge(session: SessionFact): MessageIds | null {
  if (!session.closeMethod || session.runtime !== 'node' || session.runs.when === 'test' || session.pools !== 'yes') return null;
  if (session.owner) return session.owner.closes === 'no' && session.owner.end !== null ? 'notClosedAtShutdown' : null;
  if (session.escape !== null) return null;
  if (session.atModuleLevel) return judgeShared(session);
  // The rule on sessions per request speaks of those, and says that they are never closed, too.
  if (session.madeFor === 'each request' || !isHeldHere(session)) return null;
  if (!harms(session)) return null;
  if (session.closed === 'never') return 'neverClosed';
  return session.closed === 'sometimes' && session.dependsOnCall.answer !== 'unknown' ? 'notClosedOnAllPaths' : null;
}

/** A module's session lives as long as the process: only a forgetful shutdown, or a script that cannot end, is a fault. */
function judgeShared(session: SessionFact): MessageIds | null {
  if (session.closed !== 'never') return null;
  if (session.shutdownPath !== null) return 'notClosedAtShutdown';
  return session.keepsProcessAlive && session.shareable && session.requests.length > 0 ? 'neverClosed' : null;
}

function isHeldHere({ name, inline }: SessionFact): boolean {
  return name !== null && !inline;
}

const madeOnce: ReadonlySet<SessionFact['runs']['when']> = new Set(['start-up', 'construction', 'memo']);

/** A connection that somebody listens to lives for what it reports. Idle pools of a script end with it; elsewhere, and where an idle session keeps the process alive, they stay. */
function harms({ keepsProcessAlive, runs, used, requests, listens, shareable, disposable }: SessionFact): boolean {
  if (listens && !shareable) return false;
  return keepsProcessAlive || disposable || (!madeOnce.has(runs.when) && (used || requests.length > 0));
}

function harmOf({ keepsProcessAlive, runs, atModuleLevel, closed, noun }: SessionFact): string {
  if (keepsProcessAlive && (atModuleLevel || runs.when === 'start-up')) return 'the process cannot end while it is open';
  return `${closed === 'never' ? 'each call leaves' : 'some calls leave'} a ${noun} open`;
}

function closeCall({ name, owner, closeMethod }: SessionFact): string {
  return `${closeMethod?.async ? 'await ' : ''}${owner ? 'this.' : ''}${name ?? 'it'}.${closeMethod?.name ?? 'close'}()`;
}
