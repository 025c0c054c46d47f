import type { RuleFix, RuleFixer, ReportFixFunction } from '@typescript-eslint/utils/ts-eslint';
import type { Settings } from '../settings.js';

/** A replacement of `range` (offsets in the file's text) by `text`. */
export interface Edit { readonly range: readonly [number, number]; readonly text: string }

/**
 * What a fix builder answers.
 *
 * - `safe`: same requests, results and errors; applied by plain `--fix`.
 * - `unsafe`: adds a deadline, limit, guard or close, or changes when work happens; a suggestion, unless `fixes: 'all'`.
 * - `none`: cannot be rewritten; `because` completes the message: "Not rewritten: {{because}}."
 */
export type FixPlan =
  | { readonly tier: 'safe' | 'unsafe'; readonly edits: readonly Edit[] }
  | { readonly tier: 'none'; readonly because: string };

/** A plan offered under its own wording: several may be offered for one report, the first is what `fixes: 'all'` applies. */
export interface Offer<MessageIds extends string> {
  readonly messageId: MessageIds;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly plan: FixPlan;
}

interface Repair<MessageIds extends string> {
  fix?: ReportFixFunction;
  suggest?: { messageId: MessageIds; data?: Readonly<Record<string, unknown>>; fix: ReportFixFunction }[];
}

/** The one place that decides between fix and suggestion: spread the result into `context.report({...})`. */
export function repair<MessageIds extends string>(settings: Settings, offers: readonly Offer<MessageIds>[]): Repair<MessageIds> {
  const first = offers[0];
  if (first && (first.plan.tier === 'safe' || (first.plan.tier === 'unsafe' && settings.fixes === 'all'))) {
    return { fix: applyEdits(first.plan.edits) };
  }
  const suggest = offers.flatMap(({ messageId, data, plan }) =>
    plan.tier === 'none' ? [] : [{ messageId, ...(data && { data }), fix: applyEdits(plan.edits) }],
  );
  return suggest.length > 0 ? { suggest } : {};
}

/** The sentence a message ends with when nothing can be rewritten (message placeholder `{{note}}`), with its leading space. */
export function refusalNote(plan: FixPlan): string {
  return plan.tier === 'none' && plan.because !== '' ? ` Not rewritten: ${plan.because}.` : '';
}

function applyEdits(edits: readonly Edit[]): ReportFixFunction {
  return (fixer: RuleFixer): RuleFix[] => edits.map(({ range, text }) => fixer.replaceTextRange([range[0], range[1]], text));
}
