import * as v from 'valibot';
import type { Finding } from './finding.js';
import { fingerprintsOf } from './fingerprints.js';
import { oldestVersion, newestVersion } from './versions.js';

/** One run in the history of a project. */
export interface Point {
  readonly label: string | null;
  readonly found: number;
  /** Number of findings by rule id. */
  readonly byRule: Readonly<Record<string, number>>;
}

/** A finding of the earlier run, as its report keeps it. */
export interface Past {
  readonly rule: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** This run against an earlier one. */
export interface Comparison {
  readonly added: readonly Finding[];
  readonly gone: readonly Past[];
  readonly left: readonly Finding[];
  /** All runs before this one that are known, oldest first. */
  readonly history: readonly Point[];
}

export interface Earlier {
  readonly findings: readonly (Past & { readonly fingerprint: string })[];
  /** Up to and including that run. */
  readonly history: readonly Point[];
}

/** What `--compare` was given is no report of ours; the message says what is wrong with it, and where. */
export class BadReportError extends Error {
  override readonly name = 'BadReportError';
}

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const place = v.pipe(v.number(), v.integer(), v.minValue(1));
const label = v.optional(v.nullable(v.string()), null);

const Earlier = v.object({
  version: v.pipe(v.number(), v.minValue(oldestVersion), v.maxValue(newestVersion)),
  label,
  summary: v.object({ byRule: v.record(v.string(), v.object({ found: count, fixed: count })) }),
  findings: v.array(v.object({ fingerprint: v.string(), rule: v.string(), file: v.string(), line: place, column: place, message: v.string() })),
  history: v.optional(v.array(v.object({ label, found: count, byRule: v.record(v.string(), count) })), []),
});

/**
 * Reads an earlier JSON report.
 *
 * @throws {BadReportError} when it is none, or one without the fingerprints of its findings.
 */
export function readEarlier(text: string, name: string): Earlier {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new BadReportError(`${name} is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const result = v.safeParse(Earlier, json);
  if (!result.success) {
    const [issue] = result.issues;
    throw new BadReportError(`${name} is not a report of \`async-http audit --format json\`: ${v.getDotPath(issue) ?? 'the whole'} is ${issue.received}, expected ${issue.expected ?? 'something else'}.`);
  }
  const { findings, summary, history } = result.output;
  const byRule = Object.fromEntries(Object.entries(summary.byRule).map(([rule, { found, fixed }]) => [rule, found - fixed]));
  return { findings, history: [...history, { label: result.output.label, found: findings.length, byRule }] };
}

/** Findings are the same when their fingerprints are. */
export function compare(findings: readonly Finding[], { findings: past, history }: Earlier): Comparison {
  const now = fingerprintsOf(findings);
  const before = new Set(past.map(({ fingerprint }) => fingerprint));
  const present = new Set(now);
  const isOld = (index: number): boolean => before.has(now[index] ?? '');
  return {
    added: findings.filter((_, index) => !isOld(index)),
    gone: past.filter(({ fingerprint }) => !present.has(fingerprint)),
    left: findings.filter((_, index) => isOld(index)),
    history,
  };
}
