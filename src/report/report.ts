import type { Comparison } from './comparison.js';
import type { FileError, Finding } from './finding.js';

/** What a rule is about, for those who do not have it before them. */
export interface RuleInfo {
  readonly description: string;
  /** What happens at run time. */
  readonly harm: string;
  readonly url: string | null;
  /** Numbers in the Common Weakness Enumeration; empty for what is no matter of security. */
  readonly cwe: readonly number[];
}

/** A file's text before and after the fixes. */
export interface Rewrite { readonly file: string; readonly before: string; readonly after: string }

/** What a run found, whoever ran it: the command, or ESLint. */
export interface Report {
  /** Null when the rules come from somebody's own configuration. */
  readonly preset: string | null;
  /** `report`: looked only. `preview`: worked the fixes out. `write`: wrote them. */
  readonly mode: 'report' | 'preview' | 'write';
  /** How many were read. */
  readonly files: number;
  /** What the files had before anything was written. */
  readonly found: readonly Finding[];
  /** What they have now: the same as `found`, unless fixes were written. */
  readonly left: readonly Finding[];
  readonly rewrites: readonly Rewrite[];
  readonly errors: readonly FileError[];
  /** Null when nobody measured. */
  readonly seconds: number | null;
  /** By rule id, those of all findings at least. */
  readonly rules: Readonly<Record<string, RuleInfo>>;
  readonly version: string;
  /** What the user calls this run: a date, a commit. */
  readonly label: string | null;
  /** Against an earlier run, when there is one to compare with. */
  readonly comparison: Comparison | null;
}
