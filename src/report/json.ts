import type { Point } from './comparison.js';
import { unifiedDiff } from './diff.js';
import type { Finding } from './finding.js';
import { fingerprintsOf } from './fingerprints.js';
import type { Report } from './report.js';
import { summarize } from './summary.js';
import { newestVersion } from './versions.js';

/** The report for machines; `docs/audit.md` describes it. The same input gives the same text. */
export function jsonReport(report: Report): string {
  const { preset, mode, files, left, errors, rewrites, label, comparison } = report;
  const fingerprints = fingerprintsOf(left);
  const text = {
    version: newestVersion,
    preset,
    ...(label !== null && { label }),
    files,
    summary: summarize(report),
    ...(comparison && { comparison: { added: comparison.added.length, gone: comparison.gone.length, left: comparison.left.length } }),
    findings: left.map((finding, index) => ({ ...placeOf(finding), fingerprint: fingerprints[index] })),
    errors,
    ...(comparison && { history: comparison.history satisfies readonly Point[] }),
    ...(mode === 'preview' && { patch: unifiedDiff(rewrites) }),
  };
  return `${JSON.stringify(text, null, 2)}\n`;
}

/** Code and diffs are in the files, and would make the report many times as long. */
function placeOf({ excerpt: _excerpt, change: _change, ...finding }: Finding): Omit<Finding, 'excerpt' | 'change'> {
  return finding;
}
