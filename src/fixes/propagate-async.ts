import type { TSESTree } from '@typescript-eslint/utils';
import type { BlockingFact } from '../analysis/facts.js';
import type { FunctionNode, SourceFile } from '../analysis/file.js';
import { callersOf } from '../analysis/functions/callers.js';
import { labelOf, nameOf } from '../analysis/functions/functions.js';
import { mentionsOf } from '../analysis/functions/mentions.js';
import { variableOf } from '../analysis/scope.js';
import { handleOf } from '../analysis/sites.js';
import { awaitHazard, awaitPlace } from './await-place.js';
import { asyncEdits, awaitEdits } from './await-text.js';
import type { Edit, FixPlan } from './plan.js';
import { twinCall } from './twin-call.js';

/**
 * Makes the helper around a blocking call async, and its callers await it, up to functions that are async already.
 * Only where every use of the helpers is seen: none is exported, handed on or overloaded.
 */
export function propagateAsync(fact: BlockingFact): FixPlan {
  const { file, node } = handleOf(fact);
  const replacement = twinCall(file, node);
  if ('because' in replacement) return { tier: 'none', because: replacement.because };
  const place = awaitPlace(file, replacement.call);
  if (place.state !== 'sync') return { tier: 'none', because: place.state === 'async' ? 'the function around it is async already' : place.because };
  const spread = spreadFrom(file, place.around);
  if ('because' in spread) return { tier: 'none', because: spread.root ? place.because : spread.because };
  const { helpers, calls } = spread;
  for (const call of [replacement.call, ...calls]) {
    const around = awaitPlace(file, call);
    const hazard = around.state === 'impossible' ? null : awaitHazard(file, call, around.around);
    if (hazard?.severe) return { tier: 'none', because: hazard.because };
  }
  const edits: Edit[] = [...replacement.edits, ...helpers.flatMap(asyncEdits), ...calls.flatMap((call) => awaitEdits(file, call))];
  return { tier: 'unsafe', edits };
}

type Spread =
  | { readonly helpers: readonly FunctionNode[]; readonly calls: readonly TSESTree.CallExpression[] }
  /** `root`: it is the innermost function that cannot become async. */
  | { readonly because: string; readonly root: boolean };

/** The functions that must become async, from the innermost outwards, and the calls of them. */
function spreadFrom(file: SourceFile, innermost: FunctionNode): Spread {
  const helpers: FunctionNode[] = [innermost];
  const calls: TSESTree.CallExpression[] = [];
  for (const helper of helpers) {
    const because = whyFixed(file, helper);
    if (because !== null) return { because, root: helper === innermost && nameOf(helper) === null };
    for (const call of callersOf(file, helper)) {
      if (call.type === 'NewExpression' || call.optional) return { because: `\`${labelOf(helper) ?? 'it'}\` is called in a way that cannot be awaited`, root: false };
      const place = awaitPlace(file, call);
      if (place.state === 'impossible') return { because: `\`${labelOf(helper) ?? 'it'}\` is also called where nothing can be awaited: ${place.because}`, root: false };
      if (place.state === 'sync' && !helpers.includes(place.around)) {
        if (nameOf(place.around) === null) return { because: `\`${labelOf(helper) ?? 'it'}\` is also called in sync code: ${place.because}`, root: false };
        helpers.push(place.around);
      }
      calls.push(call);
    }
  }
  return { helpers, calls };
}

/** Why a sync function has to stay sync; `null` if it can become async. */
function whyFixed(file: SourceFile, helper: FunctionNode): string | null {
  const name = nameOf(helper);
  const label = `\`${labelOf(helper) ?? 'the function around it'}\``;
  const variable = name && variableOf(file, name);
  if (!variable || (helper.type !== 'FunctionDeclaration' && (helper.parent.type !== 'VariableDeclarator' || helper.parent.parent.kind !== 'const'))) return `${label} is not async`;
  if (helper.generator) return `${label} is a generator`;
  const mentions = mentionsOf(file, helper);
  if (mentions.some(({ as }) => as === 'exported')) return `${label} is exported, and callers elsewhere do not await it`;
  if (mentions.length > 0) return `${label} is also handed on as a value`;
  if (variable.defs.length > 1 || variable.references.some((reference) => reference.isWrite() && !reference.init)) return `${label} is declared more than once`;
  if (callersOf(file, helper).length === 0) return `${label} is not async`;
  if (name.typeAnnotation) return `${label} has a declared type`;
  return helper.returnType?.typeAnnotation.type === 'TSTypePredicate' ? `${label} is a type guard` : null;
}
