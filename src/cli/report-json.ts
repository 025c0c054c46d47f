import type { Audit } from './audit.js';
import { unifiedDiff } from './diff.js';
import { summarize } from './summary.js';

/** Goes up when a key changes its meaning or goes away; new keys do not count. */
const FORMAT_VERSION = 1;

/** The report for machines; `docs/audit.md` describes it. The same input gives the same text. */
export function reportJson(audit: Audit): string {
  const { preset, mode, files, left, errors, rewrites } = audit;
  const report = {
    version: FORMAT_VERSION,
    preset,
    files,
    summary: summarize(audit),
    findings: left,
    errors,
    ...(mode === 'preview' && { patch: unifiedDiff(rewrites) }),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}
