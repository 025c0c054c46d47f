import type { Finding, Tier } from './finding.js';
import type { Report } from './report.js';

/** Numbers of findings: `found` is the sum of the others. */
export interface Counts extends Record<Tier, number> {
  readonly found: number;
  /** Gone, because their fixes were written. */
  readonly fixed: number;
}

export interface Summary extends Counts {
  /** By rule id, in alphabetical order. */
  readonly byRule: Readonly<Record<string, Counts>>;
}

export function summarize({ found, left }: Pick<Report, 'found' | 'left'>): Summary {
  const rules = [...new Set([...found, ...left].map(({ rule }) => rule))].sort();
  const byRule = Object.fromEntries(rules.map((rule) => [rule, count(found.filter(isOf(rule)), left.filter(isOf(rule)))]));
  return { ...total(Object.values(byRule)), byRule };
}

function isOf(rule: string): (finding: Finding) => boolean {
  return (finding) => finding.rule === rule;
}

function count(found: readonly Finding[], left: readonly Finding[]): Counts {
  const tiers = { fixable: 0, suggested: 0, manual: 0 };
  for (const { tier } of left) tiers[tier] += 1;
  // A fix can bring a finding of another rule to light: then more are left than were found at first.
  const fixed = Math.max(0, found.length - left.length);
  return { found: fixed + left.length, fixed, ...tiers };
}

function total(counts: readonly Counts[]): Counts {
  const sum = (key: keyof Counts) => counts.reduce((result, one) => result + one[key], 0);
  return { found: sum('found'), fixed: sum('fixed'), fixable: sum('fixable'), suggested: sum('suggested'), manual: sum('manual') };
}
