import type { BlockingFact } from '../analysis/facts.js';
import { callbackRole } from '../analysis/functions/callbacks.js';
import { handleOf } from '../analysis/sites.js';
import { asyncMapEdits } from './async-map.js';
import { awaitHazard, awaitPlace, partedFile } from './await-place.js';
import { asyncEdits } from './await-text.js';
import type { FixPlan } from './plan.js';
import { propagateAsync } from './propagate-async.js';
import { twinCall } from './twin-call.js';

/** Replaces a blocking call by an `await` of its twin. */
export function awaitTwin(fact: BlockingFact): FixPlan {
  const { file, node } = handleOf(fact);
  const replacement = twinCall(file, node);
  if ('because' in replacement) return none(replacement.because);
  const { call, tier, edits } = replacement;
  const place = awaitPlace(file, call);
  if (place.state === 'impossible') return none(place.because);
  if (place.state === 'sync') {
    const { around } = place;
    const parted = partedFile(file, call, around);
    if (parted) return none(parted.because);
    // What a promise callback returns is waited for, be it a promise or not.
    if (around.type !== 'FunctionDeclaration' && callbackRole(file, around) === 'promise' && !around.returnType) return { tier: 'unsafe', edits: [...asyncEdits(around), ...edits] };
    const mapped = asyncMapEdits(file, around);
    if (mapped) return { tier: 'unsafe', edits: [...mapped, ...edits] };
    return propagateAsync(fact);
  }
  const hazard = awaitHazard(file, call, place.around);
  if (hazard) return hazard.severe ? none(hazard.because) : { tier: 'unsafe', edits };
  return { tier, edits };
}

function none(because: string): FixPlan {
  return { tier: 'none', because };
}
