import type { SessionFact } from '../facts.js';

/** Is a session made anew for each request, on purpose for one target, or kept? */
export function purposeOf(session: Omit<SessionFact, 'madeFor'>): SessionFact['madeFor'] {
  if (!isPerRequest(session)) return 'many';
  return session.dependsOnCall.answer === 'yes' && session.closed === 'always' ? 'one target' : 'each request';
}

/** Made where requests are handled, or made and used up by one function that is no start-up code. */
function isPerRequest({ installed, runs, runtime, pools, poolsWith, escape, shareable, atModuleLevel, requests, inline, givenTo, used, noun }: Omit<SessionFact, 'madeFor'>): boolean {
  const isRepeated = runs.when === 'per-request' || runs.when === 'loop';
  if (runtime === 'workers') return false;
  if (installed) return isRepeated;
  // Somebody has decided that it pools nothing: each one is as good as a shared one.
  if ((pools === 'no' && poolsWith === null) || escape !== null || !shareable || atModuleLevel) return false;
  const sends = requests.length > 0 || (inline && givenTo !== null) || (used && noun !== 'connection');
  return isRepeated ? sends : runs.when === 'unknown' && requests.length > 0;
}
